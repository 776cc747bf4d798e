/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-remove-button.h"

#define KEY "zavod-item"

/**
 * zavod_remove_button_new:
 * @label: its name for tooltips and screen readers
 * @item: the id of the item
 */
GtkWidget *
zavod_remove_button_new (const char *label,
                         gint64      item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), KEY, g_memdup2 (&item, sizeof item), g_free);

  return button;
}

gint64
zavod_remove_button_get_item (GtkWidget *button)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (button), KEY);
}
