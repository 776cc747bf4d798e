/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands at the lower edge of the map: legend, scale and credits. */

#include <adwaita.h>

#include "map-fixture.h"
#include "widget-tree.h"
#include "zavod-credits.h"
#include "zavod-map-view-private.h"
#include "zavod-nearby.h"

static const int widths[] = { 360, 900 };

static gboolean
is_laid_out (MapFixture *fixture)
{
  return fixture->map->fitted && fixture->map->refit == 0 && gtk_widget_get_width (GTK_WIDGET (fixture->map->scale)) > 0;
}

static void
set_up (MapFixture    *fixture,
        gconstpointer  width)
{
  map_fixture_set_up (fixture, *(const int *) width, 500, 0);
  widget_tree_wait (is_laid_out (fixture));
}

static void
tear_down (MapFixture    *fixture,
           gconstpointer  width)
{
  map_fixture_tear_down (fixture);
}

/* ---- the scale ---- */

static void
test_lengths_are_round (void)
{
  g_assert_cmpfloat (zavod_map_scale_choose (1000, 160), ==, 100000);
  g_assert_cmpfloat (zavod_map_scale_choose (4000, 160), ==, 500000);
  g_assert_cmpfloat (zavod_map_scale_choose (2, 160), ==, 200);
  g_assert_cmpfloat (zavod_map_scale_choose (1.25, 160), ==, 200);
  g_assert_cmpfloat (zavod_map_scale_choose (1.2, 160), ==, 100);
}

/* Returns: metres on the ground between the ends of a line of that length in the middle of the map */
static double
measure_ground (MapFixture *fixture,
                double      pixels)
{
  ZavodMapView *self = fixture->map;
  ShumateViewport *viewport = zavod_map_camera_get_viewport (self->camera);
  const double x = gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0;
  const double y = gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0;
  double west[2], east[2];

  shumate_viewport_widget_coords_to_location (viewport, GTK_WIDGET (self->map), x - pixels / 2, y, &west[0], &west[1]);
  shumate_viewport_widget_coords_to_location (viewport, GTK_WIDGET (self->map), x + pixels / 2, y, &east[0], &east[1]);

  return zavod_nearby_get_distance (west[0], west[1], east[0], east[1]);
}

/* A bar that is right at the equator only would be 27 % off at 38° N and 74 % at 55° N. */
static void
test_is_honest (MapFixture    *fixture,
                gconstpointer  width)
{
  const double latitudes[] = { 38, 55 };

  for (guint i = 0; i < G_N_ELEMENTS (latitudes); i++)
    for (int zoom = 4; zoom <= 11; zoom++)
      {
        double metres, pixels;

        zavod_map_camera_go_to (fixture->map->camera, latitudes[i], 66, zoom, FALSE);
        pixels = zavod_map_scale_get_length (fixture->map->scale, &metres);
        g_assert_cmpfloat_with_epsilon (measure_ground (fixture, pixels) / metres, 1, 0.005);
        g_assert_cmpfloat (pixels, <=, ZAVOD_SCALE_MAX);
      }
}

static void
test_says_its_length (MapFixture    *fixture,
                      gconstpointer  width)
{
  zavod_map_camera_go_to (fixture->map->camera, 45, 66, 4, FALSE);
  g_assert_true (widget_tree_has_name (GTK_WIDGET (fixture->map->scale), "Scale: 200 km"));
  zavod_map_camera_go_to (fixture->map->camera, 45, 66, 11, FALSE);
  g_assert_true (widget_tree_has_name (GTK_WIDGET (fixture->map->scale), "Scale: 2 km"));
}

/* ---- their places ---- */

static graphene_rect_t
get_bounds (MapFixture *fixture,
            GtkWidget  *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->map), &bounds));

  return bounds;
}

static void
assert_apart (MapFixture *fixture,
              gpointer    one,
              gpointer    other)
{
  const graphene_rect_t first = get_bounds (fixture, one);
  const graphene_rect_t second = get_bounds (fixture, other);

  if (graphene_rect_intersection (&first, &second, NULL))
    g_error ("%s lies over %s", G_OBJECT_TYPE_NAME (one), G_OBJECT_TYPE_NAME (other));
}

static void
test_nothing_covers_another (MapFixture    *fixture,
                             gconstpointer  width)
{
  ZavodMapView *self = fixture->map;

  for (guint i = 0; i < 2; i++)
    {
      assert_apart (fixture, self->scale, self->credits);
      assert_apart (fixture, self->scale, self->legend);
      assert_apart (fixture, self->credits, self->legend);
      gtk_widget_activate_action (GTK_WIDGET (self), "map.toggle-legend", NULL);
      widget_tree_wait (is_laid_out (fixture));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (self));
    }
}

/* ---- the credits ---- */

static gboolean
has_link (const char *markup,
          const char *address)
{
  return address == NULL || strstr (markup, address) != NULL;
}

/* Every licence that asks to be named is, and can be followed. */
static void
test_the_list_is_whole (MapFixture    *fixture,
                        gconstpointer  width)
{
  g_autoptr (GPtrArray) buttons = widget_tree_find_all (GTK_WIDGET (fixture->map->credits), GTK_TYPE_MENU_BUTTON);
  GtkMenuButton *button = g_ptr_array_index (buttons, 0);
  g_autofree char *words = NULL;
  guint n;
  const ZavodCredit *credits = zavod_credits_get (&n);

  gtk_menu_button_popup (button);
  widget_tree_wait (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  words = widget_tree_get_words (GTK_WIDGET (gtk_menu_button_get_popover (button)));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *markup = zavod_credit_write_markup (&credits[i]);

      g_assert_nonnull (strstr (words, credits[i].name));
      g_assert_nonnull (strstr (words, credits[i].licence));
      g_assert_true (has_link (markup, credits[i].address));
      g_assert_true (has_link (markup, credits[i].licence_address));
    }
}

static void
test_the_provider_comes_first (MapFixture    *fixture,
                               gconstpointer  width)
{
  g_autofree char *before = widget_tree_get_words (GTK_WIDGET (fixture->map->credits));
  g_autofree char *after = NULL;
  g_autofree char *paper = NULL;

  zavod_map_credits_set_provider (fixture->map->credits, "© A & <B>");
  after = widget_tree_get_words (GTK_WIDGET (fixture->map->credits));
  paper = zavod_map_credits_write_for_paper (fixture->map->credits);
  g_assert_true (g_str_has_prefix (after, "© A & <B> · Natural Earth"));
  g_assert_true (g_str_has_prefix (paper, "© A & <B> · Natural Earth"));
  zavod_map_credits_set_provider (fixture->map->credits, NULL);
  g_clear_pointer (&after, g_free);
  after = widget_tree_get_words (GTK_WIDGET (fixture->map->credits));
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/map/foot/scale/round", test_lengths_are_round);
  g_test_add ("/map/foot/scale/honest", MapFixture, &widths[1], set_up, test_is_honest, tear_down);
  g_test_add ("/map/foot/scale/name", MapFixture, &widths[1], set_up, test_says_its_length, tear_down);
  g_test_add ("/map/foot/apart", MapFixture, &widths[1], set_up, test_nothing_covers_another, tear_down);
  g_test_add ("/map/foot/apart-narrow", MapFixture, &widths[0], set_up, test_nothing_covers_another, tear_down);
  g_test_add ("/map/foot/credits/whole", MapFixture, &widths[0], set_up, test_the_list_is_whole, tear_down);
  g_test_add ("/map/foot/credits/provider", MapFixture, &widths[1], set_up, test_the_provider_comes_first, tear_down);

  return g_test_run ();
}
