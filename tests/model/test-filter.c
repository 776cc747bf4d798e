/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-filter.h"

#include <math.h>

#include "zavod-vocabulary.h"

static const ZavodSitePoint sites[] = {
  { .id = 1, .latitude = 53.2, .longitude = 63.6, .status = ZAVOD_STATUS_OPERATING, .shape = ZAVOD_SHAPE_CARS },
  { .id = 2, .latitude = 43.2, .longitude = 76.9, .status = ZAVOD_STATUS_OPERATING, .shape = ZAVOD_SHAPE_BUSES },
  { .id = 3, .latitude = 41.3, .longitude = 69.2, .status = ZAVOD_STATUS_TRIAL, .shape = ZAVOD_SHAPE_CARS },
  { .id = 4, .latitude = NAN, .longitude = NAN, .status = ZAVOD_STATUS_CLOSED, .shape = ZAVOD_SHAPE_UNSTATED },
};

static void
assert_listed (const ZavodFilter *filter,
               const ZavodBox    *box,
               const char        *expected)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ZavodSitePoint));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) ids = NULL;

  g_array_append_vals (points, sites, G_N_ELEMENTS (sites));
  ids = zavod_filter_list (filter, box, points);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_leaves_out (void)
{
  ZavodFilter filter = { 0 };

  g_assert_true (zavod_filter_is_empty (&filter));
  assert_listed (&filter, NULL, "1 2 3 4 ");

  /* a status is left out with the others of its stage of life */
  zavod_filter_set_shown (&filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_CONSTRUCTION, FALSE);
  g_assert_false (zavod_filter_is_empty (&filter));
  g_assert_false (zavod_filter_shows (&filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_CONSTRUCTION));
  g_assert_true (zavod_filter_shows (&filter, ZAVOD_FACET_SHAPE, ZAVOD_LOOK_CONSTRUCTION));
  assert_listed (&filter, NULL, "1 2 4 ");

  zavod_filter_set_shown (&filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS, FALSE);
  assert_listed (&filter, NULL, "2 4 ");

  zavod_filter_set_shown (&filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_CONSTRUCTION, TRUE);
  assert_listed (&filter, NULL, "2 4 ");
  zavod_filter_set_shown (&filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_CARS, TRUE);
  assert_listed (&filter, NULL, "1 2 3 4 ");
  g_assert_true (zavod_filter_is_empty (&filter));
}

static void
test_leaves_out_everything (void)
{
  ZavodFilter filter = { 0 };

  for (guint shape = 0; shape < ZAVOD_N_SHAPES; shape++)
    zavod_filter_set_shown (&filter, ZAVOD_FACET_SHAPE, shape, FALSE);
  assert_listed (&filter, NULL, "");
}

static void
test_equal (void)
{
  ZavodFilter a = { 0 }, b = { 0 };

  g_assert_true (zavod_filter_equal (&a, &b));
  zavod_filter_set_shown (&a, ZAVOD_FACET_SHAPE, 1, FALSE);
  zavod_filter_set_shown (&b, ZAVOD_FACET_LOOK, 1, FALSE);
  g_assert_false (zavod_filter_equal (&a, &b));
  zavod_filter_set_shown (&a, ZAVOD_FACET_LOOK, 1, FALSE);
  zavod_filter_set_shown (&b, ZAVOD_FACET_SHAPE, 1, FALSE);
  g_assert_true (zavod_filter_equal (&a, &b));
}

static void
test_in_a_box (void)
{
  const ZavodBox south = { 60, 40, 80, 45 };
  const ZavodBox exact = { 63.6, 53.2, 63.6, 53.2 };
  const ZavodBox nowhere = ZAVOD_BOX_EMPTY;
  ZavodFilter filter = { 0 };

  assert_listed (&filter, &south, "2 3 ");
  assert_listed (&filter, &exact, "1 ");
  assert_listed (&filter, &nowhere, "");
  zavod_filter_set_shown (&filter, ZAVOD_FACET_SHAPE, ZAVOD_SHAPE_BUSES, FALSE);
  assert_listed (&filter, &south, "3 ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/leaves-out", test_leaves_out);
  g_test_add_func ("/filter/leaves-out-everything", test_leaves_out_everything);
  g_test_add_func ("/filter/equal", test_equal);
  g_test_add_func ("/filter/in-a-box", test_in_a_box);

  return g_test_run ();
}
