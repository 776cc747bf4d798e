/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facets.h"

#include "zavod-bits.h"

#define N_FACETS 4

/* ---- beside a plain walk through all rows ---- */

typedef struct
{
  guint n_rows;
  guint n_values[N_FACETS];
  guint8 *has[N_FACETS];     /* of each row and value */
  gboolean restricted[N_FACETS];
  gint64 keys[N_FACETS][64]; /* chosen */
  guint n_keys[N_FACETS];
  ZavodFacetColumn *columns[N_FACETS];
} Sample;

static gint64
get_key (guint facet,
         guint value)
{
  return 1000 * (gint64) facet + 7 * value;
}

static gboolean
passes (const Sample *sample,
        guint         facet,
        guint         row)
{
  if (!sample->restricted[facet])
    return TRUE;

  for (guint value = 0; value < sample->n_values[facet]; value++)
    if (sample->has[facet][row * sample->n_values[facet] + value])
      for (guint i = 0; i < sample->n_keys[facet]; i++)
        if (sample->keys[facet][i] == get_key (facet, value))
          return TRUE;

  return FALSE;
}

static gboolean
passes_others (const Sample *sample,
               guint         facet,
               guint         row)
{
  for (guint other = 0; other < N_FACETS; other++)
    if (other != facet && !passes (sample, other, row))
      return FALSE;

  return TRUE;
}

static void
check (const Sample  *sample,
       const guint64 *among)
{
  ZavodFacetChoice choices[N_FACETS];
  g_autoptr (ZavodFacetResult) result = NULL;
  guint n_passing = 0;

  for (guint facet = 0; facet < N_FACETS; facet++)
    choices[facet] = (ZavodFacetChoice) { sample->columns[facet], sample->restricted[facet], sample->keys[facet],
                                          sample->n_keys[facet] };
  result = zavod_facets_apply (choices, N_FACETS, sample->n_rows, among);

  for (guint row = 0; row < sample->n_rows; row++)
    {
      const gboolean expected = (among == NULL || zavod_bits_test (among, row)) && passes_others (sample, N_FACETS, row);

      g_assert_cmpint (zavod_facet_result_passes (result, row), ==, expected);
      n_passing += (guint) expected;
    }
  g_assert_cmpuint (result->n_passing, ==, n_passing);

  for (guint facet = 0; facet < N_FACETS; facet++)
    for (guint value = 0; value < sample->n_values[facet]; value++)
      {
        const gint place = zavod_facet_column_find (sample->columns[facet], get_key (facet, value));
        guint n = 0;

        for (guint row = 0; row < sample->n_rows; row++)
          n += sample->has[facet][row * sample->n_values[facet] + value] && passes_others (sample, facet, row)
               && (among == NULL || zavod_bits_test (among, row));
        g_assert_cmpuint (place < 0 ? 0 : result->counts[facet][place], ==, n);
      }
}

/* Few values that many rows have, many that few have; rows with one, several or none. */
static void
fill (Sample *sample,
      GRand  *random,
      guint   n_rows)
{
  static const guint n_values[N_FACETS] = { 3, 60, 8, 1 };

  sample->n_rows = n_rows;
  for (guint facet = 0; facet < N_FACETS; facet++)
    {
      sample->n_values[facet] = n_values[facet];
      sample->has[facet] = g_new0 (guint8, MAX (n_rows, 1) * n_values[facet]);
      sample->columns[facet] = zavod_facet_column_new (n_rows);
      for (guint i = 0; i < 2 * n_rows; i++)
        {
          const guint row = (guint) g_rand_int_range (random, 0, (gint32) n_rows);
          const guint value = (guint) g_rand_int_range (random, 0, (gint32) n_values[facet]);

          sample->has[facet][row * n_values[facet] + value] = TRUE;
          zavod_facet_column_add (sample->columns[facet], get_key (facet, value), row);
        }
      zavod_facet_column_finish (sample->columns[facet]);
    }
}

static void
choose (Sample *sample,
        GRand  *random)
{
  for (guint facet = 0; facet < N_FACETS; facet++)
    {
      sample->restricted[facet] = g_rand_boolean (random);
      sample->n_keys[facet] = (guint) g_rand_int_range (random, 0, 5);
      for (guint i = 0; i < sample->n_keys[facet]; i++)  /* one more than there are */
        sample->keys[facet][i] = get_key (facet, (guint) g_rand_int_range (random, 0, (gint32) sample->n_values[facet] + 1));
    }
}

static void
sample_clear (Sample *sample)
{
  for (guint facet = 0; facet < N_FACETS; facet++)
    {
      g_free (sample->has[facet]);
      zavod_facet_column_unref (sample->columns[facet]);
    }
}

