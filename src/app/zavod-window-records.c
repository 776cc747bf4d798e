/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong or there twice in the atlas; two records that are one thing are merged, and taken apart again. */

#include "config.h"

#include "zavod-window-private.h"

#include <glib/gi18n.h>

#include "zavod-checks-dialog.h"
#include "zavod-unite-dialog.h"

/* ---- checks ---- */

/* Who left for a form comes back to the page that was left. */
static void
on_checks_closed (ZavodWindow       *self,
                  ZavodChecksDialog *dialog)
{
  self->checked = zavod_checks_dialog_get_rule (dialog);
}

static void
action_checks (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  GSettings *settings = zavod_application_get_settings (
    ZAVOD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  AdwDialog *dialog = zavod_checks_dialog_new (self->session, settings, self->checked);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_checks_closed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- merging ---- */

/**
 * zavod_window_get_record:
 * @noun: (out): what it is; of a quote its source
 * @id: (out): which
 *
 * Returns: (nullable): the name of the record that is shown; %NULL: none is
 */
const char *
zavod_window_get_record (ZavodWindow *self,
                         ZavodNoun   *noun,
                         gint64      *id)
{
  const ZavodSite *site = zavod_session_get_record (self->session);
  const ZavodNounRecord *record = zavod_session_get_noun_record (self->session);

  if (site == NULL && record == NULL)
    return NULL;

  *noun = site != NULL ? ZAVOD_NOUN_SITE : record->source != NULL ? ZAVOD_NOUN_SOURCE : record->noun;
  *id = site != NULL ? site->id : record->source != NULL ? record->source->source_id : record->id;

  return site != NULL ? site->name : record->source != NULL ? record->source->title : record->name;
}

static void
action_merge_record (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  ZavodNoun noun;
  gint64 id;
  const char *record = zavod_window_get_record (self, &noun, &id);

  if (record != NULL)
    adw_dialog_present (zavod_unite_dialog_new (self->session, noun, id, record), widget);
}

static void
action_merge_pair (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  const char *first, *second;
  gint64 first_id, second_id;
  guint noun;

  g_variant_get (parameter, "(ux&sx&s)", &noun, &first_id, &first, &second_id, &second);
  if (noun <= ZAVOD_NOUN_SOURCE)
    adw_dialog_present (zavod_unite_dialog_new_for_pair (self->session, noun, first_id, first, second_id, second), widget);
}

/* ---- taking apart ---- */

/* Which of several records comes back. */
typedef struct
{
  ZavodWindow *window;
  GPtrArray *unions;       /* ZavodUnion */
  ZavodNoun noun;
  char *name;              /* of the record that they were merged into */
  guint chosen;
} Parting;

static void
parting_free (gpointer data)
{
  Parting *self = data;

  g_ptr_array_unref (self->unions);
  g_free (self->name);
  g_free (self);
}

static void
on_parted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_session_step_finish (ZAVOD_SESSION (source), result, &error))
    zavod_window_tell (self, error->message);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             Parting        *parting)
{
  const ZavodUnion *found = g_ptr_array_index (parting->unions, parting->chosen);
  /* Translators: an edit in words: the names of two records that were one for a while */
  g_autofree char *words = g_strdup_printf (_("Take “%s” apart from “%s”"), found->name, parting->name);
  const ZavodHistoryStep step = {
    ZAVOD_STEP_TAKE_APART, &found->edit->id, 1, parting->noun, found->gone_id, words
  };

  if (g_str_equal (response, "part"))
    zavod_session_step_async (parting->window->session, &step, on_parted, g_object_ref (parting->window));
}

static void
on_chosen (GtkCheckButton *check,
           Parting        *parting)
{
  if (gtk_check_button_get_active (check))
    parting->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "union"));
}

static GtkWidget *
create_choice (Parting   *parting,
               guint      position,
               GtkWidget *group)
{
  const ZavodUnion *found = g_ptr_array_index (parting->unions, position);
  g_autofree char *maker = zavod_revision_format_maker (found->edit);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data (G_OBJECT (check), "union", GUINT_TO_POINTER (position));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group != NULL ? GTK_CHECK_BUTTON (group) : NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), position == 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect (check, "toggled", G_CALLBACK (on_chosen), parting);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), found->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), maker);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  return row;
}

