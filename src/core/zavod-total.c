/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-total.h"

#include <float.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* An amount on its way into a total. */
typedef struct
{
  const ZavodAmount *amount;
  ZavodOmission omission;
  guint32 began;  /* the day that it speaks of; 0: none */
} Candidate;

/* What is asked for. */
typedef struct
{
  const gint64 *sites;  /* NULL: all */
  gsize n_sites;
  guint32 day;
} Question;

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

/* What is meant to be: it may be known long before it begins. */
static gboolean
is_plan (const ZavodAmount *amount)
{
  return amount->modality != NULL && !g_str_equal (amount->modality, "actual") &&
         !g_str_equal (amount->modality, "nameplate");
}

static gboolean
is_counted_in_all (const ZavodAmount *amount)
{
  return g_strcmp0 (amount->quantity.period, "cumulative") == 0;
}

/* A bus works makes buses: their class says nothing that the unit has not said. */
static gboolean
is_part (const ZavodAmount *amount)
{
  const gboolean unit_says_class = g_strcmp0 (amount->quantity.unit, "vehicles") != 0 &&
                                   g_strcmp0 (amount->quantity.unit, "units") != 0;

  return amount->product_id != 0 || amount->stage != 0 || amount->method != NULL ||
         (amount->vehicle_class != NULL && !unit_says_class);
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
  if (is_counted_in_all (amount) && !is_plan (amount) && amount->until.year != 0)
    return zavod_partial_date_get_last_day (amount->until);

  return is_plan (amount) ? first_of (amount->as_of, amount->published, amount->since)
                          : first_of (amount->since, amount->as_of, amount->published);
}

