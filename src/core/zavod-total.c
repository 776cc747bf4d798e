/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-total-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* The total that is being made. */
typedef struct
{
  ZavodTotal *total;
  GHashTable *counted_sites;
  double low;
  double high;
  gboolean low_is_open;   /* an amount has no smallest value, or no largest */
  gboolean high_is_open;
  gboolean is_about;
} Sum;

void
zavod_amount_clear (ZavodAmount *self)
{
  g_clear_pointer (&self->sites, g_free);
}

void
zavod_total_free (ZavodTotal *self)
{
  g_array_unref (self->items);
  g_free (self);
}

static void
question_clear (ZavodTotalQuestion *question)
{
  g_clear_pointer (&question->sites, g_free);
}

/**
 * zavod_total_questions_new:
 *
 * Returns: (transfer full) (element-type ZavodTotalQuestion): no question yet
 */
GArray *
zavod_total_questions_new (void)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (ZavodTotalQuestion));

  g_array_set_clear_func (questions, (GDestroyNotify) question_clear);
  return questions;
}

/**
 * zavod_total_questions_add:
 * @sites: (array length=n_sites) (nullable): the sites that are asked for, sorted upwards; copied; %NULL: all
 * @day: the day that is asked for, as zavod_partial_date_get_first_day() counts
 */
void
zavod_total_questions_add (GArray       *questions,
                           const gint64 *sites,
                           gsize         n_sites,
                           guint32       day)
{
  ZavodTotalQuestion question = { .n_sites = n_sites, .day = day };

  if (sites != NULL)
    {
      /* no site at all is not the same as no matter which */
      question.sites = g_new (gint64, n_sites + 1);
      memcpy (question.sites, sites, n_sites * sizeof *sites);
    }
  g_array_append_val (questions, question);
}

static guint32
first_of (ZavodPartialDate a,
          ZavodPartialDate b,
          ZavodPartialDate c)
{
  guint32 day = zavod_partial_date_get_first_day (a);

  if (day == 0)
    day = zavod_partial_date_get_first_day (b);

  return day != 0 ? day : zavod_partial_date_get_first_day (c);
}

/* A plan speaks from the day that it was told, a fact from the day that it began, what was made in all of a year from its
 * end. */
static guint32
get_began (const ZavodAmount *amount)
{
  if (zavod_amount_is_counted_in_all (amount) && !zavod_modality_is_plan (amount->modality) && amount->until.year != 0)
    return zavod_partial_date_get_last_day (amount->until);

  return zavod_modality_is_plan (amount->modality) ? first_of (amount->as_of, amount->published, amount->since)
                          : first_of (amount->since, amount->as_of, amount->published);
}

static gboolean
is_asked_for (const ZavodTotalQuestion *question,
              gint64          site)
{
  gsize low = 0, high = question->n_sites;

  if (question->sites == NULL)
    return TRUE;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (question->sites[middle] == site)
        return TRUE;
      if (question->sites[middle] < site)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

static gsize
count_asked_for (const ZavodTotalQuestion    *question,
                 const ZavodAmount *amount)
{
  gsize n = 0;

  for (gsize i = 0; i < amount->n_sites; i++)
    n += is_asked_for (question, amount->sites[i]);

  return n;
}

/* Why an amount does not count whatever else is said. What was made in all the days of a span is of these days, and does
 * not end. */
static ZavodOmission
judge (const ZavodTotalQuestion    *question,
       const ZavodAmount *amount,
       guint32            began)
{
  const guint32 last_day = zavod_partial_date_get_last_day (amount->until);

  if (amount->rank == ZAVOD_RANK_DEPRECATED)
    return ZAVOD_OMISSION_DEPRECATED;
  if (!amount->quantity.has_low && !amount->quantity.has_high)
    return ZAVOD_OMISSION_NO_NUMBER;
  if (began > question->day)
    return ZAVOD_OMISSION_NOT_YET;
  if (last_day != 0 && last_day < question->day && !zavod_amount_is_counted_in_all (amount))
    return ZAVOD_OMISSION_ENDED;
  if (count_asked_for (question, amount) < amount->n_sites)
    return ZAVOD_OMISSION_SHARED_OUTSIDE;

  return ZAVOD_OMISSION_NONE;
}

/* All that is about the sites, in the order in which it is counted. */
static GArray *
find_candidates (const ZavodTotalQuestion *question,
                 GArray         *amounts)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (ZavodCandidate));

  for (guint i = 0; i < amounts->len; i++)
    {
      const ZavodAmount *amount = &g_array_index (amounts, ZavodAmount, i);
      const guint32 began = get_began (amount);
      const ZavodCandidate candidate = { amount, judge (question, amount, began), began };

      if (count_asked_for (question, amount) > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, zavod_candidate_compare);

  return candidates;
}

