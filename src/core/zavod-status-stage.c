/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-status-stage.h"

#include "zavod-claim-choice.h"

typedef struct
{
  ZavodContender contender;
  ZavodStatusStage stage;
} Candidate;

static gboolean
tells_status (const ZavodClaim *claim)
{
  return g_str_equal (claim->property, "status") && claim->rank != ZAVOD_RANK_DEPRECATED
         && (claim->modality == NULL || g_str_equal (claim->modality, "actual"));
}

/* Returns: when the newest of the sources was published; year 0: none is dated */
static ZavodPartialDate
get_newest (GPtrArray *citations)
{
  ZavodPartialDate newest = { 0 };

  for (guint i = 0; i < citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (citations, i);
      ZavodPartialDate published;

      if (citation->published != NULL && zavod_partial_date_from_iso (citation->published, &published)
          && zavod_partial_date_get_first_day (published) > zavod_partial_date_get_first_day (newest))
        newest = published;
    }

  return newest;
}

static Candidate
create_candidate (const ZavodClaim *claim)
{
  const char *iso = claim->since != NULL ? claim->since : claim->as_of;
  ZavodPartialDate since = { 0 };
  guint32 first_day;

  if (iso == NULL)
    since = get_newest (claim->citations);
  else
    zavod_partial_date_from_iso (iso, &since);
  first_day = since.year != 0 ? zavod_partial_date_get_first_day (since) : 0;

  return (Candidate) {
    .contender = { claim->id, first_day, claim->rank == ZAVOD_RANK_PREFERRED, claim->citations->len },
    .stage = { zavod_status_from_code (claim->value_text), first_day, since, claim->since != NULL },
  };
}

/* Earlier days first; of one day the claim first that speaks for it. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->contender.first_day != y->contender.first_day)
    return x->contender.first_day < y->contender.first_day ? -1 : 1;

  return -zavod_contender_compare (&x->contender, &y->contender, TRUE);
}

/**
 * zavod_status_stages_from_claims:
 * @claims: (element-type ZavodClaim): what is said of a site
 *
 * Plans are no stages, and a status that is told of again is still the same stage.
 *
 * Returns: (transfer full) (element-type ZavodStatusStage): oldest first
 */
GArray *
zavod_status_stages_from_claims (GPtrArray *claims)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (ZavodStatusStage));

  for (guint i = 0; i < claims->len; i++)
    if (tells_status (g_ptr_array_index (claims, i)))
      {
        const Candidate candidate = create_candidate (g_ptr_array_index (claims, i));

        g_array_append_val (candidates, candidate);
      }
  g_array_sort (candidates, compare_candidates);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const gboolean speaks = i == 0 || (candidate - 1)->contender.first_day != candidate->contender.first_day;

      if (speaks && (stages->len == 0 || g_array_index (stages, ZavodStatusStage, stages->len - 1).status
                                           != candidate->stage.status))
        g_array_append_val (stages, candidate->stage);
    }

  return stages;
}
