/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-paste-dialog.h"

#include <glib/gi18n.h>

#include "zavod-noun-form.h"
#include "zavod-noun-row.h"
#include "zavod-paste-columns-page.h"
#include "zavod-paste.h"
#include "zavod-pasted-list.h"
#include "zavod-sheet.h"
#include "zavod-task.h"

#define PROGRESS_MS 100

struct _ZavodPasteDialog
{
  AdwDialog parent_instance;

  ZavodSession *session;
  ZavodPaste *paste;          /* NULL: not parsed yet */
  ZavodPasted *pasted;        /* what becomes of it; NULL: not known yet */
  ZavodTable table;
  GCancellable *cancellable;  /* of all that is under way */
  GTask *task;                /* the thread at work; NULL: none is */
  guint progress_source;

  AdwNavigationView *navigation;
  ZavodPasteColumnsPage *columns_page;
  GtkStack *stack;
  AdwBanner *failure;
  AdwStatusPage *problem;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  GtkWidget *cancel_button;
  GtkWidget *paste_button;
  ZavodNounRow *source_row;
  AdwActionRow *columns_row;
  AdwSwitchRow *leave_out_row;
  GtkLabel *summary_label;
  GtkToggleButton *only_wrong;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ZavodPasteDialog, zavod_paste_dialog, ADW_TYPE_DIALOG)

static void
show_problem (ZavodPasteDialog *self,
              const char       *words)
{
  adw_status_page_set_description (self->problem, words);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* ---- the thread ---- */

typedef struct
{
  ZavodPaste *paste;
  ZavodEdit *edit;   /* NULL: the rows are only checked */
  gint n_done;
} Job;

static void
job_free (Job *self)
{
  zavod_paste_free (self->paste);
  g_clear_object (&self->edit);
  g_free (self);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      task_data,
     GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  ZavodPasted *pasted = zavod_paste_carry_out (job->paste, job->edit, &job->n_done, cancellable, &error);

  if (pasted != NULL)
    g_task_return_pointer (task, pasted, (GDestroyNotify) zavod_pasted_free);
  else
    g_task_return_error (task, error);
}

static gboolean
on_progress (gpointer user_data)
{
  ZavodPasteDialog *self = user_data;
  Job *job = g_task_get_task_data (self->task);

  gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&job->n_done) / job->paste->rows->len);
  return G_SOURCE_CONTINUE;
}

static void
stop (ZavodPasteDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->cancellable = g_cancellable_new ();
}

static void
start (ZavodPasteDialog    *self,
       ZavodEdit           *edit,
       const char          *words,
       GAsyncReadyCallback  callback)
{
  Job *job = g_new0 (Job, 1);

  stop (self);
  job->paste = zavod_paste_copy (self->paste);
  job->paste->source_id = zavod_noun_row_get_id (self->source_row);
  g_set_object (&job->edit, edit);
  gtk_label_set_text (self->busy_label, words);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->paste_button, FALSE);
  self->progress_source = g_timeout_add (PROGRESS_MS, on_progress, self);
  self->task = g_task_new (self, self->cancellable, callback, NULL);
  g_task_set_task_data (self->task, job, (GDestroyNotify) job_free);
  zavod_task_run_in_thread (self->task, run);
}

/* Returns: (transfer full) (nullable): what the thread found; %NULL: it was stopped */
static ZavodPasted *
finish (ZavodPasteDialog *self,
        GAsyncResult     *result)
{
  ZavodPasted *pasted = g_task_propagate_pointer (G_TASK (result), NULL);

  if (G_TASK (result) != self->task)
    {
      g_clear_pointer (&pasted, zavod_pasted_free);
      return NULL;
    }

  g_clear_object (&self->task);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  return pasted;
}

/* ---- what is shown ---- */

static void
show_rows (ZavodPasteDialog *self)
{
  g_autoptr (GListModel) rows = NULL;
  GtkSelectionModel *selection;

  if (self->pasted == NULL)
    return;

  rows = zavod_pasted_list_new (self->paste, self->pasted, gtk_toggle_button_get_active (self->only_wrong));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_steal_pointer (&rows)));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
}

static void
append_count (GString    *words,
              const char *format,
              guint       n)
{
  if (n == 0)
    return;

  g_string_append (words, words->len > 0 ? " · " : "");
  g_string_append_printf (words, format, n);
}

static char *
summarise (const ZavodPasted *pasted)
{
  GString *words = g_string_new (NULL);
  const guint *counts = pasted->counts;

  append_count (words, ngettext ("%u new site", "%u new sites", counts[ZAVOD_PASTED_NEW]), counts[ZAVOD_PASTED_NEW]);
  append_count (words, ngettext ("%u statement", "%u statements", pasted->n_statements), pasted->n_statements);
  append_count (words, ngettext ("%u there already", "%u there already", counts[ZAVOD_PASTED_KNOWN]),
                counts[ZAVOD_PASTED_KNOWN]);
  append_count (words, ngettext ("%u with an error", "%u with errors", counts[ZAVOD_PASTED_WRONG]),
                counts[ZAVOD_PASTED_WRONG]);

  return g_string_free_and_steal (words);
}

