/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rubber band: Shift and a drag select what is inside, with Ctrl beside what is selected already. */

#include "zavod-site-layer-private.h"

#include <adwaita.h>

/* A drag that is shorter is a click. */
#define LEAST 4

/**
 * zavod_site_layer_get_inside:
 *
 * Returns: (transfer full) (element-type gint64): the sites of the marks whose middles are in the area, upwards
 */
GArray *
zavod_site_layer_get_inside (ZavodSiteLayer        *self,
                             const graphene_rect_t *area)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (ZavodVisibleMark));

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if (graphene_rect_contains_point (area, &GRAPHENE_POINT_INIT (mark->x, mark->y)))
        g_array_append_vals (inside, mark, 1);
    }

  return zavod_site_layer_get_all_ids (self, inside);
}

static void
on_begin (GtkGestureDrag *gesture,
          double          x,
          double          y,
          ZavodSiteLayer *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!(state & GDK_SHIFT_MASK))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  /* before the map is dragged along */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->has_band = TRUE;
  graphene_rect_init (&self->band, (float) x, (float) y, 0, 0);
}

static void
on_update (GtkGestureDrag *gesture,
           double          dx,
           double          dy,
           ZavodSiteLayer *self)
{
  double x, y;

  if (!self->has_band || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  graphene_rect_init (&self->band, (float) x, (float) y, (float) dx, (float) dy);
  graphene_rect_normalize (&self->band);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
select_inside (ZavodSiteLayer *self,
               gboolean        add)
{
  g_autoptr (GArray) ids = zavod_site_layer_get_inside (self, &self->band);

  if (add)
    zavod_session_add_sites (self->session, (const gint64 *) (void *) ids->data, ids->len, ZAVOD_ORIGIN_MAP);
  else
    zavod_session_select_sites (self->session, (const gint64 *) (void *) ids->data, ids->len, ZAVOD_ORIGIN_MAP);
}

static void
on_end (GtkGestureDrag *gesture,
        double          dx,
        double          dy,
        ZavodSiteLayer *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!self->has_band)
    return;

  self->has_band = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->session == NULL)
    return;

  if (ABS (dx) < LEAST && ABS (dy) < LEAST)
    zavod_site_layer_toggle_at (self, self->band.origin.x, self->band.origin.y);
  else
    select_inside (self, (state & GDK_CONTROL_MASK) != 0);
}

static void
on_cancel (ZavodSiteLayer *self)
{
  self->has_band = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
zavod_site_layer_add_band (ZavodSiteLayer *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
zavod_site_layer_snapshot_band (ZavodSiteLayer *self,
                                GtkSnapshot    *snapshot)
{
  g_autoptr (GdkRGBA) accent = NULL;
  GdkRGBA fill;
  GskRoundedRect outline;

  if (!self->has_band)
    return;

  accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  fill = *accent;
  fill.alpha = 0.2f;
  gsk_rounded_rect_init_from_rect (&outline, &self->band, 0);
  gtk_snapshot_append_color (snapshot, &fill, &self->band);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { *accent, *accent, *accent, *accent });
}
