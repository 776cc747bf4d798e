/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointer and keys on the layer of sites. The cursor is the mark that the keyboard is at: it goes from mark to mark and
 * leaves the selection alone, so that several marks can be added to it one after the other. */

#include "zavod-site-layer-private.h"

#include <math.h>

#define KEEP_CLEAR 40    /* pixels from the edge that a mark chosen by key keeps */

/* ---- what a mark does ---- */

static void
select_site (ZavodSiteLayer *self,
             gint64          id)
{
  if (self->session != NULL)
    zavod_session_select_site (self->session, id, ZAVOD_ORIGIN_MAP);
}

static void
open_cluster (ZavodSiteLayer         *self,
              const ZavodVisibleMark *mark)
{
  if (zavod_site_layer_stays_together (self, mark))
    {
      if (zavod_site_layer_open_fan (self, mark))
        return;
      zavod_site_layer_set_cursor (self, zavod_visible_mark_get_key (mark));
      g_signal_emit_by_name (self, "members-wanted");
    }
  else
    {
      zavod_map_camera_go_to (self->camera, mark->cluster.latitude, mark->cluster.longitude,
                              zavod_clusters_get_expansion_zoom (self->clusters, &mark->cluster), TRUE);
    }
}

/* A click, or Enter: a site is opened, a cluster comes apart or spreads its members; too many are
 * a list. */
void
zavod_site_layer_activate_mark (ZavodSiteLayer         *self,
                                const ZavodVisibleMark *mark)
{
  const gint64 id = mark->point->id;

  if (mark->cluster.n > 1)
    {
      open_cluster (self, mark);
      return;
    }

  select_site (self, id);
  g_signal_emit_by_name (self, "site-activated", id);
}

static void
toggle_mark (ZavodSiteLayer         *self,
             const ZavodVisibleMark *mark)
{
  g_autoptr (GArray) ids = zavod_site_layer_get_ids (self, mark);

  if (self->session != NULL)
    zavod_session_toggle_sites (self->session, (const gint64 *) (void *) ids->data, ids->len, ZAVOD_ORIGIN_MAP);
}

/* The keyboard has come to this mark. */
void
zavod_site_layer_visit_mark (ZavodSiteLayer         *self,
                             const ZavodVisibleMark *mark)
{
  const double width = gtk_widget_get_width (GTK_WIDGET (self));
  const double height = gtk_widget_get_height (GTK_WIDGET (self));
  const double dx = mark->x - CLAMP (mark->x, KEEP_CLEAR, MAX (width - KEEP_CLEAR, KEEP_CLEAR));
  const double dy = mark->y - CLAMP (mark->y, KEEP_CLEAR, MAX (height - KEEP_CLEAR, KEEP_CLEAR));

  self->by_keys = TRUE;
  zavod_site_layer_set_cursor (self, zavod_visible_mark_get_key (mark));
  if (dx != 0 || dy != 0)
    zavod_map_camera_pan (self->camera, dx, dy);
}

/* ---- keys ---- */

static graphene_point_t
get_start (ZavodSiteLayer *self)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, self->cursor);

  if (mark != NULL)
    return GRAPHENE_POINT_INIT (mark->x, mark->y);

  return GRAPHENE_POINT_INIT (gtk_widget_get_width (GTK_WIDGET (self)) / 2.0f,
                              gtk_widget_get_height (GTK_WIDGET (self)) / 2.0f);
}

/* Returns: (nullable): the nearest mark in a direction; what lies aside counts as twice as far. */
static const ZavodVisibleMark *
find_towards (ZavodSiteLayer *self,
              int             dx,
              int             dy)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  const graphene_point_t start = get_start (self);
  const ZavodVisibleMark *best = NULL;
  float least = G_MAXFLOAT;

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const float ahead = (mark->x - start.x) * dx + (mark->y - start.y) * dy;
      const float aside = fabsf ((mark->x - start.x) * dy) + fabsf ((mark->y - start.y) * dx);

      if (ahead > 1 && aside < 3 * ahead && ahead + 2 * aside < least)
        {
          least = ahead + 2 * aside;
          best = mark;
        }
    }

  return best;
}

static gboolean
on_arrow (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);
  const ZavodVisibleMark *mark;
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  mark = find_towards (self, dx, dy);
  if (mark != NULL)
    zavod_site_layer_visit_mark (self, mark);
  else  /* nothing more that way in view: see whether there is something further on */
    zavod_map_camera_pan (self->camera, dx * gtk_widget_get_width (widget) / 4.0,
                          dy * gtk_widget_get_height (widget) / 4.0);

  return GDK_EVENT_STOP;
}

static gboolean
on_step (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  zavod_site_layer_step (ZAVOD_SITE_LAYER (widget), g_variant_get_int32 (arguments));

  return GDK_EVENT_STOP;
}

static gboolean
on_activate (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, self->cursor);

  if (mark == NULL)
    return GDK_EVENT_PROPAGATE;

  zavod_site_layer_activate_mark (self, mark);
  return GDK_EVENT_STOP;
}

static gboolean
on_toggle (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, self->cursor);

  if (mark != NULL)
    toggle_mark (self, mark);

  return GDK_EVENT_STOP;
}

static gboolean
on_select_all (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);
  const graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  g_autoptr (GArray) ids = zavod_site_layer_get_inside (self, &view);

  if (self->session != NULL)
    zavod_session_select_sites (self->session, (const gint64 *) (void *) ids->data, ids->len, ZAVOD_ORIGIN_MAP);

  return GDK_EVENT_STOP;
}

