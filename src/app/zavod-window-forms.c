/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms lie on the record: the map stays in sight to choose a place on, and the record's rivals to compare with. */

#include "zavod-window-private.h"

#include "zavod-claim-form.h"
#include "zavod-noun-form.h"
#include "zavod-site-form.h"

static void
on_done (ZavodForm   *form,
         ZavodWindow *self)
{
  zavod_record_pane_pop_form (self->record_pane, ADW_NAVIGATION_PAGE (form));
}

static void
push_form (ZavodWindow *self,
           GtkWidget   *form)
{
  g_signal_connect_object (form, "done", G_CALLBACK (on_done), self, G_CONNECT_DEFAULT);
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

/* A quote is shown on the page of its source, and that is edited. */
static GtkWidget *
create_noun_form (ZavodWindow *self)
{
  const ZavodNounRecord *record = zavod_session_get_noun_record (self->session);

  if (record->source != NULL)
    return zavod_noun_form_new (self->session, ZAVOD_NOUN_SOURCE, record->source->source_id);

  return zavod_noun_form_new (self->session, record->noun, record->id);
}

static void
action_edit_record (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  gint64 site = zavod_session_get_selected_site (self->session);

  push_form (self, site != 0 ? zavod_site_form_new (self->session, site) : create_noun_form (self));
}

static void
add_statement (ZavodWindow *self,
               const char  *property)
{
  push_form (self, zavod_claim_form_new (self->session, zavod_session_get_selected_site (self->session), 0, property));
}

static void
action_add_capacity (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  add_statement (ZAVOD_WINDOW (widget), "capacity");
}

static void
action_add_statement (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  const char *property = g_variant_get_string (parameter, NULL);

  if (zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, property) >= 0)
    add_statement (ZAVOD_WINDOW (widget), property);
}

static void
action_edit_statement (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  ZavodSite *record = zavod_session_get_record (self->session);

  if (record != NULL)
    push_form (self, zavod_claim_form_new (self->session, record->id, g_variant_get_int64 (parameter), NULL));
}

/* A form reads what it needs itself: it need not wait for the record. */
void
zavod_window_update_forms (ZavodWindow *self,
                           gboolean     can_edit)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_site = zavod_session_get_selected_site (self->session) != 0;
  gboolean has_noun = zavod_session_get_noun_record (self->session) != NULL;

  gtk_widget_action_set_enabled (widget, "win.add-site", can_edit);
  gtk_widget_action_set_enabled (widget, "win.add-noun", can_edit);
  gtk_widget_action_set_enabled (widget, "win.edit-record", can_edit && (has_site || has_noun));
  gtk_widget_action_set_enabled (widget, "win.add-capacity", can_edit && has_site);
  gtk_widget_action_set_enabled (widget, "win.add-statement", can_edit && has_site);
  gtk_widget_action_set_enabled (widget, "win.edit-statement",
                                 can_edit && zavod_session_get_record (self->session) != NULL);
}

void
zavod_window_class_install_forms (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-site", NULL, action_add_site);
  gtk_widget_class_install_action (widget_class, "win.add-noun", "s", action_add_noun);
  gtk_widget_class_install_action (widget_class, "win.edit-record", NULL, action_edit_record);
  gtk_widget_class_install_action (widget_class, "win.add-capacity", NULL, action_add_capacity);
  gtk_widget_class_install_action (widget_class, "win.add-statement", "s", action_add_statement);
  gtk_widget_class_install_action (widget_class, "win.edit-statement", "x", action_edit_statement);
}
