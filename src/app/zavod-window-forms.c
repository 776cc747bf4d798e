/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms lie on the record: the map stays in sight to choose a place on, and the record's rivals to compare with. */

#include "zavod-window-private.h"

#include "zavod-claim-form.h"
#include "zavod-noun-form.h"
#include "zavod-paste-columns.h"
#include "zavod-paste-dialog.h"
#include "zavod-site-form.h"
#include "zavod-sites-change-form.h"
#include "zavod-split-dialog.h"
#include "zavod-text-dialog.h"

static void
on_done (ZavodForm   *form,
         ZavodWindow *self)
{
  zavod_record_pane_pop_form (self->record_pane, ADW_NAVIGATION_PAGE (form));
}

static void on_next (ZavodForm   *form,
                     ZavodForm   *next,
                     ZavodWindow *self);

static void
watch_form (ZavodWindow *self,
            GtkWidget   *form)
{
  g_signal_connect_object (form, "done", G_CALLBACK (on_done), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "next", G_CALLBACK (on_next), self, G_CONNECT_DEFAULT);
}

static void
on_next (ZavodForm   *form,
         ZavodForm   *next,
         ZavodWindow *self)
{
  watch_form (self, GTK_WIDGET (next));
  zavod_record_pane_replace_form (self->record_pane, ADW_NAVIGATION_PAGE (next));
}

static void
push_form (ZavodWindow *self,
           GtkWidget   *form)
{
  watch_form (self, form);
  zavod_record_pane_push_form (self->record_pane, ADW_NAVIGATION_PAGE (form));
}

static void
action_add_site (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  push_form (self, zavod_site_form_new (self->session, 0));
}

static void
action_add_noun (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  ZavodNoun noun = zavod_noun_from_table (g_variant_get_string (parameter, NULL));

  if (noun != ZAVOD_NOUN_SITE && noun < ZAVOD_N_NOUNS)
    push_form (self, zavod_noun_form_new (self->session, noun, 0));
}

static GtkWidget *
create_form (ZavodWindow *self,
             ZavodNoun    noun,
             gint64       id)
{
  return noun == ZAVOD_NOUN_SITE ? zavod_site_form_new (self->session, id) : zavod_noun_form_new (self->session, noun, id);
}

/* A site can be edited before its record has been read. */
static void
action_edit_record (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  ZavodNoun noun = ZAVOD_NOUN_SITE;
  gint64 id = zavod_session_get_selected_site (self->session);

  if (id != 0 || zavod_window_get_record (self, &noun, &id) != NULL)
    push_form (self, create_form (self, noun, id));
}

/* A record that need not be the one that is shown. */
static void
action_edit_noun (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  guint noun;
  gint64 id;

  g_variant_get (parameter, "(ux)", &noun, &id);
  if (noun <= ZAVOD_NOUN_SOURCE && id > 0)
    push_form (self, create_form (self, noun, id));
}

static void
action_change_sites (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  gsize n_sites;
  const gint64 *ids = zavod_session_get_selected_sites (self->session, &n_sites);

  push_form (self, zavod_sites_change_form_new (self->session, ids, n_sites));
}

/* Returns: what statements about the selected thing are about; 0: nothing is selected of which any are made */
static ZavodSubjects
get_subject (ZavodWindow *self,
             gint64      *id)
{
  const ZavodNounRecord *record = zavod_session_get_noun_record (self->session);

  *id = zavod_session_get_selected_site (self->session);
  if (*id != 0)
    return ZAVOD_SUBJECT_SITE;
  if (record == NULL)
    return 0;

  *id = record->id;
  return zavod_noun_get_subject (record->noun);
}

static void
add_statement (ZavodWindow *self,
               const char  *property)
{
  gint64 id;
  ZavodSubjects kind = get_subject (self, &id);

  push_form (self, zavod_claim_form_new (self->session, kind, id, property));
}

static void
action_add_capacity (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  add_statement (ZAVOD_WINDOW (widget), "capacity");
}

/* With an empty parameter, what is stated is to be chosen. */
static void
action_add_statement (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  const char *property = g_variant_get_string (parameter, NULL);

  if (*property == '\0' || zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, property) >= 0)
    add_statement (ZAVOD_WINDOW (widget), *property != '\0' ? property : NULL);
}