/* First what is spread is folded, then nothing is selected, then the map itself is left: to where Tab would go. */
static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);
  gsize n_sites = 0;

  if (self->session != NULL)
    zavod_session_get_selected_sites (self->session, &n_sites);

  if (zavod_site_layer_fold_fan (self))
    return GDK_EVENT_STOP;

  if (n_sites > 0)
    {
      zavod_session_clear_selection (self->session);
    }
  else
    {
      zavod_site_layer_set_cursor (self, 0);
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_FORWARD);
    }

  return GDK_EVENT_STOP;
}

static void
add_key (GtkWidgetClass  *widget_class,
         guint            keyval,
         guint            keypad,
         GdkModifierType  modifiers,
         GtkShortcutFunc  callback,
         GVariant        *arguments)
{
  const guint keys[] = { keyval, keypad };
  g_autoptr (GVariant) held = arguments != NULL ? g_variant_ref_sink (arguments) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], modifiers),
                                                gtk_callback_action_new (callback, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, held);
      gtk_widget_class_add_shortcut (widget_class, shortcut);
      g_object_unref (shortcut);
    }
}

void
zavod_site_layer_class_add_keys (GtkWidgetClass *widget_class)
{
  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, on_arrow, g_variant_new ("(ii)", -1, 0));
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, on_arrow, g_variant_new ("(ii)", 1, 0));
  add_key (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, on_arrow, g_variant_new ("(ii)", 0, -1));
  add_key (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, on_arrow, g_variant_new ("(ii)", 0, 1));
  add_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, on_step, g_variant_new_int32 (1));
  add_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, on_step, g_variant_new_int32 (-1));
  add_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, on_step, g_variant_new_int32 (G_MAXINT));
  add_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, on_step, g_variant_new_int32 (G_MININT));
  add_key (widget_class, GDK_KEY_Return, GDK_KEY_KP_Enter, 0, on_activate, NULL);
  add_key (widget_class, GDK_KEY_space, GDK_KEY_KP_Space, 0, on_toggle, NULL);
  add_key (widget_class, GDK_KEY_a, GDK_KEY_A, GDK_CONTROL_MASK, on_select_all, NULL);
  add_key (widget_class, GDK_KEY_Escape, GDK_KEY_Cancel, 0, on_escape, NULL);
}

/* ---- pointer ---- */

static const ZavodVisibleMark *
find_at (ZavodSiteLayer *self,
         double          x,
         double          y)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  const ZavodVisibleMark *nearest = NULL;
  double least = ZAVOD_HIT_RADIUS;

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const double distance = hypot (mark->x - x, mark->y - y);

      if (distance <= least)
        {
          least = distance;
          nearest = mark;
        }
    }

  return nearest;
}

/**
 * zavod_site_layer_toggle_at:
 *
 * Adds what stands there to the selection, or takes it away from it.
 */
void
zavod_site_layer_toggle_at (ZavodSiteLayer *self,
                            double          x,
                            double          y)
{
  const ZavodVisibleMark *mark = find_at (self, x, y);

  if (mark == NULL)
    return;

  zavod_site_layer_set_cursor (self, zavod_visible_mark_get_key (mark));
  toggle_mark (self, mark);
}

static void
set_hovered (ZavodSiteLayer *self,
             guint64         key)
{
  if (self->hovered == key)
    return;

  self->hovered = key;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), key != 0 ? "pointer" : NULL);
  g_signal_emit_by_name (self, "card-changed");
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            ZavodSiteLayer  *self)
{
  self->by_keys = FALSE;
  graphene_point_init (&self->pressed, (float) x, (float) y);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_hovered (self, 0);

  /* on a mark two clicks open it; anywhere else they are the map's own, which zooms in */
  if (n_press == 2 && find_at (self, x, y) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             ZavodSiteLayer  *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const ZavodVisibleMark *mark = find_at (self, x, y);

  /* the map was dragged, and the mark with it */
  if (gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->pressed.x, (int) self->pressed.y, (int) x, (int) y))
    return;

  /* what is spread is folded by a click elsewhere, which other marks hear too */
  if ((mark == NULL || !mark->is_fanned) && zavod_site_layer_fold_fan (self) && mark != NULL)
    mark = find_at (self, x, y);
  if (mark == NULL)
    return;

  if (state & GDK_CONTROL_MASK)
    {
      if (n_press == 1)
        zavod_site_layer_toggle_at (self, x, y);
    }
  else if (mark->cluster.n == 1 && n_press == 1)
    {
      const gint64 id = mark->point->id;

      zavod_site_layer_set_cursor (self, zavod_visible_mark_get_key (mark));
      select_site (self, id);
    }
  else if (n_press == 1 || mark->cluster.n == 1)
    {
      zavod_site_layer_activate_mark (self, mark);
    }
}

static void
on_motion (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           ZavodSiteLayer           *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  const ZavodVisibleMark *mark = state & GDK_BUTTON1_MASK ? NULL : find_at (self, x, y);

  set_hovered (self, mark != NULL ? zavod_visible_mark_get_key (mark) : 0);
}

static void
on_leave (GtkEventControllerMotion *controller,
          ZavodSiteLayer           *self)
{
  set_hovered (self, 0);
}

/* A controller would hear of it before the layer has the focus, and the option be told that it has none. */
static void
on_focus (ZavodSiteLayer *self)
{
  zavod_site_layer_tell_option (self, self->cursor);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "card-changed");
}

void
zavod_site_layer_add_controllers (ZavodSiteLayer *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect (self, "notify::has-focus", G_CALLBACK (on_focus), NULL);
}
