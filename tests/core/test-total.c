/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-total.h"

#include <locale.h>

/* What a line leaves out is not stated; its sites end with 0. */
typedef struct
{
  gint64 sites[4];
  const char *value;
  const char *modality;
  const char *since;
  const char *until;
  const char *as_of;
  const char *published;
  const char *vehicle_class;
  int stage;
  ZavodRank rank;
  guint n_sources;
  const char *property;   /* NULL: capacity */
} Line;

#define NORMAL .rank = ZAVOD_RANK_NORMAL

static ZavodPartialDate
date (const char *iso)
{
  ZavodPartialDate value;

  zavod_partial_date_from_iso (iso, &value);
  return value;
}

static guint32
day (const char *iso)
{
  return zavod_partial_date_get_last_day (date (iso));
}

static void
append (GArray     *amounts,
        const Line *line)
{
  ZavodAmount amount = { .claim_id = amounts->len + 1, .property = line->property != NULL ? line->property : "capacity" };

  while (amount.n_sites < G_N_ELEMENTS (line->sites) && line->sites[amount.n_sites] != 0)
    amount.n_sites++;
  amount.sites = g_memdup2 (line->sites, amount.n_sites * sizeof *line->sites);
  if (line->value != NULL)
    g_assert_true (zavod_quantity_parse (line->value, &amount.quantity, NULL));
  amount.modality = line->modality;
  amount.since = date (line->since);
  amount.until = date (line->until);
  amount.as_of = date (line->as_of);
  amount.published = date (line->published);
  amount.vehicle_class = line->vehicle_class;
  amount.stage = line->stage;
  amount.rank = line->rank;
  amount.n_sources = line->n_sources;
  g_array_append_val (amounts, amount);
}

static GArray *
make (const Line *lines,
      gsize       n_lines)
{
  GArray *amounts = g_array_new (FALSE, FALSE, sizeof (ZavodAmount));

  g_array_set_clear_func (amounts, (GDestroyNotify) zavod_amount_clear);
  for (gsize i = 0; i < n_lines; i++)
    append (amounts, &lines[i]);

  return amounts;
}

static void
assert_sum (GPtrArray  *totals,
            guint       index,
            const char *words,
            guint       n_counted)
{
  const ZavodTotal *total;
  g_autofree char *described = NULL;

  g_assert_cmpuint (index, <, totals->len);
  total = g_ptr_array_index (totals, index);
  described = zavod_total_describe (total);
  g_assert_cmpstr (described, ==, words);
  g_assert_cmpuint (total->n_counted, ==, n_counted);
}

static ZavodOmission
omission_of (GPtrArray *totals,
             guint      index,
             gint64     claim_id)
{
  const ZavodTotal *total = g_ptr_array_index (totals, index);

  for (guint i = 0; i < total->items->len; i++)
    if (g_array_index (total->items, ZavodTotalItem, i).claim_id == claim_id)
      return g_array_index (total->items, ZavodTotalItem, i).omission;

  g_assert_not_reached ();
}

static GPtrArray *
all_of (GArray     *amounts,
        const char *on)
{
  const ZavodTotalQuestion question = { .day = day (on) };

  return zavod_totals_of_amounts (amounts, &question);
}

