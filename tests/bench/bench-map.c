/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as the window has it, driven without hands; to be run on a screen.
 *
 *   bench-map open EMPTY ATLAS   map and tables show an atlas without sites; then the other is opened. Prints the seconds
 *                             until its sites were gathered, and until the first frame that shows all of them.
 *   bench-map pan ATLAS…      pans the map of each atlas and one that has none, in turn. Prints for each, the one without
 *                             sites first, and for each zoom: the zoom, the median seconds of a frame, the marks drawn.
 *   bench-map work ATLAS      filters, selects, zooms. Prints for each deed its name, the seconds until all has come to
 *                             rest, and the longest that the main loop had no ear for anybody.
 *
 * Frames and deafness are processor time of the main thread, which never waits: other programs on the machine do not count. */

#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "zavod-map-view-private.h"
#include "zavod-menu-names.h"
#include "zavod-site-layer-private.h"
#include "zavod-tables-pane.h"

#define WIDTH 1280
#define HEIGHT 800
#define N_ROUNDS 6
#define N_FRAMES 40          /* of a round */
#define STEP 8               /* pixels panned in a frame */
#define STILL 400000         /* microseconds without a frame: all has been drawn */
#define AT_REST 2500000      /* the same, and no thread has anything to say any more */
#define PATIENCE 120         /* seconds */

static const guint zooms[] = { 5, 7, 9 };
/* The most sites of generate.c are near here: Tashkent, and the Ferghana valley at its side. */
static const double latitude = 41.0, longitude = 70.0;

typedef struct
{
  GtkWidget *window;
  ZavodMapView *map;
  ZavodSession *session;     /* NULL: a map without sites */
  gint64 frame_ended;        /* of the monotonic clock, as gathered */
  gint64 frame_began;
  double frame_cost;         /* of this thread's processor time, when it began */
  gint64 gathered;           /* 0: not yet */
  double direction;          /* of a pan; 0: the map stands */
  guint n_marks;             /* the most of a frame */
  GArray *durations;         /* double: the seconds of each frame of a pan */
} Pane;

static double
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
on_timeout (gpointer user_data)
{
  g_error ("bench-map: it did not come to an end within %d s", PATIENCE);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until something is so; the clock wakes it now and then. */
#define AWAIT(condition) \
  G_STMT_START { \
    const guint patience = g_timeout_add_seconds_once (PATIENCE, on_timeout, NULL); \
    const guint clock = g_timeout_add (20, wake_cb, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (clock); \
    g_source_remove (patience); \
  } G_STMT_END

static void
on_before_paint (Pane *pane)
{
  pane->frame_began = g_get_monotonic_time ();
  pane->frame_cost = get_processor_time ();
}

static void
on_after_paint (Pane *pane)
{
  double seconds;

  pane->frame_ended = g_get_monotonic_time ();
  if (pane->direction == 0)
    return;

  seconds = get_processor_time () - pane->frame_cost;
  g_array_append_val (pane->durations, seconds);
  if (pane->map->sites->clusters != NULL)
    pane->n_marks = MAX (pane->n_marks, zavod_site_layer_get_marks (pane->map->sites)->len);
}

static gboolean
pan_cb (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       user_data)
{
  Pane *pane = user_data;
  ShumateViewport *viewport = zavod_map_camera_get_viewport (pane->map->camera);
  const double degrees = STEP * 360 / ldexp (512, (int) zavod_map_camera_get_zoom (pane->map->camera));

  shumate_location_set_location (SHUMATE_LOCATION (viewport),
                                 shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                 shumate_location_get_longitude (SHUMATE_LOCATION (viewport)) + pane->direction * degrees);

  return G_SOURCE_CONTINUE;
}

static void
on_gathered (Pane *pane)
{
  pane->gathered = g_get_monotonic_time ();
}

static void
show_pane (Pane     *pane,
           gboolean  with_tables)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tables = g_object_new (ZAVOD_TYPE_TABLES_PANE, NULL);
  GdkFrameClock *clock;

  pane->durations = g_array_new (FALSE, FALSE, sizeof (double));
  pane->map = ZAVOD_MAP_VIEW (zavod_map_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (pane->map), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pane->map));
  gtk_box_append (GTK_BOX (box), tables);
  gtk_widget_set_visible (tables, with_tables);
  if (pane->session != NULL)
    {
      zavod_map_view_set_session (pane->map, pane->session);
      g_signal_connect_swapped (pane->map->sites, "points-changed", G_CALLBACK (on_gathered), pane);
      if (with_tables)
        zavod_tables_pane_set_session (ZAVOD_TABLES_PANE (tables), pane->session);
    }

  pane->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (pane->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (pane->window), box);
  gtk_window_present (GTK_WINDOW (pane->window));
  clock = gtk_widget_get_frame_clock (pane->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before_paint), pane);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (on_after_paint), pane, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
