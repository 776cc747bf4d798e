/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-capacity-form.h"

#include "zavod-choice-factory.h"
#include "zavod-citation-row.h"
#include "zavod-claim-input.h"
#include "zavod-remove-button.h"

#include <glib/gi18n.h>

struct _ZavodCapacityForm
{
  ZavodForm parent_instance;

  gint64 site_id;      /* whose record the claim is read with */
  gint64 claim_id;     /* 0: a new one */
  GPtrArray *sources;  /* ZavodReference */
  GPtrArray *sites;    /* ZavodReference */

  GtkWidget *value_row;
  AdwActionRow *reading_row;
  GtkImage *reading_icon;
  AdwComboRow *modality_row;
  AdwComboRow *period_row;
  GtkWidget *years_row;
  AdwComboRow *bound_row;
  AdwComboRow *unit_row;
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

G_DEFINE_FINAL_TYPE (ZavodCapacityForm, zavod_capacity_form, ZAVOD_TYPE_FORM)

static void
set_reading (ZavodCapacityForm *self,
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
show_reading (ZavodCapacityForm *self)
{
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));
  const char *modality = zavod_input_get (input, "modality");
  g_autofree char *value = zavod_input_dup (input, "value");
  g_autofree char *reading = NULL;
  ZavodQuantity quantity;

  gtk_widget_set_visible (GTK_WIDGET (self->reading_row), value != NULL);
  if (value == NULL)
    return;

  if (!zavod_claim_input_read (ZAVOD_CLAIM_INPUT (input), &quantity, NULL))
    {
      set_reading (self, _("Zavod reads no number in this"), _("It is kept as it is written, and is in no total."), FALSE);
      return;
    }

  reading = zavod_quantity_describe (&quantity, *modality != '\0' ? modality : NULL);
  set_reading (self, reading, _("How Zavod reads it. Correct the fields below if this is wrong."), TRUE);
}

static void
show_dependent_rows (ZavodCapacityForm *self)
{
  ZavodInput *input = zavod_form_get_input (ZAVOD_FORM (self));

  gtk_widget_set_visible (self->years_row, zavod_claim_input_has_years (ZAVOD_CLAIM_INPUT (input)));
  gtk_widget_set_visible (self->reason_row, !g_str_equal (zavod_input_get (input, "rank"), "normal")
                                            || *zavod_input_get (input, "reason") != '\0');
  show_reading (self);
}

static void
on_add_citation (ZavodCapacityForm *self)
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
  ZavodCapacityForm *self = user_data;

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
covers (ZavodCapacityForm *self,
        gint64             site_id)
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
on_site_chosen (ZavodCapacityForm *self)
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
on_remove_site (GtkWidget         *button,
                ZavodCapacityForm *self)
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
  ZavodCapacityForm *self = user_data;
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
fill_add_site_row (ZavodCapacityForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = zavod_choice_factory_new ();

  adw_combo_row_set_list_factory (self->add_site_row, factory);
  gtk_string_list_append (names, _("Choose"));
  for (guint i = 0; i < self->sites->len; i++)
    gtk_string_list_append (names, ((ZavodReference *) self->sites->pdata[i])->name);
  adw_combo_row_set_model (self->add_site_row, G_LIST_MODEL (names));
}

static void
bind_text (ZavodFields *fields,
           const char  *field,
           GtkWidget   *row)
{
  zavod_fields_bind_text (fields, field, GTK_EDITABLE (row), row);
}