static void
test_bounds (void)
{
  static const struct
  {
    const char *values[3];
    const char *words;
  } rows[] = {
    { { "70,000 vehicles a year", "30,000 vehicles a year" }, "100,000 vehicles a year" },
    { { "up to 70,000 vehicles a year", "30,000 vehicles a year" }, "At least 30,000, at most 100,000 vehicles a year" },
    { { "up to 70,000 vehicles a year", "up to 120,000 vehicles a year" }, "At most 190,000 vehicles a year" },
    { { "over 70,000 vehicles a year", "30,000 vehicles a year" }, "At least 100,000 vehicles a year" },
    { { "over 70,000 vehicles a year", "up to 30,000 vehicles a year" }, "At least 70,000 vehicles a year" },
    { { "about 400 vehicles a year", "100 vehicles a year" }, "About 500 vehicles a year" },
    { { "250-300 buses a year", "100 buses a year" }, "At least 350, at most 400 buses a year" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Line lines[] = {
        { .sites = { 1 }, .value = rows[i].values[0], .modality = "nameplate", NORMAL },
        { .sites = { 2 }, .value = rows[i].values[1], .modality = "nameplate", NORMAL },
      };
      g_autoptr (GArray) amounts = make (lines, 2);
      g_autoptr (GPtrArray) totals = all_of (amounts, "2025");

      g_assert_cmpuint (totals->len, ==, 1);
      assert_sum (totals, 0, rows[i].words, 2);
    }
}

/* Unlike modalities, units and periods are never one sum. */
static void
test_kinds (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "100 vehicles a year", .modality = "nameplate", NORMAL },
    { .sites = { 2 }, .value = "100 vehicles a year", .modality = "planned", NORMAL },
    { .sites = { 3 }, .value = "100 buses a year", .modality = "nameplate", NORMAL },
    { .sites = { 4 }, .value = "100 vehicles a month", .modality = "nameplate", NORMAL },
    { .sites = { 5 }, .value = "100 vehicles a year", NORMAL },
    { .sites = { 6 }, .value = "100 vehicles", .modality = "nameplate", NORMAL },
    { .sites = { 7 }, .value = "100 vehicles a year", .modality = "nameplate", .property = "output", NORMAL },
  };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) totals = all_of (amounts, "2025");

  g_assert_cmpuint (totals->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < totals->len; i++)
    g_assert_cmpuint (((const ZavodTotal *) g_ptr_array_index (totals, i))->n_counted, ==, 1);
  g_assert_cmpstr (((const ZavodTotal *) g_ptr_array_index (totals, 6))->property, ==, "output");
}

/* 190,000 of two sites and 70,000 of one of them are 190,000. */
static void
test_shared (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "up to 70,000 vehicles a year", .modality = "planned", NORMAL, .n_sources = 2 },
    { .sites = { 1, 2 }, .value = "up to 190,000 vehicles a year", .modality = "planned", NORMAL, .n_sources = 1 },
    { .sites = { 3 }, .value = "10,000 vehicles a year", .modality = "planned", NORMAL, .n_sources = 1 },
  };
  gint64 first_and_third[] = { 1, 3 };
  const ZavodTotalQuestion question = { first_and_third, 2, day ("2025") };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) totals = all_of (amounts, "2025");
  g_autoptr (GPtrArray) some = zavod_totals_of_amounts (amounts, &question);

  assert_sum (totals, 0, "At least 10,000, at most 200,000 vehicles a year", 2);
  g_assert_cmpuint (((const ZavodTotal *) g_ptr_array_index (totals, 0))->n_sites, ==, 3);
  g_assert_cmpint (omission_of (totals, 0, 1), ==, ZAVOD_OMISSION_IN_SHARED);

  /* of one of the two alone the shared figure says nothing */
  assert_sum (some, 0, "At least 10,000, at most 80,000 vehicles a year", 2);
  g_assert_cmpint (omission_of (some, 0, 2), ==, ZAVOD_OMISSION_SHARED_OUTSIDE);
}

