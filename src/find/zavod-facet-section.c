/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-facet-section.h"

#include "zavod-facet-list.h"

struct _ZavodFacetSection
{
  GtkWidget parent_instance;

  ZavodSession *session;
  ZavodFacet facet;

  GtkWidget *body;
  GtkWidget *button;
  GtkLabel *title;
  GtkImage *arrow;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ZavodFacetSection, zavod_facet_section, GTK_TYPE_WIDGET)

/* A facet that is folded and narrows says so. */
static void
update_title (ZavodFacetSection *self)
{
  const char *label = zavod_facet_get_label (self->facet);
  guint n_keys;
  g_autofree char *title = NULL;

  zavod_filter_get_chosen (zavod_session_get_filter (self->session), self->facet, &n_keys);
  title = n_keys > 0 ? g_strdup_printf ("%s (%u)", label, n_keys) : g_strdup (label);
  gtk_label_set_text (self->title, title);
}

static void
set_unfolded (ZavodFacetSection *self,
              gboolean           unfolded)
{
  gtk_widget_set_visible (self->list, unfolded);
  gtk_image_set_from_icon_name (self->arrow, unfolded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
}

static void
on_clicked (ZavodFacetSection *self)
{
  set_unfolded (self, !gtk_widget_get_visible (self->list));
}

static void
zavod_facet_section_dispose (GObject *object)
{
  ZavodFacetSection *self = ZAVOD_FACET_SECTION (object);

  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_facet_section_parent_class)->dispose (object);
}

static void
zavod_facet_section_class_init (ZavodFacetSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_facet_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zavod_facet_section_init (ZavodFacetSection *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->button = gtk_button_new ();
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->arrow = GTK_IMAGE (gtk_image_new ());
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->arrow), "dim-label");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "section-title");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->arrow));
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  gtk_box_append (GTK_BOX (self->body), self->button);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
}

GtkWidget *
zavod_facet_section_new (ZavodSession *session,
                         ZavodFacet    facet,
                         gboolean      unfolded)
{
  ZavodFacetSection *self = g_object_new (ZAVOD_TYPE_FACET_SECTION, NULL);

  self->session = g_object_ref (session);
  self->facet = facet;
  self->list = zavod_facet_list_new (session, facet);
  gtk_box_append (GTK_BOX (self->body), self->list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  zavod_facet_get_label (facet), -1);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  update_title (self);
  set_unfolded (self, unfolded);

  return GTK_WIDGET (self);
}
