/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-choice-factory.h"

#define WIDTH 30  /* characters: with it the list is no wider than the record's pane */
#define LINES 3

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *widget = gtk_label_new (NULL);
  GtkLabel *label = GTK_LABEL (widget);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_lines (label, LINES);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, WIDTH);
  gtk_label_set_max_width_chars (label, WIDTH);
  gtk_list_item_set_child (item, widget);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_list_item_get_item (item), "string", &text, NULL);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_list_item_set_accessible_label (item, text);
}

/**
 * zavod_choice_factory_new:
 *
 * Returns: (transfer full): a factory for a model of GtkStringObject, or of what has a property "string" as well
 */
GtkListItemFactory *
zavod_choice_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);

  return factory;
}