/* One figure of each subject: the preferred one, the newest, the better supported. */
static void
test_one_of_each (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "1 vehicle a year", .modality = "nameplate", .as_of = "2024", NORMAL, .n_sources = 9 },
    { .sites = { 1 }, .value = "2 vehicles a year", .modality = "nameplate", .as_of = "2020", .n_sources = 1,
      .rank = ZAVOD_RANK_PREFERRED },
    { .sites = { 2 }, .value = "30 vehicles a year", .modality = "nameplate", .as_of = "2020", NORMAL, .n_sources = 9 },
    { .sites = { 2 }, .value = "40 vehicles a year", .modality = "nameplate", .as_of = "2024", NORMAL, .n_sources = 1 },
    { .sites = { 3 }, .value = "500 vehicles a year", .modality = "nameplate", .as_of = "2024", NORMAL, .n_sources = 1 },
    { .sites = { 3 }, .value = "600 vehicles a year", .modality = "nameplate", .as_of = "2024", NORMAL, .n_sources = 2 },
    { .sites = { 4 }, .value = "7000 vehicles a year", .modality = "nameplate", .rank = ZAVOD_RANK_DEPRECATED },
    { .sites = { 5 }, .modality = "nameplate", NORMAL },
  };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) totals = NULL;

  for (guint i = 0; i < amounts->len; i++)
    {
      g_array_index (amounts, ZavodAmount, i).quantity.unit = "vehicles";
      g_array_index (amounts, ZavodAmount, i).quantity.period = "per-year";
    }
  totals = all_of (amounts, "2025");

  assert_sum (totals, 0, "642 vehicles a year", 3);
  g_assert_cmpint (omission_of (totals, 0, 1), ==, ZAVOD_OMISSION_OUTSPOKEN);
  g_assert_cmpint (omission_of (totals, 0, 3), ==, ZAVOD_OMISSION_OUTSPOKEN);
  g_assert_cmpint (omission_of (totals, 0, 5), ==, ZAVOD_OMISSION_OUTSPOKEN);
  g_assert_cmpint (omission_of (totals, 0, 7), ==, ZAVOD_OMISSION_DEPRECATED);
  g_assert_cmpint (omission_of (totals, 0, 8), ==, ZAVOD_OMISSION_NO_NUMBER);
}

/* Stages and classes may be parts of each other: they are no sum, but the whole is at least the largest. */
static void
test_parts (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "10 vehicles a year", .modality = "planned", .stage = 1, NORMAL },
    { .sites = { 1 }, .value = "30 vehicles a year", .modality = "planned", .stage = 2, NORMAL },
    { .sites = { 2 }, .value = "100 vehicles a year", .modality = "planned", NORMAL },
    { .sites = { 2 }, .value = "500 vehicles a year", .modality = "planned", .vehicle_class = "cars", NORMAL },
    { .sites = { 3 }, .value = "7 buses a year", .modality = "planned", .vehicle_class = "buses", NORMAL },
  };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) totals = all_of (amounts, "2025");

  assert_sum (totals, 0, "At least 130 vehicles a year", 2);
  assert_sum (totals, 1, "7 buses a year", 1);
  g_assert_cmpint (omission_of (totals, 0, 1), ==, ZAVOD_OMISSION_PART);
  g_assert_cmpint (omission_of (totals, 0, 4), ==, ZAVOD_OMISSION_PART);
}

/* Of a part, "up to" says nothing of the whole. */
static void
test_nothing_known (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "up to 10 vehicles a year", .modality = "planned", .stage = 1, NORMAL },
  };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) totals = all_of (amounts, "2025");

  assert_sum (totals, 0, "No sum", 1);
}

static void
test_days (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "10 vehicles a year", .modality = "nameplate", .since = "2020", .until = "2023", NORMAL },
    { .sites = { 1 }, .value = "20 vehicles a year", .modality = "nameplate", .since = "2024", NORMAL },
    /* a plan is there from the day that it was told */
    { .sites = { 2 }, .value = "500 vehicles a year", .modality = "planned", .since = "2030", .published = "2021", NORMAL },
  };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) early = all_of (amounts, "2019");
  g_autoptr (GPtrArray) middle = all_of (amounts, "2022");
  g_autoptr (GPtrArray) late = all_of (amounts, "2025");

  /* what is all of another time is no total of that day */
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_cmpint (omission_of (middle, 0, 2), ==, ZAVOD_OMISSION_NOT_YET);
  assert_sum (middle, 0, "10 vehicles a year", 1);
  assert_sum (middle, 1, "500 vehicles a year", 1);
  assert_sum (late, 0, "20 vehicles a year", 1);
  g_assert_cmpint (omission_of (late, 0, 1), ==, ZAVOD_OMISSION_ENDED);
}

