/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-form.h"

#include "zavod-citation-row.h"
#include "zavod-citation-input.h"
#include "zavod-claim-input.h"
#include "zavod-noun.h"
#include "zavod-sites-group.h"
#include "zavod-suggestions.h"

#include <glib/gi18n.h>

/* What a statement is until somebody says what: it fits all subjects. */
#define DEFAULT_PROPERTY "description"

struct _ZavodClaimForm
{
  ZavodForm parent_instance;

  ZavodSubjects kind;    /* of the subject of a new one */
  gint64 subject_id;
  gint64 claim_id;       /* to change, or to make a copy of; 0: neither */
  gboolean copies;
  char *property;        /* of a new one, until another is chosen; NULL: it is to be chosen first */
  GArray *cited;         /* gint64: sources that a new one cites from the start */
  ZavodPassage *passage; /* of the first of them, which a new one is made of; NULL: none */
  guint n_read;          /* how many kinds of nouns are there */
  GPtrArray *sources;    /* ZavodReference, as below */
  GPtrArray *sites;
  GPtrArray *actors;
  GPtrArray *products;
  GPtrArray *programmes;
  GPtrArray *suggestions;  /* ZavodSuggestions */

  AdwComboRow *country_row;
  AdwComboRow *property_row;
  AdwComboRow *status_row;
  GtkWidget *actor_row;
  AdwComboRow *actor_kind_row;
  AdwComboRow *role_row;
  GtkWidget *share_row;
  GtkWidget *condition_row;
  GtkWidget *product_row;
  AdwComboRow *product_kind_row;
  GtkWidget *product_brand_row;
  GtkWidget *value_row;
  GtkWidget *topic_row;
  GtkWidget *programme_row;
  AdwActionRow *reading_row;
  GtkImage *reading_icon;
  AdwComboRow *modality_row;
  AdwComboRow *period_row;
  GtkWidget *years_row;
  AdwComboRow *bound_row;
  AdwComboRow *unit_row;
  GtkWidget *currency_row;
  AdwComboRow *class_row;
  GtkWidget *scope_row;
  GtkWidget *stage_row;
  AdwComboRow *method_row;
  GtkWidget *time_row;
  GtkWidget *since_row;
  GtkWidget *until_row;
  GtkWidget *as_of_row;
  AdwPreferencesGroup *citations_group;
  GtkWidget *add_citation_button;
  ZavodSitesGroup *sites_group;
  AdwComboRow *rank_row;
  GtkWidget *reason_row;
  GtkWidget *note_row;
  GtkWidget *delete_group;
};

G_DEFINE_FINAL_TYPE (ZavodClaimForm, zavod_claim_form, ZAVOD_TYPE_FORM)

static void
set_reading (ZavodClaimForm *self,
             const char        *title,
             const char        *subtitle,
             gboolean           is_read)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reading_row), title);
  adw_action_row_set_subtitle (self->reading_row, subtitle);
  gtk_image_set_from_icon_name (self->reading_icon, is_read ? "zavod-reading-symbolic" : "dialog-information-symbolic");
  if (is_read)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->reading_row), "reading");
      gtk_widget_add_css_class (GTK_WIDGET (self->reading_icon), "success");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->reading_row), "reading");
      gtk_widget_remove_css_class (GTK_WIDGET (self->reading_icon), "success");
    }
}

/* How Zavod reads the value, with what was corrected: the person sees at once when it is wrong. */
static void
show_reading (ZavodClaimForm *self)
{
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));
  const char *modality = zavod_input_get (input, "modality");
  g_autofree char *value = zavod_input_dup (input, "value");
  g_autofree char *reading = NULL;
  ZavodQuantity quantity;
  const gboolean is_read = value != NULL && zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (input), "bound");

  gtk_widget_set_visible (GTK_WIDGET (self->reading_row), is_read);
  if (!is_read)
    return;

  if (!zavod_claim_input_read (ZAVOD_CLAIM_INPUT (input), &quantity, NULL))
    {
      set_reading (self, _("Zavod reads no number in this"), _("It is kept as it is written, and is in no total."), FALSE);
      return;
    }

  reading = zavod_quantity_describe (&quantity, *modality != '\0' ? modality : NULL);
  set_reading (self, reading, _("How Zavod reads it. Correct the fields below if this is wrong."), TRUE);
}