static void
action_add_country_statement (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  push_form (self, zavod_claim_form_new (self->session, ZAVOD_SUBJECT_COUNTRY, 0, NULL));
}

static void
action_edit_statement (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  push_form (self, zavod_claim_form_new_for_claim (self->session, g_variant_get_int64 (parameter), FALSE));
}

static void
action_duplicate_statement (GtkWidget  *widget,
                            const char *name,
                            GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  push_form (self, zavod_claim_form_new_for_claim (self->session, g_variant_get_int64 (parameter), TRUE));
}

static void
action_split_statement (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  adw_dialog_present (zavod_split_dialog_new (self->session, g_variant_get_int64 (parameter)), widget);
}

static void
action_text_to_statements (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  adw_dialog_present (zavod_text_dialog_new (ZAVOD_WINDOW (widget)->session), widget);
}

static void
action_paste_rows (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  const guint table = g_variant_get_uint32 (parameter);

  if (table < ZAVOD_N_TABLES && zavod_paste_is_possible (table))
    adw_dialog_present (zavod_paste_dialog_new (ZAVOD_WINDOW (widget)->session, table, gtk_widget_get_clipboard (widget)), widget);
}

/* A form reads what it needs itself: it need not wait for the record. */
void
zavod_window_update_forms (ZavodWindow *self,
                           gboolean     can_edit)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_site = zavod_session_get_selected_site (self->session) != 0;
  /* what has its own forms has their keys, too */
  const gboolean has_text = ZAVOD_IS_TEXT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)));
  gboolean has_noun = zavod_session_get_noun_record (self->session) != NULL;
  gsize n_sites;
  gint64 id;

  can_edit = can_edit && !has_text;
  zavod_session_get_selected_sites (self->session, &n_sites);
  gtk_widget_action_set_enabled (widget, "win.add-site", can_edit);
  gtk_widget_action_set_enabled (widget, "win.add-noun", can_edit);
  gtk_widget_action_set_enabled (widget, "win.edit-noun", can_edit);
  gtk_widget_action_set_enabled (widget, "win.edit-record", can_edit && (has_site || has_noun));
  gtk_widget_action_set_enabled (widget, "win.change-sites", can_edit && n_sites > 1);
  gtk_widget_action_set_enabled (widget, "win.add-capacity", can_edit && has_site);
  gtk_widget_action_set_enabled (widget, "win.add-statement", can_edit && get_subject (self, &id) != 0);
  gtk_widget_action_set_enabled (widget, "win.add-country-statement", can_edit);
  gtk_widget_action_set_enabled (widget, "win.text-to-statements", can_edit);
  gtk_widget_action_set_enabled (widget, "win.paste-rows", can_edit);
  gtk_widget_action_set_enabled (widget, "win.edit-statement", can_edit);
  gtk_widget_action_set_enabled (widget, "win.duplicate-statement", can_edit);
  gtk_widget_action_set_enabled (widget, "win.split-statement", can_edit);
}

void
zavod_window_class_install_forms (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-site", NULL, action_add_site);
  gtk_widget_class_install_action (widget_class, "win.add-noun", "s", action_add_noun);
  gtk_widget_class_install_action (widget_class, "win.edit-record", NULL, action_edit_record);
  gtk_widget_class_install_action (widget_class, "win.edit-noun", "(ux)", action_edit_noun);
  gtk_widget_class_install_action (widget_class, "win.change-sites", NULL, action_change_sites);
  gtk_widget_class_install_action (widget_class, "win.add-capacity", NULL, action_add_capacity);
  gtk_widget_class_install_action (widget_class, "win.add-statement", "s", action_add_statement);
  gtk_widget_class_install_action (widget_class, "win.add-country-statement", NULL, action_add_country_statement);
  gtk_widget_class_install_action (widget_class, "win.text-to-statements", NULL, action_text_to_statements);
  gtk_widget_class_install_action (widget_class, "win.paste-rows", "u", action_paste_rows);
  gtk_widget_class_install_action (widget_class, "win.duplicate-statement", "x", action_duplicate_statement);
  gtk_widget_class_install_action (widget_class, "win.split-statement", "x", action_split_statement);
  gtk_widget_class_install_action (widget_class, "win.edit-statement", "x", action_edit_statement);
}