static double
get_least (const ZavodAmount *amount)
{
  return amount->quantity.has_low ? amount->quantity.low : amount->quantity.high;
}

static gboolean
is_counted_already (const Sum         *sum,
                    const ZavodAmount *amount)
{
  for (gsize i = 0; i < amount->n_sites; i++)
    if (g_hash_table_contains (sum->counted_sites, &amount->sites[i]))
      return TRUE;

  return FALSE;
}

static void
add (Sum               *sum,
     const ZavodAmount *amount)
{
  const ZavodQuantity *quantity = &amount->quantity;

  /* a file may hold any number: what is too large to be added stays a number */
  sum->low = fmin (sum->low + (quantity->has_low ? quantity->low : 0), DBL_MAX);
  sum->high = fmin (sum->high + (quantity->has_high ? quantity->high : 0), DBL_MAX);
  sum->low_is_open |= !quantity->has_low;
  sum->high_is_open |= !quantity->has_high || zavod_amount_is_part (amount);
  sum->is_about |= g_strcmp0 (quantity->bound, "about") == 0;
  sum->total->n_counted++;
  sum->total->n_sites += (guint) amount->n_sites;
  for (gsize i = 0; i < amount->n_sites; i++)
    g_hash_table_add (sum->counted_sites, &amount->sites[i]);
}

/* The figure that counts of one subject: that of the whole, else the largest of those of its parts, since parts may be
 * parts of each other. -1: none. */
static gssize
find_speaker (const ZavodCandidate *candidates,
              gsize            n_candidates)
{
  gssize best = -1;

  for (gsize i = 0; i < n_candidates; i++)
    {
      const ZavodAmount *amount = candidates[i].amount;
      const gboolean is_first_of_part = i == 0 || zavod_amount_compare_parts (candidates[i - 1].amount, amount) != 0;

      if (candidates[i].omission != ZAVOD_OMISSION_NONE || !is_first_of_part)
        continue;
      if (!zavod_amount_is_part (amount))
        return (gssize) i;
      if (best < 0 || get_least (amount) > get_least (candidates[best].amount))
        best = (gssize) i;
    }

  return best;
}

static ZavodOmission
compare_to_speaker (const ZavodCandidate *candidate,
                    const ZavodCandidate *speaker)
{
  return zavod_amount_compare_parts (candidate->amount, speaker->amount) == 0 ? ZAVOD_OMISSION_OUTSPOKEN
                                                                             : ZAVOD_OMISSION_PART;
}

/* Counts one figure of a subject, and says of the others why they are not counted. */
static void
add_subject (Sum       *sum,
             ZavodCandidate *candidates,
             gsize      n_candidates)
{
  const gboolean is_counted = is_counted_already (sum, candidates[0].amount);
  const gssize speaker = is_counted ? -1 : find_speaker (candidates, n_candidates);

  if (speaker >= 0)
    add (sum, candidates[speaker].amount);

  for (gsize i = 0; i < n_candidates; i++)
    if (candidates[i].omission != ZAVOD_OMISSION_NONE || (gssize) i == speaker)
      continue;
    else if (is_counted)
      candidates[i].omission = ZAVOD_OMISSION_IN_SHARED;
    else
      candidates[i].omission = compare_to_speaker (&candidates[i], &candidates[speaker]);
}

static const char *
choose_bound (const Sum *sum)
{
  if (sum->high_is_open)
    return "at-least";
  if (sum->low_is_open && sum->low <= 0)
    return "up-to";
  if (sum->low_is_open || sum->low != sum->high)
    return "between";

  return sum->is_about ? "about" : "exact";
}

/* Of an "up to" nothing is sure, so that it adds nothing to the least, and the least stays a bound. Where nothing is known
 * either way ("up to 5" and "over 10" of a part) the least is all that can be said. */
