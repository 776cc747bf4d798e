/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the layer takes from the session: the sites, of which it builds clusters in a thread, and the selection. After an
 * edit it changes the clusters that it has. */

#include "zavod-site-layer-private.h"

#include "zavod-task.h"

#include <math.h>

/* Of the map, at which a town is as large as the map. */
#define FOUND_ZOOM 8.0

/* What goes into the thread, and what comes out of it. */
typedef struct
{
  GArray *all;
  GArray *passing;   /* gint64, sorted upwards: what passes the filter; NULL: everything */
  gboolean hides_left_out;

  GArray *points;
  ZavodClusters *clusters;
  GArray *left_out_points;
  ZavodClusters *left_out;
} Building;

static void
building_free (Building *building)
{
  g_array_unref (building->all);
  g_clear_pointer (&building->passing, g_array_unref);
  g_clear_pointer (&building->points, g_array_unref);
  g_clear_pointer (&building->clusters, zavod_clusters_free);
  g_clear_pointer (&building->left_out_points, g_array_unref);
  g_clear_pointer (&building->left_out, zavod_clusters_free);
  g_free (building);
}

static ZavodClusters *
build_clusters (GArray *points)
{
  static const ZavodSitePoint none;
  const ZavodSitePoint *first = points->len > 0 ? &g_array_index (points, ZavodSitePoint, 0) : &none;

  return zavod_clusters_new (&first->latitude, &first->longitude, &first->status, sizeof *first, points->len);
}

/* Returns: (transfer full): the points that pass the filter, or those that it leaves out. Both arrays are by id. */
static GArray *
sift (const Building *building,
      gboolean        passing)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (ZavodSitePoint));
  guint p = 0;

  for (guint i = 0; i < building->all->len; i++)
    {
      const ZavodSitePoint *point = &g_array_index (building->all, ZavodSitePoint, i);

      while (p < building->passing->len && g_array_index (building->passing, gint64, p) < point->id)
        p++;
      if ((p < building->passing->len && g_array_index (building->passing, gint64, p) == point->id) == passing)
        g_array_append_vals (points, point, 1);
    }

  return points;
}

static void
build_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Building *building = task_data;
  const gboolean filtered = building->passing != NULL;

  building->points = filtered ? sift (building, TRUE) : g_array_ref (building->all);
  building->clusters = build_clusters (building->points);
  if (filtered && !building->hides_left_out)
    {
      building->left_out_points = sift (building, FALSE);
      building->left_out = build_clusters (building->left_out_points);
    }

  g_task_return_boolean (task, TRUE);
}

/* The keyboard stands where the selection is, also when that was made elsewhere. */
static void
follow_selection (ZavodSiteLayer *self)
{
  const ZavodVisibleMark *at = zavod_site_layer_find_mark (self, self->cursor);
  GArray *marks;

  /* what is chosen here is chosen at the cursor, or taken away from the selection there */
  if (at != NULL && (at->selected || zavod_session_get_origin (self->session) == ZAVOD_ORIGIN_MAP))
    return;

  marks = zavod_site_layer_get_marks (self);
  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, ZavodVisibleMark, i).selected)
      {
        zavod_site_layer_set_cursor (self, zavod_visible_mark_get_key (&g_array_index (marks, ZavodVisibleMark, i)));
        return;
      }
}

void
zavod_site_layer_drop_points (ZavodSiteLayer *self)
{
  g_clear_pointer (&self->clusters, zavod_clusters_free);
  g_clear_pointer (&self->left_out, zavod_clusters_free);
  g_clear_pointer (&self->left_out_points, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->passing, g_array_unref);
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->selected, g_free);
}