/* Rows with errors are left out by choice, else nothing is pasted; and nothing is without a source. */
static void
update (ZavodPasteDialog *self)
{
  const guint *counts;
  gboolean has_errors;

  if (self->pasted == NULL || self->task != NULL)
    return;

  counts = self->pasted->counts;
  has_errors = counts[ZAVOD_PASTED_WRONG] > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->leave_out_row), has_errors);
  gtk_widget_set_sensitive (self->paste_button, counts[ZAVOD_PASTED_NEW] + counts[ZAVOD_PASTED_ADDED] > 0
                                                && zavod_noun_row_is_chosen (self->source_row)
                                                && (!has_errors || adw_switch_row_get_active (self->leave_out_row)));
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  ZavodPasteDialog *self = ZAVOD_PASTE_DIALOG (source);
  ZavodPasted *pasted = finish (self, result);
  g_autofree char *words = NULL;

  if (pasted == NULL)
    return;

  g_clear_pointer (&self->pasted, zavod_pasted_free);
  self->pasted = pasted;
  if (pasted->counts[ZAVOD_PASTED_WRONG] == 0)
    gtk_toggle_button_set_active (self->only_wrong, FALSE);
  words = summarise (pasted);
  gtk_label_set_text (self->summary_label, words);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  show_rows (self);
  update (self);
}

static void
check (ZavodPasteDialog *self)
{
  if (self->paste->names != NULL)
    start (self, NULL, _("Reading the rows…"), on_checked);
}

static void
on_source_chosen (ZavodPasteDialog *self)
{
  update (self);
}

/* ---- columns ---- */

static void
list_columns (ZavodPasteDialog *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->paste->columns->len; i++)
    if (g_array_index (self->paste->columns, ZavodPasteColumn, i) != ZAVOD_PASTE_NOTHING)
      g_strv_builder_add (titles, zavod_paste_column_get_title (g_array_index (self->paste->columns, ZavodPasteColumn, i)));
  list = g_strv_builder_end (titles);
  words = g_strjoinv (", ", list);
  adw_action_row_set_subtitle (self->columns_row, words);
}

static void
on_columns (ZavodPasteDialog *self)
{
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->columns_page));
}

static void
on_columns_changed (ZavodPasteDialog *self)
{
  list_columns (self);
  check (self);
}

/* ---- rows ---- */

static GtkWidget *
add_label (GtkWidget  *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
on_setup (ZavodPasteDialog *self,
          GtkListItem      *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_label_set_width_chars (GTK_LABEL (number), 5);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_set_hexpand (texts, TRUE);
  add_label (texts, NULL);
  add_label (texts, "dim-label");
  add_label (texts, "caption");
  gtk_list_item_set_child (item, row);
}

static void
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
on_bind (ZavodPasteDialog *self,
         GtkListItem      *list_item)
{
  ZavodPastedItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (number));
  GtkWidget *cells = gtk_widget_get_next_sibling (name);
  GtkWidget *outcome = gtk_widget_get_next_sibling (cells);
  g_autofree char *digits = g_strdup_printf ("%u", zavod_pasted_item_get_number (item));
  g_autofree char *words = g_strdup_printf ("%s %s %s", digits, zavod_pasted_item_get_name (item),
                                            zavod_pasted_item_get_outcome (item));

  gtk_label_set_text (GTK_LABEL (number), digits);
  set_label (name, zavod_pasted_item_get_name (item));
  set_label (cells, zavod_pasted_item_get_cells (item));
  set_label (outcome, zavod_pasted_item_get_outcome (item));
  if (zavod_pasted_item_is_wrong (item))
    gtk_widget_add_css_class (outcome, "error");
  else
    gtk_widget_remove_css_class (outcome, "error");
  gtk_list_item_set_accessible_label (list_item, words);
}

/* ---- the source ---- */

static void
on_source_done (ZavodForm        *form,
                ZavodPasteDialog *self)
{
  if (adw_navigation_view_get_visible_page (self->navigation) == ADW_NAVIGATION_PAGE (form))
    adw_navigation_view_pop (self->navigation);
}

static void
on_source_made (ZavodForm        *form,
                guint             noun,
                gint64            id,
                ZavodPasteDialog *self)
{
  zavod_noun_row_choose (self->source_row, noun, id);
}

