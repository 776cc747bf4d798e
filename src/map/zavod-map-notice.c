/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-notice.h"

struct _ZavodMapNotice
{
  AdwBin parent_instance;

  GtkLabel *label;
  gboolean dismissed;
};

G_DEFINE_FINAL_TYPE (ZavodMapNotice, zavod_map_notice, ADW_TYPE_BIN)

static void
action_dismiss (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkWidget *map = gtk_widget_get_ancestor (widget, ADW_TYPE_BREAKPOINT_BIN);

  ZAVOD_MAP_NOTICE (widget)->dismissed = TRUE;
  gtk_widget_set_visible (widget, FALSE);
  if (map != NULL)
    gtk_widget_grab_focus (map);  /* else the keyboard would be nowhere */
}

static void
zavod_map_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_MAP_NOTICE);

  G_OBJECT_CLASS (zavod_map_notice_parent_class)->dispose (object);
}

static void
zavod_map_notice_class_init (ZavodMapNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_map_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-map-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodMapNotice, label);
  gtk_widget_class_install_action (widget_class, "notice.dismiss", NULL, action_dismiss);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
zavod_map_notice_init (ZavodMapNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_map_notice_set_words:
 * @words: (nullable): what is the matter; %NULL when nothing is
 *
 * Shows it, and tells screen readers once, unless the user has had enough of it.
 */
void
zavod_map_notice_set_words (ZavodMapNotice *self,
                            const char     *words)
{
  g_return_if_fail (ZAVOD_IS_MAP_NOTICE (self));

  if (words != NULL)
    gtk_label_set_label (self->label, words);
  if (words != NULL && !self->dismissed && !gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL && !self->dismissed);
}

/**
 * zavod_map_notice_reset:
 *
 * Forgets that it was sent away: from now on it is about something else.
 */
void
zavod_map_notice_reset (ZavodMapNotice *self)
{
  g_return_if_fail (ZAVOD_IS_MAP_NOTICE (self));

  self->dismissed = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
