/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-settle.h"

struct _ZavodMapSettle
{
  GObject parent_instance;

  GtkWidget *map;           /* not owned: it has the controllers that call us */
  ZavodMapCamera *camera;
  gboolean pinching;
  gboolean waiting;         /* the view came to rest between the fingers */
  double x;                 /* what the user zooms about, in the map */
  double y;
};

G_DEFINE_FINAL_TYPE (ZavodMapSettle, zavod_map_settle, G_TYPE_OBJECT)

static void
on_rested (ZavodMapSettle *self)
{
  self->waiting = self->pinching;
  if (!self->pinching)
    zavod_map_camera_settle (self->camera,
                             self->x - gtk_widget_get_width (self->map) / 2.0,
                             self->y - gtk_widget_get_height (self->map) / 2.0);
}

static void
on_pointer (ZavodMapSettle *self,
            double          x,
            double          y)
{
  self->x = x;
  self->y = y;
}

static void
on_pinch_begin (ZavodMapSettle *self)
{
  self->pinching = TRUE;
}

static void
on_pinch (ZavodMapSettle *self,
          double          scale,
          GtkGesture     *gesture)
{
  gtk_gesture_get_bounding_box_center (gesture, &self->x, &self->y);
}

static void
on_pinch_end (ZavodMapSettle *self)
{
  self->pinching = FALSE;
  if (self->waiting)
    on_rested (self);
}

static void
add_controllers (ZavodMapSettle *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  /* beside libshumate's own, which claims the fingers later */
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch), GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_pointer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (on_pinch_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (on_pinch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "end", G_CALLBACK (on_pinch_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "cancel", G_CALLBACK (on_pinch_end), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->map, motion);
  gtk_widget_add_controller (self->map, GTK_EVENT_CONTROLLER (pinch));
}

static void
zavod_map_settle_dispose (GObject *object)
{
  ZavodMapSettle *self = ZAVOD_MAP_SETTLE (object);

  g_clear_object (&self->camera);

  G_OBJECT_CLASS (zavod_map_settle_parent_class)->dispose (object);
}

static void
zavod_map_settle_class_init (ZavodMapSettleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_map_settle_dispose;
}

static void
zavod_map_settle_init (ZavodMapSettle *self)
{
}

/**
 * zavod_map_settle_new:
 * @map: must outlive what is returned
 */
ZavodMapSettle *
zavod_map_settle_new (ShumateMap     *map,
                      ZavodMapCamera *camera)
{
  ZavodMapSettle *self = g_object_new (ZAVOD_TYPE_MAP_SETTLE, NULL);

  self->map = GTK_WIDGET (map);
  self->camera = g_object_ref (camera);
  add_controllers (self);
  g_signal_connect_object (camera, "rested", G_CALLBACK (on_rested), self, G_CONNECT_SWAPPED);

  return self;
}
