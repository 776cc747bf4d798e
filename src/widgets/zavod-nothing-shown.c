/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-nothing-shown.h"

#include <glib/gi18n.h>

#include "zavod-filter-words.h"
#include "zavod-wrapping-label.h"

struct _ZavodNothingShown
{
  GtkWidget parent_instance;

  ZavodSession *session;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (ZavodNothingShown, zavod_nothing_shown, GTK_TYPE_WIDGET)

static gboolean
is_nothing_shown (ZavodNothingShown *self)
{
  GArray *shown = zavod_session_get_shown (self->session);

  return shown != NULL && shown->len == 0 && zavod_session_get_n_sites (self->session) > 0;
}

/* ---- what is taken away ---- */

static void
on_facet_clicked (ZavodNothingShown *self,
                  GtkWidget         *button)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_copy (zavod_session_get_filter (self->session));

  zavod_filter_release (filter, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet")));
  zavod_session_set_filter (self->session, filter);
}

static void
on_view_clicked (ZavodNothingShown *self)
{
  zavod_session_set_only_in_view (self->session, FALSE);
}

static void
on_all_clicked (ZavodNothingShown *self)
{
  zavod_session_clear_filter (self->session);
}

static GtkWidget *
add_button (ZavodNothingShown *self,
            const char        *words,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = zavod_wrapping_label_new (words);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

/* ---- which choice it is ---- */

/* Returns: whether something would be seen without the choice in the facet */
static gboolean
add_facet (ZavodNothingShown *self,
           ZavodFacet         facet)
{
  const guint n_sites = zavod_session_count_without (self->session, facet);
  g_autofree char *choice = zavod_session_describe_facet (self->session, facet);
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (choice == NULL || n_sites == 0)
    return FALSE;

  /* Translators: a choice that leaves all sites out, "Status: Operating", and how many there are without it */
  words = g_strdup_printf (ngettext ("Take away “%1$s”: %2$u site", "Take away “%1$s”: %2$u sites", n_sites), choice, n_sites);
  button = add_button (self, words, G_CALLBACK (on_facet_clicked));
  g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facet));

  return TRUE;
}

static void
add_choices (ZavodNothingShown *self)
{
  GArray *passing = zavod_session_get_passing (self->session);
  gboolean any = FALSE;

  if (passing == NULL || passing->len > 0)
    {
      add_button (self, _("Show what is out of view, too"), G_CALLBACK (on_view_clicked));
      return;
    }

  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    any |= add_facet (self, facet);
  if (!any)
    add_button (self, _("Clear all filters"), G_CALLBACK (on_all_clicked));
}

static void
clear (ZavodNothingShown *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
update (ZavodNothingShown *self)
{
  const gboolean visible = is_nothing_shown (self);
  GArray *passing = zavod_session_get_passing (self->session);
  const char *words = passing != NULL && passing->len == 0 ? _("No site passes the filters")
                                                           : _("No site that passes is in the map’s view");

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), visible);
  if (!visible)
    return;

  gtk_box_append (GTK_BOX (self->box), zavod_wrapping_label_new (words));
  add_choices (self);
}

/* ---- the widget ---- */

static void
zavod_nothing_shown_dispose (GObject *object)
{
  ZavodNothingShown *self = ZAVOD_NOTHING_SHOWN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_nothing_shown_parent_class)->dispose (object);
}

static void
zavod_nothing_shown_class_init (ZavodNothingShownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_nothing_shown_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
zavod_nothing_shown_init (ZavodNothingShown *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
zavod_nothing_shown_new (ZavodSession *session)
{
  static const char *signals[] = { "facets-changed", "shown-changed", "notify::n-sites" };
  ZavodNothingShown *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session), NULL);

  self = g_object_new (ZAVOD_TYPE_NOTHING_SHOWN, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
