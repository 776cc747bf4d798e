/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map looks at: all sites, the selected ones, what it looked at before. The session hears of it when the view
 * has come to rest. */

#include "zavod-map-view-private.h"

#include "zavod-map-fit.h"

#define MARGIN 20            /* pixels: a mark at the edge is whole, with some air */
#define WIDE_MARGIN 64       /* about what was chosen: there is something around it */
#define DEEPEST 7            /* zoom at which all sites are shown, however near they are to each other */
#define DEEPEST_CHOSEN 9     /* the same for the selected ones: the town is known by its neighbours */
#define FOOT_GAP 12          /* pixels between legend and credits */
#define CREDITS_MARGIN 4
#define MIN_SCALE 40         /* pixels */
#define BACK_BUTTON 8
#define FORWARD_BUTTON 9

static const GtkBorder margins = { MARGIN, MARGIN, MARGIN + 4, MARGIN + 4 };

/* Where the middle of the view may be: the part of the world that the base map has in full. */
static const ZavodBox detailed = { 40, 28, 100, 62 };
/* What is shown when there are no sites: the five countries. */
static const ZavodBox central_asia = { 46.5, 35.5, 87.4, 55.4 };

/* ---- all sites ---- */

/* Returns: what holds the marks that there are at a zoom: not the sites themselves, which may lie further out */
static ZavodBox
get_box (GArray *clusters)
{
  ZavodBox box = ZAVOD_BOX_EMPTY;

  for (guint i = 0; i < clusters->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (clusters, ZavodCluster, i);

      zavod_box_add (&box, cluster->latitude, cluster->longitude);
    }

  return box;
}

static GArray *
get_clusters (ZavodMapView   *self,
              guint           zoom,
              const ZavodBox *within)
{
  GArray *clusters = zavod_site_layer_get_clusters (self->sites, zoom);

  for (guint i = clusters->len; within != NULL && i > 0; i--)
    {
      const ZavodCluster *cluster = &g_array_index (clusters, ZavodCluster, i - 1);

      if (!zavod_box_contains (within, cluster->latitude, cluster->longitude))
        g_array_remove_index_fast (clusters, i - 1);
    }

  return clusters;
}

/* Finds the deepest zoom at which all marks that there are then are in view, or where none does that the least deep.
 *
 * @within: (nullable): marks elsewhere do not count
 *
 * Returns: (transfer full) (nullable) (element-type ZavodCluster): these marks */
static GArray *
find_zoom (ZavodMapView   *self,
           const ZavodBox *within,
           double         *zoom)
{
  for (guint whole = DEEPEST;; whole--)
    {
      g_autoptr (GArray) clusters = get_clusters (self, whole, within);
      const ZavodBox box = get_box (clusters);

      if (clusters->len == 0)
        return NULL;

      *zoom = zavod_map_camera_get_fitting_zoom (self->camera, &box, &margins, whole + 0.9);
      if (*zoom >= whole || whole == ZAVOD_MAP_MIN_ZOOM)
        return g_steal_pointer (&clusters);
    }
}

/* As find_zoom(). What no zoom shows together, because something is at a pole or beyond an ocean, would leave the map at
 * the sea between: then the part of the world that is drawn in full is looked at, if there are marks in it. */
static GArray *
find_view (ZavodMapView *self,
           double       *zoom)
{
  GArray *clusters = find_zoom (self, NULL, zoom);
  GArray *near;
  double near_zoom;
  ZavodBox box;

  if (clusters == NULL)
    return NULL;

  box = get_box (clusters);
  if (zavod_map_camera_can_show (self->camera, &box, &margins))
    return clusters;

  near = find_zoom (self, &detailed, &near_zoom);
  if (near == NULL)
    return clusters;

  g_array_unref (clusters);
  *zoom = near_zoom;
  return near;
}