/* The rows that only some statements have, and the field that tells. */
static const struct
{
  const char *field;
  gsize offset;
} rows[] = {
#define ROW(field, row) { field, G_STRUCT_OFFSET (ZavodClaimForm, row) }
  ROW ("country", country_row),
  ROW ("status", status_row),
  ROW ("actor", actor_row),
  ROW ("role", role_row),
  ROW ("share", share_row),
  ROW ("condition", condition_row),
  ROW ("product", product_row),
  ROW ("value", value_row),
  ROW ("topic", topic_row),
  ROW ("programme", programme_row),
  ROW ("period", period_row),
  ROW ("bound", bound_row),
  ROW ("unit", unit_row),
  ROW ("currency", currency_row),
  ROW ("vehicle_class", class_row),
  ROW ("scope", scope_row),
  ROW ("stage", stage_row),
  ROW ("method", method_row),
  ROW ("sites", sites_group),
#undef ROW
};

static const char *
get_value_title (ZavodValueType type)
{
  switch (type)
    {
    case ZAVOD_VALUE_QUANTITY:
      return _("Value as written");
    case ZAVOD_VALUE_TEXT:
      return _("What the source says");
    default:
      return _("As written");
    }
}

static void
show_titles (ZavodClaimForm *self,
             ZavodValueType  type)
{
  const gboolean is_event = type == ZAVOD_VALUE_EVENT;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), get_value_title (type));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->actor_row),
                                 is_event ? _("With whom") : _("Company, authority or person"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->modality_row),
                                 type == ZAVOD_VALUE_QUANTITY ? _("Kind of figure") : _("Planned or actual"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->since_row), is_event ? _("Date") : _("Since"));
}

static void
show_dependent_rows (ZavodClaimForm *self)
{
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));
  ZavodClaimInput *claim = ZAVOD_CLAIM_INPUT (input);
  ZavodValueType type = zavod_property_get_value_type (zavod_claim_input_get_property (claim));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (G_STRUCT_MEMBER (GtkWidget *, self, rows[i].offset),
                            zavod_claim_input_has_field (claim, rows[i].field));
  gtk_widget_set_visible (GTK_WIDGET (self->actor_kind_row), zavod_claim_input_has_field (claim, "actor")
                                                             && zavod_claim_input_makes (claim, "actor"));
  gtk_widget_set_visible (GTK_WIDGET (self->product_kind_row), zavod_claim_input_has_field (claim, "product")
                                                               && zavod_claim_input_makes (claim, "product"));
  gtk_widget_set_visible (self->product_brand_row, gtk_widget_get_visible (GTK_WIDGET (self->product_kind_row))
                                                   && !g_str_equal (zavod_input_get (input, "product_kind"), "brand"));
  gtk_widget_set_visible (self->years_row, zavod_claim_input_has_field (claim, "period")
                                           && zavod_claim_input_has_years (claim));
  gtk_widget_set_visible (self->reason_row, !g_str_equal (zavod_input_get (input, "rank"), "normal")
                                            || *zavod_input_get (input, "reason") != '\0');
  show_titles (self, type);
  show_reading (self);
}

static void
on_add_citation (ZavodClaimForm *self)
{
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));
  g_autofree char *source = NULL;

  if (input == NULL)
    return;

  source = zavod_input_item_field ("citations", zavod_citation_input_add (input, 0), "source");
  zavod_fields_focus (zavod_form_get_fields (ZAVOD_FORM (self)), source);
}

static GtkWidget *
make_citation_row (gint64   item,
                   gpointer user_data)
{
  ZavodClaimForm *self = user_data;

  return zavod_citation_row_new (zavod_form_get_fields (ZAVOD_FORM (self)), item, self->sources);
}

static gboolean
is_new (ZavodClaimForm *self)
{
  return self->claim_id == 0 || self->copies;
}

/* What may be stated of the subject; of a statement on disk it is settled. */
static void
bind_property (ZavodClaimForm *self,
               ZavodFields    *fields)
{
  ZavodSubjects kind = zavod_claim_input_get_kind (ZAVOD_CLAIM_INPUT (zavod_fields_get_input (fields)));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < zavod_vocabulary_get_n_words (ZAVOD_VOCABULARY_PROPERTY); i++)
    {
      const char *code = zavod_vocabulary_get_code (ZAVOD_VOCABULARY_PROPERTY, i);

      if ((zavod_property_get_subjects (code) & kind) == 0)
        continue;
      g_ptr_array_add (codes, (char *) code);
      g_ptr_array_add (labels, (char *) zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, code));
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);

  zavod_fields_bind_codes (fields, "property", self->property_row, (const char *const *) codes->pdata,
                           (const char *const *) labels->pdata);
  gtk_widget_set_visible (GTK_WIDGET (self->property_row), is_new (self));
}

