/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <math.h>

#include "widget-tree.h"
#include "zavod-map-settle.h"

#define SMALL 1e-6
#define ALMATY 43.25, 76.91

/* A map in a window, and the camera that moves it. */
typedef struct
{
  GtkWidget *window;
  ShumateMap *map;
  ZavodBaseMap *base_map;
  ZavodMapCamera *camera;
  ShumateViewport *viewport;
} Fixture;

static const ZavodBox limits = { 40, 28, 100, 62 };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->map = shumate_map_new ();
  fixture->base_map = zavod_base_map_new (fixture->map);
  fixture->camera = zavod_map_camera_new (fixture->map, fixture->base_map);
  fixture->viewport = zavod_map_camera_get_viewport (fixture->camera);
  fixture->window = widget_tree_show (GTK_WIDGET (fixture->map), 800, 600);
  zavod_map_camera_set_limits (fixture->camera, &limits);
  zavod_map_camera_go_to (fixture->camera, ALMATY, 6, FALSE);
  zavod_map_camera_forget_history (fixture->camera);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->camera);
  g_object_unref (fixture->base_map);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static double
get_latitude (Fixture *fixture)
{
  return shumate_location_get_latitude (SHUMATE_LOCATION (fixture->viewport));
}

static double
get_longitude (Fixture *fixture)
{
  return shumate_location_get_longitude (SHUMATE_LOCATION (fixture->viewport));
}

static void
assert_at (Fixture *fixture,
           double   latitude,
           double   longitude)
{
  g_assert_cmpfloat_with_epsilon (get_latitude (fixture), latitude, SMALL);
  g_assert_cmpfloat_with_epsilon (get_longitude (fixture), longitude, SMALL);
}

/* ---- limits ---- */

static void
test_pans_into_the_limits_only (Fixture       *fixture,
                                gconstpointer  data)
{
  static const struct
  {
    double dx;
    double dy;
    double latitude;
    double longitude;
  } rows[] = { { 900, 0, NAN, 100 }, { 0, 900, 28, NAN }, { -900, 0, NAN, 40 }, { 0, -900, 62, NAN } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (guint times = 0; times < 20; times++)
        zavod_map_camera_pan (fixture->camera, rows[i].dx, rows[i].dy);
      if (!isnan (rows[i].latitude))
        g_assert_cmpfloat_with_epsilon (get_latitude (fixture), rows[i].latitude, SMALL);
      if (!isnan (rows[i].longitude))
        g_assert_cmpfloat_with_epsilon (get_longitude (fixture), rows[i].longitude, SMALL);
    }
}

/* As libshumate does while the map is dragged. */
static void
test_a_drag_stays_within (Fixture       *fixture,
                          gconstpointer  data)
{
  shumate_location_set_location (SHUMATE_LOCATION (fixture->viewport), 80, -170);
  assert_at (fixture, limits.north, limits.west);
  shumate_location_set_location (SHUMATE_LOCATION (fixture->viewport), 50, 70);
  assert_at (fixture, 50, 70);
}

static void
test_jumps_stay_within (Fixture       *fixture,
                        gconstpointer  data)
{
  zavod_map_camera_go_to (fixture->camera, -33, 151, 20, FALSE);
  assert_at (fixture, limits.south, limits.east);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, ZAVOD_MAP_MAX_ZOOM);
  zavod_map_camera_go_to (fixture->camera, ALMATY, -3, FALSE);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, ZAVOD_MAP_MIN_ZOOM);
}

static void
test_narrower_limits_take_hold_at_once (Fixture       *fixture,
                                        gconstpointer  data)
{
  zavod_map_camera_set_limits (fixture->camera, &(ZavodBox) { 60, 50, 65, 55 });
  assert_at (fixture, 50, 65);
}

static void
test_north_stays_up (Fixture       *fixture,
                     gconstpointer  data)
{
  shumate_viewport_set_rotation (fixture->viewport, 1);
  g_assert_cmpfloat (shumate_viewport_get_rotation (fixture->viewport), ==, 0);
}

/* ---- zooming ---- */

