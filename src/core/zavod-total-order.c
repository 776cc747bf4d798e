/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which amounts are added up: what may be one sum stands together, in it each subject, and of each subject the
 * figure that speaks comes first. */

#include "zavod-total-private.h"

#include <string.h>

gboolean
zavod_amount_is_counted_in_all (const ZavodAmount *amount)
{
  return g_strcmp0 (amount->quantity.period, "cumulative") == 0;
}

/* A bus works makes buses: their class says nothing that the unit has not said. */
gboolean
zavod_amount_is_part (const ZavodAmount *amount)
{
  const gboolean unit_says_class = g_strcmp0 (amount->quantity.unit, "vehicles") != 0 &&
                                   g_strcmp0 (amount->quantity.unit, "units") != 0;

  return amount->product_id != 0 || amount->stage != 0 || amount->method != NULL ||
         (amount->vehicle_class != NULL && !unit_says_class);
}

static int
compare_numbers (double a,
                 double b)
{
  return (a > b) - (a < b);
}

/* The order of the vocabulary; words that are not in it come first, and are told apart too. */
static int
compare_words (ZavodVocabulary  vocabulary,
               const char      *a,
               const char      *b)
{
  const int first = zavod_vocabulary_find (vocabulary, a);
  const int second = zavod_vocabulary_find (vocabulary, b);

  return first != second ? first - second : g_strcmp0 (a, b);
}

/* What is not said stands between facts and plans. */
static int
compare_modalities (const ZavodAmount *a,
                    const ZavodAmount *b)
{
  if (a->modality == NULL && b->modality != NULL)
    return zavod_modality_is_plan (b->modality) ? -1 : 1;
  if (a->modality != NULL && b->modality == NULL)
    return zavod_modality_is_plan (a->modality) ? 1 : -1;

  return compare_words (ZAVOD_VOCABULARY_MODALITY, a->modality, b->modality);
}

/* Newest first: the days that an amount in all counts. */
static int
compare_spans (const ZavodAmount *a,
               const ZavodAmount *b)
{
  const guint32 first = zavod_partial_date_get_last_day (a->until);
  const guint32 second = zavod_partial_date_get_last_day (b->until);
  int order = (second > first) - (second < first);

  if (!zavod_amount_is_counted_in_all (a) || !zavod_amount_is_counted_in_all (b))
    return zavod_amount_is_counted_in_all (a) - zavod_amount_is_counted_in_all (b);

  if (order == 0)
    order = zavod_partial_date_compare (b->since, a->since);

  /* 2024 and January 2024 begin on one day */
  if (order == 0)
    order = memcmp (&a->since, &b->since, sizeof a->since);

  return order != 0 ? order : memcmp (&a->until, &b->until, sizeof a->until);
}

/* 0: the two may be in one sum. */
int
zavod_amount_compare_kinds (const ZavodAmount *a,
                            const ZavodAmount *b)
{
  int order = g_strcmp0 (a->property, b->property);

  if (order == 0)
    order = compare_spans (a, b);
  if (order == 0)
    order = compare_modalities (a, b);
  if (order == 0)
    order = compare_words (ZAVOD_VOCABULARY_PERIOD, a->quantity.period, b->quantity.period);
  if (order == 0)
    order = compare_numbers (a->quantity.period_years, b->quantity.period_years);

  return order != 0 ? order : compare_words (ZAVOD_VOCABULARY_UNIT, a->quantity.unit, b->quantity.unit);
}

/* Larger groups of sites first, so that what is in a shared figure meets that figure. */
int
zavod_amount_compare_subjects (const ZavodAmount *a,
                               const ZavodAmount *b)
{
  if (a->n_sites != b->n_sites)
    return a->n_sites > b->n_sites ? -1 : 1;

  for (gsize i = 0; i < a->n_sites; i++)
    if (a->sites[i] != b->sites[i])
      return a->sites[i] < b->sites[i] ? -1 : 1;

  return 0;
}

int
zavod_amount_compare_parts (const ZavodAmount *a,
                            const ZavodAmount *b)
{
  int order = zavod_amount_is_part (a) - zavod_amount_is_part (b);

  if (order == 0)
    order = (a->product_id > b->product_id) - (a->product_id < b->product_id);
  if (order == 0)
    order = zavod_amount_is_part (a) ? g_strcmp0 (a->vehicle_class, b->vehicle_class) : 0;
  if (order == 0)
    order = a->stage - b->stage;

  return order != 0 ? order : g_strcmp0 (a->method, b->method);
}

/* Which of the figures of one thing speaks: one that counts at all, the preferred one, the newest, the better supported. */
static int
compare_weights (const ZavodCandidate *a,
                 const ZavodCandidate *b)
{
  if ((a->omission == ZAVOD_OMISSION_NONE) != (b->omission == ZAVOD_OMISSION_NONE))
    return a->omission == ZAVOD_OMISSION_NONE ? -1 : 1;
  if (a->amount->rank != b->amount->rank)
    return a->amount->rank < b->amount->rank ? -1 : 1;
  if (a->began != b->began)
    return a->began > b->began ? -1 : 1;
  if (a->amount->n_sources != b->amount->n_sources)
    return a->amount->n_sources > b->amount->n_sources ? -1 : 1;

  return (a->amount->claim_id > b->amount->claim_id) - (a->amount->claim_id < b->amount->claim_id);
}

int
zavod_candidate_compare (gconstpointer a,
                         gconstpointer b)
{
  const ZavodCandidate *first = a;
  const ZavodCandidate *second = b;
  int order = zavod_amount_compare_kinds (first->amount, second->amount);

  if (order == 0)
    order = zavod_amount_compare_subjects (first->amount, second->amount);
  if (order == 0)
    order = zavod_amount_compare_parts (first->amount, second->amount);

  return order != 0 ? order : compare_weights (first, second);
}