static void
test_counts_are_those_of_a_walk (void)
{
  static const guint sizes[] = { 0, 1, 63, 64, 65, 511, 512, 1000, 5000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Sample sample = { 0 };
      g_autofree guint64 *among = zavod_bits_new (sizes[i]);

      fill (&sample, random, sizes[i]);
      for (guint row = 0; row < sizes[i]; row += 3)
        zavod_bits_set (among, row);
      check (&sample, NULL);
      for (guint round = 0; round < 20; round++)
        {
          choose (&sample, random);
          check (&sample, round % 2 == 0 ? NULL : among);
        }
      sample_clear (&sample);
    }
}

/* ---- columns ---- */

static void
test_a_value_is_counted_once (void)
{
  g_autoptr (ZavodFacetColumn) column = zavod_facet_column_new (1000);

  zavod_facet_column_add (column, 5, 900);
  zavod_facet_column_add (column, 5, 3);
  zavod_facet_column_add (column, 5, 900);
  zavod_facet_column_add (column, 5, 3);
  zavod_facet_column_add_value (column, 6);
  zavod_facet_column_set_label (column, 5, "five");
  zavod_facet_column_finish (column);

  g_assert_cmpuint (zavod_facet_column_get_n_values (column), ==, 2);
  g_assert_cmpuint (zavod_facet_column_count (column, 0, NULL), ==, 2);
  g_assert_cmpuint (zavod_facet_column_count (column, 1, NULL), ==, 0);
  g_assert_cmpint (zavod_facet_column_find (column, 6), ==, 1);
  g_assert_cmpint (zavod_facet_column_find (column, 7), ==, -1);
  g_assert_cmpstr (zavod_facet_column_get_label (column, 0), ==, "five");
  g_assert_null (zavod_facet_column_get_label (column, 1));
}

static void
test_codes (void)
{
  static const struct { int other; guint8 code; } rows[] = { { 9, 2 }, { 9, 0 }, { 9, 1 }, { 9, 0 } };
  static const guint8 values[] = { 1, 0, 1 };
  g_autoptr (ZavodFacetColumn) column =
    zavod_facet_column_new_from_codes (&rows[0].code, sizeof rows[0], G_N_ELEMENTS (rows), values, 3);

  g_assert_cmpuint (zavod_facet_column_count (column, 0, NULL), ==, 1);
  g_assert_cmpuint (zavod_facet_column_count (column, 1, NULL), ==, 3);
  g_assert_cmpuint (zavod_facet_column_count (column, 2, NULL), ==, 0);
}

static void
test_rows_are_moved (void)
{
  static const guint places[] = { 2, G_MAXUINT, 0 };
  g_autoptr (ZavodFacetColumn) column = zavod_facet_column_new (3);
  g_autoptr (ZavodFacetColumn) moved = NULL;
  guint64 rows[1] = { 0 };

  zavod_facet_column_set_label (column, 4, "four");
  zavod_facet_column_add (column, 4, 0);
  zavod_facet_column_add (column, 4, 1);
  zavod_facet_column_add (column, 4, 2);
  zavod_facet_column_add (column, 8, 1);
  zavod_facet_column_finish (column);

  moved = zavod_facet_column_new_moved (column, places, 4);
  zavod_facet_column_collect (moved, 0, rows);
  g_assert_cmpuint (rows[0], ==, 1 << 0 | 1 << 2);
  g_assert_cmpstr (zavod_facet_column_get_label (moved, 0), ==, "four");
  g_assert_cmpuint (zavod_facet_column_count (moved, 1, NULL), ==, 0);
}

static void
test_a_column_that_is_not_read_narrows_nothing (void)
{
  const gint64 key = 1;
  const ZavodFacetChoice choice = { NULL, TRUE, &key, 1 };
  g_autoptr (ZavodFacetResult) result = zavod_facets_apply (&choice, 1, 10, NULL);

  g_assert_cmpuint (result->n_passing, ==, 10);
  g_assert_null (result->counts[0]);
}

/* Each slice of a set with one bit. */
static void
test_any_bit (void)
{
  const guint n_bits = 200;

  for (guint bit = 0; bit < n_bits; bit++)
    {
      g_autofree guint64 *bits = zavod_bits_new (n_bits);

      zavod_bits_set (bits, bit);
      for (guint first = 0; first < n_bits; first++)
        for (guint end = first + 1; end <= n_bits; end++)
          if (zavod_bits_any (bits, first, end - first) != (first <= bit && bit < end))
            g_error ("bit %u, from %u to before %u", bit, first, end);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facets/counts-are-those-of-a-walk", test_counts_are_those_of_a_walk);
  g_test_add_func ("/facets/a-value-is-counted-once", test_a_value_is_counted_once);
  g_test_add_func ("/facets/codes", test_codes);
  g_test_add_func ("/facets/rows-are-moved", test_rows_are_moved);
  g_test_add_func ("/facets/a-column-that-is-not-read-narrows-nothing", test_a_column_that_is_not_read_narrows_nothing);
  g_test_add_func ("/facets/any-bit", test_any_bit);

  return g_test_run ();
}
