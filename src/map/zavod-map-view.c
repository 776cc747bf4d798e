/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-view-private.h"

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_HIDE_LEFT_OUT,
  PROP_SIZE_BY_CAPACITY,
  N_PROPS
};

enum
{
  READY,
  SITE_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodMapView, zavod_map_view, ADW_TYPE_BREAKPOINT_BIN)

/* ---- the sites ---- */

static void
fit_first (ZavodMapView *self)
{
  if (self->fitted)
    return;

  self->fitted = TRUE;
  zavod_map_view_show_all (self, FALSE);
  zavod_map_view_queue_refit (self);
}

static void
on_points_changed (ZavodMapView *self)
{
  ZavodMapKinds kinds;

  zavod_map_view_update_limits (self);
  zavod_site_layer_get_kinds (self->sites, &kinds);
  zavod_map_legend_set_kinds (self->legend, &kinds);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), zavod_site_layer_get_box (self->sites, &(ZavodBox) { 0 }));
  self->has_points = TRUE;
  if (gtk_widget_get_width (GTK_WIDGET (self->map)) > 0)
    fit_first (self);
  else
    zavod_map_view_show_all (self, FALSE);
  g_signal_emit (self, signals[READY], 0);
}

static void
on_store (ZavodMapView *self)
{
  self->fitted = self->has_points = FALSE;
  zavod_map_camera_forget_history (self->camera);
}

static void
on_site_activated (ZavodMapView *self,
                   gint64        id)
{
  g_signal_emit (self, signals[SITE_ACTIVATED], 0, id);
}

/* ---- picking ---- */

static void
on_picking (ZavodMapView *self)
{
  const gboolean picking = self->session != NULL && zavod_session_is_picking (self->session);
  const gboolean has_point = picking && zavod_session_get_pick (self->session)->has_point;
  g_autofree char *words = has_point ? zavod_pick_layer_describe (self->pick) : g_strdup ("");

  gtk_widget_set_visible (self->banner, picking && !has_point);
  gtk_widget_set_visible (GTK_WIDGET (self->readout), has_point);
  gtk_label_set_text (self->readout, words);
}

/* ---- actions and the wheel ---- */

static void
action_zoom (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  zavod_map_camera_zoom_by (ZAVOD_MAP_VIEW (widget)->camera, g_str_equal (name, "map.zoom-in") ? 1 : -1, 0, 0);
}

static void
action_step (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  zavod_site_layer_step (ZAVOD_MAP_VIEW (widget)->sites, g_str_equal (name, "map.next") ? 1 : -1);
}

static void
action_list_in_view (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  zavod_map_view_list_in_view (ZAVOD_MAP_VIEW (widget));
}

static void
action_toggle_legend (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  ZavodMapView *self = ZAVOD_MAP_VIEW (widget);

  zavod_map_legend_set_folded (self->legend, !zavod_map_legend_get_folded (self->legend));
  zavod_map_view_queue_refit (self);
}

static void
on_zoom_changed (ZavodMapView *self)
{
  const double zoom = zavod_map_camera_get_zoom (self->camera);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-in",
                                 zoom < zavod_map_camera_get_max_zoom (self->camera));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.zoom-out", zoom > ZAVOD_MAP_MIN_ZOOM);
}

/* Returns: where the pointer is, from the middle of the map. */
static graphene_point_t
get_pointer (ZavodMapView *self,
             GdkEvent     *event)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t point = GRAPHENE_POINT_INIT_ZERO;
  double x, y, surface_x, surface_y;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (gdk_event_get_position (event, &x, &y)
      && gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self->map),
                                   &GRAPHENE_POINT_INIT (x - surface_x, y - surface_y), &point))
    graphene_point_init (&point, point.x - gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0f,
                         point.y - gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0f);

  return point;
}

/* A wheel's notch is a whole zoom, about the pointer: between two zooms the base map is soft. Touchpads glide. */
static gboolean
on_scroll (ZavodMapView             *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  graphene_point_t pointer;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE || ABS (dy) < 1)
    return GDK_EVENT_PROPAGATE;

  pointer = get_pointer (self, event);
  zavod_map_camera_zoom_by (self->camera, dy < 0 ? 1 : -1, pointer.x, pointer.y);
  return GDK_EVENT_STOP;
}

/* ---- the widget ---- */

/* The sites can be used without a base map; nobody should have to guess where it is. */
static void
on_problem (ZavodMapView *self)
{
  const char *problem = zavod_base_map_get_problem (self->base_map);

  gtk_label_set_label (self->notice, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), problem != NULL);
}

void
zavod_map_view_update_dark (ZavodMapView *self)
{
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()) && !self->on_paper)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
}

static void
zavod_map_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  ZavodMapView *self = ZAVOD_MAP_VIEW (widget);
  const gboolean resized = self->width != width || self->height != height;

  /* a bin whose breakpoint is passed hides its child for a frame, and the keyboard goes elsewhere */
  self->refocus |= resized && zavod_map_view_has_focus (self);
  GTK_WIDGET_CLASS (zavod_map_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (resized)
    zavod_map_view_queue_refit (self);
  self->width = width;
  self->height = height;
  if (self->choice != NULL)
    gtk_popover_present (GTK_POPOVER (self->choice));
}

