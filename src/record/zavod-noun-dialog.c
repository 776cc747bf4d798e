/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun-dialog.h"

#include <glib/gi18n.h>

#include "zavod-citation-chip.h"
#include "zavod-claim-words.h"

/* A list that nobody reads to its end is not made at all: what is longer says how much more there is. */
#define MAX_LISTED 300

struct _ZavodNounDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  ZavodNoun noun;
  gint64 id;
  GHashTable *groups;   /* name of a subject → AdwPreferencesGroup, owned by the page */

  AdwPreferencesPage *page;
  AdwPreferencesGroup *head;
};

G_DEFINE_FINAL_TYPE (ZavodNounDialog, zavod_noun_dialog, ADW_TYPE_DIALOG)

static void
on_row_activated (ZavodNounDialog *self,
                  AdwActionRow    *row)
{
  const gint64 *site = g_object_get_data (G_OBJECT (row), "site");

  adw_dialog_close (ADW_DIALOG (self));
  zavod_session_select_site (self->session, *site, ZAVOD_ORIGIN_NONE);
}

static const char *
get_subject (const ZavodClaim *claim)
{
  if (claim->subject_kind == ZAVOD_SUBJECT_COUNTRY)
    return zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, claim->country);

  return claim->subject.name != NULL ? claim->subject.name : "";
}

static AdwPreferencesGroup *
get_group (ZavodNounDialog  *self,
           const ZavodClaim *claim)
{
  const char *subject = get_subject (claim);
  AdwPreferencesGroup *group = g_hash_table_lookup (self->groups, subject);
  g_autofree char *title = NULL;

  if (group != NULL)
    return group;

  title = g_markup_escape_text (subject, -1);
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);
  g_hash_table_insert (self->groups, g_strdup (subject), group);

  return group;
}

/* The words of the source itself, where this is about one. */
static const ZavodCitation *
find_citation (ZavodNounDialog  *self,
               const ZavodClaim *claim)
{
  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);

      if (self->noun == ZAVOD_NOUN_SOURCE ? citation->source_id == self->id : citation->speaker_actor.id == self->id)
        return citation;
    }

  return NULL;
}

static char *
format_quote (const ZavodCitation *citation)
{
  /* Translators: a quotation */
  return citation != NULL && citation->quote != NULL ? g_strdup_printf (_("“%s”"), citation->quote) : NULL;
}

static void
add_row (ZavodNounDialog  *self,
         const ZavodClaim *claim)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *property = zavod_claim_format_property (claim);
  g_autofree char *value = zavod_claim_format_value (claim);
  g_autofree char *scope = zavod_claim_format_scope (claim);
  g_autofree char *quote = format_quote (find_citation (self, claim));
  g_autofree char *words = zavod_words_join (": ", property, value != NULL ? value : "", NULL);
  g_autofree char *subtitle = zavod_words_join ("\n", scope != NULL ? scope : "", quote != NULL ? quote : "", NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (claim->subject_kind == ZAVOD_SUBJECT_SITE)
    {
      g_object_set_data_full (G_OBJECT (row), "site", g_memdup2 (&claim->subject.id, sizeof claim->subject.id), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (get_group (self, claim), row);
}

static void
show_source (ZavodNounDialog     *self,
             const ZavodCitation *citation)
{
  g_autofree char *date = zavod_citation_format_date (citation);
  g_autofree char *where = zavod_words_join (" · ", citation->publisher != NULL ? citation->publisher : "", date, NULL);
  g_autofree char *title = g_markup_escape_text (citation->title, -1);
  g_autofree char *description = g_markup_escape_text (where != NULL ? where : "", -1);

  adw_dialog_set_title (ADW_DIALOG (self), zavod_citation_get_publisher (citation));
  adw_preferences_group_set_title (self->head, title);
  adw_preferences_group_set_description (self->head, description);
  adw_preferences_group_set_header_suffix (self->head, zavod_source_link_new (citation->url));
}

static const char *
find_name (ZavodNounDialog  *self,
           const ZavodClaim *claim)
{
  const ZavodCitation *citation = find_citation (self, claim);

  if (claim->actor.id == self->id)
    return claim->actor.name;
  if (claim->subject_kind == ZAVOD_SUBJECT_ACTOR && claim->subject.id == self->id)
    return claim->subject.name;

  return citation != NULL ? citation->speaker_actor.name : NULL;
}

static void
show_head (ZavodNounDialog  *self,
           const ZavodClaim *first,
           guint             n_claims)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u statement", "%u statements", n_claims), n_claims);
  const char *name;

  if (self->noun == ZAVOD_NOUN_SOURCE)
    {
      show_source (self, find_citation (self, first));
      return;
    }

  name = find_name (self, first);
  adw_dialog_set_title (ADW_DIALOG (self), name != NULL ? name : "");
  adw_preferences_group_set_description (self->head, count);
}

static void
tell_of_the_rest (ZavodNounDialog *self,
                  guint            n_left)
{
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", n_left), n_left);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
on_statements (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (ZavodNounDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = zavod_store_statements_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (claims == NULL)
    {
      zavod_session_report (self->session, error);
      return;
    }

  if (claims->len > 0)
    show_head (self, g_ptr_array_index (claims, 0), claims->len);
  for (guint i = 0; i < MIN (claims->len, MAX_LISTED); i++)
    add_row (self, g_ptr_array_index (claims, i));
  if (claims->len > MAX_LISTED)
    tell_of_the_rest (self, claims->len - MAX_LISTED);
}

static void
zavod_noun_dialog_dispose (GObject *object)
{
  ZavodNounDialog *self = ZAVOD_NOUN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->groups);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_NOUN_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_noun_dialog_parent_class)->dispose (object);
}

static void
zavod_noun_dialog_finalize (GObject *object)
{
  ZavodNounDialog *self = ZAVOD_NOUN_DIALOG (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->groups);

  G_OBJECT_CLASS (zavod_noun_dialog_parent_class)->finalize (object);
}

static void
zavod_noun_dialog_class_init (ZavodNounDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_noun_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_noun_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-noun-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodNounDialog, page);
  gtk_widget_class_bind_template_child (widget_class, ZavodNounDialog, head);
}

static void
zavod_noun_dialog_init (ZavodNounDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_noun_dialog_new:
 * @id: of the source, or of the company or person
 */
AdwDialog *
zavod_noun_dialog_new (ZavodSession *session,
                       ZavodNoun     noun,
                       gint64        id)
{
  ZavodNounDialog *self = g_object_new (ZAVOD_TYPE_NOUN_DIALOG, NULL);
  ZavodStore *store = zavod_session_get_store (session);

  self->session = g_object_ref (session);
  self->noun = noun;
  self->id = id;
  if (store != NULL)
    zavod_store_statements_async (store, noun, id, self->cancellable, on_statements, g_object_ref (self));

  return ADW_DIALOG (self);
}