/* What the pointer is at stays there. */
static void
test_zooms_about_the_pointer (Fixture       *fixture,
                              gconstpointer  data)
{
  const double x = gtk_widget_get_width (GTK_WIDGET (fixture->map)) / 2.0 + 150;
  const double y = gtk_widget_get_height (GTK_WIDGET (fixture->map)) / 2.0 - 90;

  for (int step = -1; step <= 2; step++)
    {
      double latitude, longitude, latitude_after, longitude_after;

      shumate_viewport_widget_coords_to_location (fixture->viewport, GTK_WIDGET (fixture->map), x, y, &latitude,
                                                  &longitude);
      zavod_map_camera_zoom_by (fixture->camera, step, 150, -90);
      shumate_viewport_widget_coords_to_location (fixture->viewport, GTK_WIDGET (fixture->map), x, y, &latitude_after,
                                                  &longitude_after);
      g_assert_cmpfloat_with_epsilon (latitude, latitude_after, 1e-3);
      g_assert_cmpfloat_with_epsilon (longitude, longitude_after, 1e-3);
    }
}

static void
test_steps_are_whole_zooms (Fixture       *fixture,
                            gconstpointer  data)
{
  zavod_map_camera_go_to (fixture->camera, ALMATY, 5.4, FALSE);
  zavod_map_camera_zoom_by (fixture->camera, 1, 0, 0);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, 6);
  zavod_map_camera_go_to (fixture->camera, ALMATY, 5.4, FALSE);
  zavod_map_camera_zoom_by (fixture->camera, -1, 0, 0);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, 5);
}

/* The second key press comes while the map still glides. */
static void
test_two_quick_steps_are_two (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->map));

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  zavod_map_camera_zoom_by (fixture->camera, 1, 0, 0);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), <, 7);
  zavod_map_camera_zoom_by (fixture->camera, 1, 0, 0);
  widget_tree_wait (fabs (zavod_map_camera_get_zoom (fixture->camera) - 8) < SMALL);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/* ---- fitting ---- */

static void
assert_in_view (Fixture         *fixture,
                const ZavodBox  *box,
                const GtkBorder *margins)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (fixture->map));
  const int height = gtk_widget_get_height (GTK_WIDGET (fixture->map));
  double west, north, east, south;

  shumate_viewport_location_to_widget_coords (fixture->viewport, GTK_WIDGET (fixture->map), box->north, box->west, &west,
                                              &north);
  shumate_viewport_location_to_widget_coords (fixture->viewport, GTK_WIDGET (fixture->map), box->south, box->east, &east,
                                              &south);
  g_assert_cmpfloat (west, >=, margins->left - 1);
  g_assert_cmpfloat (north, >=, margins->top - 1);
  g_assert_cmpfloat (east, <=, width - margins->right + 1);
  g_assert_cmpfloat (south, <=, height - margins->bottom + 1);
}

static void
test_fits_boxes (Fixture       *fixture,
                 gconstpointer  data)
{
  static const ZavodBox boxes[] = {
    { 46.5, 35.5, 87.4, 55.4 }, { 76, 43, 77, 44 }, { 60, 50, 90, 50.1 }, { 69, 36, 69.1, 55 },
  };
  static const GtkBorder margins = { 24, 48, 28, 44 };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      zavod_map_camera_fit (fixture->camera, &boxes[i], &margins, 7, FALSE);
      g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), <=, 7);
      g_assert_true (zavod_map_camera_is_fitted (fixture->camera));
      g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, floor (zavod_map_camera_get_zoom (fixture->camera)));
      assert_in_view (fixture, &boxes[i], &margins);
    }
}

/* A whole zoom would leave half of a phone empty. */
static void
test_fits_narrow_maps (Fixture       *fixture,
                       gconstpointer  data)
{
  const ZavodBox box = { 51, 38, 83, 55 };
  const GtkBorder margins = { 260, 260, 20, 20 };

  zavod_map_camera_fit (fixture->camera, &box, &margins, 7, FALSE);
  assert_in_view (fixture, &box, &margins);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), >, 2.5);

  zavod_map_camera_settle (fixture->camera, 0, 0);
  assert_in_view (fixture, &box, &margins);
}