static void
on_new_source (ZavodPasteDialog *self)
{
  GtkWidget *form = zavod_noun_form_new (self->session, ZAVOD_NOUN_SOURCE, 0);

  g_signal_connect_object (form, "done", G_CALLBACK (on_source_done), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (form, "made", G_CALLBACK (on_source_made), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (form));
}

/* ---- pasting ---- */

static void
fail (ZavodPasteDialog *self,
      const char       *words)
{
  adw_banner_set_title (self->failure, words);
  adw_banner_set_revealed (self->failure, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  update (self);
}

static void
on_edited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = zavod_session_edit_finish (ZAVOD_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (done)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    fail (self, error->message);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  ZavodPasteDialog *self = ZAVOD_PASTE_DIALOG (source);
  g_autoptr (ZavodEdit) edit = g_object_ref (((Job *) g_task_get_task_data (G_TASK (result)))->edit);
  g_autoptr (ZavodPasted) pasted = finish (self, result);

  if (pasted == NULL)
    return;

  gtk_label_set_text (self->busy_label, _("Writing…"));
  gtk_progress_bar_set_fraction (self->progress, 1);
  zavod_session_edit_async (self->session, edit, self->cancellable, on_edited, g_object_ref (self));
}

static char *
describe_edit (const ZavodPasteDialog *self)
{
  const guint n = self->pasted->counts[ZAVOD_PASTED_NEW] + self->pasted->counts[ZAVOD_PASTED_ADDED];

  /* Translators: what an edit does */
  return self->table == ZAVOD_TABLE_SITES
         ? g_strdup_printf (ngettext ("Paste %u row of sites", "Paste %u rows of sites", n), n)
         /* Translators: what an edit does */
         : g_strdup_printf (ngettext ("Paste %u capacity", "Paste %u capacities", n), n);
}

static void
on_paste (ZavodPasteDialog *self)
{
  g_autofree char *words = describe_edit (self);
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);

  adw_banner_set_revealed (self->failure, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_widget_grab_focus (self->cancel_button);  /* an insensitive button would take the keyboard with it, and Escape */
  start (self, edit, _("Making the edit…"), on_written);
}

static void
on_cancel (ZavodPasteDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- the clipboard ---- */

static void
parse (GTask        *task,
       gpointer      source,
       gpointer      task_data,
       GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *rows = zavod_sheet_parse (task_data, cancellable, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_names (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodKnownNames *names = zavod_store_names_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (names == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  self->paste->names = names;
  check (self);
}

static void
take_rows (ZavodPasteDialog *self,
           GPtrArray        *rows)
{
  self->paste = g_new0 (ZavodPaste, 1);
  self->paste->table = self->table;
  self->paste->rows = rows;
  self->paste->columns = zavod_paste_columns_guess (self->table, rows, &self->paste->has_header);
  zavod_paste_columns_page_set_paste (self->columns_page, self->paste);
  list_columns (self);
  zavod_store_names_async (zavod_session_get_store (self->session), &zavod_known_names_sink, zavod_known_names_new (),
                           (GDestroyNotify) zavod_known_names_unref, self->cancellable, on_names, g_object_ref (self));
}

static void
on_parsed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ZavodPasteDialog *self = ZAVOD_PASTE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    show_problem (self, error->message);
  else
    take_rows (self, rows);
}

static void
on_text_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (ZavodPasteDialog) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (self->session == NULL)
    {
      g_free (text);
      return;
    }

  task = g_task_new (self, self->cancellable, on_parsed, NULL);
  g_task_set_task_data (task, text != NULL ? text : g_strdup (""), g_free);
  zavod_task_run_in_thread (task, parse);
}

/* ---- the object ---- */

static void
zavod_paste_dialog_dispose (GObject *object)
{
  ZavodPasteDialog *self = ZAVOD_PASTE_DIALOG (object);

  stop (self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_PASTE_DIALOG);

  G_OBJECT_CLASS (zavod_paste_dialog_parent_class)->dispose (object);
}

static void
zavod_paste_dialog_finalize (GObject *object)
{
  ZavodPasteDialog *self = ZAVOD_PASTE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pasted, zavod_pasted_free);
  g_clear_pointer (&self->paste, zavod_paste_free);

  G_OBJECT_CLASS (zavod_paste_dialog_parent_class)->finalize (object);
}

static void
zavod_paste_dialog_closed (AdwDialog *dialog)
{
  stop (ZAVOD_PASTE_DIALOG (dialog));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, paste_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, columns_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, leave_out_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, only_wrong);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteDialog, list);
}

static void
zavod_paste_dialog_class_init (ZavodPasteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_paste_dialog_dispose;
  object_class->finalize = zavod_paste_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = zavod_paste_dialog_closed;

  g_type_ensure (ZAVOD_TYPE_NOUN_ROW);
  g_type_ensure (ZAVOD_TYPE_PASTE_COLUMNS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-paste-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_paste);
  gtk_widget_class_bind_template_callback (widget_class, on_source_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_new_source);
  gtk_widget_class_bind_template_callback (widget_class, on_columns);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, show_rows);
}

static void
zavod_paste_dialog_init (ZavodPasteDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_paste_dialog_new:
 * @session: with an open atlas
 * @table: one into which rows may be pasted
 * @clipboard: which has them
 */
AdwDialog *
zavod_paste_dialog_new (ZavodSession *session,
                        ZavodTable    table,
                        GdkClipboard *clipboard)
{
  static const ZavodNoun sources[] = { ZAVOD_NOUN_SOURCE };
  ZavodPasteDialog *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session) && zavod_paste_is_possible (table), NULL);

  self = g_object_new (ZAVOD_TYPE_PASTE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->table = table;
  zavod_noun_row_set_session (self->source_row, session, sources, G_N_ELEMENTS (sources), FALSE);
  gdk_clipboard_read_text_async (clipboard, self->cancellable, on_text_read, g_object_ref (self));

  return ADW_DIALOG (self);
}
