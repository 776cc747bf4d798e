/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-fit.h"

#include <math.h>

static const graphene_size_t size = { 800, 500 };

static graphene_point_t
find (const graphene_point_t *points,
      guint                   n_points,
      const graphene_rect_t  *rectangles,
      guint                   n_rectangles)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof *points);
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof *rectangles);

  if (n_points > 0)
    g_array_append_vals (marks, points, n_points);
  if (n_rectangles > 0)
    g_array_append_vals (obstacles, rectangles, n_rectangles);

  return zavod_map_fit_find_shift (marks, &size, 20, obstacles);
}

static void
assert_clear (const graphene_point_t *points,
              guint                   n_points,
              graphene_point_t        shift,
              const graphene_rect_t  *rectangle)
{
  for (guint i = 0; i < n_points; i++)
    {
      const graphene_point_t place = { 400 + points[i].x + shift.x, 250 + points[i].y + shift.y };

      g_assert_cmpfloat (place.x, >=, 19);
      g_assert_cmpfloat (place.x, <=, 781);
      g_assert_cmpfloat (place.y, >=, 19);
      g_assert_cmpfloat (place.y, <=, 481);
      if (rectangle != NULL)
        g_assert_false (graphene_rect_contains_point (rectangle, &place));
    }
}

static void
test_nothing_in_the_way (void)
{
  static const graphene_point_t points[] = { { -300, -200 }, { 300, 200 } };
  const graphene_point_t shift = find (points, 2, NULL, 0);
  const graphene_point_t none = find (NULL, 0, NULL, 0);

  g_assert_cmpfloat (shift.x, ==, 0);
  g_assert_cmpfloat (shift.y, ==, 0);
  g_assert_cmpfloat (none.x, ==, 0);
}

static void
test_makes_way_for_a_legend (void)
{
  static const graphene_rect_t legend = { { 10, 360 }, { 200, 130 } };
  static const graphene_point_t points[] = { { -250, 180 }, { 250, -180 } };
  const graphene_point_t shift = find (points, 2, &legend, 1);

  g_assert_true (shift.x != 0 || shift.y != 0);
  assert_clear (points, 2, shift, &legend);
}

/* What cannot be moved out of the way stays within the margins, in the middle of the view. */
static void
test_no_room (void)
{
  static const graphene_rect_t everything = { { 0, 0 }, { 800, 500 } };
  static const graphene_point_t points[] = { { -379, -229 }, { 379, 229 } };
  const graphene_point_t shift = find (points, 2, &everything, 1);

  g_assert_cmpfloat (shift.x, ==, 0);
  g_assert_cmpfloat (shift.y, ==, 0);
  assert_clear (points, 2, shift, NULL);
}

/* The means of clusters lie within the box of their members, but not about its middle. */
static void
test_marks_aside_of_the_middle (void)
{
  static const graphene_point_t points[] = { { 0, -200 }, { 300, 100 } };
  const graphene_point_t shift = find (points, 2, NULL, 0);

  g_assert_cmpfloat (shift.x, ==, -150);
  g_assert_cmpfloat (shift.y, ==, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fit/nothing-in-the-way", test_nothing_in_the_way);
  g_test_add_func ("/fit/makes-way-for-a-legend", test_makes_way_for_a_legend);
  g_test_add_func ("/fit/no-room", test_no_room);
  g_test_add_func ("/fit/marks-aside-of-the-middle", test_marks_aside_of_the_middle);

  return g_test_run ();
}
