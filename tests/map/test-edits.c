/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit shows on the map at once, and leaves alone what it does not concern. */

#include <adwaita.h>
#include <math.h>

#include "map-fixture.h"
#include "widget-tree.h"
#include "zavod-map-option.h"
#include "zavod-map-view-private.h"
#include "zavod-site-layer-private.h"

typedef struct
{
  MapFixture map;
  ZavodSiteLayer *layer;
  guint n_edits;       /* that the layer has heard of */
  gboolean at_once;    /* whether it had no need to build when it heard of the last one */
} Fixture;

/* After the layer. */
static void
on_points_changed (ZavodSession            *session,
                   const ZavodPointsChange *change,
                   Fixture                 *fixture)
{
  if (change == NULL)
    return;

  fixture->n_edits++;
  fixture->at_once = fixture->layer->building == NULL && fixture->layer->all == zavod_session_get_points (session);
}

static gboolean
is_at_rest (Fixture *fixture)
{
  return fixture->layer->tick == 0 && g_hash_table_size (fixture->layer->labels) > 0
         && fixture->layer->building == NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) layers = NULL;

  map_fixture_set_up (&fixture->map, 900, 600, 0);
  layers = widget_tree_find_all (GTK_WIDGET (fixture->map.map), ZAVOD_TYPE_SITE_LAYER);
  g_assert_cmpuint (layers->len, ==, 1);
  fixture->layer = g_ptr_array_index (layers, 0);
  g_signal_connect_after (fixture->map.session, "points-changed", G_CALLBACK (on_points_changed), fixture);
  widget_tree_wait (is_at_rest (fixture));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  map_fixture_tear_down (&fixture->map);
}

/* Returns: the first site at a place of the fixture's atlas */
static const ZavodSitePoint *
find_at (Fixture *fixture,
         double   latitude,
         double   longitude)
{
  GArray *points = zavod_session_get_points (fixture->map.session);

  for (guint i = 0; i < points->len; i++)
    {
      const ZavodSitePoint *point = &g_array_index (points, ZavodSitePoint, i);

      if (point->latitude == latitude && point->longitude == longitude)
        return point;
    }

  g_assert_not_reached ();
}

#define KOKSHETAU 53.2841, 69.3936
#define ASTANA 51.1801, 71.4460
#define KOSTANAY 53.2144, 63.6246   /* two sites */

static void
on_edited (GObject      *session,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  zavod_session_edit_finish (ZAVOD_SESSION (session), result, &error);
  g_assert_no_error (error);
}

/* Waits until the map has heard of it. */
static void
carry_out (Fixture   *fixture,
           ZavodEdit *edit)
{
  const guint n_edits = fixture->n_edits;

  zavod_session_edit_async (fixture->map.session, edit, NULL, on_edited, NULL);
  widget_tree_wait (fixture->n_edits > n_edits);
}

static void
move_site (Fixture *fixture,
           gint64   site,
           double   latitude,
           double   longitude)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A place");

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_point (edit, "geom", latitude, longitude);
  carry_out (fixture, edit);
}

static gint64
add_site (Fixture *fixture,
          double   latitude,
          double   longitude)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A site");
  const gint64 site = zavod_edit_insert (edit, "site", 0);

  zavod_edit_set_text (edit, "name", "A new plant");
  zavod_edit_set_point (edit, "geom", latitude, longitude);
  carry_out (fixture, edit);

  return site;
}

static void
delete_site (Fixture *fixture,
             gint64   site)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("No site");

  zavod_edit_delete (edit, "site", site);
  carry_out (fixture, edit);
}

static void
set_status (Fixture    *fixture,
            gint64      site,
            const char *status,
            const char *since)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A status");
  const gint64 source = zavod_edit_insert (edit, "source", 0);
  gint64 claim;

  zavod_edit_set_text (edit, "title", "An article");
  zavod_edit_set_text (edit, "kind", "article");
  claim = zavod_edit_insert (edit, "claim", 0);
  zavod_edit_set_integer (edit, "site_id", site);
  zavod_edit_set_text (edit, "property", "status");
  zavod_edit_set_text (edit, "value_text", status);
  zavod_edit_set_text (edit, "since", since);
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
  carry_out (fixture, edit);
}

