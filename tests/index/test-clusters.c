/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clusters against brute force. */

#include "clusters-fixture.h"

#include <math.h>

static void
test_partition (void)
{
  const guint n = 3000;
  g_autofree Point *points = make_random_points (n, 1);
  g_autoptr (ZavodClusters) clusters = build (points, n);

  g_assert_cmpuint (zavod_clusters_get_n_placed (clusters), ==, n);
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    check_partition (clusters, points, n, zoom);
}

static void
test_windows (void)
{
  const guint n = 2000;
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree Point *points = make_random_points (n, 3);
  g_autoptr (ZavodClusters) clusters = build (points, n);
  guint found = 0;

  for (guint round = 0; round < 400; round++)
    found += check_window (clusters, random);

  g_assert_cmpuint (found, >, 1000);
}

static void
test_expansion (void)
{
  const guint n = 1500;
  g_autofree Point *points = make_random_points (n, 4);
  g_autoptr (ZavodClusters) clusters = build (points, n);

  g_assert_cmpuint (check_nesting (clusters, 40), >, 100);
}

static void
test_none_and_one (void)
{
  const Point unplaced = { NAN, NAN, 3 };
  const Point half = { 45, NAN, 3 };
  const Point one = { 53.2144, 63.6246, 7 };
  g_autoptr (ZavodClusters) none = build (&one, 0);
  g_autoptr (ZavodClusters) nowhere = build (&unplaced, 1);
  g_autoptr (ZavodClusters) nowhere_either = build (&half, 1);
  g_autoptr (ZavodClusters) single = build (&one, 1);
  g_autoptr (GArray) of_none = query_all (none, 4);
  g_autoptr (GArray) of_nowhere = query_all (nowhere, 4);
  g_autoptr (GArray) of_single = query_all (single, 4);
  const ZavodCluster *cluster = &g_array_index (of_single, ZavodCluster, 0);

  g_assert_cmpuint (of_none->len, ==, 0);
  g_assert_cmpuint (of_nowhere->len, ==, 0);
  g_assert_cmpint (zavod_clusters_get_position (nowhere, 0), ==, -1);
  g_assert_cmpuint (zavod_clusters_get_n_placed (nowhere_either), ==, 0);
  g_assert_cmpuint (of_single->len, ==, 1);
  g_assert_cmpuint (cluster->n, ==, 1);
  g_assert_cmpuint (zavod_clusters_get_members (single, cluster)[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (cluster->latitude, one.latitude, 1e-4);
  g_assert_cmpfloat_with_epsilon (cluster->longitude, one.longitude, 1e-4);
}

static void
test_one_place (void)
{
  const guint n = 20000;
  g_autofree Point *points = g_new (Point, n);
  g_autoptr (ZavodClusters) clusters = NULL;

  for (guint i = 0; i < n; i++)
    points[i] = (Point) { 43.2525, 76.9115, i % 2 };
  clusters = build (points, n);

  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    {
      g_autoptr (GArray) all = query_all (clusters, zoom);
      const ZavodCluster *cluster = &g_array_index (all, ZavodCluster, 0);

      g_assert_cmpuint (all->len, ==, 1);
      g_assert_cmpuint (cluster->n, ==, n);
      g_assert_cmpuint (zavod_clusters_get_expansion_zoom (clusters, cluster), ==, ZAVOD_CLUSTERS_MAX_ZOOM + 1);
    }
}

static void
test_ends_of_the_world (void)
{
  const Point points[] = {
    { 90, 10, 0 }, { -90, 10, 1 }, { 0, 180, 2 }, { 0, -180, 3 }, { 10, 179.9, 4 }, { 10, -179.9, 5 }, { 10, 541, 6 },
  };
  g_autoptr (ZavodClusters) clusters = build (points, G_N_ELEMENTS (points));
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));

  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    {
      g_autoptr (GArray) all = query_all (clusters, zoom);
      guint n = 0;

      for (guint i = 0; i < all->len; i++)
        n += g_array_index (all, ZavodCluster, i).n;
      g_assert_cmpuint (n, ==, G_N_ELEMENTS (points));
    }

  zavod_clusters_query (clusters, 9, 179.5, 5, -179.5, 15, across);
  g_assert_cmpuint (across->len, ==, 2);
}