/* Returns: (element-type graphene_point_t): where the marks are when their box is in the middle of the view */
static GArray *
project_marks (GArray         *clusters,
               const ZavodBox *box,
               double          zoom)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  double west, north, east, south;

  zavod_map_project (box->north, box->west, zoom, &west, &north);
  zavod_map_project (box->south, box->east, zoom, &east, &south);
  for (guint i = 0; i < clusters->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (clusters, ZavodCluster, i);
      graphene_point_t mark;
      double x, y;

      zavod_map_project (cluster->latitude, cluster->longitude, zoom, &x, &y);
      graphene_point_init (&mark, (float) (x - (west + east) / 2), (float) (y - (north + south) / 2));
      g_array_append_val (marks, mark);
    }

  return marks;
}

/* Returns: margins that put the box where nothing hides its marks: as wide as the plain ones together, so that the zoom
 * is the same */
static GtkBorder
move_margins (ZavodMapView *self,
              GArray       *marks)
{
  const graphene_size_t size = GRAPHENE_SIZE_INIT (gtk_widget_get_width (GTK_WIDGET (self->map)),
                                                    gtk_widget_get_height (GTK_WIDGET (self->map)));
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  graphene_point_t shift;

  zavod_site_layer_append_obstacles (self->sites, obstacles);
  shift = zavod_map_fit_find_shift (marks, &size, MARGIN, obstacles);

  return (GtkBorder) { (gint16) (margins.left + shift.x), (gint16) (margins.right - shift.x),
                       (gint16) (margins.top + shift.y), (gint16) (margins.bottom - shift.y) };
}

void
zavod_map_view_show_all (ZavodMapView *self,
                         gboolean      animate)
{
  double zoom;
  g_autoptr (GArray) clusters = find_view (self, &zoom);
  g_autoptr (GArray) marks = NULL;
  GtkBorder moved;
  ZavodBox box;

  if (clusters == NULL)
    {
      zavod_map_camera_fit (self->camera, &central_asia, &margins, DEEPEST, animate);
      return;
    }

  box = get_box (clusters);
  marks = project_marks (clusters, &box, zoom);
  moved = move_margins (self, marks);
  zavod_map_camera_fit (self->camera, &box, &moved, zoom, animate);
}

void
zavod_map_view_update_limits (ZavodMapView *self)
{
  ZavodBox limits = detailed;
  ZavodBox sites;

  if (zavod_site_layer_get_box (self->sites, &sites))
    {
      zavod_box_add (&limits, sites.south, sites.west);
      zavod_box_add (&limits, sites.north, sites.east);
    }
  zavod_map_camera_set_limits (self->camera, &limits);
}

/* ---- the selected ones ---- */

static void
on_selection_changed (ZavodMapView *self)
{
  ZavodBox box;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-to-selection",
                                 zavod_site_layer_get_selected_box (self->sites, &box));
}

static void
action_zoom_to_selection (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  const GtkBorder wide = { WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN };
  ZavodMapView *self = ZAVOD_MAP_VIEW (widget);
  ZavodBox box;

  if (zavod_site_layer_get_selected_box (self->sites, &box))
    zavod_map_camera_look_at (self->camera, &box, &wide, DEEPEST_CHOSEN);
}

static void
action_show_all (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  zavod_map_view_show_all (ZAVOD_MAP_VIEW (widget), TRUE);
}

/* ---- what was shown before ---- */

static void
on_history_changed (ZavodMapView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.back", zavod_map_camera_can_go_back (self->camera, 1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.forward", zavod_map_camera_can_go_back (self->camera, -1));
}

static void
action_back (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  zavod_map_camera_go_back (ZAVOD_MAP_VIEW (widget)->camera, g_str_equal (name, "map.back") ? 1 : -1);
}

static void
on_back_released (ZavodMapView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "map.back", NULL);
}

static void
on_forward_released (ZavodMapView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "map.forward", NULL);
}

