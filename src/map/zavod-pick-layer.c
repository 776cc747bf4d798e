/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-pick-layer.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "zavod-coordinates.h"
#include "zavod-gazetteer.h"
#include "zavod-mark-draw.h"
#include "zavod-nearby.h"

#define STEP 10                      /* pixels that an arrow key moves the pin */
#define FINE_STEP 1
#define GRIP 22                      /* pixels round the pin's head that take hold of it */
#define HEAD_RADIUS 9.0f
#define HEAD_HEIGHT 24.0f            /* of the head's middle above the place */
#define MAX_CIRCLE 4000
#define HANDLE_RADIUS 5.0f           /* of the handle at the eastern end of the circle */
#define FIRST_RADIUS 1000            /* metres: of a circle that keys make where there was none */
#define LEAST_RADIUS 10
#define GREATEST_RADIUS 1000000
#define WIDER 1.25

struct _ZavodPickLayer
{
  ShumateLayer parent_instance;

  ZavodMapCamera *camera;
  ZavodSession *session;
  GSignalGroup *signals;

  graphene_point_t grip;   /* from the pointer to the place, while the pin is dragged */
  graphene_point_t start;  /* of the pointer */
  gboolean widening;       /* it is the circle's handle that is dragged */
};

G_DEFINE_FINAL_TYPE (ZavodPickLayer, zavod_pick_layer, SHUMATE_TYPE_LAYER)

static gboolean
get_pin (ZavodPickLayer   *self,
         graphene_point_t *pin)
{
  const ZavodPick *pick = self->session != NULL ? zavod_session_get_pick (self->session) : NULL;
  double x, y;

  if (pick == NULL || !pick->has_point)
    return FALSE;

  shumate_viewport_location_to_widget_coords (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self),
                                              pick->latitude, pick->longitude, &x, &y);
  *pin = GRAPHENE_POINT_INIT (x, y);
  return TRUE;
}

static void
pick_at (ZavodPickLayer *self,
         double          x,
         double          y)
{
  double latitude, longitude;

  shumate_viewport_widget_coords_to_location (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self),
                                              x, y, &latitude, &longitude);
  zavod_session_pick (self->session, latitude, longitude);
}

/* To two digits: a vague place has no more. */
static void
pick_radius (ZavodPickLayer *self,
             double          metres)
{
  const double wanted = CLAMP (metres, LEAST_RADIUS, GREATEST_RADIUS);
  const double unit = pow (10, floor (log10 (wanted)) - 1);

  zavod_session_pick_radius (self->session, round (wanted / unit) * unit);
}

/* Returns: %FALSE where the circle is too small to have one, or too large to be seen */
static gboolean
get_handle (ZavodPickLayer         *self,
            const graphene_point_t *pin,
            graphene_point_t       *handle)
{
  const ZavodPick *pick = zavod_session_get_pick (self->session);
  const double radius = pick->radius / zavod_map_camera_get_metres_per_pixel (self->camera, pick->latitude);

  *handle = GRAPHENE_POINT_INIT (pin->x + (float) radius, pin->y);
  return radius > 2 * HANDLE_RADIUS && radius < MAX_CIRCLE;
}

/* ---- drawing ---- */

static void
snapshot_circle (ZavodPickLayer         *self,
                 GtkSnapshot            *snapshot,
                 const graphene_point_t *pin,
                 const GdkRGBA          *accent)
{
  const ZavodPick *pick = zavod_session_get_pick (self->session);
  const float radius = (float) (pick->radius / zavod_map_camera_get_metres_per_pixel (self->camera, pick->latitude));
  g_autoptr (GskPath) circle = NULL;
  g_autoptr (GskStroke) stroke = NULL;
  GdkRGBA colour = *accent;

  if (!(radius > 3 && radius < MAX_CIRCLE))
    return;

  circle = zavod_shape_create_path (ZAVOD_SHAPE_CARS, pin->x, pin->y, radius);
  colour.alpha = 0.14f;
  gtk_snapshot_append_fill (snapshot, circle, GSK_FILL_RULE_WINDING, &colour);
  stroke = gsk_stroke_new (1.6f);
  gsk_stroke_set_dash (stroke, (const float[]) { 5, 4 }, 2);
  gtk_snapshot_append_stroke (snapshot, circle, stroke, accent);
}

