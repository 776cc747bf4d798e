/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-form.h"

#include "zavod-names-group.h"
#include "zavod-noun-deletion.h"
#include "zavod-noun-input.h"
#include "zavod-paste-reference.h"
#include "zavod-suggestions.h"

#include <glib/gi18n.h>

struct _ZavodNounForm
{
  ZavodForm parent_instance;

  ZavodNoun noun;
  gint64 id;             /* 0: a new one */
  GPtrArray *others;     /* ZavodReference: all of this kind */
  GPtrArray *brands;     /* ZavodReference; those of other nouns are not needed: NULL */
  ZavodSuggestions *suggestions;
  GtkWidget *brand_row;  /* or NULL */

  GtkWidget *paste_group;
  AdwPreferencesGroup *fields_group;
  ZavodNamesGroup *names_group;
  AdwPreferencesGroup *delete_group;
  AdwPreferencesRow *delete_row;
};

G_DEFINE_FINAL_TYPE (ZavodNounForm, zavod_noun_form, ZAVOD_TYPE_FORM)

static const struct
{
  const char *new_title;
  const char *edit_title;
  const char *delete_title;
  ZavodVocabulary kinds;
} nouns[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_PLACE] = { N_("New Place"), N_("Edit Place"), N_("_Delete Place") },
  [ZAVOD_NOUN_ACTOR] = { N_("New Company or Person"), N_("Edit Company or Person"), N_("_Delete Company or Person"),
                         ZAVOD_VOCABULARY_ACTOR_KIND },
  [ZAVOD_NOUN_PRODUCT] = { N_("New Brand or Model"), N_("Edit Brand or Model"), N_("_Delete Brand or Model"),
                           ZAVOD_VOCABULARY_PRODUCT_KIND },
  [ZAVOD_NOUN_PROGRAMME] = { N_("New Programme"), N_("Edit Programme"), N_("_Delete Programme"),
                             ZAVOD_VOCABULARY_PROGRAMME_KIND },
  [ZAVOD_NOUN_SOURCE] = { N_("New Source"), N_("Edit Source"), N_("_Delete Source"), ZAVOD_VOCABULARY_SOURCE_KIND },
};

static ZavodNounInput *
get_input (ZavodNounForm *self)
{
  return ZAVOD_NOUN_INPUT (zavod_form_get_input (ZAVOD_FORM (self)));
}

/* ---- the rows, as they are described ---- */

static GtkWidget *
add_entry (ZavodNounForm        *self,
           ZavodFields          *fields,
           const ZavodNounField *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  if (field->type == ZAVOD_NOUN_FIELD_ADDRESS)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_URL);
  adw_preferences_group_add (self->fields_group, row);
  zavod_fields_bind_text (fields, field->name, GTK_EDITABLE (row), row);

  return row;
}

static void
add_choice (ZavodNounForm        *self,
            ZavodFields          *fields,
            const ZavodNounField *field)
{
  const gboolean is_kind = field->type == ZAVOD_NOUN_FIELD_KIND;
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  adw_preferences_group_add (self->fields_group, row);
  zavod_fields_bind_words (fields, field->name, ADW_COMBO_ROW (row), is_kind ? nouns[self->noun].kinds : field->vocabulary,
                           is_kind ? NULL : _("Not stated"));
}

static void
add_row (ZavodNounForm        *self,
         ZavodFields          *fields,
         const ZavodNounField *field)
{
  switch (field->type)
    {
    case ZAVOD_NOUN_FIELD_KIND:
    case ZAVOD_NOUN_FIELD_WORD:
      add_choice (self, fields, field);
      break;
    case ZAVOD_NOUN_FIELD_BRAND:
      self->brand_row = add_entry (self, fields, field);
      self->suggestions = zavod_suggestions_new (ADW_ENTRY_ROW (self->brand_row), self->brands);
      break;
    case ZAVOD_NOUN_FIELD_NAME:
    case ZAVOD_NOUN_FIELD_TEXT:
    case ZAVOD_NOUN_FIELD_NOTE:
    case ZAVOD_NOUN_FIELD_DATE:
    case ZAVOD_NOUN_FIELD_LANGUAGE:
    case ZAVOD_NOUN_FIELD_ADDRESS:
    default:
      add_entry (self, fields, field);
    }
}

