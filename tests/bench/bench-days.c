/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-days ATLAS: the day of a session is dragged from one end of the years to the other and back, as many steps as a
 * drag of five seconds has frames; with each, the statuses of the points follow, and the counts of the map's clusters.
 * Prints the seconds of a step, the mean and the longest. */

#include "zavod-as-of.h"
#include "zavod-clusters.h"
#include "zavod-partial-date.h"
#include "zavod-session.h"

#define N_STEPS 300
#define ZOOM 4

typedef struct
{
  ZavodSession *session;
  ZavodClusters *clusters;
  GArray *marks;
  guint64 n_changes;
  guint sum;           /* of what was counted, so that nobody can leave it out */
} Bench;

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!zavod_session_open_finish (ZAVOD_SESSION (source), result, &error))
    g_error ("%s", error->message);
}

static void
on_statuses (ZavodSession *session,
             GArray       *changes,
             Bench        *bench)
{
  const ZavodStatusChange *first = &g_array_index (changes, ZavodStatusChange, 0);

  bench->n_changes += changes->len;
  zavod_clusters_change_kinds (bench->clusters, &first->site, &first->status, sizeof *first, changes->len);
  for (guint i = 0; i < bench->marks->len; i++)
    {
      guint counts[ZAVOD_CLUSTERS_N_KINDS];

      zavod_clusters_count_kinds (bench->clusters, &g_array_index (bench->marks, ZavodCluster, i), counts);
      bench->sum += counts[0];
    }
}

static guint32
new_year (guint16 year)
{
  return zavod_partial_date_get_first_day ((ZavodPartialDate) { year, 1, 1 });
}

/* There in the first half of the steps, and back in the second. */
static guint32
get_day (guint step)
{
  const guint half = N_STEPS / 2;
  const guint along = step < half ? step : N_STEPS - step;

  return new_year (1994) + (new_year (2027) - new_year (1994)) * along / half;
}

static void
prepare (Bench      *bench,
         const char *path)
{
  const ZavodSitePoint *first;
  GArray *points;

  bench->session = zavod_session_new ();
  bench->marks = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  zavod_session_open_async (bench->session, path, ZAVOD_OPEN_READ_ONLY, NULL, on_opened, NULL);
  while ((points = zavod_session_get_points (bench->session)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  first = &g_array_index (points, ZavodSitePoint, 0);
  bench->clusters = zavod_clusters_new (&first->latitude, &first->longitude, &first->status, sizeof *first, points->len);
  zavod_clusters_query (bench->clusters, ZOOM, -180, -90, 180, 90, bench->marks);

  zavod_session_prepare_days (bench->session);
  while (zavod_session_find_event (bench->session, 1, TRUE) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (bench->session, "statuses-changed", G_CALLBACK (on_statuses), bench);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { 0 };
  gint64 longest = 0, whole = 0;

  if (argc != 2)
    {
      g_printerr ("bench-days: ATLAS\n");
      return 1;
    }

  prepare (&bench, argv[1]);
  zavod_session_set_day (bench.session, get_day (0));
  bench.n_changes = 0;
  for (guint i = 1; i <= N_STEPS; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      gint64 time;

      zavod_session_set_day (bench.session, get_day (i));
      time = g_get_monotonic_time () - start;
      longest = MAX (longest, time);
      whole += time;
    }

  g_print ("%.9f %.9f %" G_GUINT64_FORMAT "\n", (double) whole / 1e6 / N_STEPS, (double) longest / 1e6, bench.n_changes);
  zavod_session_close (bench.session);
  return bench.n_changes > 0 && bench.sum > 0 ? 0 : 1;
}