/* All the sites may be at one place. */
static void
test_fits_a_point (Fixture       *fixture,
                   gconstpointer  data)
{
  const ZavodBox point = { 76.91, 43.25, 76.91, 43.25 };

  zavod_map_camera_fit (fixture->camera, &point, &(GtkBorder) { 0 }, 7, FALSE);
  assert_at (fixture, ALMATY);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, 7);
}

static void
test_what_the_user_moved_is_not_fitted (Fixture       *fixture,
                                        gconstpointer  data)
{
  const ZavodBox box = { 46.5, 35.5, 87.4, 55.4 };

  zavod_map_camera_fit (fixture->camera, &box, &(GtkBorder) { 0 }, 7, FALSE);
  zavod_map_camera_pan (fixture->camera, 3, 0);
  g_assert_false (zavod_map_camera_is_fitted (fixture->camera));
  zavod_map_camera_fit (fixture->camera, &box, &(GtkBorder) { 0 }, 7, FALSE);
  zavod_map_camera_zoom_by (fixture->camera, 1, 0, 0);
  g_assert_false (zavod_map_camera_is_fitted (fixture->camera));
}

/* Another size must not bring all sites back where one was asked for. */
static void
test_what_was_looked_at_is_not_fitted (Fixture       *fixture,
                                       gconstpointer  data)
{
  const ZavodBox box = { 46.5, 35.5, 87.4, 55.4 };
  const ZavodBox point = { 76.91, 43.25, 76.91, 43.25 };

  zavod_map_camera_fit (fixture->camera, &box, &(GtkBorder) { 0 }, 7, FALSE);
  zavod_map_camera_look_at (fixture->camera, &point, &(GtkBorder) { 0 }, 7);
  assert_at (fixture, ALMATY);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, 7);
  g_assert_false (zavod_map_camera_is_fitted (fixture->camera));
}

/* ---- back and forward ---- */

static void
count (guint *times)
{
  ++*times;
}

/* Waits until the camera counts the view as one that was looked at. */
static void
rest (Fixture *fixture)
{
  guint times = 0;
  gulong handler = g_signal_connect_swapped (fixture->camera, "rested", G_CALLBACK (count), &times);

  widget_tree_wait (times > 0);
  g_signal_handler_disconnect (fixture->camera, handler);
}

static void
test_goes_back_and_forward (Fixture       *fixture,
                            gconstpointer  data)
{
  rest (fixture);
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, 1));
  zavod_map_camera_go_to (fixture->camera, 53, 63, 8, FALSE);
  rest (fixture);
  g_assert_true (zavod_map_camera_can_go_back (fixture->camera, 1));
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, -1));

  zavod_map_camera_go_back (fixture->camera, 1);
  assert_at (fixture, ALMATY);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, 6);
  g_assert_true (zavod_map_camera_can_go_back (fixture->camera, -1));
  rest (fixture);
  zavod_map_camera_go_back (fixture->camera, -1);
  assert_at (fixture, 53, 63);
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, -1));
  zavod_map_camera_go_back (fixture->camera, -1);
  assert_at (fixture, 53, 63);
}

/* A drag is many movements, and one view to go back from. */
static void
test_only_rest_counts (Fixture       *fixture,
                       gconstpointer  data)
{
  rest (fixture);
  for (guint i = 0; i < 30; i++)
    zavod_map_camera_pan (fixture->camera, 10, 0);
  rest (fixture);
  zavod_map_camera_go_back (fixture->camera, 1);
  assert_at (fixture, ALMATY);
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, 1));
}

static void
test_what_was_jumped_from_counts (Fixture       *fixture,
                                  gconstpointer  data)
{
  rest (fixture);
  zavod_map_camera_pan (fixture->camera, 300, 0);
  zavod_map_camera_go_to (fixture->camera, 53, 63, 8, FALSE);
  rest (fixture);
  zavod_map_camera_go_back (fixture->camera, 1);
  g_assert_cmpfloat (get_longitude (fixture), >, 77);
  zavod_map_camera_go_back (fixture->camera, 1);
  assert_at (fixture, ALMATY);
}