static void
show_brand (ZavodNounForm *self)
{
  if (self->brand_row != NULL)
    gtk_widget_set_visible (self->brand_row, zavod_noun_input_has_field (get_input (self), "brand"));
}

static void
zavod_noun_form_bind (ZavodForm   *form,
                      ZavodFields *fields)
{
  ZavodNounForm *self = ZAVOD_NOUN_FORM (form);
  guint n_fields;
  const ZavodNounField *descriptions = zavod_noun_fields_get (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (descriptions[i].nouns >> self->noun & 1)
      add_row (self, fields, &descriptions[i]);
  show_brand (self);
  gtk_widget_set_visible (GTK_WIDGET (self->names_group), zavod_noun_input_has_names (get_input (self)));
  if (zavod_noun_input_has_names (get_input (self)))
    zavod_names_group_bind (self->names_group, fields);
}

static void
zavod_noun_form_changed (ZavodForm  *form,
                         const char *field)
{
  show_brand (ZAVOD_NOUN_FORM (form));
}

static void
zavod_noun_form_saved (ZavodForm *form)
{
  ZavodNounForm *self = ZAVOD_NOUN_FORM (form);

  gint64 id = zavod_noun_input_get_id (get_input (self));

  if (self->id != 0)
    return;

  zavod_session_select_noun (zavod_form_get_session (form), self->noun, id, zavod_noun_input_get_name (get_input (self)),
                             ZAVOD_ORIGIN_NONE);
  zavod_form_tell_made (form, self->noun, id);
}

static GtkWidget *
zavod_noun_form_make_next (ZavodForm *form,
                           gboolean   copies)
{
  return copies ? NULL : zavod_noun_form_new (zavod_form_get_session (form), ZAVOD_NOUN_FORM (form)->noun, 0);
}

/* ---- deleting ---- */

static void
on_paste (ZavodNounForm *self)
{
  zavod_paste_reference (ZAVOD_FORM (self), 0);
}

static void
on_delete (ZavodNounForm *self)
{
  const char *field = self->noun == ZAVOD_NOUN_SOURCE ? "title" : "name";
  g_autoptr (ZavodEdit) edit = NULL;

  edit = zavod_noun_deletion_new (self->noun, self->id, zavod_input_get_original (ZAVOD_INPUT (get_input (self)), field));
  zavod_form_save_edit (ZAVOD_FORM (self), edit);
}

static void
on_uses_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodNounForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree ZavodNounUses *uses = zavod_store_noun_uses_finish (ZAVOD_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return;
  if (uses == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return;
    }

  words = zavod_noun_deletion_describe (self->noun, uses);
  adw_preferences_group_set_description (self->delete_group, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->delete_row), zavod_noun_deletion_is_possible (uses));
  gtk_widget_set_visible (GTK_WIDGET (self->delete_group), TRUE);
}

/* What stands on the noun may change while the form is open. */
static void
read_uses (ZavodNounForm *self)
{
  ZavodSession *session = zavod_form_get_session (ZAVOD_FORM (self));

  zavod_store_noun_uses_async (zavod_session_get_store (session), self->noun, self->id, NULL, on_uses_read,
                               g_object_ref (self));
}

/* ---- reading ---- */

/* Returns: (nullable): the input of what the record says by now; the banner tells when there is none */
static ZavodNounInput *
finish_reading (ZavodNounForm *self,
                GObject       *source,
                GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodNounRecord) record = zavod_store_noun_finish (ZAVOD_STORE (source), result, &error);

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return NULL;
  if (record == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return NULL;
    }

  return zavod_noun_input_new_from_record (record);
}

static void
on_refreshed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodNounForm) self = user_data;
  g_autoptr (ZavodNounInput) fresh = finish_reading (self, source, result);

  if (fresh == NULL)
    return;

  zavod_form_take_fresh (ZAVOD_FORM (self), ZAVOD_INPUT (fresh));
  read_uses (self);
}