await_stillness (const Pane *pane,
                 gint64      microseconds)
{
  const gint64 now = g_get_monotonic_time ();

  AWAIT (pane->frame_ended > 0 && g_get_monotonic_time () - MAX (pane->frame_ended, now) > microseconds);
}

static void
on_opened (GObject      *session,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!zavod_session_open_finish (ZAVOD_SESSION (session), result, &error))
    g_error ("bench-map: %s", error->message);
}

static void
open_pane (Pane       *pane,
           const char *atlas)
{
  zavod_session_open_async (pane->session, atlas, ZAVOD_OPEN_DEFAULT, NULL, on_opened, NULL);
  AWAIT (pane->gathered != 0);
}

static void
measure_opening (const char *empty,
                 const char *atlas)
{
  Pane pane = { .session = zavod_session_new () };
  gint64 start;

  show_pane (&pane, TRUE);
  open_pane (&pane, empty);
  await_stillness (&pane, STILL);
  pane.gathered = 0;

  start = g_get_monotonic_time ();
  zavod_session_open_async (pane.session, atlas, ZAVOD_OPEN_DEFAULT, NULL, on_opened, NULL);
  AWAIT (pane.gathered != 0 && pane.frame_began >= pane.gathered && pane.frame_ended >= pane.frame_began);
  g_print ("%.6f %.6f\n", (pane.gathered - start) / 1e6, (pane.frame_ended - start) / 1e6);
}

static double last_beat, longest_beat;

static gboolean
beat_cb (gpointer user_data)
{
  const double now = get_processor_time ();

  longest_beat = MAX (longest_beat, now - last_beat);
  last_beat = now;

  return G_SOURCE_CONTINUE;
}

typedef void (* Deed) (Pane *pane);

static void
measure_deed (Pane       *pane,
              const char *name,
              Deed        deed)
{
  const gint64 start = g_get_monotonic_time ();
  const guint heart = g_timeout_add_full (G_PRIORITY_HIGH, 2, beat_cb, NULL, NULL);

  last_beat = get_processor_time ();
  longest_beat = 0;
  deed (pane);
  await_stillness (pane, AT_REST);
  g_source_remove (heart);
  g_print ("%s %.6f %.6f\n", name, (pane->frame_ended - start) / 1e6, longest_beat);
}

static void
leave_out_operating (Pane *pane)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();

  zavod_filter_set_shown (filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, FALSE);
  zavod_session_set_filter (pane->session, filter);
}

static void
clear_filter (Pane *pane)
{
  zavod_session_clear_filter (pane->session);
}

static void
go_near (Pane *pane)
{
  zavod_map_camera_go_to (pane->map->camera, latitude, longitude, 7, FALSE);
}

static void
show_only_in_view (Pane *pane)
{
  zavod_session_set_only_in_view (pane->session, TRUE);
}

static void
show_all (Pane *pane)
{
  gtk_widget_activate_action (GTK_WIDGET (pane->map), "map.show-all", NULL);
}