static void
snapshot_handle (ZavodPickLayer         *self,
                 GtkSnapshot            *snapshot,
                 const graphene_point_t *pin,
                 const GdkRGBA          *accent,
                 gboolean                dark)
{
  g_autoptr (GskStroke) edge = gsk_stroke_new (2);
  g_autoptr (GskPath) path = NULL;
  graphene_point_t handle;
  GdkRGBA paper;

  if (!get_handle (self, pin, &handle))
    return;

  zavod_mark_get_paper (dark, &paper);
  path = zavod_shape_create_path (ZAVOD_SHAPE_CARS, handle.x, handle.y, HANDLE_RADIUS);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &paper);
  gtk_snapshot_append_stroke (snapshot, path, edge, accent);
}

/* A drop that stands on the place. */
static GskPath *
create_pin_path (const graphene_point_t *pin)
{
  const float r = HEAD_RADIUS;
  const float middle = pin->y - HEAD_HEIGHT;
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, pin->x, pin->y);
  gsk_path_builder_cubic_to (builder, pin->x - 2, pin->y - 7, pin->x - r, middle + 9, pin->x - r, middle);
  gsk_path_builder_svg_arc_to (builder, r, r, 0, FALSE, TRUE, pin->x + r, middle);
  gsk_path_builder_cubic_to (builder, pin->x + r, middle + 9, pin->x + 2, pin->y - 7, pin->x, pin->y);
  gsk_path_builder_close (builder);

  return gsk_path_builder_free_to_path (builder);
}

static void
snapshot_pin (GtkSnapshot            *snapshot,
              const graphene_point_t *pin,
              const GdkRGBA          *accent,
              gboolean                dark)
{
  g_autoptr (GskPath) path = create_pin_path (pin);
  g_autoptr (GskPath) hole = zavod_shape_create_path (ZAVOD_SHAPE_CARS, pin->x, pin->y - HEAD_HEIGHT, HEAD_RADIUS * 0.4f);
  g_autoptr (GskStroke) edge = gsk_stroke_new (3);
  GdkRGBA paper;

  zavod_mark_get_paper (dark, &paper);
  gtk_snapshot_append_stroke (snapshot, path, edge, &paper);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, accent);
  gtk_snapshot_append_fill (snapshot, hole, GSK_FILL_RULE_WINDING, &paper);
}

static void
zavod_pick_layer_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ZavodPickLayer *self = ZAVOD_PICK_LAYER (widget);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (manager);
  graphene_point_t pin;
  GdkRGBA accent;

  if (!get_pin (self, &pin))
    return;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), dark, &accent);
  snapshot_circle (self, snapshot, &pin, &accent);
  snapshot_handle (self, snapshot, &pin, &accent, dark);
  snapshot_pin (snapshot, &pin, &accent, dark);
}

/* ---- pointer ---- */

static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             ZavodPickLayer  *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1 && !self->widening)
    pick_at (self, x, y);
}

/* The handle goes first: of a small circle it lies within the reach of the pin. */
static gboolean
takes_hold (ZavodPickLayer *self,
            double          x,
            double          y)
{
  graphene_point_t pin, handle;

  self->widening = FALSE;
  if (!get_pin (self, &pin))
    return FALSE;

  self->widening = get_handle (self, &pin, &handle) && hypot (handle.x - x, handle.y - y) <= 2 * HANDLE_RADIUS;
  self->grip = GRAPHENE_POINT_INIT (pin.x - x, pin.y - y);

  return self->widening || hypot (pin.x - x, pin.y - HEAD_HEIGHT / 2 - y) <= GRIP;
}

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          x,
               double          y,
               ZavodPickLayer *self)
{
  if (!takes_hold (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);  /* the map's: it pans */
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->start = GRAPHENE_POINT_INIT (x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                ZavodPickLayer *self)
{
  const ZavodPick *pick = zavod_session_get_pick (self->session);

  if (self->widening)
    pick_radius (self, hypot (dx - self->grip.x, dy - self->grip.y)
                       * zavod_map_camera_get_metres_per_pixel (self->camera, pick->latitude));
  else
    pick_at (self, self->start.x + self->grip.x + dx, self->start.y + self->grip.y + dy);
}

/* ---- keys ---- */

static gboolean
on_arrow (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  ZavodPickLayer *self = ZAVOD_PICK_LAYER (widget);
  graphene_point_t pin;
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  if (!get_pin (self, &pin))
    pin = GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.0f - dx, gtk_widget_get_height (widget) / 2.0f - dy);
  pick_at (self, pin.x + dx, pin.y + dy);

  return GDK_EVENT_STOP;
}

static gboolean
on_widen (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  ZavodPickLayer *self = ZAVOD_PICK_LAYER (widget);
  const double radius = zavod_session_get_pick (self->session)->radius;
  double factor;

  g_variant_get (arguments, "(d)", &factor);
  pick_radius (self, radius > 0 ? radius * factor : FIRST_RADIUS);

  return GDK_EVENT_STOP;
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  zavod_session_end_picking (ZAVOD_PICK_LAYER (widget)->session);

  return GDK_EVENT_STOP;
}

static void
add_arrow (GtkWidgetClass *widget_class,
           guint           keyval,
           int             dx,
           int             dy)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, on_arrow, "(ii)", dx * STEP, dy * STEP);
  gtk_widget_class_add_binding (widget_class, keyval, GDK_SHIFT_MASK, on_arrow, "(ii)", dx * FINE_STEP, dy * FINE_STEP);
}

