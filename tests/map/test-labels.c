/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names beside marks: where they stand once the view is at rest. */

#include <adwaita.h>
#include <math.h>

#include "map-fixture.h"
#include "widget-tree.h"
#include "zavod-site-layer-private.h"

typedef struct
{
  MapFixture map;
  ZavodSiteLayer *layer;
} Fixture;

typedef struct
{
  int width;
  int height;
  guint n_sites;   /* random ones; 0: those of the region */
  guint n_labels;  /* at least */
} Setting;

static gboolean
is_at_rest (Fixture *fixture)
{
  return fixture->layer->tick == 0 && g_hash_table_size (fixture->layer->labels) > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const Setting *setting = data;
  g_autoptr (GPtrArray) layers = NULL;

  map_fixture_set_up (&fixture->map, setting->width, setting->height, setting->n_sites);
  layers = widget_tree_find_all (GTK_WIDGET (fixture->map.map), ZAVOD_TYPE_SITE_LAYER);
  g_assert_cmpuint (layers->len, ==, 1);
  fixture->layer = g_ptr_array_index (layers, 0);
  widget_tree_wait (is_at_rest (fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  map_fixture_tear_down (&fixture->map);
}

/* Returns: (element-type graphene_rect_t): where names are written in the layer */
static GArray *
list_names (Fixture *fixture)
{
  GArray *marks = zavod_site_layer_get_marks (fixture->layer);
  GArray *names = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const guint64 key = zavod_visible_mark_get_key (mark);
      const ZavodLabel *label = g_hash_table_lookup (fixture->layer->labels, &key);
      graphene_rect_t rectangle;

      if (label == NULL)
        continue;
      graphene_rect_offset_r (&label->rectangle, mark->x, mark->y, &rectangle);
      g_array_append_val (names, rectangle);
    }

  return names;
}

/* The marks as they are drawn, and whatever lies on the map: tools, legend, credit. */
static GArray *
list_obstacles (Fixture *fixture)
{
  GArray *marks = zavod_site_layer_get_marks (fixture->layer);
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GPtrArray) overlays = widget_tree_find_all (GTK_WIDGET (fixture->map.map), GTK_TYPE_OVERLAY);
  GtkWidget *overlay = g_ptr_array_index (overlays, 0);
  guint n_marks;

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const float r = mark->radius;
      const graphene_rect_t rectangle = GRAPHENE_RECT_INIT (mark->x - r, mark->y - r, 2 * r, 2 * r);

      g_array_append_val (obstacles, rectangle);
    }

  n_marks = obstacles->len;
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (child == gtk_overlay_get_child (GTK_OVERLAY (overlay)) || !gtk_widget_get_mapped (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (fixture->layer), &bounds));
      g_array_append_val (obstacles, bounds);
    }
  g_assert_cmpuint (obstacles->len, >=, n_marks + 3);

  return obstacles;
}

static void
assert_clear (GArray *names,
              GArray *obstacles)
{
  for (guint i = 0; i < names->len; i++)
    {
      const graphene_rect_t *name = &g_array_index (names, graphene_rect_t, i);

      for (guint j = 0; j < obstacles->len; j++)
        g_assert_false (graphene_rect_intersection (name, &g_array_index (obstacles, graphene_rect_t, j), NULL));
      for (guint j = 0; j < i; j++)
        g_assert_false (graphene_rect_intersection (name, &g_array_index (names, graphene_rect_t, j), NULL));
    }
}

static void
assert_inside (Fixture *fixture,
               GArray  *names)
{
  const graphene_rect_t layer = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (fixture->layer)),
                                                    gtk_widget_get_height (GTK_WIDGET (fixture->layer)));

  for (guint i = 0; i < names->len; i++)
    g_assert_true (graphene_rect_contains_rect (&layer, &g_array_index (names, graphene_rect_t, i)));
}

static void
test_clear_of_obstacles (Fixture       *fixture,
                         gconstpointer  data)
{
  const Setting *setting = data;
  g_autoptr (GArray) names = list_names (fixture);
  g_autoptr (GArray) obstacles = list_obstacles (fixture);

  g_test_message ("%u names among %u obstacles", names->len, obstacles->len);
  g_assert_cmpuint (names->len, >=, setting->n_labels);
  assert_clear (names, obstacles);
  assert_inside (fixture, names);
}

