/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-choice.h"

static int
compare (gint64 a,
         gint64 b)
{
  return (a > b) - (a < b);
}

/**
 * zavod_contender_compare:
 * @latest_first: whether the later claim speaks, as of a status, or the one that has more weight
 *
 * Returns: above 0 when @a speaks rather than @b, else below 0. The smaller id decides where nothing else does.
 */
int
zavod_contender_compare (const ZavodContender *a,
                         const ZavodContender *b,
                         gboolean              latest_first)
{
  const int latest = compare (a->first_day, b->first_day);
  int order = latest_first ? latest : 0;

  if (order == 0)
    order = compare (a->weight, b->weight);
  if (order == 0)
    order = compare (a->n_citations, b->n_citations);
  if (order == 0)
    order = latest;

  return order != 0 ? order : compare (b->id, a->id);
}

/**
 * zavod_knowledge_has:
 * @published: the first day on which a source may have been published; 0: it shows no date
 */
gboolean
zavod_knowledge_has (const ZavodKnowledge *self,
                     guint32               published)
{
  if (self->day == 0)
    return TRUE;

  return published == 0 ? self->undated : published <= self->day;
}

/**
 * zavod_moment_has:
 * @first_day: of what is stated; 0: not stated, it always was
 * @last_day: 0: not stated, it goes on
 */
gboolean
zavod_moment_has (const ZavodMoment *self,
                  guint32            first_day,
                  guint32            last_day)
{
  return self->day == 0 || (first_day <= self->day && (last_day == 0 || self->day <= last_day));
}