static void
bind_text (ZavodFields *fields,
           const char  *field,
           GtkWidget   *row)
{
  zavod_fields_bind_text (fields, field, GTK_EDITABLE (row), row);
}

/* A name that is completed while it is typed. */
static void
bind_name (ZavodClaimForm *self,
           ZavodFields    *fields,
           const char     *field,
           GtkWidget      *row,
           GPtrArray      *names)
{
  bind_text (fields, field, row);
  g_ptr_array_add (self->suggestions, zavod_suggestions_new (ADW_ENTRY_ROW (row), names));
}

/* Who and what a statement names: completed while it is typed, and made by Save when it is new. */
static void
bind_partner (ZavodClaimForm *self,
              ZavodFields    *fields)
{
  bind_name (self, fields, "actor", self->actor_row, self->actors);
  zavod_fields_bind_words (fields, "actor_kind", self->actor_kind_row, ZAVOD_VOCABULARY_ACTOR_KIND, NULL);
  zavod_fields_bind_words (fields, "role", self->role_row, ZAVOD_VOCABULARY_ROLE, _("Not stated"));
  bind_text (fields, "share", self->share_row);
  bind_text (fields, "condition", self->condition_row);
  bind_name (self, fields, "product", self->product_row, self->products);
  zavod_fields_bind_words (fields, "product_kind", self->product_kind_row, ZAVOD_VOCABULARY_PRODUCT_KIND, NULL);
  bind_name (self, fields, "product_brand", self->product_brand_row, self->products);
}

static void
bind_scope (ZavodClaimForm *self,
            ZavodFields    *fields)
{
  const char *none = _("Not stated");

  bind_text (fields, "topic", self->topic_row);
  bind_name (self, fields, "programme", self->programme_row, self->programmes);
  zavod_fields_bind_words (fields, "modality", self->modality_row, ZAVOD_VOCABULARY_MODALITY, none);
  zavod_fields_bind_words (fields, "period", self->period_row, ZAVOD_VOCABULARY_PERIOD, none);
  bind_text (fields, "period_years", self->years_row);
  zavod_fields_bind_words (fields, "bound", self->bound_row, ZAVOD_VOCABULARY_BOUND, none);
  zavod_fields_bind_words (fields, "unit", self->unit_row, ZAVOD_VOCABULARY_UNIT, none);
  bind_text (fields, "currency", self->currency_row);
  zavod_fields_bind_words (fields, "vehicle_class", self->class_row, ZAVOD_VOCABULARY_VEHICLE_CLASS, none);
  bind_name (self, fields, "scope", self->scope_row, self->products);
  bind_text (fields, "stage", self->stage_row);
  zavod_fields_bind_words (fields, "method", self->method_row, ZAVOD_VOCABULARY_METHOD, none);
}

static void
zavod_claim_form_bind (ZavodForm   *form,
                       ZavodFields *fields)
{
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (form);

  zavod_fields_bind_words (fields, "country", self->country_row, ZAVOD_VOCABULARY_COUNTRY, C_("country", "Choose"));
  bind_property (self, fields);
  zavod_fields_bind_words (fields, "status", self->status_row, ZAVOD_VOCABULARY_STATUS, _("Not stated"));
  bind_partner (self, fields);
  bind_text (fields, "value", self->value_row);
  bind_scope (self, fields);
  bind_text (fields, "time_text", self->time_row);
  bind_text (fields, "since", self->since_row);
  bind_text (fields, "until", self->until_row);
  bind_text (fields, "as_of", self->as_of_row);
  zavod_fields_bind_list (fields, "citations", self->citations_group, self->add_citation_button, make_citation_row, self);
  zavod_sites_group_bind (self->sites_group, fields, self->sites);
  zavod_fields_bind_words (fields, "rank", self->rank_row, ZAVOD_VOCABULARY_RANK, NULL);
  bind_text (fields, "reason", self->reason_row);
  bind_text (fields, "note", self->note_row);
  gtk_widget_set_visible (self->delete_group, !is_new (self));
  show_dependent_rows (self);
}

static void
zavod_claim_form_changed (ZavodForm  *form,
                          const char *field)
{
  show_dependent_rows (ZAVOD_CLAIM_FORM (form));
}