static const ZavodVisibleMark *
find_selected (Fixture *fixture)
{
  GArray *marks = zavod_site_layer_get_marks (fixture->layer);

  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, ZavodVisibleMark, i).selected)
      return &g_array_index (marks, ZavodVisibleMark, i);

  return NULL;
}

static gboolean
is_named (Fixture *fixture)
{
  const ZavodVisibleMark *mark = find_selected (fixture);
  const guint64 key = mark != NULL ? zavod_visible_mark_get_key (mark) : 0;

  return is_at_rest (fixture) && g_hash_table_contains (fixture->layer->labels, &key);
}

/* Whatever stands around it, and in a cluster too. */
static void
test_the_selected_site_is_named (Fixture       *fixture,
                                 gconstpointer  data)
{
  GArray *points = zavod_session_get_points (fixture->map.session);

  for (guint i = 0; i < points->len; i += 5)
    {
      const ZavodSitePoint *point = &g_array_index (points, ZavodSitePoint, i);

      if (isnan (point->latitude))
        continue;
      zavod_session_select_site (fixture->map.session, point->id, ZAVOD_ORIGIN_SITES);
      widget_tree_wait (is_named (fixture));
    }
}

static void
on_edited (GObject      *session,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  zavod_session_edit_finish (ZAVOD_SESSION (session), result, &error);
  g_assert_no_error (error);
}

static void
rename_all (Fixture    *fixture,
            const char *name)
{
  GArray *points = zavod_session_get_points (fixture->map.session);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Rename all");

  for (guint i = 0; i < points->len; i++)
    {
      zavod_edit_update (edit, "site", g_array_index (points, ZavodSitePoint, i).id);
      zavod_edit_set_text (edit, "name", name);
    }
  zavod_session_edit_async (fixture->map.session, edit, NULL, on_edited, NULL);
}

/* Returns: whether there are names, those of sites all beginning like @start */
static gboolean
all_begin (Fixture    *fixture,
           const char *start)
{
  GHashTableIter iter;
  guint64 *key;
  ZavodLabel *label;

  g_hash_table_iter_init (&iter, fixture->layer->labels);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &label))
    if ((guint32) *key == 1 && !g_str_has_prefix (pango_layout_get_text (label->layout), start))
      return FALSE;

  return is_at_rest (fixture);
}

static void
assert_on_plates (Fixture *fixture)
{
  GHashTableIter iter;
  ZavodLabel *label;

  g_hash_table_iter_init (&iter, fixture->layer->labels);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &label))
    {
      PangoRectangle text;

      pango_layout_get_pixel_extents (label->layout, NULL, &text);
      g_assert_cmpint (text.x, ==, 0);
      g_assert_cmpint (text.width, ==, (int) label->rectangle.size.width);
      g_assert_cmpint (pango_layout_get_line_count (label->layout), ==, 1);
      g_assert_cmpuint (strlen (pango_layout_get_text (label->layout)), <, 1000);
    }
}

/* From right to left, endless, and with a line break. */
static void
test_strange_names (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *endless = g_strnfill (10000, 'W');

  rename_all (fixture, "مصنع");
  widget_tree_wait (all_begin (fixture, "مصنع"));
  assert_on_plates (fixture);
  rename_all (fixture, endless);
  widget_tree_wait (all_begin (fixture, "WWWW"));
  assert_on_plates (fixture);
  rename_all (fixture, "One\nTwo");
  widget_tree_wait (all_begin (fixture, "One Two"));
  assert_on_plates (fixture);
}

int
main (int    argc,
      char **argv)
{
  static const Setting wide = { 900, 600, 0, 8 }, phone = { 360, 500, 0, 1 }, crowd = { 900, 600, 400, 4 };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, setting, function) g_test_add (path, Fixture, &setting, set_up, function, tear_down)
  ADD ("/labels/clear-of-obstacles/wide", wide, test_clear_of_obstacles);
  ADD ("/labels/clear-of-obstacles/phone", phone, test_clear_of_obstacles);
  ADD ("/labels/clear-of-obstacles/crowd", crowd, test_clear_of_obstacles);
  ADD ("/labels/the-selected-site-is-named/wide", wide, test_the_selected_site_is_named);
  ADD ("/labels/the-selected-site-is-named/phone", phone, test_the_selected_site_is_named);
  ADD ("/labels/strange-names", wide, test_strange_names);

  return g_test_run ();
}