static gboolean
is_asked_for (const Question *question,
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
count_asked_for (const Question    *question,
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
judge (const Question    *question,
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
  if (last_day != 0 && last_day < question->day && !is_counted_in_all (amount))
    return ZAVOD_OMISSION_ENDED;
  if (count_asked_for (question, amount) < amount->n_sites)
    return ZAVOD_OMISSION_SHARED_OUTSIDE;

  return ZAVOD_OMISSION_NONE;
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
  if ((a->modality == NULL) != (b->modality == NULL))
    return a->modality == NULL ? (is_plan (b) ? -1 : 1) : (is_plan (a) ? 1 : -1);

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

  if (!is_counted_in_all (a) || !is_counted_in_all (b))
    return is_counted_in_all (a) - is_counted_in_all (b);

  if (order == 0)
    order = zavod_partial_date_compare (b->since, a->since);

  /* 2024 and January 2024 begin on one day */
  if (order == 0)
    order = memcmp (&a->since, &b->since, sizeof a->since);

  return order != 0 ? order : memcmp (&a->until, &b->until, sizeof a->until);
}

/* 0: the two may be in one sum. */
static int
compare_kinds (const ZavodAmount *a,
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
static int
compare_subjects (const ZavodAmount *a,
                  const ZavodAmount *b)
{
  if (a->n_sites != b->n_sites)
    return a->n_sites > b->n_sites ? -1 : 1;

  for (gsize i = 0; i < a->n_sites; i++)
    if (a->sites[i] != b->sites[i])
      return a->sites[i] < b->sites[i] ? -1 : 1;

  return 0;
}

static int
compare_parts (const ZavodAmount *a,
               const ZavodAmount *b)
{
  int order = is_part (a) - is_part (b);

  if (order == 0)
    order = (a->product_id > b->product_id) - (a->product_id < b->product_id);
  if (order == 0)
    order = is_part (a) ? g_strcmp0 (a->vehicle_class, b->vehicle_class) : 0;
  if (order == 0)
    order = a->stage - b->stage;

  return order != 0 ? order : g_strcmp0 (a->method, b->method);
}

/* Which of the figures of one thing speaks: one that counts at all, the preferred one, the newest, the better supported. */
static int
compare_weights (const Candidate *a,
                 const Candidate *b)
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

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;
  int order = compare_kinds (first->amount, second->amount);

  if (order == 0)
    order = compare_subjects (first->amount, second->amount);
  if (order == 0)
    order = compare_parts (first->amount, second->amount);

  return order != 0 ? order : compare_weights (first, second);
}

/* All that is about the sites, in the order in which it is counted. */
static GArray *
find_candidates (const Question *question,
                 GArray         *amounts)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < amounts->len; i++)
    {
      const ZavodAmount *amount = &g_array_index (amounts, ZavodAmount, i);
      const guint32 began = get_began (amount);
      const Candidate candidate = { amount, judge (question, amount, began), began };

      if (count_asked_for (question, amount) > 0)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

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
  sum->high_is_open |= !quantity->has_high || is_part (amount);
  sum->is_about |= g_strcmp0 (quantity->bound, "about") == 0;
  sum->total->n_counted++;
  sum->total->n_sites += (guint) amount->n_sites;
  for (gsize i = 0; i < amount->n_sites; i++)
    g_hash_table_add (sum->counted_sites, &amount->sites[i]);
}

/* The figure that counts of one subject: that of the whole, else the largest of those of its parts, since parts may be
 * parts of each other. -1: none. */
static gssize
find_speaker (const Candidate *candidates,
              gsize            n_candidates)
{
  gssize best = -1;

  for (gsize i = 0; i < n_candidates; i++)
    {
      const ZavodAmount *amount = candidates[i].amount;
      const gboolean is_first_of_part = i == 0 || compare_parts (candidates[i - 1].amount, amount) != 0;

      if (candidates[i].omission != ZAVOD_OMISSION_NONE || !is_first_of_part)
        continue;
      if (!is_part (amount))
        return (gssize) i;
      if (best < 0 || get_least (amount) > get_least (candidates[best].amount))
        best = (gssize) i;
    }

  return best;
}

static ZavodOmission
compare_to_speaker (const Candidate *candidate,
                    const Candidate *speaker)
{
  return compare_parts (candidate->amount, speaker->amount) == 0 ? ZAVOD_OMISSION_OUTSPOKEN : ZAVOD_OMISSION_PART;
}

/* Counts one figure of a subject, and says of the others why they are not counted. */
static void
add_subject (Sum       *sum,
             Candidate *candidates,
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
           const Candidate *candidates,
           gsize            n_candidates)
{
  for (int counted = 1; counted >= 0; counted--)
    for (gsize i = 0; i < n_candidates; i++)
      {
        const gboolean is_counted = candidates[i].omission == ZAVOD_OMISSION_NONE;
        const ZavodTotalItem item = { candidates[i].amount->claim_id, candidates[i].omission,
                                      is_counted && is_part (candidates[i].amount) };

        if (is_counted == counted)
          g_array_append_val (total->items, item);
      }
}

/* The candidates of one kind, of which those of one subject stand together. */
static ZavodTotal *
add_up (Candidate *candidates,
        gsize      n_candidates)
{
  const ZavodAmount *first = candidates[0].amount;
  g_autoptr (GHashTable) counted_sites = g_hash_table_new (g_int64_hash, g_int64_equal);
  Sum sum = { .total = g_new0 (ZavodTotal, 1), .counted_sites = counted_sites };
  gsize begin = 0;

  sum.total->property = first->property;
  sum.total->modality = first->modality;
  if (is_counted_in_all (first))
    {
      sum.total->since = first->since;
      sum.total->until = first->until;
    }
  sum.total->items = g_array_new (FALSE, FALSE, sizeof (ZavodTotalItem));

  for (gsize end = 1; end <= n_candidates; end++)
    if (end == n_candidates || compare_subjects (candidates[begin].amount, candidates[end].amount) != 0)
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
 * @sites: (array length=n_sites) (nullable): the sites that are asked for, sorted upwards; %NULL: all
 * @day: the day that is asked for, as zavod_partial_date_get_first_day() counts
 *
 * Adds up what was true or planned by @day. A subject (a site, or the sites that share a figure) counts once: by the
 * figure of all of it that is preferred, else newest, else better supported; where there are figures of its parts only,
 * by the largest, and the total is "at least". A shared figure comes before those of its sites, and counts where all of
 * its sites are asked for.
 *
 * Returns: (transfer full) (element-type ZavodTotal): a total for each kind of amount that there is on the day, also where
 *   none could be counted; by property, then newest, then from fact to plan
 */
GPtrArray *
zavod_totals_of_amounts (GArray       *amounts,
                         const gint64 *sites,
                         gsize         n_sites,
                         guint32       day)
{
  const Question question = { sites, n_sites, day };
  GPtrArray *totals = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_total_free);
  g_autoptr (GArray) candidates = NULL;
  Candidate *all;
  gsize begin = 0;

  g_return_val_if_fail (amounts != NULL, NULL);

  candidates = find_candidates (&question, amounts);
  all = (Candidate *) candidates->data;
  for (gsize end = 1; end <= candidates->len; end++)
    if (end == candidates->len || compare_kinds (all[begin].amount, all[end].amount) != 0)
      {
        g_autoptr (ZavodTotal) total = add_up (all + begin, end - begin);

        if (!is_of_another_time (total))
          g_ptr_array_add (totals, g_steal_pointer (&total));
        begin = end;
      }

  return totals;
}

static char *
describe_range (const ZavodQuantity *quantity)
{
  ZavodQuantity least = { .has_low = TRUE, .low = quantity->low };
  ZavodQuantity most = *quantity;
  g_autofree char *low = zavod_quantity_describe (&least, NULL);
  g_autofree char *high = NULL;

  most.has_low = FALSE;
  most.bound = NULL;
  high = zavod_quantity_describe (&most, NULL);

  /* Translators: a sum of figures, some of which say "up to": "At least 190,000, at most 260,000 vehicles a year" */
  return g_strdup_printf (C_("total", "At least %1$s, at most %2$s"), low, high);
}

/**
 * zavod_total_describe:
 *
 * Returns: the sum for people, with its bounds: "At most 70,000 vehicles a year"
 */
char *
zavod_total_describe (const ZavodTotal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->quantity.has_low && !self->quantity.has_high)
    return g_strdup (C_("total", "No sum"));
  if (g_strcmp0 (self->quantity.bound, "between") == 0)
    return describe_range (&self->quantity);

  return zavod_quantity_describe (&self->quantity, NULL);
}

/**
 * zavod_omission_get_label:
 *
 * Returns: (nullable): why a figure is not counted, for people; %NULL when it is
 */
const char *
zavod_omission_get_label (ZavodOmission omission)
{
  static const char *labels[ZAVOD_N_OMISSIONS] = {
    [ZAVOD_OMISSION_OUTSPOKEN] = N_("Another figure of the same was chosen, is newer or better supported"),
    [ZAVOD_OMISSION_PART] = N_("A part, which may be in the figure that is counted"),
    [ZAVOD_OMISSION_IN_SHARED] = N_("In a figure that several sites share"),
    [ZAVOD_OMISSION_SHARED_OUTSIDE] = N_("Shared with a site that is not counted here"),
    [ZAVOD_OMISSION_NOT_YET] = N_("Begins after the day"),
    [ZAVOD_OMISSION_ENDED] = N_("Ended before the day"),
    [ZAVOD_OMISSION_DEPRECATED] = N_("Deprecated"),
    [ZAVOD_OMISSION_NO_NUMBER] = N_("No number"),
  };

  g_return_val_if_fail (omission < ZAVOD_N_OMISSIONS, NULL);

  return labels[omission] != NULL ? _(labels[omission]) : NULL;
}