static void
add_button (ZavodMapView *self,
            guint         button,
            GCallback     callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_object (click, "released", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
}

/* ---- what is in view ---- */

static void
tell_view (ZavodMapView *self)
{
  ShumateViewport *viewport = zavod_map_camera_get_viewport (self->camera);
  GtkWidget *map = GTK_WIDGET (self->map);
  ZavodBox view;

  if (self->session == NULL || gtk_widget_get_width (map) == 0)
    return;

  shumate_viewport_widget_coords_to_location (viewport, map, 0, 0, &view.north, &view.west);
  shumate_viewport_widget_coords_to_location (viewport, map, gtk_widget_get_width (map), gtk_widget_get_height (map),
                                              &view.south, &view.east);
  zavod_session_set_view (self->session, &view);
}

gboolean
zavod_map_view_has_focus (ZavodMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Scale and credits have what the legend leaves them of the lower edge, one above the other. */
static void
update_foot (ZavodMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self->legend);
  const int legend =
    gtk_widget_get_visible (widget) ? gtk_widget_get_margin_start (widget) + gtk_widget_get_width (widget) : 0;
  const int free = gtk_widget_get_width (GTK_WIDGET (self->map)) - legend - 2 * FOOT_GAP;

  gtk_widget_set_margin_start (GTK_WIDGET (self->credits), legend + FOOT_GAP);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->scale),
                                gtk_widget_get_height (GTK_WIDGET (self->credits)) + 2 * CREDITS_MARGIN);
  zavod_map_scale_set_max (self->scale, CLAMP (free, MIN_SCALE, ZAVOD_SCALE_MAX));
}

/* In another size, what was fitted is fitted again, unless the user has gone somewhere. */
static gboolean
on_refit (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  ZavodMapView *self = ZAVOD_MAP_VIEW (widget);

  /* where a breakpoint is passed, the map is given its new size a frame later than its view, and so are the overlays */
  if (gtk_widget_get_width (GTK_WIDGET (self->map)) != self->width || --self->refit_frames > 0)
    return G_SOURCE_CONTINUE;

  self->refit = 0;
  update_foot (self);
  zavod_map_view_update_limits (self);  /* a taller view must not show what is beyond the world */
  if (!self->fitted || zavod_map_camera_is_fitted (self->camera))
    zavod_map_view_show_all (self, FALSE);
  self->fitted |= self->has_points;
  tell_view (self);
  if (self->refocus && !zavod_map_view_has_focus (self))
    gtk_widget_grab_focus (widget);
  self->refocus = FALSE;

  return G_SOURCE_REMOVE;
}

/**
 * zavod_map_view_queue_refit:
 *
 * The map, or what floats on it, gets another size: see whether the sites have to be moved for it.
 */
void
zavod_map_view_queue_refit (ZavodMapView *self)
{
  self->refit_frames = 2;
  if (self->refit == 0)
    self->refit = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_refit, NULL, NULL);
}

/* ---- the widget ---- */

void
zavod_map_view_class_install_looks (GtkWidgetClass *widget_class)
{
  /* a menu names the last key of an action */
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_KP_0, 0, "map.show-all" },
    { GDK_KEY_0, 0, "map.show-all" },
    { GDK_KEY_s, 0, "map.zoom-to-selection" },
    { GDK_KEY_Back, 0, "map.back" },
    { GDK_KEY_KP_Left, GDK_ALT_MASK, "map.back" },
    { GDK_KEY_Left, GDK_ALT_MASK, "map.back" },
    { GDK_KEY_Forward, 0, "map.forward" },
    { GDK_KEY_KP_Right, GDK_ALT_MASK, "map.forward" },
    { GDK_KEY_Right, GDK_ALT_MASK, "map.forward" },
  };

  gtk_widget_class_install_action (widget_class, "map.show-all", NULL, action_show_all);
  gtk_widget_class_install_action (widget_class, "map.zoom-to-selection", NULL, action_zoom_to_selection);
  gtk_widget_class_install_action (widget_class, "map.back", NULL, action_back);
  gtk_widget_class_install_action (widget_class, "map.forward", NULL, action_back);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers, keys[i].action, NULL);
}

/* After the map was made. */
void
zavod_map_view_init_looks (ZavodMapView *self)
{
  add_button (self, BACK_BUTTON, G_CALLBACK (on_back_released));
  add_button (self, FORWARD_BUTTON, G_CALLBACK (on_forward_released));
  g_signal_connect_object (self->camera, "rested", G_CALLBACK (tell_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->camera, "history-changed", G_CALLBACK (on_history_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sites, "points-changed", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->session_signals, "selection-changed", G_CALLBACK (on_selection_changed), self);
  zavod_map_view_update_limits (self);
  on_history_changed (self);
  on_selection_changed (self);
}
