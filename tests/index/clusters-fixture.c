/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clusters-fixture.h"

#include <math.h>

ZavodClusters *
build (const Point *points,
       gsize        n)
{
  return zavod_clusters_new (&points[0].latitude, &points[0].longitude, &points[0].kind, sizeof (Point), n);
}

GArray *
query_all (const ZavodClusters *clusters,
           guint                zoom)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));

  zavod_clusters_query (clusters, zoom, -180, -90, 180, 90, result);
  return result;
}

Point *
make_random_points (guint n,
                    guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Point *points = g_new (Point, n);

  for (guint i = 0; i < n; i++)
    {
      points[i].latitude = g_rand_double_range (random, 36, 55);
      points[i].longitude = g_rand_double_range (random, 47, 87);
      points[i].kind = g_rand_int_range (random, 0, 13);
      if (i % 5 == 1) /* towns: several at one place */
        {
          points[i].latitude = points[i - 1].latitude;
          points[i].longitude = points[i - 1].longitude;
        }
    }

  return points;
}

/* Every point is in exactly one cluster, the clusters' kinds add up to it, and its middle is the mean of its members. */
void
check_partition (const ZavodClusters *clusters,
                 const Point         *points,
                 guint                n,
                 guint                zoom)
{
  g_autoptr (GArray) all = query_all (clusters, zoom);
  g_autofree guint *seen = g_new0 (guint, n);

  for (guint i = 0; i < all->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (all, ZavodCluster, i);
      const guint32 *members = zavod_clusters_get_members (clusters, cluster);
      guint counts[ZAVOD_CLUSTERS_N_KINDS], brute[ZAVOD_CLUSTERS_N_KINDS] = { 0 };
      double longitude = 0;

      for (guint k = 0; k < cluster->n; k++)
        {
          g_assert_cmpint (zavod_clusters_get_position (clusters, members[k]), ==, (gint) (cluster->first + k));
          seen[members[k]]++;
          brute[points[members[k]].kind]++;
          longitude += points[members[k]].longitude / cluster->n;
        }
      zavod_clusters_count_kinds (clusters, cluster, counts);
      g_assert_cmpmem (counts, sizeof counts, brute, sizeof brute);
      g_assert_cmpfloat_with_epsilon (cluster->longitude, longitude, 1e-3);
    }

  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (seen[i], ==, isfinite (points[i].latitude) && isfinite (points[i].longitude) ? 1 : 0);
}

/* Asks for a random window of a random zoom. Returns: how many clusters there are in it. */
guint
check_window (const ZavodClusters *clusters,
              GRand               *random)
{
  const guint zoom = g_rand_int_range (random, 0, ZAVOD_CLUSTERS_MAX_ZOOM + 1);
  const double west = g_rand_double_range (random, 40, 85), east = west + g_rand_double_range (random, 0, 30);
  const double south = g_rand_double_range (random, 30, 50), north = south + g_rand_double_range (random, 0, 20);
  g_autoptr (GArray) all = query_all (clusters, zoom);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  guint brute = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (all, ZavodCluster, i);

      brute += cluster->longitude >= west && cluster->longitude <= east
               && cluster->latitude >= south && cluster->latitude <= north;
    }
  zavod_clusters_query (clusters, zoom, west, south, east, north, some);
  g_assert_cmpuint (some->len, ==, brute);

  return brute;
}

static void
check_below (const ZavodCluster *cluster,
             GArray             *below,
             gboolean            is_whole)
{
  guint members = 0;
  gboolean whole = FALSE;

  for (guint k = 0; k < below->len; k++)
    {
      const ZavodCluster *other = &g_array_index (below, ZavodCluster, k);

      whole |= other->first == cluster->first && other->n == cluster->n;
      members += other->first - cluster->first < cluster->n ? other->n : 0;
    }
  g_assert_cmpint (whole, ==, is_whole);
  g_assert_cmpuint (members, ==, cluster->n);
}

/* A child's members are all in one cluster of the zoom above; "expansion zoom" is where that first differs. Looks at one
 * cluster in @step. Returns: how many comparisons were made. */
guint
check_nesting (const ZavodClusters *clusters,
               guint                step)
{
  GArray *levels[ZAVOD_CLUSTERS_MAX_ZOOM + 1];
  guint checked = 0;

  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    levels[zoom] = query_all (clusters, zoom);
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    for (guint i = 0; i < levels[zoom]->len; i += step)
      {
        const ZavodCluster *cluster = &g_array_index (levels[zoom], ZavodCluster, i);
        const guint expansion = zavod_clusters_get_expansion_zoom (clusters, cluster);

        g_assert_cmpuint (expansion, >, zoom);
        for (guint deeper = zoom + 1; deeper <= ZAVOD_CLUSTERS_MAX_ZOOM; deeper++, checked++)
          check_below (cluster, levels[deeper], deeper < expansion);
      }
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    g_array_unref (levels[zoom]);

  return checked;
}

/* Returns: how many pairs of marks stand nearer to each other than half of what they should
 * @n_marks: is increased by how many marks there are */
guint
count_touching (const ZavodClusters *clusters,
                guint                zoom,
                guint               *n_marks)
{
  g_autoptr (GArray) all = query_all (clusters, zoom);
  const double pixels_per_degree = ldexp (512, (int) zoom) / 360;
  guint near = 0;

  for (guint i = 0; i < all->len; i++)
    for (guint k = i + 1; k < all->len; k++)
      {
        const ZavodCluster *a = &g_array_index (all, ZavodCluster, i), *b = &g_array_index (all, ZavodCluster, k);
        const double dx = (a->longitude - b->longitude) * pixels_per_degree;
        const double dy = (a->latitude - b->latitude) * pixels_per_degree / cos (a->latitude * G_PI / 180);

        near += hypot (dx, dy) < ZAVOD_CLUSTERS_PIXELS * 0.5;
      }
  *n_marks += all->len;

  return near;
}