static void
on_delete (ZavodClaimForm *self)
{
  ZavodClaimInput *input = ZAVOD_CLAIM_INPUT (zavod_form_get_input (ZAVOD_FORM (self)));
  const char *property = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, zavod_claim_input_get_property (input));
  /* Translators: what an edit does: "Delete “Capacity” of Kia Qazaqstan" */
  g_autofree char *words = g_strdup_printf (_("Delete “%s” of %s"), property, zavod_claim_input_get_subject (input));
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);

  zavod_edit_delete (edit, "claim", self->claim_id);
  zavod_form_save_edit (ZAVOD_FORM (self), edit);
}

static void
cite (ZavodClaimForm *self,
      ZavodInput     *input)
{
  g_autoptr (GArray) citations = zavod_input_list_items (input, "citations");

  for (guint i = 0; i < citations->len; i++)
    {
      gint64 source = zavod_citation_input_get_source (input, g_array_index (citations, gint64, i));

      g_array_append_val (self->cited, source);
    }
}

/* Another statement of the same kind about the same subject, which is likely said in the same place. */
static GtkWidget *
zavod_claim_form_make_next (ZavodForm *form,
                            gboolean   copies)
{
  ZavodClaimInput *input = ZAVOD_CLAIM_INPUT (zavod_form_get_input (form));
  ZavodSession *session = zavod_form_get_session (form);
  GtkWidget *next;

  /* the next passage is another one */
  if (ZAVOD_CLAIM_FORM (form)->passage != NULL)
    return NULL;
  if (copies)
    return zavod_claim_form_new_for_claim (session, zavod_claim_input_get_id (input), TRUE);

  next = zavod_claim_form_new (session, zavod_claim_input_get_kind (input), zavod_claim_input_get_subject_id (input),
                               zavod_claim_input_get_property (input));
  cite (ZAVOD_CLAIM_FORM (next), ZAVOD_INPUT (input));

  return next;
}

static const ZavodClaim *
find_claim (GPtrArray *claims,
            gint64     id)
{
  for (guint i = 0; i < claims->len; i++)
    if (((ZavodClaim *) claims->pdata[i])->id == id)
      return claims->pdata[i];

  return NULL;
}

/* What a new statement may be about is listed; a country is chosen in the form. */
static const ZavodReference *
find_subject (ZavodClaimForm *self)
{
  static const ZavodReference none = { 0, NULL };
  GPtrArray *subjects = self->kind == ZAVOD_SUBJECT_SITE      ? self->sites
                        : self->kind == ZAVOD_SUBJECT_ACTOR   ? self->actors
                        : self->kind == ZAVOD_SUBJECT_PRODUCT ? self->products
                                                              : self->programmes;

  if (self->kind == ZAVOD_SUBJECT_COUNTRY)
    return &none;
  for (guint i = 0; i < subjects->len; i++)
    if (((ZavodReference *) subjects->pdata[i])->id == self->subject_id)
      return subjects->pdata[i];

  return NULL;
}

static ZavodClaimInput *
create_new_input (ZavodClaimForm *self)
{
  const ZavodReference *subject = find_subject (self);

  if (subject == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), _("This is not in the atlas any more."));
      return NULL;
    }

  return zavod_claim_input_new (self->property != NULL ? self->property : DEFAULT_PROPERTY, self->kind, subject);
}

static void
type_passage (ZavodClaimForm *self,
              ZavodInput     *input)
{
  g_autoptr (GArray) citations = zavod_input_list_items (input, "citations");
  g_autofree char *quote = zavod_input_item_field ("citations", g_array_index (citations, gint64, 0), "quote");

  zavod_input_type (input, quote, self->passage->quote);
  zavod_passage_type (self->passage, ZAVOD_CLAIM_INPUT (input));
}

static void
zavod_claim_form_fill (ZavodForm  *form,
                       ZavodInput *input)
{
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (form);

  for (guint i = 0; i < self->cited->len; i++)
    zavod_citation_input_add (input, g_array_index (self->cited, gint64, i));
  if (self->passage != NULL)
    type_passage (self, input);
}

/* Returns: (nullable): the input of what the atlas says by now; the banner tells when there is none */
static ZavodClaimInput *
create_input (ZavodClaimForm *self,
              GPtrArray      *claims)
{
  const ZavodClaim *claim;

  if (self->claim_id == 0)
    return create_new_input (self);

  claim = find_claim (claims, self->claim_id);
  if (claim == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), _("This statement was deleted meanwhile."));
      return NULL;
    }

  return self->copies ? zavod_claim_input_new_copy (claim) : zavod_claim_input_new_from_claim (claim);
}