static GtkWidget *
create_choices (Parting *parting)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *first = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < parting->unions->len; i++)
    {
      GtkWidget *row = create_choice (parting, i, first);

      if (first == NULL)
        first = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

/* One can be told by its name, several are listed. */
static AdwDialog *
create_dialog (Parting *parting)
{
  const ZavodUnion *only = parting->unions->len == 1 ? g_ptr_array_index (parting->unions, 0) : NULL;
  /* Translators: the name of a record that was merged into another */
  g_autofree char *heading = only != NULL ? g_strdup_printf (_("Take “%s” Apart?"), only->name)
                                          : g_strdup (_("Take a Record Apart?"));
  /* Translators: the name of the record that stays */
  g_autofree char *body = g_strdup_printf (_("It comes back as a record of its own, with the statements and names that came "
                                             "from it and are still there. What was added since stays with “%s”."),
                                           parting->name);
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "part", _("_Take Apart"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "part", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "part");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  if (only == NULL)
    adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), create_choices (parting));

  return dialog;
}

static void
action_take_apart (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  Parting *parting;
  AdwDialog *dialog;
  ZavodNoun noun;
  gint64 id;
  const char *record = zavod_window_get_record (self, &noun, &id);

  if (record == NULL || self->unions == NULL || self->unions->len == 0)
    return;

  parting = g_new (Parting, 1);
  *parting = (Parting) { self, g_ptr_array_ref (self->unions), noun, g_strdup (record), 0 };
  dialog = create_dialog (parting);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), parting, (GClosureNotify) (GCallback) parting_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, widget);
}

/* ---- what can be taken apart ---- */

static void
on_unions_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unions = zavod_store_unions_finish (ZAVOD_STORE (source), result, &error);

  if (unions == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        zavod_window_tell (self, error->message);
      return;
    }

  g_clear_pointer (&self->unions, g_ptr_array_unref);
  self->unions = g_steal_pointer (&unions);
  zavod_window_update_actions (self);
}

/* Which records were merged into the one that is shown, as far as the history says. */
static void
look_for_unions (ZavodWindow *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  ZavodNoun noun;
  gint64 id;

  g_cancellable_cancel (self->unions_cancellable);
  g_clear_object (&self->unions_cancellable);
  g_clear_pointer (&self->unions, g_ptr_array_unref);
  if (store == NULL || zavod_window_get_record (self, &noun, &id) == NULL)
    return;

  self->unions_cancellable = g_cancellable_new ();
  zavod_store_unions_async (store, noun, id, self->unions_cancellable, on_unions_read, g_object_ref (self));
}

void
zavod_window_update_records (ZavodWindow *self,
                             gboolean     is_open,
                             gboolean     can_edit)
{
  ZavodNoun noun;
  gint64 id;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.checks", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-pair", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-record",
                                 can_edit && zavod_window_get_record (self, &noun, &id) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-apart",
                                 can_edit && self->unions != NULL && self->unions->len > 0);
}

void
zavod_window_init_records (ZavodWindow *self)
{
  self->checked = ZAVOD_N_RULES;
  g_signal_connect_object (self->session, "notify::record", G_CALLBACK (look_for_unions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::noun-record", G_CALLBACK (look_for_unions), self, G_CONNECT_SWAPPED);
}

void
zavod_window_clear_records (ZavodWindow *self)
{
  g_cancellable_cancel (self->unions_cancellable);
  g_clear_object (&self->unions_cancellable);
  g_clear_pointer (&self->unions, g_ptr_array_unref);
}

void
zavod_window_class_install_records (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.checks", NULL, action_checks);
  gtk_widget_class_install_action (widget_class, "win.merge-record", NULL, action_merge_record);
  gtk_widget_class_install_action (widget_class, "win.merge-pair", "(uxsxs)", action_merge_pair);
  gtk_widget_class_install_action (widget_class, "win.take-apart", NULL, action_take_apart);
}