static void
select_all (Pane *pane)
{
  g_autoptr (GArray) ids = zavod_site_layer_get_inside (pane->map->sites,
                                                        &GRAPHENE_RECT_INIT (-WIDTH, -HEIGHT, 3 * WIDTH, 3 * HEIGHT));

  zavod_session_select_sites (pane->session, (const gint64 *) (void *) ids->data, ids->len, ZAVOD_ORIGIN_MAP);
}

static void
clear_selection (Pane *pane)
{
  zavod_session_clear_selection (pane->session);
}

static void
measure_work (const char *atlas)
{
  Pane pane = { .session = zavod_session_new () };

  show_pane (&pane, TRUE);
  open_pane (&pane, atlas);
  await_stillness (&pane, AT_REST);

  measure_deed (&pane, "leave-out", leave_out_operating);
  measure_deed (&pane, "show-again", clear_filter);
  measure_deed (&pane, "go-near", go_near);
  measure_deed (&pane, "only-in-view", show_only_in_view);
  measure_deed (&pane, "everywhere", clear_filter);
  measure_deed (&pane, "show-all", show_all);
  measure_deed (&pane, "select-all", select_all);
  measure_deed (&pane, "select-none", clear_selection);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
pan (Pane   *pane,
     double  direction,
     guint   n_frames)
{
  const guint end = pane->durations->len + n_frames;
  const guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (pane->map), pan_cb, pane, NULL);

  pane->direction = direction;
  AWAIT (pane->durations->len >= end);
  pane->direction = 0;
  gtk_widget_remove_tick_callback (GTK_WIDGET (pane->map), tick);
  await_stillness (pane, STILL);
}

/* There and back again: the tiles of the base map are there already. */
static void
warm_up (Pane  *pane,
         guint  zoom)
{
  zavod_map_camera_go_to (pane->map->camera, latitude, longitude, zoom, FALSE);
  await_stillness (pane, STILL);
  pan (pane, 1, N_FRAMES);
  pan (pane, -1, N_FRAMES);
  g_array_set_size (pane->durations, 0);
  pane->n_marks = 0;
}

static void
measure_panning (Pane *panes,
                 guint n_panes,
                 guint zoom)
{
  for (guint i = 0; i < n_panes; i++)
    warm_up (&panes[i], zoom);
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < n_panes; i++)
      pan (&panes[i], round % 2 == 0 ? 1 : -1, N_FRAMES);

  for (guint i = 0; i < n_panes; i++)
    {
      g_array_sort (panes[i].durations, compare_doubles);
      g_print ("%u %u %.6f %u\n", i, zoom, g_array_index (panes[i].durations, double, panes[i].durations->len / 2),
               panes[i].n_marks);
    }
}

static void
measure_pans (char **atlases)
{
  const guint n_panes = g_strv_length (atlases) + 1;
  g_autofree Pane *panes = g_new0 (Pane, n_panes);

  for (guint i = 0; i < n_panes; i++)
    {
      panes[i].session = i > 0 ? zavod_session_new () : NULL;
      show_pane (&panes[i], FALSE);
      if (i > 0)
        open_pane (&panes[i], atlases[i - 1]);
      await_stillness (&panes[i], STILL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    measure_panning (panes, n_panes, zooms[i]);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 3)
    {
      g_printerr ("usage: bench-map open EMPTY ATLAS | pan ATLAS… | work ATLAS\n");
      return 1;
    }

  application = adw_application_new ("io.github.zavod_atlas.BenchMap", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/zavod_atlas/Zavod");
  g_application_register (G_APPLICATION (application), NULL, NULL);
  zavod_menu_names_install ();
  if (g_str_equal (argv[1], "open"))
    measure_opening (argv[2], argv[argc - 1]);
  else if (g_str_equal (argv[1], "pan"))
    measure_pans (argv + 2);
  else
    measure_work (argv[2]);

  return 0;
}