static void
set_quantity (Sum               *sum,
              const ZavodAmount *amount)
{
  ZavodQuantity *quantity = &sum->total->quantity;

  quantity->unit = amount->quantity.unit;
  quantity->period = amount->quantity.period;
  quantity->period_years = amount->quantity.period_years;
  if (sum->total->n_counted == 0)
    return;

  quantity->bound = choose_bound (sum);
  quantity->has_low = !sum->low_is_open || sum->low > 0;
  quantity->has_high = !sum->high_is_open;
  quantity->low = sum->low;
  quantity->high = sum->high;
}

static void
add_items (ZavodTotal      *total,
           const ZavodCandidate *candidates,
           gsize            n_candidates)
{
  for (int counted = 1; counted >= 0; counted--)
    for (gsize i = 0; i < n_candidates; i++)
      {
        const gboolean is_counted = candidates[i].omission == ZAVOD_OMISSION_NONE;
        const ZavodTotalItem item = { candidates[i].amount->claim_id, candidates[i].omission,
                                      is_counted && zavod_amount_is_part (candidates[i].amount) };

        if (is_counted == counted)
          g_array_append_val (total->items, item);
      }
}

/* The candidates of one kind, of which those of one subject stand together. */
static ZavodTotal *
add_up (ZavodCandidate *candidates,
        gsize      n_candidates)
{
  const ZavodAmount *first = candidates[0].amount;
  g_autoptr (GHashTable) counted_sites = g_hash_table_new (g_int64_hash, g_int64_equal);
  Sum sum = { .total = g_new0 (ZavodTotal, 1), .counted_sites = counted_sites };
  gsize begin = 0;

  sum.total->property = first->property;
  sum.total->modality = first->modality;
  if (zavod_amount_is_counted_in_all (first))
    {
      sum.total->since = first->since;
      sum.total->until = first->until;
    }
  sum.total->items = g_array_new (FALSE, FALSE, sizeof (ZavodTotalItem));

  for (gsize end = 1; end <= n_candidates; end++)
    if (end == n_candidates || zavod_amount_compare_subjects (candidates[begin].amount, candidates[end].amount) != 0)
      {
        add_subject (&sum, candidates + begin, end - begin);
        begin = end;
      }
  set_quantity (&sum, first);
  add_items (sum.total, candidates, n_candidates);

  return sum.total;
}

static gboolean
is_of_another_time (const ZavodTotal *total)
{
  for (guint i = 0; i < total->items->len; i++)
    {
      const ZavodOmission omission = g_array_index (total->items, ZavodTotalItem, i).omission;

      if (omission != ZAVOD_OMISSION_NOT_YET && omission != ZAVOD_OMISSION_ENDED)
        return FALSE;
    }

  return TRUE;
}

/**
 * zavod_totals_of_amounts:
 * @amounts: (element-type ZavodAmount): what sources state
 *
 * Adds up what was true or planned by the day that is asked for. A subject (a site, or the sites that share a figure) counts once: by the
 * figure of all of it that is preferred, else newest, else better supported; where there are figures of its parts only,
 * by the largest, and the total is "at least". A shared figure comes before those of its sites, and counts where all of
 * its sites are asked for.
 *
 * Returns: (transfer full) (element-type ZavodTotal): a total for each kind of amount that there is on the day, also where
 *   none could be counted; by property, then newest, then from fact to plan
 */
GPtrArray *
zavod_totals_of_amounts (GArray                   *amounts,
                         const ZavodTotalQuestion *question)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_total_free);
  g_autoptr (GArray) candidates = NULL;
  ZavodCandidate *all;
  gsize begin = 0;

  g_return_val_if_fail (amounts != NULL, NULL);

  candidates = find_candidates (question, amounts);
  all = (ZavodCandidate *) candidates->data;
  for (gsize end = 1; end <= candidates->len; end++)
    if (end == candidates->len || zavod_amount_compare_kinds (all[begin].amount, all[end].amount) != 0)
      {
        g_autoptr (ZavodTotal) total = add_up (all + begin, end - begin);

        if (!is_of_another_time (total))
          g_ptr_array_add (totals, g_steal_pointer (&total));
        begin = end;
      }

  return totals;
}