/* ---- the session ---- */

/* A pin that a form has set is looked for: on the map it has to be in view. */
static void
bring_into_view (ZavodPickLayer *self)
{
  const ZavodPick *pick = zavod_session_get_pick (self->session);
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_point_t pin;

  if (width > 0 && get_pin (self, &pin) && (pin.x < 0 || pin.y < 0 || pin.x > width || pin.y > height))
    zavod_map_camera_go_to (self->camera, pick->latitude, pick->longitude, zavod_map_camera_get_zoom (self->camera), TRUE);
}

/**
 * zavod_pick_layer_describe:
 *
 * Returns: (transfer full): where the pin is: coordinates in both ways, the nearest town, the radius
 */
char *
zavod_pick_layer_describe (ZavodPickLayer *self)
{
  const ZavodPick *pick = zavod_session_get_pick (self->session);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  char *town;

  if (!pick->has_point)
    return g_strdup (_("No place yet"));

  g_strv_builder_take (words, zavod_coordinates_format (pick->latitude, pick->longitude));
  g_strv_builder_take (words, zavod_coordinates_format_minutes (pick->latitude, pick->longitude));
  town = zavod_gazetteer_describe (zavod_gazetteer_get_default (), pick->latitude, pick->longitude);
  if (town != NULL)
    g_strv_builder_take (words, town);
  if (pick->radius > 0)
    {
      g_autofree char *distance = zavod_nearby_write_distance (pick->radius);

      /* Translators: how far from the pin a site may be: "within 9 km" */
      g_strv_builder_take (words, g_strdup_printf (_("within %s"), distance));
    }

  parts = g_strv_builder_end (words);
  return g_strjoinv (" · ", parts);
}

static void
describe (ZavodPickLayer *self)
{
  g_autofree char *words = zavod_pick_layer_describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
on_picking (ZavodPickLayer *self)
{
  const gboolean picking = self->session != NULL && zavod_session_is_picking (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), picking);
  if (!picking)
    return;

  bring_into_view (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ShumateLayer lets every event through to the map below; this one answers to the pointer. */
static gboolean
zavod_pick_layer_contains (GtkWidget *widget,
                           double     x,
                           double     y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget) && y < gtk_widget_get_height (widget);
}

static void
zavod_pick_layer_dispose (GObject *object)
{
  ZavodPickLayer *self = ZAVOD_PICK_LAYER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->camera);

  G_OBJECT_CLASS (zavod_pick_layer_parent_class)->dispose (object);
}

static void
zavod_pick_layer_class_init (ZavodPickLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_pick_layer_dispose;
  widget_class->snapshot = zavod_pick_layer_snapshot;
  widget_class->contains = zavod_pick_layer_contains;

  add_arrow (widget_class, GDK_KEY_Left, -1, 0);
  add_arrow (widget_class, GDK_KEY_Right, 1, 0);
  add_arrow (widget_class, GDK_KEY_Up, 0, -1);
  add_arrow (widget_class, GDK_KEY_Down, 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_widen, "(d)", WIDER);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_widen, "(d)", 1 / WIDER);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_css_name (widget_class, "pick-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_APPLICATION);
}

static void
zavod_pick_layer_init (ZavodPickLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  self->signals = g_signal_group_new (ZAVOD_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::picking", G_CALLBACK (on_picking), self);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Place on the map"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Arrow keys move the pin, with Shift by a pixel; Page Up and Page Down make the circle "
                                    "wider and narrower; Escape goes back to the form"), -1);
}

ZavodPickLayer *
zavod_pick_layer_new (ZavodMapCamera *camera)
{
  ShumateViewport *viewport = zavod_map_camera_get_viewport (camera);
  ZavodPickLayer *self = g_object_new (ZAVOD_TYPE_PICK_LAYER, "viewport", viewport, NULL);

  self->camera = g_object_ref (camera);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * zavod_pick_layer_set_session:
 * @session: (nullable): whose forms wait for places
 */
void
zavod_pick_layer_set_session (ZavodPickLayer *self,
                              ZavodSession   *session)
{
  g_return_if_fail (ZAVOD_IS_PICK_LAYER (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  on_picking (self);
}