static void
zavod_capacity_form_bind (ZavodForm   *form,
                          ZavodFields *fields)
{
  ZavodCapacityForm *self = ZAVOD_CAPACITY_FORM (form);
  const char *none = _("Not stated");

  fill_add_site_row (self);
  bind_text (fields, "value", self->value_row);
  zavod_fields_bind_words (fields, "modality", self->modality_row, ZAVOD_VOCABULARY_MODALITY, none);
  zavod_fields_bind_words (fields, "period", self->period_row, ZAVOD_VOCABULARY_PERIOD, none);
  bind_text (fields, "period_years", self->years_row);
  zavod_fields_bind_words (fields, "bound", self->bound_row, ZAVOD_VOCABULARY_BOUND, none);
  zavod_fields_bind_words (fields, "unit", self->unit_row, ZAVOD_VOCABULARY_UNIT, none);
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
zavod_capacity_form_changed (ZavodForm  *form,
                             const char *field)
{
  show_dependent_rows (ZAVOD_CAPACITY_FORM (form));
}

static void
on_delete (ZavodCapacityForm *self)
{
  ZavodClaimInput *input = ZAVOD_CLAIM_INPUT (zavod_form_get_input (ZAVOD_FORM (self)));
  g_autofree char *words = g_strdup_printf (_("Delete a capacity of %s"), zavod_claim_input_get_subject (input));
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
finish_reading (ZavodCapacityForm *self,
                GObject           *source,
                GAsyncResult      *result)
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
    return ZAVOD_INPUT (zavod_claim_input_new ("capacity", &(ZavodReference) { site->id, site->name }));

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
  g_autoptr (ZavodCapacityForm) self = user_data;
  g_autoptr (ZavodInput) fresh = finish_reading (self, source, result);

  if (fresh != NULL)
    zavod_form_take_fresh (ZAVOD_FORM (self), fresh);
}

static void
on_site_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodCapacityForm) self = user_data;
  g_autoptr (ZavodInput) input = finish_reading (self, source, result);
  g_autofree char *draft = NULL;

  if (input == NULL)
    return;

  draft = self->claim_id != 0 ? g_strdup_printf ("capacity-%" G_GINT64_FORMAT, self->claim_id)
                              : g_strdup_printf ("capacity-new-%" G_GINT64_FORMAT, self->site_id);
  zavod_form_set_subtitle (ZAVOD_FORM (self), zavod_claim_input_get_subject (ZAVOD_CLAIM_INPUT (input)));
  zavod_form_set_input (ZAVOD_FORM (self), input, draft);
}

static void
read_site (ZavodCapacityForm   *self,
           GAsyncReadyCallback  callback)
{
  ZavodSession *session = zavod_form_get_session (ZAVOD_FORM (self));

  zavod_store_site_async (zavod_session_get_store (session), self->site_id, zavod_session_get_date (session), NULL,
                          callback, g_object_ref (self));
}

static void
zavod_capacity_form_refresh (ZavodForm *form)
{
  ZavodCapacityForm *self = ZAVOD_CAPACITY_FORM (form);

  if (self->claim_id != 0)
    read_site (self, on_site_refreshed);
}

static gboolean
take_references (ZavodCapacityForm  *self,
                 GPtrArray         **references,
                 GObject            *source,
                 GAsyncResult       *result)
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
on_sites_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (ZavodCapacityForm) self = user_data;

  if (take_references (self, &self->sites, source, result))
    read_site (self, on_site_read);
}

static void
on_sources_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ZavodCapacityForm) self = user_data;

  if (take_references (self, &self->sources, source, result))
    zavod_store_references_async (ZAVOD_STORE (source), "site", NULL, on_sites_read, g_object_ref (self));
}

static void
zavod_capacity_form_dispose (GObject *object)
{
  ZavodCapacityForm *self = ZAVOD_CAPACITY_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_CAPACITY_FORM);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->sites, g_ptr_array_unref);

  G_OBJECT_CLASS (zavod_capacity_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, value_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, reading_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, modality_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, period_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, years_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, bound_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, unit_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, class_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, stage_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, method_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, since_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, as_of_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, citations_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, add_citation_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, sites_group);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, add_site_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, rank_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, note_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCapacityForm, delete_group);
}

static void
zavod_capacity_form_class_init (ZavodCapacityFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZavodFormClass *form_class = ZAVOD_FORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_capacity_form_dispose;
  form_class->bind = zavod_capacity_form_bind;
  form_class->changed = zavod_capacity_form_changed;
  form_class->refresh = zavod_capacity_form_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-capacity-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_add_citation);
  gtk_widget_class_bind_template_callback (widget_class, on_site_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
zavod_capacity_form_init (ZavodCapacityForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_capacity_form_new:
 * @session: with an open atlas
 * @site_id: the site that the statement is about, alone or with others
 * @claim_id: the statement to change, or 0 for a new one
 */
GtkWidget *
zavod_capacity_form_new (ZavodSession *session,
                         gint64        site_id,
                         gint64        claim_id)
{
  ZavodCapacityForm *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_session_get_store (session) != NULL, NULL);
  g_return_val_if_fail (site_id > 0, NULL);

  self = g_object_new (ZAVOD_TYPE_CAPACITY_FORM, "session", session, NULL);
  self->site_id = site_id;
  self->claim_id = claim_id;
  if (claim_id != 0)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Edit Capacity"));
  zavod_store_references_async (zavod_session_get_store (session), "source", NULL, on_sources_read, g_object_ref (self));

  return GTK_WIDGET (self);
}