/* Returns: (nullable): the same, with what is said about the same subject beside it */
static ZavodClaimInput *
finish_reading (ZavodClaimForm *self,
                GObject        *source,
                GAsyncResult   *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = zavod_store_statements_finish (ZAVOD_STORE (source), result, &error);
  ZavodClaimInput *input;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return NULL;
  if (claims == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return NULL;
    }

  input = create_input (self, claims);
  if (input != NULL)
    zavod_claim_input_set_others (input, claims);

  return input;
}

static void
on_refreshed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodClaimForm) self = user_data;
  g_autoptr (ZavodClaimInput) fresh = finish_reading (self, source, result);

  if (fresh != NULL)
    zavod_form_take_fresh (ZAVOD_FORM (self), ZAVOD_INPUT (fresh));
}

static void
show_property (ZavodClaimForm *self,
               const char     *property)
{
  /* Translators: the form of a statement: "Edit “Capacity”" */
  g_autofree char *title = g_strdup_printf (_("Edit “%s”"),
                                            zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, property));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

/* What was chosen by who opened the form is passed over: one begins with what is said of it. */
static void
focus_first (ZavodClaimForm *self)
{
  static const char *const first[] = { "country", "property", "status", "actor", "product", "value" };
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      const gboolean is_settled = g_str_equal (first[i], "property") && (self->claim_id != 0 || self->property != NULL);

      if (is_settled || !zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (input), first[i]))
        continue;

      zavod_fields_focus (zavod_form_get_fields (ZAVOD_FORM (self)), first[i]);
      return;
    }
}

static char *
name_draft (ZavodClaimForm *self)
{
  ZavodNoun noun = zavod_noun_from_subject (self->kind);

  if (self->claim_id != 0)
    return g_strdup_printf (self->copies ? "claim-copy-%" G_GINT64_FORMAT : "claim-%" G_GINT64_FORMAT, self->claim_id);
  if (self->passage != NULL)
    return g_strdup_printf ("claim-passage-%" G_GINT64_FORMAT "-%08x-%" G_GSIZE_FORMAT, self->subject_id,
                            g_str_hash (self->passage->quote), self->passage->start);

  return g_strdup_printf ("claim-new-%s-%" G_GINT64_FORMAT "-%s", noun < ZAVOD_N_NOUNS ? zavod_noun_get_table (noun) : "country",
                          self->subject_id, self->property != NULL ? self->property : "any");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodClaimForm) self = user_data;
  g_autoptr (ZavodClaimInput) input = finish_reading (self, source, result);
  g_autofree char *draft = NULL;

  if (input == NULL)
    return;

  zavod_claim_input_set_nouns (input, self->actors, self->products, self->programmes);
  if (!is_new (self))
    show_property (self, zavod_claim_input_get_property (input));
  draft = name_draft (self);
  zavod_form_set_subtitle (ZAVOD_FORM (self), zavod_claim_input_get_subject (input));
  zavod_form_set_input (ZAVOD_FORM (self), ZAVOD_INPUT (input), draft);
  focus_first (self);
}

static void
read_claims (ZavodClaimForm      *self,
             GAsyncReadyCallback  callback)
{
  ZavodStore *store = zavod_session_get_store (zavod_form_get_session (ZAVOD_FORM (self)));

  if (self->claim_id != 0)
    zavod_store_statements_beside_async (store, self->claim_id, NULL, callback, g_object_ref (self));
  else
    zavod_store_statements_async (store, self->kind, self->subject_id, NULL, callback, g_object_ref (self));
}

static void
zavod_claim_form_refresh (ZavodForm *form)
{
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (form);

  if (!is_new (self))
    read_claims (self, on_refreshed);
}

static const struct
{
  const char *table;
  gsize offset;
} nouns[] = {
  { "source", G_STRUCT_OFFSET (ZavodClaimForm, sources) },
  { "site", G_STRUCT_OFFSET (ZavodClaimForm, sites) },
  { "actor", G_STRUCT_OFFSET (ZavodClaimForm, actors) },
  { "product", G_STRUCT_OFFSET (ZavodClaimForm, products) },
  { "programme", G_STRUCT_OFFSET (ZavodClaimForm, programmes) },
};

static void read_nouns (ZavodClaimForm *self);