/* What is looked for on the map; the map moves only when it is out of view. */
static void
bring_into_view (ZavodSiteLayer *self,
                 const ZavodBox *box)
{
  const GtkBorder margins = { 48, 48, 48, 48 };
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  double west, north, east, south;

  if (width == 0 || zavod_box_is_empty (box))
    return;

  shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (self), box->north, box->west, &west, &north);
  shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (self), box->south, box->east, &east, &south);
  if (west < 24 || north < 24 || east > width - 24 || south > height - 24)
    zavod_map_camera_look_at (self->camera, box, &margins, zavod_map_camera_get_zoom (self->camera));
}

/* Returns: what holds the selected sites that were moved, or given a place, since the points were those of @old */
static ZavodBox
get_moved_box (ZavodSiteLayer *self,
               GArray         *old,
               GArray         *points)
{
  ZavodBox box = ZAVOD_BOX_EMPTY;
  gsize n_sites = 0;
  const gint64 *sites = self->session != NULL ? zavod_session_get_selected_sites (self->session, &n_sites) : NULL;
  guint before_from = 0, now_from = 0;

  for (gsize i = 0; i < n_sites && old != NULL; i++)
    {
      const ZavodSitePoint *before = zavod_site_layer_find_next (old, &before_from, sites[i]);
      const ZavodSitePoint *now = zavod_site_layer_find_next (points, &now_from, sites[i]);

      if (now != NULL && isfinite (now->latitude) && isfinite (now->longitude)
          && (before == NULL || before->latitude != now->latitude || before->longitude != now->longitude))
        zavod_box_add (&box, now->latitude, now->longitude);
    }

  return box;
}

/* @moved: what was moved by an edit is brought into view */
static void
tell_points (ZavodSiteLayer *self,
             const ZavodBox *moved)
{
  zavod_site_layer_drop_drawings (self);
  zavod_site_layer_update_view (self);
  g_signal_emit_by_name (self, "points-changed");
  g_signal_emit_by_name (self, "card-changed");
  follow_selection (self);
  bring_into_view (self, moved);
}

static void
on_built (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (source);
  Building *building = g_task_get_task_data (G_TASK (result));
  g_autoptr (GHashTable) marks = NULL;
  ZavodBox moved;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))  /* newer points came meanwhile */
    return;

  g_clear_object (&self->building);
  marks = zavod_site_layer_index_marks (self);
  moved = get_moved_box (self, self->all, building->all);
  zavod_site_layer_drop_points (self);
  self->all = g_array_ref (building->all);
  self->passing = g_steal_pointer (&building->passing);
  self->points = g_steal_pointer (&building->points);
  self->clusters = g_steal_pointer (&building->clusters);
  self->left_out_points = g_steal_pointer (&building->left_out_points);
  self->left_out = g_steal_pointer (&building->left_out);
  self->marks_valid = FALSE;
  self->fan = 0;
  zavod_site_layer_rename_marks (self, marks);
  zavod_site_layer_catch_up (self);
  tell_points (self, &moved);
}

static void
build (ZavodSiteLayer *self)
{
  GArray *points = self->session != NULL ? zavod_session_get_points (self->session) : NULL;
  g_autoptr (GTask) task = NULL;
  Building *building;

  g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  if (points == NULL)
    return;

  building = g_new0 (Building, 1);
  building->all = g_array_ref (points);
  if (zavod_session_get_passing (self->session) != NULL)
    building->passing = g_array_ref (zavod_session_get_passing (self->session));
  building->hides_left_out = self->hides_left_out;
  self->building = g_cancellable_new ();
  self->is_behind = FALSE;
  task = g_task_new (self, self->building, on_built, NULL);
  g_task_set_source_tag (task, build);
  g_task_set_task_data (task, building, (GDestroyNotify) building_free);
  zavod_task_run_in_thread (task, build_in_thread);
}

/* What is being built is without the change, and is built once more. What has been changed so often that it might be seen
 * is built, too, and takes its place when it is done. */
static void
build_if_due (ZavodSiteLayer *self)
{
  if (self->building != NULL || zavod_clusters_is_worn (self->clusters))
    build (self);
}