static void
show_input (ZavodNounForm  *self,
            ZavodNounInput *input)
{
  const char *table = zavod_noun_get_table (self->noun);
  g_autofree char *draft = self->id == 0 ? g_strdup_printf ("%s-new", table)
                                         : g_strdup_printf ("%s-%" G_GINT64_FORMAT, table, self->id);

  zavod_noun_input_set_others (input, self->others);
  if (self->brands != NULL)
    zavod_noun_input_set_brands (input, self->brands);
  zavod_form_set_subtitle (ZAVOD_FORM (self), zavod_noun_input_get_name (input));
  zavod_form_set_input (ZAVOD_FORM (self), ZAVOD_INPUT (input), draft);
  zavod_fields_focus (zavod_form_get_fields (ZAVOD_FORM (self)), self->noun == ZAVOD_NOUN_SOURCE ? "title" : "name");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodNounForm) self = user_data;
  g_autoptr (ZavodNounInput) input = finish_reading (self, source, result);

  if (input == NULL)
    return;

  show_input (self, input);
  read_uses (self);
}

static void
read_noun (ZavodNounForm       *self,
           GAsyncReadyCallback  callback)
{
  ZavodSession *session = zavod_form_get_session (ZAVOD_FORM (self));

  zavod_store_noun_async (zavod_session_get_store (session), self->noun, self->id, NULL, callback, g_object_ref (self));
}

static void
begin (ZavodNounForm *self)
{
  g_autoptr (ZavodNounInput) input = NULL;

  if (self->id != 0)
    {
      read_noun (self, on_read);
      return;
    }

  input = zavod_noun_input_new (self->noun);
  show_input (self, input);
}

static void
zavod_noun_form_refresh (ZavodForm *form)
{
  ZavodNounForm *self = ZAVOD_NOUN_FORM (form);

  if (self->id != 0)
    read_noun (self, on_refreshed);
}

/* Returns: whether the names came, and the form still wants them */
static gboolean
take_references (ZavodNounForm  *self,
                 GObject        *source,
                 GAsyncResult   *result,
                 GPtrArray     **references)
{
  g_autoptr (GError) error = NULL;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return FALSE;

  *references = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);
  if (*references == NULL)
    zavod_form_tell (ZAVOD_FORM (self), error->message);

  return *references != NULL;
}

static void
on_brands_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodNounForm) self = user_data;

  if (take_references (self, source, result, &self->brands))
    begin (self);
}

static void
on_others_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodNounForm) self = user_data;

  if (!take_references (self, source, result, &self->others))
    return;

  if (self->noun == ZAVOD_NOUN_PRODUCT)
    zavod_store_references_async (ZAVOD_STORE (source), "brand", NULL, on_brands_read, g_object_ref (self));
  else
    begin (self);
}

static void
zavod_noun_form_dispose (GObject *object)
{
  ZavodNounForm *self = ZAVOD_NOUN_FORM (object);

  g_clear_object (&self->suggestions);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->brands, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_NOUN_FORM);

  G_OBJECT_CLASS (zavod_noun_form_parent_class)->dispose (object);
}

static void
zavod_noun_form_class_init (ZavodNounFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZavodFormClass *form_class = ZAVOD_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_noun_form_dispose;
  form_class->bind = zavod_noun_form_bind;
  form_class->changed = zavod_noun_form_changed;
  form_class->refresh = zavod_noun_form_refresh;
  form_class->saved = zavod_noun_form_saved;
  form_class->make_next = zavod_noun_form_make_next;

  g_type_ensure (ZAVOD_TYPE_NAMES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-noun-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodNounForm, paste_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodNounForm, fields_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodNounForm, names_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodNounForm, delete_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodNounForm, delete_row);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_paste);
}

static void
zavod_noun_form_init (ZavodNounForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_noun_form_new:
 * @session: with an open atlas
 * @noun: neither a site, see zavod_site_form_new(), nor a quote
 * @id: what to change, or 0 for a new one
 */
GtkWidget *
zavod_noun_form_new (ZavodSession *session,
                     ZavodNoun     noun,
                     gint64        id)
{
  ZavodNounForm *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);
  g_return_val_if_fail (noun < ZAVOD_N_NOUNS && nouns[noun].new_title != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_NOUN_FORM, "session", session, NULL);
  self->noun = noun;
  self->id = id;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), id == 0 ? _(nouns[noun].new_title) : _(nouns[noun].edit_title));
  adw_preferences_row_set_title (self->delete_row, _(nouns[noun].delete_title));
  gtk_widget_set_visible (self->paste_group, noun == ZAVOD_NOUN_SOURCE);
  zavod_store_references_async (zavod_session_get_store (session), zavod_noun_get_table (noun), NULL, on_others_read,
                                g_object_ref (self));

  return GTK_WIDGET (self);
}
