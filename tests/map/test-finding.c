/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites looked up one after the other. */

#include "zavod-site-layer-private.h"

#define N_POINTS 1000

static GArray *
make_points (void)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (ZavodSitePoint));
  gint64 id = 0;

  for (guint i = 0; i < N_POINTS; i++)
    {
      ZavodSitePoint point = { 0 };

      id += g_test_rand_int_range (1, 4);
      point.id = id;
      g_array_append_val (points, point);
    }

  return points;
}

/* Each id, each second one, … , those that are no site too, and those beyond the last. */
static void
test_as_if_each_was_looked_for (void)
{
  g_autoptr (GArray) points = make_points ();
  const gint64 last = g_array_index (points, ZavodSitePoint, N_POINTS - 1).id;

  for (gint64 stride = 1; stride < last; stride += stride / 3 + 1)
    {
      guint from = 0;

      for (gint64 id = 0; id < last + 2 * stride; id += stride)
        g_assert_true (zavod_site_layer_find_next (points, &from, id) == zavod_site_layer_find_point (points, id));
    }
}

static void
test_none (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ZavodSitePoint));
  guint from = 0;

  g_assert_null (zavod_site_layer_find_next (points, &from, 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/as-if-each-was-looked-for", test_as_if_each_was_looked_for);
  g_test_add_func ("/finding/none", test_none);

  return g_test_run ();
}