/* All members of the clusters of a zoom are those of @sites that have a place, each once, with their statuses. */
static void
check_clusters (const ZavodClusters *clusters,
                GArray              *sites,
                guint                zoom)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  g_autofree guint *seen = g_new0 (guint, sites->len + 1);

  zavod_clusters_query (clusters, zoom, -180, -90, 180, 90, all);
  for (guint i = 0; i < all->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (all, ZavodCluster, i);
      guint kinds[ZAVOD_CLUSTERS_N_KINDS];

      zavod_clusters_count_kinds (clusters, cluster, kinds);
      for (guint k = 0; k < cluster->n; k++)
        {
          const guint member = zavod_clusters_get_members (clusters, cluster)[k];

          seen[member]++;
          kinds[g_array_index (sites, ZavodSitePoint, member).status]--;
        }
      for (guint kind = 0; kind < ZAVOD_CLUSTERS_N_KINDS; kind++)
        g_assert_cmpuint (kinds[kind], ==, 0);
    }
  for (guint i = 0; i < sites->len; i++)
    g_assert_cmpuint (seen[i], ==, isfinite (g_array_index (sites, ZavodSitePoint, i).latitude) ? 1 : 0);
}

static gboolean
passes (Fixture *fixture,
        gint64   site)
{
  GArray *passing = zavod_session_get_passing (fixture->map.session);

  for (guint i = 0; passing != NULL && i < passing->len; i++)
    if (g_array_index (passing, gint64, i) == site)
      return TRUE;

  return passing == NULL;
}

static void
check_points (Fixture *fixture,
              GArray  *points,
              gboolean passing)
{
  GArray *all = zavod_session_get_points (fixture->map.session);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const ZavodSitePoint *point = &g_array_index (all, ZavodSitePoint, i);

      if (passes (fixture, point->id) != passing)
        continue;
      g_assert_cmpuint (n, <, points->len);
      g_assert_cmpmem (point, sizeof *point, &g_array_index (points, ZavodSitePoint, n), sizeof *point);
      n++;
    }
  g_assert_cmpuint (points->len, ==, n);
}

/* Returns: the mark in view of a site */
static const ZavodVisibleMark *
check_mark (Fixture *fixture,
            gint64   site)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark_of (fixture->layer, site);

  g_assert_nonnull (mark);
  return mark;
}

static void
check_layer (Fixture *fixture)
{
  ZavodSiteLayer *layer = fixture->layer;

  g_assert_true (fixture->at_once);
  check_points (fixture, layer->points, TRUE);
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    check_clusters (layer->clusters, layer->points, zoom);
  if (layer->left_out == NULL)
    return;

  check_points (fixture, layer->left_out_points, FALSE);
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    check_clusters (layer->left_out, layer->left_out_points, zoom);
}

static void
test_at_once (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 site = find_at (fixture, KOKSHETAU)->id;
  gint64 added;

  move_site (fixture, site, 46.8, 66);
  check_layer (fixture);
  g_assert_cmpuint (check_mark (fixture, site)->cluster.n, ==, 1);
  g_assert_cmpfloat_with_epsilon (check_mark (fixture, site)->cluster.latitude, 46.8, 1e-4);

  added = add_site (fixture, 46.8, 66);
  check_layer (fixture);
  g_assert_cmpuint (check_mark (fixture, added)->cluster.n, ==, 2);
  g_assert_true (check_mark (fixture, added) == check_mark (fixture, site));

  set_status (fixture, added, "closed", "2020");
  check_layer (fixture);
  delete_site (fixture, site);
  check_layer (fixture);
  g_assert_cmpuint (check_mark (fixture, added)->cluster.n, ==, 1);
  g_assert_cmpint (check_mark (fixture, added)->point->status, ==, ZAVOD_STATUS_CLOSED);
}