/* What was panned to a moment ago is the view that one goes back from. */
static void
test_goes_back_at_once (Fixture       *fixture,
                        gconstpointer  data)
{
  rest (fixture);
  zavod_map_camera_pan (fixture->camera, 300, 0);
  zavod_map_camera_go_back (fixture->camera, 1);
  assert_at (fixture, ALMATY);
  zavod_map_camera_go_back (fixture->camera, -1);
  g_assert_cmpfloat (get_longitude (fixture), >, 77);
}

/* A window that is made larger shows the same, not something to go back from. */
static void
test_fitting_again_is_no_step (Fixture       *fixture,
                               gconstpointer  data)
{
  const ZavodBox box = { 46.5, 35.5, 87.4, 55.4 };
  const ZavodBox other = { 46.5, 35.5, 70, 50 };

  rest (fixture);
  zavod_map_camera_fit (fixture->camera, &box, &(GtkBorder) { 0 }, 7, TRUE);
  rest (fixture);
  zavod_map_camera_fit (fixture->camera, &other, &(GtkBorder) { 0 }, 7, FALSE);
  rest (fixture);
  zavod_map_camera_go_back (fixture->camera, 1);
  assert_at (fixture, ALMATY);
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, 1));

  zavod_map_camera_forget_history (fixture->camera);
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, -1));
}

static void
test_boxes (void)
{
  ZavodBox box = ZAVOD_BOX_EMPTY;

  g_assert_true (zavod_box_is_empty (&box));
  zavod_box_add (&box, ALMATY);
  g_assert_false (zavod_box_is_empty (&box));
  zavod_box_add (&box, 53, 63);
  zavod_box_add (&box, 50, 70);
  g_assert_cmpfloat (box.west, ==, 63);
  g_assert_cmpfloat (box.south, ==, 43.25);
  g_assert_cmpfloat (box.east, ==, 76.91);
  g_assert_cmpfloat (box.north, ==, 53);
  g_assert_true (zavod_box_contains (&box, ALMATY));
  g_assert_false (zavod_box_contains (&box, 43, 70));
  g_assert_false (zavod_box_contains (&box, NAN, NAN));
}

/* ---- the end of the world ---- */

/* Whatever the window's size: north of the highest tile there is nothing to see. */
static void
test_nothing_beyond_the_world (Fixture       *fixture,
                               gconstpointer  data)
{
  double latitude, longitude;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 1260);
  widget_tree_wait (gtk_widget_get_height (GTK_WIDGET (fixture->map)) > 1200);
  for (int zoom = 8; zoom >= ZAVOD_MAP_MIN_ZOOM; zoom--)
    {
      zavod_map_camera_go_to (fixture->camera, limits.north, limits.east, zoom, FALSE);
      shumate_viewport_widget_coords_to_location (fixture->viewport, GTK_WIDGET (fixture->map), 0, 0, &latitude, &longitude);
      g_test_message ("zoom %d: %.3f north", zoom, latitude);
      g_assert_cmpfloat (latitude, <=, ZAVOD_MAX_LATITUDE + SMALL);
    }
  g_assert_cmpfloat (get_latitude (fixture), <, limits.north);

  zavod_map_camera_go_to (fixture->camera, limits.north, limits.east, 4, FALSE);
  shumate_viewport_set_zoom_level (fixture->viewport, 2);
  g_assert_cmpfloat (get_latitude (fixture), <, limits.north);
}

/* ---- between two zooms ---- */

