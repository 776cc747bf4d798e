/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-form.h"

#include "zavod-choice-factory.h"
#include "zavod-citation-row.h"
#include "zavod-claim-input.h"
#include "zavod-remove-button.h"
#include "zavod-suggestions.h"

#include <glib/gi18n.h>

struct _ZavodClaimForm
{
  ZavodForm parent_instance;

  gint64 site_id;        /* whose record the claim is read with */
  gint64 claim_id;       /* 0: a new one */
  char *property;        /* of a new one, until another is chosen */
  guint n_read;          /* how many kinds of nouns are there */
  GPtrArray *sources;    /* ZavodReference, as below */
  GPtrArray *sites;
  GPtrArray *actors;
  GPtrArray *products;
  ZavodSuggestions *actor_suggestions;
  ZavodSuggestions *product_suggestions;

  AdwComboRow *property_row;
  AdwComboRow *status_row;
  GtkWidget *actor_row;
  AdwComboRow *actor_kind_row;
  AdwComboRow *role_row;
  GtkWidget *share_row;
  GtkWidget *condition_row;
  GtkWidget *product_row;
  AdwComboRow *product_kind_row;
  GtkWidget *value_row;
  AdwActionRow *reading_row;
  GtkImage *reading_icon;
  AdwComboRow *modality_row;
  AdwComboRow *period_row;
  GtkWidget *years_row;
  AdwComboRow *bound_row;
  AdwComboRow *unit_row;
  GtkWidget *currency_row;
  AdwComboRow *class_row;
  GtkWidget *stage_row;
  AdwComboRow *method_row;
  GtkWidget *since_row;
  GtkWidget *until_row;
  GtkWidget *as_of_row;
  AdwPreferencesGroup *citations_group;
  GtkWidget *add_citation_button;
  AdwPreferencesGroup *sites_group;
  AdwComboRow *add_site_row;
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
  ROW ("status", status_row),
  ROW ("actor", actor_row),
  ROW ("role", role_row),
  ROW ("share", share_row),
  ROW ("condition", condition_row),
  ROW ("product", product_row),
  ROW ("value", value_row),
  ROW ("period", period_row),
  ROW ("bound", bound_row),
  ROW ("unit", unit_row),
  ROW ("currency", currency_row),
  ROW ("vehicle_class", class_row),
  ROW ("stage", stage_row),
  ROW ("method", method_row),
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

  source = zavod_input_item_field ("citations", zavod_claim_input_add_citation (ZAVOD_CLAIM_INPUT (input)), "source");
  zavod_fields_focus (zavod_form_get_fields (ZAVOD_FORM (self)), source);
}

static GtkWidget *
make_citation_row (gint64   item,
                   gpointer user_data)
{
  ZavodClaimForm *self = user_data;

  return zavod_citation_row_new (zavod_form_get_fields (ZAVOD_FORM (self)), item, self->sources);
}

static gint64
get_site (ZavodInput *input,
          gint64      item)
{
  g_autofree char *field = zavod_input_item_field ("sites", item, "site");

  return g_ascii_strtoll (zavod_input_get (input, field), NULL, 10);
}

static gboolean
covers (ZavodClaimForm *self,
        gint64          site_id)
{
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));
  g_autoptr (GArray) items = zavod_input_list_items (input, "sites");

  if (zavod_claim_input_get_site_id (ZAVOD_CLAIM_INPUT (input)) == site_id)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    if (get_site (input, g_array_index (items, gint64, i)) == site_id)
      return TRUE;

  return FALSE;
}

/* The first word of the choice is no site: the row returns to it after each. */
static void
on_site_chosen (ZavodClaimForm *self)
{
  guint selected = adw_combo_row_get_selected (self->add_site_row);
  const ZavodReference *site;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || zavod_form_get_input (ZAVOD_FORM (self)) == NULL)
    return;

  site = self->sites->pdata[selected - 1];
  if (!covers (self, site->id))
    zavod_claim_input_add_site (ZAVOD_CLAIM_INPUT (zavod_form_get_input (ZAVOD_FORM (self))), site->id);
  adw_combo_row_set_selected (self->add_site_row, 0);
}