/* A site that the edit makes pass the filter, or not any more, goes from the one clusters to the others. */
static void
test_filtered (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();
  const gint64 site = find_at (fixture, KOKSHETAU)->id;

  zavod_filter_set_shown (filter, ZAVOD_FACET_LOOK, zavod_status_get_look (ZAVOD_STATUS_CANCELLED), FALSE);
  zavod_session_set_filter (fixture->map.session, filter);
  widget_tree_wait (is_at_rest (fixture));

  set_status (fixture, site, "cancelled", "2021");
  check_layer (fixture);
  g_assert_null (zavod_site_layer_find_mark_of (fixture->layer, site));
  g_assert_cmpuint (fixture->layer->faint->len, ==, 1);

  move_site (fixture, site, 46.8, 66);
  check_layer (fixture);
  set_status (fixture, site, "operating", "2022");
  check_layer (fixture);
  g_assert_cmpfloat_with_epsilon (check_mark (fixture, site)->cluster.latitude, 46.8, 1e-4);
  g_assert_cmpuint (fixture->layer->faint->len, ==, 0);
  delete_site (fixture, find_at (fixture, ASTANA)->id);
  check_layer (fixture);
}

/* How many nodes of this kind the layer draws. */
static guint
count_nodes (GskRenderNode     *node,
             GskRenderNodeType  type)
{
  guint n = gsk_render_node_get_node_type (node) == type ? 1 : 0;

  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_nodes (gsk_container_node_get_child (node, i), type);

  return n;
}

static guint
count_pale_marks (Fixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  zavod_site_layer_snapshot (GTK_WIDGET (fixture->layer), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);

  return count_nodes (node, GSK_OPACITY_NODE);
}

/* Whoever finds a site that the filter hides sees where it is, and that it is not among the others. */
static void
test_selected_but_hidden (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();
  const gint64 site = find_at (fixture, KOKSHETAU)->id;

  zavod_filter_set_shown (filter, ZAVOD_FACET_LOOK, zavod_status_get_look (ZAVOD_STATUS_CANCELLED), FALSE);
  zavod_site_layer_hide_left_out (fixture->layer, TRUE);
  zavod_session_set_filter (fixture->map.session, filter);
  widget_tree_wait (is_at_rest (fixture));
  set_status (fixture, site, "cancelled", "2021");
  g_assert_cmpuint (count_pale_marks (fixture), ==, 0);

  zavod_session_select_site (fixture->map.session, site, ZAVOD_ORIGIN_FIND);
  g_assert_cmpuint (count_pale_marks (fixture), ==, 1);
  zavod_session_select_site (fixture->map.session, find_at (fixture, ASTANA)->id, ZAVOD_ORIGIN_FIND);
  g_assert_cmpuint (count_pale_marks (fixture), ==, 0);
}

static ZavodMapOption *
find_option (Fixture *fixture,
             gint64   site)
{
  const guint64 key = zavod_visible_mark_get_key (check_mark (fixture, site));

  for (guint i = 0; i < fixture->layer->options->len; i++)
    if (zavod_map_option_get_key (g_ptr_array_index (fixture->layer->options, i)) == key)
      return g_ptr_array_index (fixture->layer->options, i);

  return NULL;
}

static const ZavodLabel *
find_label (Fixture *fixture,
            gint64   site)
{
  const guint64 key = zavod_visible_mark_get_key (check_mark (fixture, site));

  return g_hash_table_lookup (fixture->layer->labels, &key);
}

/* Whatever comes or goes: the keyboard stays at its mark, names where they are, and a reader with its object. */
static void
test_leaves_others_alone (Fixture       *fixture,
                          gconstpointer  data)
{
  const gint64 site = find_at (fixture, KOKSHETAU)->id;
  ZavodMapOption *option = find_option (fixture, site);
  gint64 added[3];

  g_assert_nonnull (option);
  g_assert_nonnull (find_label (fixture, site));
  zavod_site_layer_set_cursor (fixture->layer, zavod_visible_mark_get_key (check_mark (fixture, site)));
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      added[i] = add_site (fixture, 38 + 6 * i, 55 + 9 * i);
      g_assert_cmpuint (fixture->layer->cursor, ==, zavod_visible_mark_get_key (check_mark (fixture, site)));
      g_assert_true (find_option (fixture, site) == option);
      g_assert_nonnull (find_label (fixture, site));
    }
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      delete_site (fixture, added[i]);
      g_assert_cmpuint (fixture->layer->cursor, ==, zavod_visible_mark_get_key (check_mark (fixture, site)));
      g_assert_true (find_option (fixture, site) == option);
    }

  delete_site (fixture, site);
  g_assert_cmpuint (fixture->layer->cursor, ==, 0);
}

static guint
count_fanned (Fixture *fixture)
{
  GArray *marks = zavod_site_layer_get_marks (fixture->layer);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += g_array_index (marks, ZavodVisibleMark, i).is_fanned;

  return n;
}