static void
on_points_changed (ZavodSiteLayer          *self,
                   const ZavodPointsChange *change)
{
  ZavodBox moved;

  if (change == NULL || !zavod_site_layer_apply_change (self, change))
    {
      build (self);
      return;
    }

  moved = get_moved_box (self, change->all, self->all);
  tell_points (self, &moved);
  build_if_due (self);
}

/* Another filter mostly lets quite others pass, but after an edit it may be the one site. */
static void
on_passing_changed (ZavodSiteLayer *self)
{
  if (!zavod_site_layer_apply_passing (self))
    {
      build (self);
      return;
    }

  tell_points (self, &ZAVOD_BOX_EMPTY);
  build_if_due (self);
}

/* What was searched for is gone to: so near that a town and its plants fill the map. */
static void
go_to (ZavodSiteLayer *self,
       const ZavodBox *box)
{
  const GtkBorder margins = { 64, 64, 64, 64 };

  if (!zavod_box_is_empty (box))
    zavod_map_camera_look_at (self->camera, box, &margins, MAX (zavod_map_camera_get_zoom (self->camera), FOUND_ZOOM));
}

static void
on_selection_changed (ZavodSiteLayer *self)
{
  ZavodBox box;

  g_clear_pointer (&self->selected, g_free);
  zavod_site_layer_update_view (self);
  if (self->clusters == NULL)
    return;

  follow_selection (self);
  if (zavod_session_get_origin (self->session) == ZAVOD_ORIGIN_MAP || !zavod_site_layer_get_selected_box (self, &box))
    return;

  if (zavod_session_get_origin (self->session) == ZAVOD_ORIGIN_FIND)
    go_to (self, &box);
  else
    bring_into_view (self, &box);
}

/**
 * zavod_site_layer_set_session:
 * @session: (nullable): whose sites are shown
 */
void
zavod_site_layer_set_session (ZavodSiteLayer *self,
                              ZavodSession   *session)
{
  g_return_if_fail (ZAVOD_IS_SITE_LAYER (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  zavod_site_sizes_set_session (self->sizes, session);
  build (self);
}

/**
 * zavod_site_layer_size_by_capacity:
 * @by_capacity: whether marks are as large as what their sites can make; else they are all alike
 */
void
zavod_site_layer_size_by_capacity (ZavodSiteLayer *self,
                                   gboolean        by_capacity)
{
  g_return_if_fail (ZAVOD_IS_SITE_LAYER (self));

  zavod_site_sizes_set_wanted (self->sizes, by_capacity);
}

/**
 * zavod_site_layer_hide_left_out:
 * @hide: whether what the filter leaves out is not to be seen at all; else it is faint
 */
void
zavod_site_layer_hide_left_out (ZavodSiteLayer *self,
                                gboolean        hide)
{
  g_return_if_fail (ZAVOD_IS_SITE_LAYER (self));

  hide = !!hide;
  if (self->hides_left_out == hide)
    return;

  self->hides_left_out = hide;
  if (self->session != NULL && zavod_session_get_passing (self->session) != NULL)
    build (self);
}

/* The session may come, go and be another one: what is connected to it follows. */
void
zavod_site_layer_follow_session (ZavodSiteLayer *self)
{
  self->session_signals = g_signal_group_new (ZAVOD_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "points-changed", G_CALLBACK (on_points_changed), self);
  g_signal_group_connect_swapped (self->session_signals, "statuses-changed",
                                  G_CALLBACK (zavod_site_layer_change_statuses), self);
  g_signal_group_connect_swapped (self->session_signals, "passing-changed", G_CALLBACK (on_passing_changed), self);
  g_signal_group_connect_swapped (self->session_signals, "selection-changed", G_CALLBACK (on_selection_changed), self);
  /* it says whom the site shares figures with */
  g_signal_group_connect_swapped (self->session_signals, "notify::record", G_CALLBACK (zavod_site_layer_update_view), self);
}
