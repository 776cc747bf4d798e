/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-link.h"

#include <glib/gi18n.h>

#include "zavod-wrapping-label.h"

/* What is shown now is not to lie below the popover that the link is in. */
static void
on_clicked (GtkWidget *link)
{
  GtkWidget *popover = gtk_widget_get_ancestor (link, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
create_link (const char *words)
{
  GtkWidget *link = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK, NULL);

  gtk_button_set_child (GTK_BUTTON (link), zavod_wrapping_label_new (words));
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "noun-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (link, "clicked", G_CALLBACK (on_clicked), NULL);

  return link;
}

/**
 * zavod_noun_link_new:
 * @name: what it is called; a long name is broken into lines
 */
GtkWidget *
zavod_noun_link_new (ZavodNoun   noun,
                     gint64      id,
                     const char *name)
{
  GtkWidget *link = create_link (name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), ZAVOD_SHOW_NOUN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "(ux)", (guint) noun, id);

  return link;
}

static const struct
{
  const char *words;
  const char *action;
} claim_links[ZAVOD_N_CLAIM_LINKS] = {
  [ZAVOD_CLAIM_LINK_EDIT] = { N_("Edit This Statement"), "win.edit-statement" },
  [ZAVOD_CLAIM_LINK_DUPLICATE] = { N_("Duplicate This Statement"), "win.duplicate-statement" },
  [ZAVOD_CLAIM_LINK_SPLIT] = { N_("Split This Statement"), "win.split-statement" },
};

/**
 * zavod_claim_link_new:
 * @kind: what is to be done with the statement
 *
 * Returns: a link to the form of a statement
 */
GtkWidget *
zavod_claim_link_new (gint64         claim_id,
                      ZavodClaimLink kind)
{
  GtkWidget *link = create_link (_(claim_links[kind].words));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), claim_links[kind].action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "x", claim_id);

  return link;
}
