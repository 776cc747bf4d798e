/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sites-group.h"

#include "zavod-choice-factory.h"
#include "zavod-claim-input.h"
#include "zavod-remove-button.h"

#include <glib/gi18n.h>

struct _ZavodSitesGroup
{
  AdwPreferencesGroup parent_instance;

  ZavodFields *fields;
  GPtrArray *sites;      /* ZavodReference: every site */

  AdwComboRow *add_row;
};

G_DEFINE_FINAL_TYPE (ZavodSitesGroup, zavod_sites_group, ADW_TYPE_PREFERENCES_GROUP)

/* The first word of the choice is no site: the row returns to it after each. */
static void
on_chosen (ZavodSitesGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->add_row);
  const ZavodReference *site;
  ZavodClaimInput *input;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || self->fields == NULL)
    return;

  site = g_ptr_array_index (self->sites, selected - 1);
  input = ZAVOD_CLAIM_INPUT (zavod_fields_get_input (self->fields));
  if (!zavod_claim_input_covers (input, site->id))
    zavod_claim_input_add_site (input, site->id);
  adw_combo_row_set_selected (self->add_row, 0);
}

static void
on_remove (GtkWidget       *button,
           ZavodSitesGroup *self)
{
  gint64 item = zavod_remove_button_get_item (button);

  gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  zavod_input_remove_item (zavod_fields_get_input (self->fields), "sites", item);
}

static const char *
find_name (GPtrArray *references,
           gint64     id)
{
  for (guint i = 0; i < references->len; i++)
    if (((ZavodReference *) references->pdata[i])->id == id)
      return ((ZavodReference *) references->pdata[i])->name;

  return _("A site that is gone");
}

static GtkWidget *
make_row (gint64   item,
          gpointer user_data)
{
  ZavodSitesGroup *self = user_data;
  g_autofree char *field = zavod_input_item_field ("sites", item, "site");
  gint64 site_id = g_ascii_strtoll (zavod_input_get (zavod_fields_get_input (self->fields), field), NULL, 10);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = zavod_remove_button_new (_("Remove This Site"), item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), find_name (self->sites, site_id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_DEFAULT);

  return row;
}

static void
fill_add_row (ZavodSitesGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = zavod_choice_factory_new ();

  adw_combo_row_set_list_factory (self->add_row, factory);
  gtk_string_list_append (names, _("Choose"));
  for (guint i = 0; i < self->sites->len; i++)
    gtk_string_list_append (names, ((ZavodReference *) self->sites->pdata[i])->name);
  adw_combo_row_set_model (self->add_row, G_LIST_MODEL (names));
}

static void
zavod_sites_group_dispose (GObject *object)
{
  ZavodSitesGroup *self = ZAVOD_SITES_GROUP (object);

  g_clear_object (&self->fields);
  g_clear_pointer (&self->sites, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_SITES_GROUP);

  G_OBJECT_CLASS (zavod_sites_group_parent_class)->dispose (object);
}

static void
zavod_sites_group_class_init (ZavodSitesGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_sites_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-sites-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesGroup, add_row);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
zavod_sites_group_init (ZavodSitesGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_sites_group_bind:
 * @fields: of the input of a statement about a site
 * @sites: (element-type ZavodReference): every site of the atlas
 *
 * To be called once.
 */
void
zavod_sites_group_bind (ZavodSitesGroup *self,
                        ZavodFields     *fields,
                        GPtrArray       *sites)
{
  g_return_if_fail (ZAVOD_IS_SITES_GROUP (self) && self->fields == NULL);
  g_return_if_fail (ZAVOD_IS_FIELDS (fields) && sites != NULL);

  self->fields = g_object_ref (fields);
  self->sites = g_ptr_array_ref (sites);
  fill_add_row (self);
  zavod_fields_bind_list (fields, "sites", ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->add_row), make_row, self);
}
