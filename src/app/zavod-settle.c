/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-settle.h"

#define QUIET_MS 60

typedef struct
{
  GtkApplication *application;  /* not owned: it owns this */
  GSimpleAction *action;
  GSignalGroup *clock;
  guint32 serial;
  guint timeout;
} Settle;

static void
settle_free (Settle *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->clock);
  g_clear_object (&self->action);
  g_free (self);
}

static gboolean
on_quiet (gpointer user_data)
{
  Settle *self = user_data;

  self->timeout = 0;
  g_signal_group_set_target (self->clock, NULL);
  g_simple_action_set_state (self->action, g_variant_new_uint32 (self->serial));

  return G_SOURCE_REMOVE;
}

static void
wait_again (Settle *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (QUIET_MS, on_quiet, self);
}

static void
on_after_paint (GdkFrameClock *clock,
                Settle        *self)
{
  wait_again (self);
}

static void
on_activate (GSimpleAction *action,
             GVariant      *parameter,
             Settle        *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  self->serial = g_variant_get_uint32 (parameter);
  g_signal_group_set_target (self->clock, window != NULL ? gtk_widget_get_frame_clock (GTK_WIDGET (window)) : NULL);
  wait_again (self);
}

/**
 * zavod_settle_install:
 *
 * Adds the action "settle" to @application when the environment variable UITEST is set; does nothing otherwise.
 */
void
zavod_settle_install (GtkApplication *application)
{
  Settle *self;

  if (g_getenv ("UITEST") == NULL)
    return;

  self = g_new0 (Settle, 1);
  self->application = application;
  self->action = g_simple_action_new_stateful ("settle", G_VARIANT_TYPE_UINT32, g_variant_new_uint32 (0));
  self->clock = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect (self->clock, "after-paint", G_CALLBACK (on_after_paint), self);
  g_signal_connect (self->action, "activate", G_CALLBACK (on_activate), self);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (self->action));
  g_object_set_data_full (G_OBJECT (application), "zavod-settle", self, (GDestroyNotify) settle_free);
}
