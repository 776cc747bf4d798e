/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sites-change-form.h"

#include <glib/gi18n.h>

#include "zavod-reference-choice.h"
#include "zavod-sites-change-input.h"
#include "zavod-suggestions.h"

struct _ZavodSitesChangeForm
{
  ZavodForm parent_instance;

  GArray *ids;        /* gint64 */
  GPtrArray *places;  /* ZavodReference */
  GPtrArray *sources;
  ZavodSuggestions *suggestions;

  AdwComboRow *field_row;
  AdwComboRow *country_row;
  GtkWidget *place_row;
  AdwComboRow *accuracy_row;
  GtkWidget *note_row;
  AdwComboRow *status_row;
  GtkWidget *since_row;
  AdwComboRow *class_row;
  AdwComboRow *source_row;
};

G_DEFINE_FINAL_TYPE (ZavodSitesChangeForm, zavod_sites_change_form, ZAVOD_TYPE_FORM)

static void
show_rows (ZavodSitesChangeForm *self)
{
  ZavodSitesChangeInput *input = ZAVOD_SITES_CHANGE_INPUT (zavod_form_get_input (ZAVOD_FORM (self)));
  const struct
  {
    const char *field;
    GtkWidget *row;
  } rows[] = {
    { "country", GTK_WIDGET (self->country_row) }, { "place", self->place_row },
    { "accuracy", GTK_WIDGET (self->accuracy_row) }, { "note", self->note_row },
    { "status", GTK_WIDGET (self->status_row) }, { "since", self->since_row },
    { "vehicle_class", GTK_WIDGET (self->class_row) }, { "source", GTK_WIDGET (self->source_row) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i].row, zavod_sites_change_input_has_field (input, rows[i].field));
}

static void
bind_field (ZavodSitesChangeForm *self,
            ZavodFields          *fields)
{
  const char *titles[ZAVOD_N_SITES_CHANGES + 1] = { NULL };

  for (guint i = 0; zavod_sites_change_fields[i] != NULL; i++)
    titles[i] = zavod_sites_change_get_title (zavod_sites_change_fields[i]);
  zavod_fields_bind_codes (fields, "field", self->field_row, zavod_sites_change_fields, titles);
}

static void
zavod_sites_change_form_bind (ZavodForm   *form,
                              ZavodFields *fields)
{
  ZavodSitesChangeForm *self = ZAVOD_SITES_CHANGE_FORM (form);
  const char *const codes[] = { "", NULL };
  const char *const labels[] = { _("Not chosen"), NULL };
  const char *none = _("Not stated");

  bind_field (self, fields);
  zavod_fields_bind_words (fields, "country", self->country_row, ZAVOD_VOCABULARY_COUNTRY, none);
  zavod_fields_bind_text (fields, "place", GTK_EDITABLE (self->place_row), self->place_row);
  self->suggestions = zavod_suggestions_new (ADW_ENTRY_ROW (self->place_row), self->places);
  zavod_fields_bind_words (fields, "accuracy", self->accuracy_row, ZAVOD_VOCABULARY_ACCURACY, none);
  zavod_fields_bind_text (fields, "note", GTK_EDITABLE (self->note_row), self->note_row);
  zavod_fields_bind_words (fields, "status", self->status_row, ZAVOD_VOCABULARY_STATUS, none);
  zavod_fields_bind_text (fields, "since", GTK_EDITABLE (self->since_row), self->since_row);
  zavod_fields_bind_words (fields, "vehicle_class", self->class_row, ZAVOD_VOCABULARY_VEHICLE_CLASS, none);
  zavod_reference_choice_bind (fields, "source", self->source_row, codes, labels, self->sources);
  show_rows (self);
}

static void
zavod_sites_change_form_changed (ZavodForm  *form,
                                 const char *field)
{
  show_rows (ZAVOD_SITES_CHANGE_FORM (form));
}

/* ---- reading ---- */

static void
begin (ZavodSitesChangeForm *self)
{
  g_autoptr (ZavodSitesChangeInput) input = zavod_sites_change_input_new ((const gint64 *) (void *) self->ids->data,
                                                                          self->ids->len, self->places);
  g_autofree char *words = g_strdup_printf (ngettext ("%u site", "%u sites", self->ids->len), self->ids->len);

  zavod_form_set_subtitle (ZAVOD_FORM (self), words);
  zavod_form_set_input (ZAVOD_FORM (self), ZAVOD_INPUT (input), "sites-change");
}

/* Returns: (nullable): the names; %NULL: the form does not want them any more, or tells why there are none */
static GPtrArray *
finish_reading (ZavodSitesChangeForm *self,
                GObject              *source,
                GAsyncResult         *result)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *references;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return NULL;

  references = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);
  if (references == NULL)
    zavod_form_tell (ZAVOD_FORM (self), error->message);

  return references;
}

static void
on_sources_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ZavodSitesChangeForm) self = user_data;

  self->sources = finish_reading (self, source, result);
  if (self->sources != NULL)
    begin (self);
}

static void
on_places_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodSitesChangeForm) self = user_data;

  self->places = finish_reading (self, source, result);
  if (self->places != NULL)
    zavod_store_references_async (ZAVOD_STORE (source), "source", NULL, on_sources_read, g_object_ref (self));
}

static void
zavod_sites_change_form_dispose (GObject *object)
{
  ZavodSitesChangeForm *self = ZAVOD_SITES_CHANGE_FORM (object);

  g_clear_object (&self->suggestions);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_SITES_CHANGE_FORM);

  G_OBJECT_CLASS (zavod_sites_change_form_parent_class)->dispose (object);
}

static void
zavod_sites_change_form_class_init (ZavodSitesChangeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZavodFormClass *form_class = ZAVOD_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_sites_change_form_dispose;
  form_class->bind = zavod_sites_change_form_bind;
  form_class->changed = zavod_sites_change_form_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-sites-change-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, field_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, country_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, accuracy_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, note_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, since_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, class_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodSitesChangeForm, source_row);
}

static void
zavod_sites_change_form_init (ZavodSitesChangeForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * zavod_sites_change_form_new:
 * @session: with an open atlas
 * @ids: (array length=n_ids): the sites that are to be changed
 */
GtkWidget *
zavod_sites_change_form_new (ZavodSession *session,
                             const gint64 *ids,
                             gsize         n_ids)
{
  ZavodSitesChangeForm *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_SITES_CHANGE_FORM, "session", session, NULL);
  g_array_append_vals (self->ids, ids, (guint) n_ids);
  zavod_store_references_async (zavod_session_get_store (session), "place", NULL, on_places_read, g_object_ref (self));

  return GTK_WIDGET (self);
}
