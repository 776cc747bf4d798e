/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-history.h"

static const ZavodMapPlace region = { 47, 67, 4 };
static const ZavodMapPlace almaty = { 43.25, 76.91, 8 };
static const ZavodMapPlace kostanay = { 53.21, 63.62, 8 };

static void
assert_goes (ZavodMapHistory     *history,
             int                  steps,
             const ZavodMapPlace *expected)
{
  const ZavodMapPlace *place;

  g_assert_cmpint (zavod_map_history_can_go (history, steps), ==, expected != NULL);
  place = zavod_map_history_go (history, steps);
  g_assert_cmpint (place != NULL, ==, expected != NULL);
  if (expected != NULL)
    {
      g_assert_cmpfloat (place->latitude, ==, expected->latitude);
      g_assert_cmpfloat (place->longitude, ==, expected->longitude);
      g_assert_cmpfloat (place->zoom, ==, expected->zoom);
    }
}

static void
test_goes_back_and_forward (void)
{
  g_autoptr (ZavodMapHistory) history = zavod_map_history_new ();

  assert_goes (history, 0, NULL);
  assert_goes (history, -1, NULL);
  zavod_map_history_visit (history, &region);
  assert_goes (history, -1, NULL);
  zavod_map_history_visit (history, &almaty);
  zavod_map_history_visit (history, &kostanay);
  assert_goes (history, 1, NULL);
  assert_goes (history, -1, &almaty);
  assert_goes (history, -1, &region);
  assert_goes (history, -1, NULL);
  assert_goes (history, 2, &kostanay);
}

static void
test_a_new_place_forgets_what_lay_ahead (void)
{
  g_autoptr (ZavodMapHistory) history = zavod_map_history_new ();

  zavod_map_history_visit (history, &region);
  zavod_map_history_visit (history, &almaty);
  assert_goes (history, -1, &region);
  zavod_map_history_visit (history, &region);
  g_assert_true (zavod_map_history_can_go (history, 1));
  zavod_map_history_visit (history, &kostanay);
  assert_goes (history, 1, NULL);
  assert_goes (history, -1, &region);
}

static void
test_the_same_place_counts_once (void)
{
  g_autoptr (ZavodMapHistory) history = zavod_map_history_new ();
  ZavodMapPlace near = almaty;

  zavod_map_history_visit (history, &almaty);
  near.longitude += 0.001;   /* a third of a pixel */
  zavod_map_history_visit (history, &near);
  g_assert_false (zavod_map_history_can_go (history, -1));
  near.longitude += 0.02;
  zavod_map_history_visit (history, &near);
  g_assert_true (zavod_map_history_can_go (history, -1));
  near.zoom += 1;
  zavod_map_history_visit (history, &near);
  g_assert_true (zavod_map_history_can_go (history, -2));
}

static void
test_corrects_where_one_is (void)
{
  g_autoptr (ZavodMapHistory) history = zavod_map_history_new ();

  zavod_map_history_correct (history, &region);
  zavod_map_history_correct (history, &almaty);
  assert_goes (history, -1, NULL);
  assert_goes (history, 0, &almaty);
  zavod_map_history_visit (history, &kostanay);
  assert_goes (history, -1, &almaty);
}

static void
test_is_of_limited_length (void)
{
  g_autoptr (ZavodMapHistory) history = zavod_map_history_new ();
  ZavodMapPlace place = region;

  for (guint i = 0; i < 250; i++)
    {
      place.longitude = i;
      zavod_map_history_visit (history, &place);
    }
  place.longitude = 150;
  assert_goes (history, -99, &place);
  assert_goes (history, -1, NULL);
  zavod_map_history_clear (history);
  assert_goes (history, 0, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/goes-back-and-forward", test_goes_back_and_forward);
  g_test_add_func ("/history/a-new-place-forgets-what-lay-ahead", test_a_new_place_forgets_what_lay_ahead);
  g_test_add_func ("/history/the-same-place-counts-once", test_the_same_place_counts_once);
  g_test_add_func ("/history/corrects-where-one-is", test_corrects_where_one_is);
  g_test_add_func ("/history/is-of-limited-length", test_is_of_limited_length);

  return g_test_run ();
}