static void
on_remove_site (GtkWidget      *button,
                ZavodClaimForm *self)
{
  gint64 item = zavod_remove_button_get_item (button);

  gtk_widget_grab_focus (GTK_WIDGET (self->add_site_row));
  zavod_input_remove_item (zavod_form_get_input (ZAVOD_FORM (self)), "sites", item);
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
make_site_row (gint64   item,
               gpointer user_data)
{
  ZavodClaimForm *self = user_data;
  gint64 site_id = get_site (zavod_form_get_input (ZAVOD_FORM (self)), item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = zavod_remove_button_new (_("Remove This Site"), item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), find_name (self->sites, site_id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_site), self, G_CONNECT_DEFAULT);

  return row;
}

static void
fill_add_site_row (ZavodClaimForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = zavod_choice_factory_new ();

  adw_combo_row_set_list_factory (self->add_site_row, factory);
  gtk_string_list_append (names, _("Choose"));
  for (guint i = 0; i < self->sites->len; i++)
    gtk_string_list_append (names, ((ZavodReference *) self->sites->pdata[i])->name);
  adw_combo_row_set_model (self->add_site_row, G_LIST_MODEL (names));
}

/* What may be stated of a site; of a statement on disk it is settled. */
static void
bind_property (ZavodClaimForm *self,
               ZavodFields    *fields)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < zavod_vocabulary_get_n_words (ZAVOD_VOCABULARY_PROPERTY); i++)
    {
      const char *code = zavod_vocabulary_get_code (ZAVOD_VOCABULARY_PROPERTY, i);

      if ((zavod_property_get_subjects (code) & ZAVOD_SUBJECT_SITE) == 0)
        continue;
      g_ptr_array_add (codes, (char *) code);
      g_ptr_array_add (labels, (char *) zavod_vocabulary_get_label (ZAVOD_VOCABULARY_PROPERTY, code));
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);

  zavod_fields_bind_codes (fields, "property", self->property_row, (const char *const *) codes->pdata,
                           (const char *const *) labels->pdata);
  gtk_widget_set_visible (GTK_WIDGET (self->property_row), self->claim_id == 0);
}

static void
bind_text (ZavodFields *fields,
           const char  *field,
           GtkWidget   *row)
{
  zavod_fields_bind_text (fields, field, GTK_EDITABLE (row), row);
}

/* Who and what a statement names: completed while it is typed, and made by Save when it is new. */
static void
bind_partner (ZavodClaimForm *self,
              ZavodFields    *fields)
{
  bind_text (fields, "actor", self->actor_row);
  zavod_fields_bind_words (fields, "actor_kind", self->actor_kind_row, ZAVOD_VOCABULARY_ACTOR_KIND, NULL);
  zavod_fields_bind_words (fields, "role", self->role_row, ZAVOD_VOCABULARY_ROLE, _("Not stated"));
  bind_text (fields, "share", self->share_row);
  bind_text (fields, "condition", self->condition_row);
  bind_text (fields, "product", self->product_row);
  zavod_fields_bind_words (fields, "product_kind", self->product_kind_row, ZAVOD_VOCABULARY_PRODUCT_KIND, NULL);
  self->actor_suggestions = zavod_suggestions_new (ADW_ENTRY_ROW (self->actor_row), self->actors);
  self->product_suggestions = zavod_suggestions_new (ADW_ENTRY_ROW (self->product_row), self->products);
}

static void
zavod_claim_form_bind (ZavodForm   *form,
                       ZavodFields *fields)
{
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (form);
  const char *none = _("Not stated");

  fill_add_site_row (self);
  bind_property (self, fields);
  zavod_fields_bind_words (fields, "status", self->status_row, ZAVOD_VOCABULARY_STATUS, none);
  bind_partner (self, fields);
  bind_text (fields, "value", self->value_row);
  zavod_fields_bind_words (fields, "modality", self->modality_row, ZAVOD_VOCABULARY_MODALITY, none);
  zavod_fields_bind_words (fields, "period", self->period_row, ZAVOD_VOCABULARY_PERIOD, none);
  bind_text (fields, "period_years", self->years_row);
  zavod_fields_bind_words (fields, "bound", self->bound_row, ZAVOD_VOCABULARY_BOUND, none);
  zavod_fields_bind_words (fields, "unit", self->unit_row, ZAVOD_VOCABULARY_UNIT, none);
  bind_text (fields, "currency", self->currency_row);
  zavod_fields_bind_words (fields, "vehicle_class", self->class_row, ZAVOD_VOCABULARY_VEHICLE_CLASS, none);
  bind_text (fields, "stage", self->stage_row);
  zavod_fields_bind_words (fields, "method", self->method_row, ZAVOD_VOCABULARY_METHOD, none);
  bind_text (fields, "since", self->since_row);
  bind_text (fields, "until", self->until_row);
  bind_text (fields, "as_of", self->as_of_row);
  zavod_fields_bind_list (fields, "citations", self->citations_group, self->add_citation_button, make_citation_row, self);
  zavod_fields_bind_list (fields, "sites", self->sites_group, GTK_WIDGET (self->add_site_row), make_site_row, self);
  zavod_fields_bind_words (fields, "rank", self->rank_row, ZAVOD_VOCABULARY_RANK, NULL);
  bind_text (fields, "reason", self->reason_row);
  bind_text (fields, "note", self->note_row);
  gtk_widget_set_visible (self->delete_group, self->claim_id != 0);
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

static const ZavodClaim *
find_claim (const ZavodSite *site,
            gint64           id)
{
  for (guint i = 0; i < site->claims->len; i++)
    if (((ZavodClaim *) site->claims->pdata[i])->id == id)
      return site->claims->pdata[i];

  return NULL;
}

/* Returns: (nullable): the input of what the site's record says by now; the banner tells when there is none. */
static ZavodInput *
finish_reading (ZavodClaimForm *self,
                GObject        *source,
                GAsyncResult   *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodSite) site = zavod_store_site_finish (ZAVOD_STORE (source), result, &error);
  const ZavodClaim *claim;

  if (zavod_form_is_done (ZAVOD_FORM (self)))
    return NULL;
  if (site == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), error->message);
      return NULL;
    }
  if (self->claim_id == 0)
    return ZAVOD_INPUT (zavod_claim_input_new (self->property, &(ZavodReference) { site->id, site->name }));

  claim = find_claim (site, self->claim_id);
  if (claim == NULL)
    {
      zavod_form_tell (ZAVOD_FORM (self), _("This statement was deleted meanwhile."));
      return NULL;
    }

  return ZAVOD_INPUT (zavod_claim_input_new_from_claim (claim));
}

