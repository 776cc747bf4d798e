/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-revision-page.h"

#include <glib/gi18n.h>

#include "zavod-change-rows.h"
#include "zavod-store-history.h"

#define MAX_ROWS 100     /* of an import a part is shown */
#define MAX_BUILDERS 8   /* that are named */
#define PUT_BACK "revision.put-back"

struct _ZavodRevisionPage
{
  AdwNavigationPage parent_instance;

  ZavodSession *session;
  GCancellable *cancellable;
  ZavodRevision *revision;
  ZavodNoun noun;
  gint64 record_id;        /* of the record whose history is looked at; 0: the atlas */
  char *record;
  ZavodChangeList *shown;  /* NULL until they were read */
  GArray *builders;        /* gint64: the edits that build on this one, and this one */

  GtkLabel *words;
  GtkLabel *caption;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *restore;
  GtkWidget *export;
  GtkBox *changes;
};

G_DEFINE_FINAL_TYPE (ZavodRevisionPage, zavod_revision_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fail (ZavodRevisionPage *self,
      const GError      *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
on_changes (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ZavodRevisionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodChangeList *changes = zavod_store_changes_finish (ZAVOD_STORE (source), result, &error);

  if (changes == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->shown, zavod_change_list_free);
  self->shown = changes;
  if (self->changes != NULL)
    zavod_change_rows_fill (self->changes, changes, zavod_session_is_read_only (self->session) ? NULL : PUT_BACK);
}

/* ---- one field ---- */

static void
on_put_back (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (ZavodRevisionPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zavod_session_edit_finish (ZAVOD_SESSION (source), result, &error))
    g_signal_emit (self, signals[DONE], 0);
  else
    fail (self, error);
}

/* A new edit, whatever was done to the field since. */
static void
put_back (GtkWidget  *widget,
          const char *name,
          GVariant   *target)
{
  ZavodRevisionPage *self = ZAVOD_REVISION_PAGE (widget);
  g_autoptr (ZavodEdit) edit = NULL;
  g_autofree char *words = NULL;
  const ZavodRowChange *row;
  const ZavodFieldChange *field;
  guint row_index, field_index;

  g_variant_get (target, "(uu)", &row_index, &field_index);
  row = g_ptr_array_index (self->shown->rows, row_index);
  field = g_ptr_array_index (row->fields, field_index);

  /* Translators: an edit in words: the name of a field, and the record that gets back what stood in it */
  words = g_strdup_printf (_("Put back %s of %s"), field->label, row->record != NULL ? row->record : row->words);
  edit = zavod_edit_new (words);
  zavod_edit_update (edit, row->table, row->id);
  zavod_edit_set_cell (edit, &field->old_cell);
  zavod_session_edit_async (self->session, edit, NULL, on_put_back, g_object_ref (self));
}

/* ---- going back ---- */

static void
on_gone (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodRevisionPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zavod_session_step_finish (ZAVOD_SESSION (source), result, &error))
    g_signal_emit (self, signals[DONE], 0);
  else
    fail (self, error);
}

static void
go (ZavodRevisionPage *self,
    ZavodStepKind      kind,
    const char        *words)
{
  const gboolean takes_all = kind == ZAVOD_STEP_UNDO && self->builders->len > 0;
  const ZavodHistoryStep step = {
    .kind = kind,
    .ids = takes_all ? (const gint64 *) (void *) self->builders->data : &self->revision->id,
    .n_ids = takes_all ? self->builders->len : 1,
    .noun = self->noun,
    .record_id = self->record_id,
    .words = words,
  };

  zavod_session_step_async (self->session, &step, on_gone, g_object_ref (self));
}

static void
undo_fitting (ZavodRevisionPage *self)
{
  /* Translators: an edit in words: it takes back a part of another one, whose words are %s */
  g_autofree char *words = g_strdup_printf (_("Undo a part of “%s”"), self->revision->words);

  go (self, ZAVOD_STEP_UNDO_FITTING, words);
}

static void
on_chosen (AdwAlertDialog    *dialog,
           const char        *response,
           ZavodRevisionPage *self)
{
  if (g_str_equal (response, "all"))
    go (self, ZAVOD_STEP_UNDO, NULL);
  else if (g_str_equal (response, "fitting"))
    undo_fitting (self);
}

static char *
describe_builders (GPtrArray *builders)
{
  GString *text = g_string_new (NULL);
  guint n_more;

  for (guint i = 0; i < builders->len && i < MAX_BUILDERS; i++)
    {
      const ZavodRevision *revision = g_ptr_array_index (builders, i);
      g_autofree char *maker = zavod_revision_format_maker (revision);

      /* Translators: a line of a list: an edit in words, who made it and when */
      g_string_append_printf (text, _("• %s (%s)"), revision->words, maker);
      g_string_append_c (text, '\n');
    }

  n_more = builders->len > MAX_BUILDERS ? builders->len - MAX_BUILDERS : 0;
  if (n_more > 0)
    /* Translators: a line of a list of edits */
    g_string_append_printf (text, ngettext ("• and %u more", "• and %u more", n_more), n_more);

  return g_strchomp (g_string_free_and_steal (text));
}

static void
ask_what_to_undo (ZavodRevisionPage *self,
                  GPtrArray         *builders)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Later Edits Build on This One"), NULL);
  g_autofree char *list = describe_builders (builders);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s\n\n%s",
                                _("They changed the same, or refer to what it added:"), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "fitting", _("Undo _What Still Can Be"),
                                  "all", _("_Undo These Too"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "all", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_builders (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (ZavodRevisionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) builders = zavod_store_builds_on_finish (ZAVOD_STORE (source), result, &error);

  if (builders == NULL)
    {
      fail (self, error);
      return;
    }

  g_array_set_size (self->builders, 0);
  for (guint i = 0; i < builders->len; i++)
    g_array_append_val (self->builders, ((ZavodRevision *) g_ptr_array_index (builders, i))->id);
  g_array_append_val (self->builders, self->revision->id);

  if (builders->len == 0)
    go (self, ZAVOD_STEP_UNDO, NULL);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ask_what_to_undo (self, builders);
}

static void
on_undo (ZavodRevisionPage *self)
{
  zavod_store_builds_on_async (zavod_session_get_store (self->session), self->revision->id, self->cancellable,
                               on_builders, g_object_ref (self));
}

static void
on_redo (ZavodRevisionPage *self)
{
  go (self, ZAVOD_STEP_REDO, NULL);
}

static void
on_restore (ZavodRevisionPage *self)
{
  g_autofree char *time = zavod_revision_format_time (self->revision);
  g_autofree char *words = NULL;

  if (self->record_id != 0)
    /* Translators: an edit in words: the name of a record, and a moment */
    words = g_strdup_printf (_("Restore %s as of %s"), self->record, time);
  else
    /* Translators: an edit in words: a moment */
    words = g_strdup_printf (_("Restore the atlas as of %s"), time);

  go (self, self->record_id != 0 ? ZAVOD_STEP_RESTORE_RECORD : ZAVOD_STEP_RESTORE, words);
}

/* ---- the page ---- */

static void
zavod_revision_page_dispose (GObject *object)
{
  ZavodRevisionPage *self = ZAVOD_REVISION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_REVISION_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_revision_page_parent_class)->dispose (object);
}

static void
zavod_revision_page_finalize (GObject *object)
{
  ZavodRevisionPage *self = ZAVOD_REVISION_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->revision, zavod_revision_free);
  g_clear_pointer (&self->shown, zavod_change_list_free);
  g_array_unref (self->builders);
  g_free (self->record);

  G_OBJECT_CLASS (zavod_revision_page_parent_class)->finalize (object);
}

