/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-saving.h"

#include <glib/gi18n.h>

#include "zavod-table-text.h"

#define SHOWN_AFTER 6  /* seconds that the last word stays */

struct _ZavodTableSaving
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkButton *button;

  GCancellable *cancellable;  /* NULL: nothing is being written */
  guint n_rows;
  guint hide_source;
};

G_DEFINE_FINAL_TYPE (ZavodTableSaving, zavod_table_saving, GTK_TYPE_WIDGET)

typedef struct
{
  ZavodTableSaving *saving;
  ZavodSession *session;
  ZavodTable table;
  GPtrArray *columns;
  GArray *ids;
  GFile *file;
  GCancellable *cancellable;
  GOutputStream *stream;
  GError *error;
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->saving);
  g_object_unref (self->session);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->ids);
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
hide (gpointer user_data)
{
  ZavodTableSaving *self = user_data;

  self->hide_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* ---- what is said ---- */

static void
say (ZavodTableSaving *self,
     const char       *words)
{
  gtk_label_set_text (self->label, words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static char *
describe_end (const Job *job)
{
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *display_name = g_filename_display_name (name);

  if (job->error == NULL)
    /* Translators: the number of rows, the name of a file */
    return g_strdup_printf (ngettext ("Saved %u row as %s", "Saved %u rows as %s", job->ids->len), job->ids->len,
                            display_name);
  if (g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("Nothing was saved"));

  /* Translators: the name of a file, and the reason in the system's words */
  return g_strdup_printf (_("“%s” cannot be written: %s"), display_name, job->error->message);
}

/* An error stays until it is closed. */
static void
end (Job *job)
{
  ZavodTableSaving *self = job->saving;
  g_autofree char *words = describe_end (job);

  if (self->cancellable != job->cancellable)
    return;

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_button_set_label (self->button, _("_Close"));
  say (self, words);
  if (job->error == NULL || g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->hide_source = g_timeout_add_seconds_once (SHOWN_AFTER, hide, self);
}

static void
on_progress (guint    n_rows,
             gpointer user_data)
{
  ZavodTableSaving *self = user_data;

  gtk_progress_bar_set_fraction (self->bar, self->n_rows > 0 ? (double) n_rows / self->n_rows : 1);
}

/* ---- writing ---- */

static void
on_closed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error) && job->error == NULL)
    job->error = g_steal_pointer (&error);
  end (job);
}

/* Where not all was written the stream is closed as a cancelled one: the old file stays. */
static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Job *job = user_data;

  if (!zavod_table_write_finish (job->session, result, &job->error))
    g_cancellable_cancel (job->cancellable);
  g_output_stream_close_async (job->stream, G_PRIORITY_DEFAULT, job->cancellable, on_closed, job);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;

  job->stream = G_OUTPUT_STREAM (g_file_replace_finish (G_FILE (source), result, &job->error));
  if (job->stream == NULL)
    {
      end (job);
      return;
    }

  zavod_table_write_async (job->session, job->table, job->columns, job->ids, ZAVOD_TABLE_TEXT_CSV, job->stream,
                           on_progress, job->saving, job->cancellable, on_written, job);
  g_steal_pointer (&job);
}

/**
 * zavod_table_saving_begin:
 * @columns: (element-type ZavodColumn): what is written, in this order
 * @ids: (element-type gint64): rows of @table, in this order
 * @file: replaced in one moment, when all is written
 *
 * Writes rows as comma-separated values. What is being written already is stopped.
 */
void
zavod_table_saving_begin (ZavodTableSaving *self,
                          ZavodSession     *session,
                          ZavodTable        table,
                          GPtrArray        *columns,
                          GArray           *ids,
                          GFile            *file)
{
  Job *job;

  g_return_if_fail (ZAVOD_IS_TABLE_SAVING (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->hide_source, g_source_remove);
  self->cancellable = g_cancellable_new ();
  self->n_rows = ids->len;

  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  gtk_button_set_label (self->button, _("_Cancel"));
  gtk_label_set_text (self->label, _("Saving…"));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  job = g_new0 (Job, 1);
  job->saving = g_object_ref (self);
  job->session = g_object_ref (session);
  job->table = table;
  job->columns = g_ptr_array_ref (columns);
  job->ids = g_array_ref (ids);
  job->file = g_object_ref (file);
  job->cancellable = g_object_ref (self->cancellable);
  g_file_replace_async (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, G_PRIORITY_DEFAULT, self->cancellable,
                        on_opened, job);
}

static void
on_button (ZavodTableSaving *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* ---- the object ---- */

static void
zavod_table_saving_dispose (GObject *object)
{
  ZavodTableSaving *self = ZAVOD_TABLE_SAVING (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->hide_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (zavod_table_saving_parent_class)->dispose (object);
}

static void
zavod_table_saving_class_init (ZavodTableSavingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_table_saving_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zavod_table_saving_init (ZavodTableSaving *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = GTK_BUTTON (gtk_button_new_with_mnemonic (_("_Cancel")));

  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saving…"), -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_button), self);

  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->button));
  gtk_widget_add_css_class (self->box, "saving");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
