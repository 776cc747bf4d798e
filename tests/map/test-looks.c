/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The base map in the looks of the desktop, which change while the program runs. */

#include <adwaita.h>

#include "widget-tree.h"
#include "zavod-base-map.h"

typedef struct
{
  ShumateMap *map;
  ZavodBaseMap *base_map;
  GtkWidget *window;
  GSettings *accessibility;
  guint n_loaded;
} Fixture;

static void
on_loaded (Fixture *fixture)
{
  fixture->n_loaded++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->accessibility = g_settings_new ("org.gnome.desktop.a11y.interface");
  fixture->map = shumate_map_new ();
  fixture->base_map = zavod_base_map_new (fixture->map);
  g_signal_connect_swapped (fixture->base_map, "loaded", G_CALLBACK (on_loaded), fixture);
  fixture->window = widget_tree_show (GTK_WIDGET (fixture->map), 600, 400);
  shumate_viewport_set_zoom_level (shumate_map_get_viewport (fixture->map), 4);
  shumate_location_set_location (SHUMATE_LOCATION (shumate_map_get_viewport (fixture->map)), 44, 66);
  zavod_base_map_nudge (fixture->base_map);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_settings_reset (fixture->accessibility, "high-contrast");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->base_map);
  g_object_unref (fixture->accessibility);
}

static GPtrArray *
get_layers (Fixture *fixture)
{
  return widget_tree_find_all (GTK_WIDGET (fixture->map), SHUMATE_TYPE_MAP_LAYER);
}

static const char *
get_look (ShumateMapLayer *layer)
{
  g_autoptr (ShumateMapSource) source = NULL;

  g_object_get (layer, "map-source", &source, NULL);

  return shumate_map_source_get_id (source);  /* the renderer stays */
}

static gboolean
has_look (Fixture    *fixture,
          const char *look)
{
  g_autoptr (GPtrArray) layers = get_layers (fixture);

  return fixture->n_loaded > 0 && layers->len == 1 && g_str_equal (get_look (g_ptr_array_index (layers, 0)), look);
}

/* The old layer goes once the new one is there whole. */
static void
assert_look (Fixture    *fixture,
             const char *look)
{
  widget_tree_wait (has_look (fixture, look));
  g_assert_null (zavod_base_map_get_problem (fixture->base_map));
}

static void
test_follows_the_desktop (Fixture       *fixture,
                          gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  assert_look (fixture, "light");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  assert_look (fixture, "dark");
  g_settings_set_boolean (fixture->accessibility, "high-contrast", TRUE);
  assert_look (fixture, "dark-contrast");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  assert_look (fixture, "light-contrast");
  g_settings_set_boolean (fixture->accessibility, "high-contrast", FALSE);
  assert_look (fixture, "light");
}

/* The old look stays until the new one covers it. */
static void
test_nothing_flashes (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) layers = NULL;

  assert_look (fixture, "light");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  layers = get_layers (fixture);
  g_assert_cmpuint (layers->len, ==, 2);
  g_assert_cmpstr (get_look (g_ptr_array_index (layers, 0)), ==, "light");
  g_assert_cmpstr (get_look (g_ptr_array_index (layers, 1)), ==, "dark");
  assert_look (fixture, "dark");
}

/* ---- a slow machine ---- */

static void
on_paint (void)
{
  g_usleep (40 * 1000);  /* longer than two ticks of the clock */
}

/* libshumate asks for tiles, and puts up what was drawn, when the main loop is idle. */
static void
test_is_painted_though_frames_are_slow (Fixture       *fixture,
                                        gconstpointer  data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  const gulong handler = g_signal_connect (clock, "paint", G_CALLBACK (on_paint), NULL);

  assert_look (fixture, "light");
  g_signal_handler_disconnect (clock, handler);
}

/* ---- what is not seen ---- */

static void
set_up_hidden (Fixture       *fixture,
               gconstpointer  data)
{
  set_up (fixture, data);
  gtk_widget_set_visible (GTK_WIDGET (fixture->map), FALSE);
}

static void
on_time (gpointer passed)
{
  *(gboolean *) passed = TRUE;
}

/* A new look for a map that is not there is put off until somebody looks. */
static void
test_is_painted_when_it_is_shown (Fixture       *fixture,
                                  gconstpointer  data)
{
  gboolean passed = FALSE;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_timeout_add_once (300, on_time, &passed);  /* longer than one would try */
  widget_tree_wait (passed);
  fixture->n_loaded = 0;
  gtk_widget_set_visible (GTK_WIDGET (fixture->map), TRUE);
  assert_look (fixture, "dark");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");  /* it is the settings that change here */
  adw_init ();

  g_test_add ("/looks/follows-the-desktop", Fixture, NULL, set_up, test_follows_the_desktop, tear_down);
  g_test_add ("/looks/nothing-flashes", Fixture, NULL, set_up, test_nothing_flashes, tear_down);
  g_test_add ("/looks/slow-frames", Fixture, NULL, set_up, test_is_painted_though_frames_are_slow, tear_down);
  g_test_add ("/looks/hidden-and-shown", Fixture, NULL, set_up_hidden, test_is_painted_when_it_is_shown, tear_down);

  return g_test_run ();
}