static void
on_site_refreshed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (ZavodClaimForm) self = user_data;
  g_autoptr (ZavodInput) fresh = finish_reading (self, source, result);

  if (fresh != NULL)
    zavod_form_take_fresh (ZAVOD_FORM (self), fresh);
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

/* What is stated was chosen by who opened the form: one begins with what is said of it. */
static void
focus_first (ZavodClaimForm *self)
{
  static const char *const first[] = { "status", "actor", "product", "value" };
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (zavod_claim_input_has_field (ZAVOD_CLAIM_INPUT (input), first[i]))
      {
        zavod_fields_focus (zavod_form_get_fields (ZAVOD_FORM (self)), first[i]);
        return;
      }
}

static void
on_site_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodClaimForm) self = user_data;
  g_autoptr (ZavodInput) input = finish_reading (self, source, result);
  g_autofree char *draft = NULL;

  if (input == NULL)
    return;

  zavod_claim_input_set_nouns (ZAVOD_CLAIM_INPUT (input), self->actors, self->products);
  if (self->claim_id != 0)
    show_property (self, zavod_claim_input_get_property (ZAVOD_CLAIM_INPUT (input)));
  draft = self->claim_id != 0 ? g_strdup_printf ("claim-%" G_GINT64_FORMAT, self->claim_id)
                              : g_strdup_printf ("claim-new-%" G_GINT64_FORMAT "-%s", self->site_id, self->property);
  zavod_form_set_subtitle (ZAVOD_FORM (self), zavod_claim_input_get_subject (ZAVOD_CLAIM_INPUT (input)));
  zavod_form_set_input (ZAVOD_FORM (self), input, draft);
  focus_first (self);
}

static void
read_site (ZavodClaimForm      *self,
           GAsyncReadyCallback  callback)
{
  ZavodSession *session = zavod_form_get_session (ZAVOD_FORM (self));

  zavod_store_site_async (zavod_session_get_store (session), self->site_id, zavod_session_get_date (session), NULL,
                          callback, g_object_ref (self));
}

static void
zavod_claim_form_refresh (ZavodForm *form)
{
  ZavodClaimForm *self = ZAVOD_CLAIM_FORM (form);

  if (self->claim_id != 0)
    read_site (self, on_site_refreshed);
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
    read_site (self, on_site_read);
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

  g_clear_object (&self->actor_suggestions);
  g_clear_object (&self->product_suggestions);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_CLAIM_FORM);
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    g_clear_pointer (&G_STRUCT_MEMBER (GPtrArray *, self, nouns[i].offset), g_ptr_array_unref);
  g_clear_pointer (&self->property, g_free);

  G_OBJECT_CLASS (zavod_claim_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, property_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, actor_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, actor_kind_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, role_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, share_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, condition_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, product_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, product_kind_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, value_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, reading_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, modality_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, period_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, years_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, bound_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, unit_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, currency_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, class_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, stage_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, method_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, since_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, as_of_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, citations_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, add_citation_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, sites_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodClaimForm, add_site_row);
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
  form_class->changed = zavod_claim_form_changed;
  form_class->refresh = zavod_claim_form_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-claim-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_add_citation);
  gtk_widget_class_bind_template_callback (widget_class, on_site_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
zavod_claim_form_init (ZavodClaimForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_claim_form_new:
 * @session: with an open atlas
 * @site_id: the site that the statement is about, alone or with others
 * @claim_id: the statement to change, or 0 for a new one
 * @property: (nullable): what a new one states, until another is chosen
 */
GtkWidget *
zavod_claim_form_new (ZavodSession *session,
                      gint64        site_id,
                      gint64        claim_id,
                      const char   *property)
{
  ZavodClaimForm *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);
  g_return_val_if_fail (site_id > 0 && (claim_id != 0 || property != NULL), NULL);

  self = g_object_new (ZAVOD_TYPE_CLAIM_FORM, "session", session, NULL);
  self->site_id = site_id;
  self->claim_id = claim_id;
  self->property = g_strdup (property);
  read_nouns (self);

  return GTK_WIDGET (self);
}