/* What is spread stays so while the edit is of another site. */
static void
test_keeps_the_fan (Fixture       *fixture,
                    gconstpointer  data)
{
  const gint64 site = find_at (fixture, KOSTANAY)->id;

  g_assert_true (zavod_site_layer_open_fan (fixture->layer, check_mark (fixture, site)));
  g_assert_cmpuint (count_fanned (fixture), ==, 2);
  delete_site (fixture, find_at (fixture, ASTANA)->id);
  g_assert_cmpuint (count_fanned (fixture), ==, 2);
  move_site (fixture, find_at (fixture, KOKSHETAU)->id, 46.8, 66);
  g_assert_cmpuint (count_fanned (fixture), ==, 2);

  add_site (fixture, KOSTANAY);
  g_assert_cmpuint (count_fanned (fixture), ==, 0);
  g_assert_cmpuint (check_mark (fixture, site)->cluster.n, ==, 3);
}

/* There and back, as edits that were taken back would have it. */
static void
wear (Fixture *fixture)
{
  const ZavodSitePoint *first = &g_array_index (fixture->layer->points, ZavodSitePoint, 0);

  while (!zavod_clusters_is_worn (fixture->layer->clusters))
    {
      zavod_clusters_move (fixture->layer->clusters, 0, 46, 66, first->status);
      zavod_clusters_move (fixture->layer->clusters, 0, first->latitude, first->longitude, first->status);
    }
}

/* After many edits the clusters are built again, and nobody sees when. */
static void
test_builds_when_worn (Fixture       *fixture,
                       gconstpointer  data)
{
  const gint64 site = find_at (fixture, KOKSHETAU)->id;

  wear (fixture);
  move_site (fixture, site, 46.8, 66);
  g_assert_false (fixture->at_once);
  g_assert_cmpfloat_with_epsilon (check_mark (fixture, site)->cluster.latitude, 46.8, 1e-4);

  widget_tree_wait (is_at_rest (fixture));
  g_assert_false (zavod_clusters_is_worn (fixture->layer->clusters));
  fixture->at_once = TRUE;
  check_layer (fixture);
}

/* More than a frame bears are built. */
static void
test_builds_for_an_import (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Import");
  const guint n = zavod_session_get_points (fixture->map.session)->len;

  for (guint i = 0; i < 300; i++)
    {
      zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", "A plant");
      zavod_edit_set_point (edit, "geom", 40 + 0.04 * i, 60);
    }
  zavod_session_edit_async (fixture->map.session, edit, NULL, on_edited, NULL);
  widget_tree_wait (fixture->layer->points->len == n + 300 && is_at_rest (fixture));
  fixture->at_once = TRUE;
  check_layer (fixture);
}

static gboolean
looks_at_the_region (Fixture *fixture)
{
  ShumateViewport *viewport = zavod_map_camera_get_viewport (fixture->map.map->camera);
  const double latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));

  return latitude > 38 && latitude < 55 && shumate_viewport_get_zoom_level (viewport) > 3;
}

/* No zoom shows it together with the others: it does not take the view to the sea between. */
static void
test_a_pole_is_no_place_to_look_from (Fixture       *fixture,
                                      gconstpointer  data)
{
  move_site (fixture, find_at (fixture, KOKSHETAU)->id, 90, 0);
  shumate_location_set_location (SHUMATE_LOCATION (zavod_map_camera_get_viewport (fixture->map.map->camera)), 60, 30);
  g_assert_false (looks_at_the_region (fixture));
  zavod_map_view_show_all (fixture->map.map, FALSE);
  g_assert_true (looks_at_the_region (fixture));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/map/edits/at-once", test_at_once);
  ADD ("/map/edits/filtered", test_filtered);
  ADD ("/map/edits/selected-but-hidden", test_selected_but_hidden);
  ADD ("/map/edits/leaves-others-alone", test_leaves_others_alone);
  ADD ("/map/edits/keeps-the-fan", test_keeps_the_fan);
  ADD ("/map/edits/builds-when-worn", test_builds_when_worn);
  ADD ("/map/edits/builds-for-an-import", test_builds_for_an_import);
  ADD ("/map/edits/pole", test_a_pole_is_no_place_to_look_from);

  return g_test_run ();
}
