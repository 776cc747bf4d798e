/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of the atlas, and of the record that is shown. */

#include "zavod-window-private.h"

#include "zavod-history-dialog.h"

static void
action_history (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  adw_dialog_present (zavod_history_dialog_new (self->session, ZAVOD_NOUN_SITE, 0, NULL), widget);
}

static void
action_record_history (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  ZavodNoun noun;
  gint64 id;
  const char *record = zavod_window_get_record (self, &noun, &id);

  if (record != NULL)
    adw_dialog_present (zavod_history_dialog_new (self->session, noun, id, record), widget);
}

void
zavod_window_update_history (ZavodWindow *self,
                             gboolean     is_open)
{
  const gboolean has_record = zavod_session_get_record (self->session) != NULL
                              || zavod_session_get_noun_record (self->session) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.record-history", is_open && has_record);
}

void
zavod_window_class_install_history (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.history", NULL, action_history);
  gtk_widget_class_install_action (widget_class, "win.record-history", NULL, action_record_history);
}