/* What was made in a year is a sum of its own for each year, and none before the year is over. */
static void
test_spans (void)
{
  const Line lines[] = {
    { .sites = { 1 }, .value = "10 vehicles in all", .modality = "actual", .since = "2023", .until = "2023",
      .property = "output", NORMAL },
    { .sites = { 2 }, .value = "20 vehicles in all", .modality = "actual", .since = "2023", .until = "2023",
      .property = "output", NORMAL },
    { .sites = { 1 }, .value = "400 vehicles in all", .modality = "actual", .since = "2024", .until = "2024",
      .property = "output", NORMAL },
    { .sites = { 1 }, .value = "5 vehicles in all", .modality = "actual", .since = "2024-01", .until = "2024-06",
      .property = "output", NORMAL },
  };
  g_autoptr (GArray) amounts = make (lines, G_N_ELEMENTS (lines));
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GPtrArray) early = NULL;

  for (guint i = 0; i < amounts->len; i++)
    {
      g_array_index (amounts, ZavodAmount, i).quantity.period = "cumulative";
      g_array_index (amounts, ZavodAmount, i).quantity.period_years = 0;
    }
  totals = all_of (amounts, "2025");
  early = all_of (amounts, "2024-12-30");

  g_assert_cmpuint (totals->len, ==, 3);
  assert_sum (totals, 0, "400 vehicles in all", 1);
  assert_sum (totals, 1, "5 vehicles in all", 1);
  assert_sum (totals, 2, "30 vehicles in all", 2);
  g_assert_cmpuint (((const ZavodTotal *) g_ptr_array_index (totals, 2))->since.year, ==, 2023);
  g_assert_cmpuint (early->len, ==, 2);
  assert_sum (early, 0, "5 vehicles in all", 1);
}

/* Whatever a file holds, the sum is a number, and the order of the amounts changes nothing. */
static void
test_random (void)
{
  static const char *values[] = { "up to 7 vehicles a year", "over 9 vehicles a year" };

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GArray) amounts = make (NULL, 0);
      g_autoptr (GPtrArray) totals = NULL;
      guint n_items = 0;

      for (guint i = 0; i < 40; i++)
        {
          const gint64 site = g_test_rand_int_range (1, 6);
          const gint64 other = site + g_test_rand_int_range (1, 4);
          const Line line = { .sites = { site, g_test_rand_bit () ? other : 0 }, .value = "1 vehicle a year",
                              .stage = g_test_rand_int_range (0, 3), .modality = "planned",
                              .rank = g_test_rand_int_range (0, 3), .n_sources = g_test_rand_int_range (0, 3) };

          append (amounts, &line);
          zavod_quantity_parse (values[i % 2], &g_array_index (amounts, ZavodAmount, i).quantity, NULL);
          if (i % 7 == 0)
            g_array_index (amounts, ZavodAmount, i).quantity.low = 1.7e308;
        }
      totals = all_of (amounts, "2025");
      for (guint i = 0; i < totals->len; i++)
        {
          const ZavodTotal *total = g_ptr_array_index (totals, i);

          g_assert_cmpfloat (total->quantity.low, <=, G_MAXDOUBLE);
          g_assert_cmpuint (total->n_sites, <=, 9);
          n_items += total->items->len;
        }
      g_assert_cmpuint (n_items, ==, 40);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/total/bounds", test_bounds);
  g_test_add_func ("/total/kinds", test_kinds);
  g_test_add_func ("/total/shared", test_shared);
  g_test_add_func ("/total/one-of-each", test_one_of_each);
  g_test_add_func ("/total/parts", test_parts);
  g_test_add_func ("/total/nothing-known", test_nothing_known);
  g_test_add_func ("/total/days", test_days);
  g_test_add_func ("/total/spans", test_spans);
  g_test_add_func ("/total/random", test_random);

  return g_test_run ();
}
