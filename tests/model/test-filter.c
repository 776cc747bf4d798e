/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-filter.h"

#include "zavod-vocabulary.h"

static void
assert_chosen (const ZavodFilter *filter,
               ZavodFacet         facet,
               const char        *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const gint64 *keys;
  guint n_keys;

  keys = zavod_filter_get_chosen (filter, facet, &n_keys);
  for (guint i = 0; i < n_keys; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", keys[i]);
  g_assert_cmpstr (keys != NULL || n_keys > 0 ? text->str : "all", ==, expected);
}

static void
test_chooses (void)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();

  g_assert_true (zavod_filter_is_empty (filter));
  assert_chosen (filter, ZAVOD_FACET_PARTNER, "all");
  g_assert_true (zavod_filter_shows (filter, ZAVOD_FACET_PARTNER, 7));
  g_assert_false (zavod_filter_is_chosen (filter, ZAVOD_FACET_PARTNER, 7));

  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, 9, TRUE);
  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, 7, TRUE);
  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, 9, TRUE);
  assert_chosen (filter, ZAVOD_FACET_PARTNER, "7 9 ");
  assert_chosen (filter, ZAVOD_FACET_BRAND, "all");
  g_assert_false (zavod_filter_shows (filter, ZAVOD_FACET_PARTNER, 8));

  /* where nothing is looked for, everything passes */
  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, 7, FALSE);
  assert_chosen (filter, ZAVOD_FACET_PARTNER, "9 ");
  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, 9, FALSE);
  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, 9, FALSE);
  assert_chosen (filter, ZAVOD_FACET_PARTNER, "all");
  g_assert_true (zavod_filter_is_empty (filter));
}

static void
test_leaves_out (void)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();

  zavod_filter_set_shown (filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS, FALSE);
  assert_chosen (filter, ZAVOD_FACET_SHAPE, "0 2 3 4 5 ");
  zavod_filter_set_shown (filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS, FALSE);
  assert_chosen (filter, ZAVOD_FACET_SHAPE, "0 2 3 4 5 ");

  zavod_filter_set_shown (filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS, TRUE);
  assert_chosen (filter, ZAVOD_FACET_SHAPE, "all");
  zavod_filter_set_shown (filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS, TRUE);
  assert_chosen (filter, ZAVOD_FACET_SHAPE, "all");

  /* the last that is left out leaves nothing, unlike the last that is not looked for any more */
  for (guint shape = 0; shape < ZAVOD_N_SHAPES; shape++)
    zavod_filter_set_shown (filter, ZAVOD_FACET_SHAPE, shape, FALSE);
  g_assert_true (zavod_filter_narrows (filter, ZAVOD_FACET_SHAPE));
  g_assert_false (zavod_filter_shows (filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS));
  zavod_filter_release (filter, ZAVOD_FACET_SHAPE);
  g_assert_true (zavod_filter_is_empty (filter));
}

static void
test_equal (void)
{
  g_autoptr (ZavodFilter) a = zavod_filter_new ();
  g_autoptr (ZavodFilter) b = NULL;

  zavod_filter_choose (a, ZAVOD_FACET_YEAR, 2024, TRUE);
  zavod_filter_set_shown (a, ZAVOD_FACET_LOOK, ZAVOD_LOOK_IDLE, FALSE);
  b = zavod_filter_copy (a);
  g_assert_true (zavod_filter_equal (a, b));
  zavod_filter_choose (b, ZAVOD_FACET_YEAR, 2025, TRUE);
  g_assert_false (zavod_filter_equal (a, b));
  assert_chosen (a, ZAVOD_FACET_YEAR, "2024 ");
  zavod_filter_release (b, ZAVOD_FACET_YEAR);
  g_assert_false (zavod_filter_equal (a, b));
  g_assert_false (zavod_filter_equal (b, a));
}

static void
test_is_kept (void)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();
  g_autoptr (ZavodFilter) again = NULL;
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *text = NULL;

  zavod_filter_choose (filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, TRUE);
  zavod_filter_choose (filter, ZAVOD_FACET_COUNTRY, zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, "UZ"), TRUE);
  zavod_filter_choose (filter, ZAVOD_FACET_SOURCE, G_GINT64_CONSTANT (9007199254740991), TRUE);
  zavod_filter_choose (filter, ZAVOD_FACET_WORTH, ZAVOD_WORTH_UNDATED, TRUE);
  kept = g_variant_ref_sink (zavod_filter_to_variant (filter));
  text = g_variant_print (kept, FALSE);
  g_assert_cmpstr (text, ==, "{'status': ['operating'], 'country': ['UZ'], 'worth-a-look': ['undated'], "
                             "'source': ['9007199254740991']}");

  again = zavod_filter_from_variant (kept);
  g_assert_true (zavod_filter_equal (filter, again));
}

static void
test_unknown_words_are_passed_over (void)
{
  g_autoptr (GVariant) kept = g_variant_parse (NULL, "{'status': ['operating', 'imaginary'], 'colour': ['red'],"
                                               " 'year': ['2024', 'last', '-5']}", NULL, NULL, NULL);
  g_autoptr (ZavodFilter) filter = zavod_filter_from_variant (kept);

  assert_chosen (filter, ZAVOD_FACET_LOOK, "4 ");
  assert_chosen (filter, ZAVOD_FACET_YEAR, "2024 ");
  zavod_filter_release (filter, ZAVOD_FACET_LOOK);
  zavod_filter_release (filter, ZAVOD_FACET_YEAR);
  g_assert_true (zavod_filter_is_empty (filter));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/chooses", test_chooses);
  g_test_add_func ("/filter/leaves-out", test_leaves_out);
  g_test_add_func ("/filter/equal", test_equal);
  g_test_add_func ("/filter/is-kept", test_is_kept);
  g_test_add_func ("/filter/unknown-words-are-passed-over", test_unknown_words_are_passed_over);

  return g_test_run ();
}