static void
zavod_revision_page_class_init (ZavodRevisionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_revision_page_dispose;
  object_class->finalize = zavod_revision_page_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-revision-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, words);
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, caption);
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, undo);
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, redo);
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, restore);
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, export);
  gtk_widget_class_bind_template_child (widget_class, ZavodRevisionPage, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
  gtk_widget_class_bind_template_callback (widget_class, on_redo);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_install_action (widget_class, PUT_BACK, "(uu)", put_back);
}

static void
zavod_revision_page_init (ZavodRevisionPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->builders = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update_actions (ZavodRevisionPage *self,
                gboolean           is_newest)
{
  const gboolean can_edit = !zavod_session_is_read_only (self->session);
  const gboolean is_edit = self->revision->kind == ZAVOD_REVISION_EDIT;

  gtk_widget_set_visible (self->undo, can_edit && is_edit && !self->revision->undone);
  gtk_widget_set_visible (self->redo, can_edit && is_edit && self->revision->undone);
  gtk_widget_set_visible (self->restore, can_edit && !is_newest);
  gtk_widget_set_visible (self->export, self->record_id == 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->export), "x", self->revision->id - 1);
  gtk_button_set_label (GTK_BUTTON (self->restore), self->record_id != 0 ? _("_Restore the Record as of Then")
                                                                         : _("_Restore the Atlas as of Then"));
}

/**
 * zavod_revision_page_new:
 * @revision: what is shown
 * @is_newest: whether nothing came after it: then there is nothing to restore
 * @noun: what @record_id is of
 * @record_id: the record whose history is looked at, which can be restored; 0: the whole atlas can
 * @record: (nullable): its name
 */
AdwNavigationPage *
zavod_revision_page_new (ZavodSession        *session,
                         const ZavodRevision *revision,
                         gboolean             is_newest,
                         ZavodNoun            noun,
                         gint64               record_id,
                         const char          *record)
{
  ZavodRevisionPage *self = g_object_new (ZAVOD_TYPE_REVISION_PAGE, NULL);
  g_autofree char *maker = zavod_revision_format_maker (revision);

  self->session = g_object_ref (session);
  self->revision = zavod_revision_copy (revision);
  self->noun = noun;
  self->record_id = record_id;
  self->record = g_strdup (record);
  gtk_label_set_label (self->words, revision->words);
  gtk_label_set_label (self->caption, maker);
  update_actions (self, is_newest);
  zavod_store_changes_async (zavod_session_get_store (session), revision->id, MAX_ROWS, self->cancellable, on_changes,
                             g_object_ref (self));

  return ADW_NAVIGATION_PAGE (self);
}
