/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule by which one of several claims speaks for a site, and what of them is known on a day. Who reads claims from the
 * file, and who has them in memory, both ask here. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In place of a day: a claim that states none begins when the newest of its known sources was published. */
#define ZAVOD_DAY_BY_SOURCES G_MAXUINT32

/* What is asked of a claim that may speak. */
typedef struct
{
  gint64 id;
  guint32 first_day;   /* that it counts from, as zavod_partial_date_get_first_day() counts; 0: no date */
  gint64 weight;       /* above all whether it is preferred */
  gint64 n_citations;
} ZavodContender;

/* What had been published by a day. */
typedef struct
{
  guint32 day;         /* what was published later is not known; 0: everything is known */
  gboolean undated;    /* whether sources without a date are known, and claims without a source */
} ZavodKnowledge;

/* What the atlas is asked about. */
typedef struct
{
  guint32 day;         /* only what had begun by then, and had not ended; 0: all that is stated */
  ZavodKnowledge knowledge;
} ZavodMoment;

int      zavod_contender_compare (const ZavodContender *a,
                                  const ZavodContender *b,
                                  gboolean              latest_first);
gboolean zavod_knowledge_has     (const ZavodKnowledge *self,
                                  guint32               published);
gboolean zavod_moment_has        (const ZavodMoment    *self,
                                  guint32               first_day,
                                  guint32               last_day);

G_END_DECLS
