/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks of one place that are spread round it: none covers another or the place itself. */

#include "zavod-fan.h"

#include <math.h>

#define ROUNDING 1.5

static void
test_apart (void)
{
  for (guint n = 2; n <= ZAVOD_FAN_MAX; n++)
    for (guint i = 0; i < n; i++)
      {
        const graphene_point_t point = zavod_fan_get_offset (i, n);

        g_assert_cmpfloat (hypot (point.x, point.y), >=, 40 - ROUNDING);
        for (guint j = 0; j < i; j++)
          {
            const graphene_point_t other = zavod_fan_get_offset (j, n);

            g_assert_cmpfloat (hypot (point.x - other.x, point.y - other.y), >=, ZAVOD_FAN_DISTANCE - ROUNDING);
          }
      }
}

static void
test_near (void)
{
  for (guint n = 2; n <= ZAVOD_FAN_MAX; n++)
    for (guint i = 0; i < n; i++)
      {
        const graphene_point_t point = zavod_fan_get_offset (i, n);

        g_assert_cmpfloat (hypot (point.x, point.y), <=, n <= 8 ? 46 : 150);
      }
}

static void
test_clockwise_from_the_top (void)
{
  const graphene_point_t top = zavod_fan_get_offset (0, 4), right = zavod_fan_get_offset (1, 4);

  g_assert_true (top.x == 0 && top.y < 0);
  g_assert_true (right.x > 0 && right.y == 0);
}

static void
test_moved_into_view (void)
{
  const graphene_size_t view = GRAPHENE_SIZE_INIT (600, 400), low = GRAPHENE_SIZE_INIT (600, 120);
  const graphene_point_t inside = { 300, 200 }, corner = { 5, 395 };
  graphene_point_t shift = zavod_fan_get_shift (&inside, 8, &view);

  g_assert_true (shift.x == 0 && shift.y == 0);
  for (guint n = 2; n <= ZAVOD_FAN_MAX; n++)
    {
      shift = zavod_fan_get_shift (&corner, n, &view);
      g_assert_true (shift.x > 0 && shift.y < 0);
      for (guint i = 0; i < n; i++)
        {
          const graphene_point_t mark = zavod_fan_get_offset (i, n);

          g_assert_cmpfloat (corner.x + shift.x + mark.x, >=, 16);
          g_assert_cmpfloat (corner.y + shift.y + mark.y, <=, 400 - 16);
        }
    }

  /* a fan that is higher than the view: as much of it as there can be */
  shift = zavod_fan_get_shift (&corner, ZAVOD_FAN_MAX, &low);
  g_assert_cmpfloat (fabsf (corner.y + shift.y - 60), <, 30);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fan/apart", test_apart);
  g_test_add_func ("/fan/near", test_near);
  g_test_add_func ("/fan/clockwise-from-the-top", test_clockwise_from_the_top);

  g_test_add_func ("/fan/moved-into-view", test_moved_into_view);

  return g_test_run ();
}
