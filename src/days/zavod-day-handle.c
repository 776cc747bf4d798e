/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-day-handle.h"

#include <glib/gi18n.h>

#include "zavod-partial-date.h"

struct _ZavodDayHandle
{
  GtkWidget parent_instance;

  guint32 day;
};

enum
{
  STEPPED,
  MOVED,
  PLAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A day that assistive technology sets comes here. */
static gboolean
set_current_value (GtkAccessibleRange *range,
                   double              value)
{
  g_signal_emit (range, signals[MOVED], 0, (guint) CLAMP (value, 1, G_MAXINT32));

  return TRUE;
}

static void
range_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = set_current_value;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodDayHandle, zavod_day_handle, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, range_init))

static gboolean
step (GtkWidget *widget,
      GVariant  *arguments,
      gpointer   user_data)
{
  gint32 unit, direction;
  gboolean along;

  g_variant_get (arguments, "(iib)", &unit, &direction, &along);
  if (along && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  g_signal_emit (widget, signals[STEPPED], 0, unit, direction);

  return TRUE;
}

static gboolean
play (GtkWidget *widget,
      GVariant  *arguments,
      gpointer   user_data)
{
  g_signal_emit (widget, signals[PLAY], 0);

  return TRUE;
}

/**
 * zavod_day_handle_set_day:
 * @first: the first and
 * @last: the last day that it may be moved to
 */
void
zavod_day_handle_set_day (ZavodDayHandle *self,
                          guint32         day,
                          guint32         first,
                          guint32         last)
{
  const ZavodPartialDate date = zavod_partial_date_from_day (day);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ZAVOD_IS_DAY_HANDLE (self));
  g_return_if_fail (date.year > 0);

  self->day = day;
  time = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0);
  /* Translators: a g_date_time_format pattern, "21 October 2025", that is read aloud */
  words = g_date_time_format (time, _("%-d %B %Y"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) MIN (first, day),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (last, day),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) day,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

/* The keys of one unit: two along the axis, which turn round with the reading direction, and two that do not. */
static void
add_keys (GtkWidgetClass  *widget_class,
          GdkModifierType  modifiers,
          ZavodDayStep     unit)
{
  const struct
  {
    guint key;
    int direction;
    gboolean along;
  } keys[] = {
    { GDK_KEY_Left, -1, TRUE }, { GDK_KEY_KP_Left, -1, TRUE }, { GDK_KEY_Right, 1, TRUE }, { GDK_KEY_KP_Right, 1, TRUE },
    { GDK_KEY_Down, -1, FALSE }, { GDK_KEY_KP_Down, -1, FALSE }, { GDK_KEY_Up, 1, FALSE }, { GDK_KEY_KP_Up, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, modifiers, step, "(iib)", unit, keys[i].direction,
                                  keys[i].along);
}

static void
add_page_keys (GtkWidgetClass  *widget_class,
               GdkModifierType  modifiers,
               ZavodDayStep     unit)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, modifiers, step, "(iib)", unit, 1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Up, modifiers, step, "(iib)", unit, 1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, modifiers, step, "(iib)", unit, -1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Down, modifiers, step, "(iib)", unit, -1, FALSE);
}

static void
zavod_day_handle_class_init (ZavodDayHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "day-handle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);

  signals[STEPPED] = g_signal_new ("stepped", ZAVOD_TYPE_DAY_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", ZAVOD_TYPE_DAY_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PLAY] = g_signal_new ("play", ZAVOD_TYPE_DAY_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  add_keys (widget_class, 0, ZAVOD_DAY_STEP_DAY);
  add_keys (widget_class, GDK_SHIFT_MASK, ZAVOD_DAY_STEP_MONTH);
  add_keys (widget_class, GDK_CONTROL_MASK, ZAVOD_DAY_STEP_EVENT);
  add_page_keys (widget_class, 0, ZAVOD_DAY_STEP_MONTH);
  add_page_keys (widget_class, GDK_SHIFT_MASK, ZAVOD_DAY_STEP_YEAR);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, step, "(iib)", ZAVOD_DAY_STEP_END, -1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, step, "(iib)", ZAVOD_DAY_STEP_END, -1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, step, "(iib)", ZAVOD_DAY_STEP_END, 1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, step, "(iib)", ZAVOD_DAY_STEP_END, 1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, play, NULL);
}

static void
zavod_day_handle_init (ZavodDayHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_ORIENTATION,
                                  GTK_ORIENTATION_HORIZONTAL, -1);
}

GtkWidget *
zavod_day_handle_new (const char *label)
{
  ZavodDayHandle *self = g_object_new (ZAVOD_TYPE_DAY_HANDLE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
