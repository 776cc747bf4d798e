/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-names-group.h"

#include "zavod-names-input.h"
#include "zavod-remove-button.h"

#include <glib/gi18n.h>

struct _ZavodNamesGroup
{
  AdwPreferencesGroup parent_instance;

  ZavodFields *fields;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (ZavodNamesGroup, zavod_names_group, ADW_TYPE_PREFERENCES_GROUP)

static void
on_add (ZavodNamesGroup *self)
{
  ZavodInput *input;
  g_autofree char *field = NULL;

  if (self->fields == NULL)
    return;

  input = zavod_fields_get_input (self->fields);
  field = zavod_input_item_field (ZAVOD_NAMES_LIST, zavod_names_input_add (input), "text");
  zavod_fields_focus (self->fields, field);
}

static void
on_remove (GtkWidget       *button,
           ZavodNamesGroup *self)
{
  gint64 item = zavod_remove_button_get_item (button);

  gtk_widget_grab_focus (self->add_button);
  zavod_input_remove_item (zavod_fields_get_input (self->fields), ZAVOD_NAMES_LIST, item);
}

static GtkWidget *
create_language_entry (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 7);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("kk, ru"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (entry, _("Language: kk, ru, uz-Cyrl"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Language of this name"), -1);

  return entry;
}

static GtkWidget *
make_row (gint64   item,
          gpointer user_data)
{
  ZavodNamesGroup *self = user_data;
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *language = create_language_entry ();
  GtkWidget *button = zavod_remove_button_new (_("Remove This Name"), item);
  g_autofree char *text_field = zavod_input_item_field (ZAVOD_NAMES_LIST, item, "text");
  g_autofree char *language_field = zavod_input_item_field (ZAVOD_NAMES_LIST, item, "language");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Other name"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), language);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_DEFAULT);
  zavod_fields_bind_text (self->fields, text_field, GTK_EDITABLE (row), row);
  zavod_fields_bind_text (self->fields, language_field, GTK_EDITABLE (language), row);

  return row;
}

static void
zavod_names_group_dispose (GObject *object)
{
  g_clear_object (&ZAVOD_NAMES_GROUP (object)->fields);

  G_OBJECT_CLASS (zavod_names_group_parent_class)->dispose (object);
}

static void
zavod_names_group_class_init (ZavodNamesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_names_group_dispose;
}

static void
zavod_names_group_init (ZavodNamesGroup *self)
{
  self->add_button = gtk_button_new_with_mnemonic (_("Add a _Name"));
  gtk_widget_add_css_class (self->add_button, "flat");
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (on_add), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Other Names"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}

/**
 * zavod_names_group_bind:
 * @fields: of an input that has the list of names
 *
 * To be called once.
 */
void
zavod_names_group_bind (ZavodNamesGroup *self,
                        ZavodFields     *fields)
{
  g_return_if_fail (ZAVOD_IS_NAMES_GROUP (self) && self->fields == NULL);
  g_return_if_fail (ZAVOD_IS_FIELDS (fields));

  self->fields = g_object_ref (fields);
  zavod_fields_bind_list (fields, ZAVOD_NAMES_LIST, ADW_PREFERENCES_GROUP (self), self->add_button, make_row, self);
}
