/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are loaded and written in batches, so that a million of them neither fill the memory nor stop the window. */

#include "zavod-table-text.h"

#include <glib/gi18n.h>

#include "zavod-csv.h"

#define BATCH 500

typedef struct
{
  ZavodSession *session;
  ZavodTable table;
  GPtrArray *columns;      /* const ZavodColumn */
  GArray *ids;
  ZavodTableText format;
  GOutputStream *output;
  ZavodTableProgress progress;
  gpointer progress_data;
  guint n_written;
  GString *text;           /* of the batch that is being written */
} Writer;

static void
writer_free (gpointer data)
{
  Writer *self = data;

  g_object_unref (self->session);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->ids);
  g_object_unref (self->output);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
append_between_tabs (GString    *text,
                     const char *cell)
{
  g_autofree char *line = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  /* what begins with a quotation mark would be read as quoted */
  if (*line == '"')
    zavod_csv_append_cell (text, &(ZavodCell) { .kind = ZAVOD_CELL_TEXT, .text = line });
  else
    g_string_append (text, line);
}

static void
append_cell (Writer     *self,
             guint       column,
             const char *cell)
{
  if (column > 0)
    g_string_append_c (self->text, self->format == ZAVOD_TABLE_TEXT_TABS ? '\t' : ',');
  if (cell == NULL)
    return;

  if (self->format == ZAVOD_TABLE_TEXT_TABS)
    append_between_tabs (self->text, cell);
  else
    zavod_csv_append_cell (self->text, &(ZavodCell) { .kind = ZAVOD_CELL_TEXT, .text = (char *) cell });
}

static void
end_line (Writer *self)
{
  g_string_append (self->text, self->format == ZAVOD_TABLE_TEXT_TABS ? "\n" : "\r\n");
}

static void
append_headers (Writer *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    append_cell (self, i, _(((const ZavodColumn *) g_ptr_array_index (self->columns, i))->title));
  end_line (self);
}

/* A number is written as a number, whatever people read in the table. */
static void
append_row (Writer           *self,
            const ZavodTuple *tuple)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const ZavodColumn *column = g_ptr_array_index (self->columns, i);
      const gboolean is_number = column->kind == ZAVOD_COLUMN_COUNT || column->kind == ZAVOD_COLUMN_PERCENT;
      g_autofree char *cell = is_number ? g_strdup (tuple->cells[column->column]) : zavod_column_format (column, tuple);

      append_cell (self, i, cell);
    }
  end_line (self);
}

static void load_batch (GTask *task);

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Writer *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->progress != NULL)
    self->progress (self->n_written, self->progress_data);
  if (self->n_written < self->ids->len)
    load_batch (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes task. */
static void
write_batch (GTask *task)
{
  Writer *self = g_task_get_task_data (task);

  g_output_stream_write_all_async (self->output, self->text->str, self->text->len, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_written, task);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Writer *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, &error);

  if (tuples == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* what is gone meanwhile has no line */
  for (guint i = 0; i < tuples->len; i++)
    if (g_ptr_array_index (tuples, i) != NULL)
      append_row (self, g_ptr_array_index (tuples, i));
  self->n_written += tuples->len;
  write_batch (g_steal_pointer (&task));
}

/* Takes task. */
static void
load_batch (GTask *task)
{
  Writer *self = g_task_get_task_data (task);
  ZavodStore *store = zavod_session_get_store (self->session);

  if (store == NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The atlas was closed."));
      g_object_unref (task);
      return;
    }

  if (self->n_written > 0)
    g_string_truncate (self->text, 0);
  zavod_store_load_async (store, self->table, &g_array_index (self->ids, gint64, self->n_written),
                          MIN (self->ids->len - self->n_written, BATCH), zavod_session_get_date (self->session),
                          g_task_get_cancellable (task), on_loaded, task);
}

/**
 * zavod_table_write_async:
 * @columns: (element-type ZavodColumn): what is written, in this order
 * @ids: (element-type gint64): the rows of @table, in this order
 * @output: where to; the caller closes it
 * @progress: (nullable): called after each batch
 *
 * Writes rows as people read them: words in their language, dates in their form, figures as their sources wrote them.
 */
void
zavod_table_write_async (ZavodSession        *session,
                         ZavodTable           table,
                         GPtrArray           *columns,
                         GArray              *ids,
                         ZavodTableText       format,
                         GOutputStream       *output,
                         ZavodTableProgress   progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  Writer *self;

  g_return_if_fail (ZAVOD_IS_SESSION (session));
  g_return_if_fail (table < ZAVOD_N_TABLES);
  g_return_if_fail (columns != NULL && ids != NULL && G_IS_OUTPUT_STREAM (output));

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_table_write_async);
  self = g_new0 (Writer, 1);
  self->session = g_object_ref (session);
  self->table = table;
  self->columns = g_ptr_array_ref (columns);
  self->ids = g_array_ref (ids);
  self->format = format;
  self->output = g_object_ref (output);
  self->progress = progress;
  self->progress_data = progress_data;
  self->text = g_string_new (NULL);
  g_task_set_task_data (task, self, writer_free);

  append_headers (self);
  if (ids->len > 0)
    load_batch (task);
  else
    write_batch (task);
}

gboolean
zavod_table_write_finish (ZavodSession  *session,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