/* What was fitted into the size that was expected is fitted into the one that the map has got before anybody sees it. */
static void
on_laid_out (ZavodMapView  *self,
             GdkFrameClock *clock)
{
  if (gtk_widget_get_width (GTK_WIDGET (self->map)) == 0)
    return;

  g_signal_handlers_disconnect_by_func (clock, on_laid_out, self);
  if (self->has_points)
    fit_first (self);
}

static void
zavod_map_view_map (GtkWidget *widget)
{
  ZavodMapView *self = ZAVOD_MAP_VIEW (widget);

  GTK_WIDGET_CLASS (zavod_map_view_parent_class)->map (widget);

  if (!self->fitted)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (on_laid_out), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static gboolean
zavod_map_view_grab_focus (GtkWidget *widget)
{
  ZavodMapView *self = ZAVOD_MAP_VIEW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->pick)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->pick));

  return gtk_widget_grab_focus (GTK_WIDGET (self->sites));
}

static void
set_hide_left_out (ZavodMapView *self,
                   gboolean      hide)
{
  if (self->hide_left_out == hide)
    return;

  self->hide_left_out = hide;
  zavod_site_layer_hide_left_out (self->sites, hide);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE_LEFT_OUT]);
}

static void
set_size_by_capacity (ZavodMapView *self,
                      gboolean      by_capacity)
{
  if (self->size_by_capacity == by_capacity)
    return;

  self->size_by_capacity = by_capacity;
  zavod_site_layer_size_by_capacity (self->sites, by_capacity);
  zavod_map_legend_show_sizes (self->legend, by_capacity);
  zavod_map_view_queue_refit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE_BY_CAPACITY]);
}

static void
zavod_map_view_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ZAVOD_MAP_VIEW (object)->session);
      break;
    case PROP_HIDE_LEFT_OUT:
      g_value_set_boolean (value, ZAVOD_MAP_VIEW (object)->hide_left_out);
      break;
    case PROP_SIZE_BY_CAPACITY:
      g_value_set_boolean (value, ZAVOD_MAP_VIEW (object)->size_by_capacity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_map_view_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      zavod_map_view_set_session (ZAVOD_MAP_VIEW (object), g_value_get_object (value));
      break;
    case PROP_HIDE_LEFT_OUT:
      set_hide_left_out (ZAVOD_MAP_VIEW (object), g_value_get_boolean (value));
      break;
    case PROP_SIZE_BY_CAPACITY:
      set_size_by_capacity (ZAVOD_MAP_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_map_view_dispose (GObject *object)
{
  ZavodMapView *self = ZAVOD_MAP_VIEW (object);

  zavod_map_view_dispose_list (self);
  zavod_map_view_close_choice (self);
  zavod_map_view_dispose_paper (self);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->online_map);
  g_clear_object (&self->base_map);
  g_clear_object (&self->settle);
  g_clear_object (&self->camera);
  g_clear_object (&self->names);
  g_clear_object (&self->session);
  /* the bin would unparent once more what goes with the template */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_MAP_VIEW);

  G_OBJECT_CLASS (zavod_map_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ZAVOD_TYPE_MAP_CREDITS);
  g_type_ensure (ZAVOD_TYPE_MAP_LEGEND);
  g_type_ensure (ZAVOD_TYPE_MAP_NOTICE);
  g_type_ensure (ZAVOD_TYPE_MAP_SCALE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, overlay);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, map_bin);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, scale);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, credits);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, banner);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, readout);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, notice);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, online_notice);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, tools);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, legend);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, list_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodMapView, hover_card);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "map.zoom-in" },
    { GDK_KEY_equal, "map.zoom-in" },
    { GDK_KEY_KP_Add, "map.zoom-in" },
    { GDK_KEY_minus, "map.zoom-out" },
    { GDK_KEY_KP_Subtract, "map.zoom-out" },
    { GDK_KEY_l, "map.toggle-legend" },
    { GDK_KEY_v, "map.list-in-view" },
    { GDK_KEY_h, "map.hide-left-out" },
    { GDK_KEY_c, "map.size-by-capacity" },
  };

  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, action_zoom);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, action_zoom);
  gtk_widget_class_install_action (widget_class, "map.next", NULL, action_step);
  gtk_widget_class_install_action (widget_class, "map.previous", NULL, action_step);
  gtk_widget_class_install_property_action (widget_class, "map.hide-left-out", "hide-left-out");
  gtk_widget_class_install_property_action (widget_class, "map.size-by-capacity", "size-by-capacity");
  gtk_widget_class_install_action (widget_class, "map.list-in-view", NULL, action_list_in_view);
  gtk_widget_class_install_action (widget_class, "map.toggle-legend", NULL, action_toggle_legend);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, 0, keys[i].action, NULL);
}