static void
on_nouns_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (ZavodClaimForm) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *references;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return;

  references = zavod_store_references_finish (ZAVOD_STORE (source), result, &error);
  if (references == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return;
    }

  G_STRUCT_MEMBER (GPtrArray *, self, nouns[self->n_read++].offset) = references;
  if (self->n_read < G_N_ELEMENTS (nouns))
    read_nouns (self);
  else
    read_claims (self, on_read);
}

/* What may be chosen, one kind after the other; then the statement. */
static void
read_nouns (ZavodClaimForm *self)
{
  ZavodSession *session = zavod_form_get_session (ZAVOD_FORM (self));

  zavod_store_references_async (zavod_session_get_store (session), nouns[self->n_read].table, NULL, on_nouns_read,
                                g_object_ref (self));
}

static void
zavod_claim_form_dispose (GObject *object)
{
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (object);

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_CLAIM_FORM);
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    g_clear_pointer (&G_STRUCT_MEMBER (GPtrArray *, self, nouns[i].offset), g_ptr_array_unref);
  g_clear_pointer (&self->cited, g_array_unref);
  g_clear_pointer (&self->property, g_free);
  g_clear_pointer (&self->passage, zavod_passage_free);

  G_OBJECT_CLASS (zavod_claim_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, country_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, property_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, actor_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, actor_kind_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, role_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, share_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, condition_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, product_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, product_kind_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, product_brand_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, value_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, topic_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, programme_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, reading_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, modality_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, period_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, years_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, bound_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, unit_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, currency_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, class_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, scope_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, stage_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, method_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, time_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, since_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, as_of_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, citations_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, add_citation_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, sites_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, rank_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, note_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, delete_group);
}

static void
zavod_claim_form_class_init (ZavodClaimFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZavodFormClass *form_class = ZAVOD_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_claim_form_dispose;
  form_class->bind = zavod_claim_form_bind;
  form_class->fill = zavod_claim_form_fill;
  form_class->changed = zavod_claim_form_changed;
  form_class->refresh = zavod_claim_form_refresh;
  form_class->make_next = zavod_claim_form_make_next;

  g_type_ensure (ZAVOD_TYPE_SITES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-claim-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_add_citation);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
zavod_claim_form_init (ZavodClaimForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cited = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->suggestions = g_ptr_array_new_with_free_func (g_object_unref);
}

static ZavodClaimForm *
create (ZavodSession *session)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);

  return g_object_new (ZAVOD_TYPE_CLAIM_FORM, "session", session, NULL);
}

/**
 * zavod_claim_form_new:
 * @session: with an open atlas
 * @kind: what the statement is about
 * @subject_id: which of these; 0 for a country, which is chosen in the form
 * @property: (nullable): what it states, until another is chosen; %NULL: that is to be chosen first
 */
GtkWidget *
zavod_claim_form_new (ZavodSession  *session,
                      ZavodSubjects  kind,
                      gint64         subject_id,
                      const char    *property)
{
  ZavodClaimForm *self = create (session);

  g_return_val_if_fail ((subject_id > 0) == (kind != ZAVOD_SUBJECT_COUNTRY), NULL);

  self->kind = kind;
  self->subject_id = subject_id;
  self->property = g_strdup (property);
  read_nouns (self);

  return GTK_WIDGET (self);
}

/**
 * zavod_claim_form_new_for_claim:
 * @claim_id: a statement that the atlas has
 * @copies: whether it is not to be changed, but another made that says the same at first
 */
GtkWidget *
zavod_claim_form_new_for_claim (ZavodSession *session,
                                gint64        claim_id,
                                gboolean      copies)
{
  ZavodClaimForm *self = create (session);

  g_return_val_if_fail (claim_id > 0, NULL);

  self->claim_id = claim_id;
  self->copies = copies;
  read_nouns (self);

  return GTK_WIDGET (self);
}

/**
 * zavod_claim_form_new_for_passage:
 * @kind: what the statement is about
 * @subject_id: which of these; 0 for a country
 * @source_id: whose words they are
 * @passage: (transfer full): which the statement quotes, and what it is filled with
 */
GtkWidget *
zavod_claim_form_new_for_passage (ZavodSession  *session,
                                  ZavodSubjects  kind,
                                  gint64         subject_id,
                                  gint64         source_id,
                                  ZavodPassage  *passage)
{
  const gboolean fits = passage->property != NULL && (zavod_property_get_subjects (passage->property) & kind) != 0;
  GtkWidget *form = zavod_claim_form_new (session, kind, subject_id, fits ? passage->property : NULL);
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (form);

  self->passage = passage;
  g_array_append_val (self->cited, source_id);

  return form;
}