/* A foreign file's numbers that are none have no place, and take none from the others. */
static void
test_no_numbers (void)
{
  const Point points[] = {
    { NAN, 60, 0 }, { 50, NAN, 1 }, { INFINITY, 60, 2 }, { 50, -INFINITY, 3 }, { 1e300, 60, 4 }, { 50, 1e300, 5 },
    { 50, -181, 6 }, { -0.0, -0.0, 15 }, { 85.06, 180, 200 },
  };
  const guint n = G_N_ELEMENTS (points);
  g_autoptr (ZavodClusters) clusters = build (points, n);

  g_assert_cmpuint (zavod_clusters_get_n_placed (clusters), ==, n - 4);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (zavod_clusters_get_position (clusters, i) >= 0, ==, i >= 4);
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    {
      g_autoptr (GArray) all = query_all (clusters, zoom);
      guint members = 0;

      for (guint i = 0; i < all->len; i++)
        members += g_array_index (all, ZavodCluster, i).n;
      g_assert_cmpuint (members, ==, n - 4);
    }
}

/* A mark alone stands where its site does, from one end of the world to the other. */
static void
test_latitudes (void)
{
  const guint n = 12000;
  g_autofree Point *points = g_new (Point, n);
  g_autoptr (ZavodClusters) clusters = NULL;
  g_autoptr (GArray) all = NULL;

  for (guint i = 0; i < n; i++)
    points[i] = (Point) { -85.05 + 170.1 * i / (n - 1), -170 + 340.0 * i / n, 0 };
  clusters = build (points, n);
  all = query_all (clusters, ZAVOD_CLUSTERS_MAX_ZOOM);

  g_assert_cmpuint (all->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const ZavodCluster *mark = &g_array_index (all, ZavodCluster, i);
      const Point *point = &points[*zavod_clusters_get_members (clusters, mark)];

      g_assert_cmpfloat_with_epsilon (mark->latitude, point->latitude, 2e-5);
    }
}

/* What one sees: two marks of a zoom never share a place. */
static void
test_marks_keep_apart (void)
{
  const guint n = 2000;
  g_autofree Point *points = make_random_points (n, 5);
  g_autoptr (ZavodClusters) clusters = build (points, n);
  guint near = 0, all_marks = 0;

  for (guint zoom = 3; zoom <= 8; zoom++)
    near += count_touching (clusters, zoom, &all_marks);

  g_test_message ("%u of %u marks nearly touch", near, all_marks);
  g_assert_cmpuint (near, <, all_marks / 100);
}

static void
test_million (void)
{
  const guint n = 1000000;
  g_autofree Point *points = NULL;
  g_autoptr (ZavodClusters) clusters = NULL;
  g_autoptr (GArray) window = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  double built;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }

  points = make_random_points (n, 6);
  g_test_timer_start ();
  clusters = build (points, n);
  built = g_test_timer_elapsed ();
  g_test_minimized_result (built, "build %.3f s", built);

  for (guint zoom = 3; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    {
      const double width = 900 * 360 / ldexp (512, zoom), height = 600 * 250 / ldexp (512, zoom);

      g_test_timer_start ();
      for (guint i = 0; i < 1000; i++)
        {
          g_array_set_size (window, 0);
          zavod_clusters_query (clusters, zoom, 67 - width / 2, 45 - height / 2, 67 + width / 2, 45 + height / 2, window);
        }
      g_test_message ("zoom %u: %u clusters in %.1f µs", zoom, window->len, g_test_timer_elapsed () * 1000);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clusters/partition", test_partition);
  g_test_add_func ("/clusters/windows", test_windows);
  g_test_add_func ("/clusters/expansion", test_expansion);
  g_test_add_func ("/clusters/none-and-one", test_none_and_one);
  g_test_add_func ("/clusters/one-place", test_one_place);
  g_test_add_func ("/clusters/ends-of-the-world", test_ends_of_the_world);
  g_test_add_func ("/clusters/no-numbers", test_no_numbers);
  g_test_add_func ("/clusters/latitudes", test_latitudes);
  g_test_add_func ("/clusters/marks-keep-apart", test_marks_keep_apart);
  g_test_add_func ("/clusters/million", test_million);

  return g_test_run ();
}