static void
zavod_map_view_class_init (ZavodMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = zavod_map_view_get_property;
  object_class->set_property = zavod_map_view_set_property;
  object_class->dispose = zavod_map_view_dispose;
  widget_class->map = zavod_map_view_map;
  widget_class->size_allocate = zavod_map_view_size_allocate;
  widget_class->grab_focus = zavod_map_view_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZAVOD_TYPE_SESSION, flags);
  properties[PROP_HIDE_LEFT_OUT] = g_param_spec_boolean ("hide-left-out", NULL, NULL, FALSE, flags);
  properties[PROP_SIZE_BY_CAPACITY] = g_param_spec_boolean ("size-by-capacity", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[SITE_ACTIVATED] = g_signal_new ("site-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  bind_template (widget_class);
  install_actions (widget_class);
  zavod_map_view_class_install_looks (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_map (ZavodMapView *self)
{
  self->map = shumate_map_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self->map), FALSE);  /* the layer of sites takes the keys, and has a name */
  self->base_map = zavod_base_map_new (self->map);
  self->camera = zavod_map_camera_new (self->map, self->base_map);
  self->online_map =
    zavod_online_map_new (self->map, self->base_map, self->camera, self->credits, self->online_notice);
  self->settle = zavod_map_settle_new (self->map, self->camera);
  self->names = zavod_site_names_new ();
  self->sites = zavod_site_layer_new (self->camera, self->base_map, self->names);
  self->pick = zavod_pick_layer_new (self->camera);
  zavod_map_scale_set_camera (self->scale, self->camera);
  zavod_site_layer_set_obstacles (self->sites, GTK_WIDGET (self->overlay));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->sites));
  shumate_map_add_layer (self->map, SHUMATE_LAYER (self->pick));
  gtk_overlay_set_child (self->map_bin, GTK_WIDGET (self->map));

  g_signal_connect_object (self->base_map, "notify::problem", G_CALLBACK (on_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sites, "points-changed", G_CALLBACK (on_points_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sites, "site-activated", G_CALLBACK (on_site_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zavod_map_camera_get_viewport (self->camera), "notify::zoom-level",
                           G_CALLBACK (on_zoom_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (zavod_map_camera_get_viewport (self->camera), "notify::max-zoom-level",
                           G_CALLBACK (on_zoom_changed), self, G_CONNECT_SWAPPED);
}

static void
add_scroll_controller (ZavodMapView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->map), scroll);
}

static void
zavod_map_view_init (ZavodMapView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  create_map (self);
  on_problem (self);
  add_scroll_controller (self);

  self->session_signals = g_signal_group_new (ZAVOD_TYPE_SESSION);
  zavod_map_view_init_looks (self);
  zavod_map_view_init_cards (self);
  zavod_map_view_init_choice (self);
  zavod_map_view_init_list (self);
  zavod_map_view_init_paper (self);
  g_signal_group_connect_swapped (self->session_signals, "notify::picking", G_CALLBACK (on_picking), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::store", G_CALLBACK (on_store), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (zavod_map_view_update_dark),
                           self, G_CONNECT_SWAPPED);
  zavod_map_view_update_dark (self);
  zavod_base_map_nudge (self->base_map);
}

/**
 * zavod_map_view_expect_size:
 * @width: pixels that the map will probably have
 * @height: the same
 *
 * The tiles of what will be in view are read before the window is laid out, as soon as the sites have come.
 */
void
zavod_map_view_expect_size (ZavodMapView *self,
                            int           width,
                            int           height)
{
  g_return_if_fail (ZAVOD_IS_MAP_VIEW (self));

  zavod_map_camera_expect_size (self->camera, width, height);
}

GtkWidget *
zavod_map_view_new (void)
{
  return g_object_new (ZAVOD_TYPE_MAP_VIEW, NULL);
}

/**
 * zavod_map_view_set_session:
 * @session: (nullable): whose sites are shown
 */
void
zavod_map_view_set_session (ZavodMapView *self,
                            ZavodSession *session)
{
  g_return_if_fail (ZAVOD_IS_MAP_VIEW (self));

  if (!g_set_object (&self->session, session))
    return;

  self->fitted = FALSE;
  g_signal_group_set_target (self->session_signals, session);
  zavod_site_names_set_session (self->names, session);
  zavod_site_layer_set_session (self->sites, session);
  zavod_map_legend_set_session (self->legend, session);
  zavod_pick_layer_set_session (self->pick, session);
  on_picking (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * zavod_map_view_set_tiles:
 * @tiles: (nullable): online tiles, shown above the base map while they have a provider
 */
void
zavod_map_view_set_tiles (ZavodMapView     *self,
                          ZavodOnlineTiles *tiles)
{
  g_return_if_fail (ZAVOD_IS_MAP_VIEW (self));

  zavod_online_map_set_tiles (self->online_map, tiles);
}

/**
 * zavod_map_view_add_floating:
 * @widget: something that lies over the map, in a corner that is free
 *
 * Names make way for it, and marks as far as they can when all sites are fitted.
 */
void
zavod_map_view_add_floating (ZavodMapView *self,
                             GtkWidget    *widget)
{
  g_return_if_fail (ZAVOD_IS_MAP_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_overlay_add_overlay (self->overlay, widget);
}