static void
test_settles_at_a_whole_zoom (Fixture       *fixture,
                              gconstpointer  data)
{
  static const struct
  {
    double zoom;
    double whole;
  } rows[] = { { 5.6, 6 }, { 5.4, 5 }, { 5.995, 6 }, { 6.004, 6 }, { 2.3, 2 }, { 10.7, 11 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      shumate_viewport_set_zoom_level (fixture->viewport, rows[i].zoom);
      zavod_map_camera_settle (fixture->camera, 0, 0);
      widget_tree_wait (zavod_map_camera_get_zoom (fixture->camera) == rows[i].whole);
      assert_at (fixture, ALMATY);
    }
}

/* What is under the fingers stays there. */
static void
test_settles_about_a_point (Fixture       *fixture,
                            gconstpointer  data)
{
  double latitude, longitude, x, y;

  shumate_viewport_set_zoom_level (fixture->viewport, 6.6);
  shumate_viewport_widget_coords_to_location (fixture->viewport, GTK_WIDGET (fixture->map), 600, 150, &latitude, &longitude);
  zavod_map_camera_settle (fixture->camera, 600 - 400, 150 - 300);
  widget_tree_wait (zavod_map_camera_get_zoom (fixture->camera) == 7);
  shumate_viewport_location_to_widget_coords (fixture->viewport, GTK_WIDGET (fixture->map), latitude, longitude, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 600, 1);
  g_assert_cmpfloat_with_epsilon (y, 150, 1);
}

static void
test_settling_is_no_step (Fixture       *fixture,
                          gconstpointer  data)
{
  rest (fixture);
  shumate_viewport_set_zoom_level (fixture->viewport, 7.4);
  rest (fixture);
  zavod_map_camera_settle (fixture->camera, 0, 0);
  rest (fixture);
  zavod_map_camera_go_back (fixture->camera, 1);
  widget_tree_wait (zavod_map_camera_get_zoom (fixture->camera) == 6);
  g_assert_false (zavod_map_camera_can_go_back (fixture->camera, 1));
}

static GtkGesture *
find_pinch (GtkWidget *map)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return GTK_GESTURE (controller);
    }

  return NULL;
}

/* Fingers that pause are not fought with. */
static void
test_a_pinch_is_waited_for (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (ZavodMapSettle) settle = zavod_map_settle_new (fixture->map, fixture->camera);
  GtkGesture *pinch = find_pinch (GTK_WIDGET (fixture->map));

  g_assert_nonnull (pinch);
  rest (fixture);
  g_signal_emit_by_name (pinch, "begin", NULL);
  shumate_viewport_set_zoom_level (fixture->viewport, 6.7);
  rest (fixture);
  g_assert_cmpfloat (zavod_map_camera_get_zoom (fixture->camera), ==, 6.7);
  g_signal_emit_by_name (pinch, "end", NULL);
  widget_tree_wait (zavod_map_camera_get_zoom (fixture->camera) == 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/camera/boxes", test_boxes);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/camera/pans-into-the-limits-only", test_pans_into_the_limits_only);
  ADD ("/camera/a-drag-stays-within", test_a_drag_stays_within);
  ADD ("/camera/jumps-stay-within", test_jumps_stay_within);
  ADD ("/camera/narrower-limits-take-hold-at-once", test_narrower_limits_take_hold_at_once);
  ADD ("/camera/north-stays-up", test_north_stays_up);
  ADD ("/camera/zooms-about-the-pointer", test_zooms_about_the_pointer);
  ADD ("/camera/steps-are-whole-zooms", test_steps_are_whole_zooms);
  ADD ("/camera/two-quick-steps-are-two", test_two_quick_steps_are_two);
  ADD ("/camera/fits-boxes", test_fits_boxes);
  ADD ("/camera/fits-narrow-maps", test_fits_narrow_maps);
  ADD ("/camera/fits-a-point", test_fits_a_point);
  ADD ("/camera/what-the-user-moved-is-not-fitted", test_what_the_user_moved_is_not_fitted);
  ADD ("/camera/what-was-looked-at-is-not-fitted", test_what_was_looked_at_is_not_fitted);
  ADD ("/camera/goes-back-and-forward", test_goes_back_and_forward);
  ADD ("/camera/only-rest-counts", test_only_rest_counts);
  ADD ("/camera/what-was-jumped-from-counts", test_what_was_jumped_from_counts);
  ADD ("/camera/goes-back-at-once", test_goes_back_at_once);
  ADD ("/camera/fitting-again-is-no-step", test_fitting_again_is_no_step);
  ADD ("/camera/nothing-beyond-the-world", test_nothing_beyond_the_world);
  ADD ("/camera/settles-at-a-whole-zoom", test_settles_at_a_whole_zoom);
  ADD ("/camera/settles-about-a-point", test_settles_about_a_point);
  ADD ("/camera/settling-is-no-step", test_settling_is_no_step);
  ADD ("/camera/a-pinch-is-waited-for", test_a_pinch_is_waited_for);

  return g_test_run ();
}
