/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-clusters POINTS WINDOWS WIDTH HEIGHT: gathers points (pairs of doubles, longitude and latitude) into clusters,
 * moves some of them, and asks for windows of that many pixels round the middles in WINDOWS (such pairs too). Prints the
 * seconds of the building and of one move, then for each zoom its number, the seconds of a window, the marks in all
 * windows, and the sites in all marks of the world. Ends with 1 when a window has other marks than a walk through all of
 * them finds. */

#include <math.h>
#include <stdlib.h>

#include "zavod-clusters.h"

#define FIRST_ZOOM 7
#define LAST_ZOOM 9
#define ROUNDS 20
#define N_MOVES 50
#define EDGE 3e-5  /* degrees: marks stand at single precision, an edge as near as that may take one in or not */

typedef struct
{
  double longitude;
  double latitude;
} Position;

typedef struct
{
  double west;
  double south;
  double east;
  double north;
} Window;

static Position *
read_positions (const char  *path,
                gsize       *n,
                GError     **error)
{
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  *n = length / sizeof (Position);

  return (Position *) contents;
}

static Window
make_window (const Position *middle,
             guint           zoom,
             double          width,
             double          height)
{
  const double degrees = 180 / ldexp (512, (int) zoom);  /* half a pixel */

  return (Window) {
    middle->longitude - width * degrees, middle->latitude - height * degrees,
    middle->longitude + width * degrees, middle->latitude + height * degrees,
  };
}

static void
query (const ZavodClusters *clusters,
       guint                zoom,
       const Window        *window,
       GArray              *found)
{
  g_array_set_size (found, 0);
  zavod_clusters_query (clusters, zoom, window->west, window->south, window->east, window->north, found);
}

/* How many marks are in @window made larger by @margin on each side. */
static guint
count_within (GArray       *marks,
              const Window *window,
              double        margin)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodCluster *mark = &g_array_index (marks, ZavodCluster, i);

      n += mark->longitude >= window->west - margin && mark->longitude <= window->east + margin
           && mark->latitude >= window->south - margin && mark->latitude <= window->north + margin;
    }

  return n;
}

static guint64
count_sites (GArray *marks)
{
  guint64 n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += g_array_index (marks, ZavodCluster, i).n;

  return n;
}

static gboolean
measure_zoom (const ZavodClusters *clusters,
              guint                zoom,
              const Window        *windows,
              gsize                n_windows)
{
  const Window world = { -180, -90, 180, 90 };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  guint64 n_marks = 0;
  gint64 start;

  query (clusters, zoom, &world, all);
  for (gsize i = 0; i < n_windows; i++)
    {
      query (clusters, zoom, &windows[i], found);
      if (found->len < count_within (all, &windows[i], -EDGE) || found->len > count_within (all, &windows[i], EDGE))
        return FALSE;
      n_marks += found->len;
    }

  start = g_get_monotonic_time ();
  for (guint round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < n_windows; i++)
      query (clusters, zoom, &windows[i], found);
  g_print ("%u %.9f %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n", zoom,
           (g_get_monotonic_time () - start) / 1e6 / ROUNDS / n_windows, n_marks, count_sites (all));

  return TRUE;
}

/* One edit after the other: a site is not where it was thought to be, but not far from another. Returns: the seconds of
 * one */
static double
measure_moves (ZavodClusters  *clusters,
               const Position *points,
               gsize           n_points)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  const gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_MOVES; i++)
    {
      const gsize moved = (gsize) (g_rand_double (random) * (double) n_points);
      const Position *other = &points[(gsize) (g_rand_double (random) * (double) n_points)];

      zavod_clusters_move (clusters, moved, other->latitude + 0.01, other->longitude + 0.01, 1);
    }

  return (double) (g_get_monotonic_time () - start) / 1e6 / N_MOVES;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodClusters) clusters = NULL;
  g_autofree Position *points = NULL, *middles = NULL;
  g_autofree Window *windows = NULL;
  g_autofree guint8 *kinds = NULL;
  gsize n_points, n_windows;
  gint64 start;

  if (argc != 5
      || (points = read_positions (argv[1], &n_points, &error)) == NULL
      || (middles = read_positions (argv[2], &n_windows, &error)) == NULL)
    {
      g_printerr ("bench-clusters: %s\n", error != NULL ? error->message : "POINTS WINDOWS WIDTH HEIGHT");
      return 1;
    }

  kinds = g_new0 (guint8, n_points * sizeof (Position));  /* the stride is that of the points */
  start = g_get_monotonic_time ();
  clusters = zavod_clusters_new (&points->latitude, &points->longitude, kinds, sizeof (Position), n_points);
  g_print ("%.6f", (g_get_monotonic_time () - start) / 1e6);
  g_print (" %.6f\n", measure_moves (clusters, points, n_points));

  windows = g_new (Window, n_windows);
  for (guint zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++)
    {
      for (gsize i = 0; i < n_windows; i++)
        windows[i] = make_window (&middles[i], zoom, atof (argv[3]), atof (argv[4]));
      if (!measure_zoom (clusters, zoom, windows, n_windows))
        return 1;
    }

  return 0;
}
