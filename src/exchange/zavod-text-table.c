/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-text-table.h"

struct _ZavodTextTable
{
  char *name;
  GHashTable *columns;  /* name → position + 1 in the file */
  GPtrArray *rows;
};

struct _ZavodTextRow
{
  ZavodTextTable *table;
  guint line;
  GStrv cells;
  guint n_cells;
};

static void
row_free (gpointer data)
{
  ZavodTextRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static ZavodTextRow *
add_row (ZavodTextTable *self,
         const char     *text,
         guint           line)
{
  ZavodTextRow *row = g_new0 (ZavodTextRow, 1);

  row->table = self;
  row->line = line;
  row->cells = g_strsplit (text, "\t", -1);
  row->n_cells = g_strv_length (row->cells);
  g_ptr_array_add (self->rows, row);

  return row;
}

static gboolean
read_header (ZavodTextTable      *self,
             ZavodTextRow        *header,
             const char * const  *columns,
             GError             **error)
{
  for (guint i = 0; i < header->n_cells; i++)
    {
      const char *column = header->cells[i];

      if (!g_strv_contains (columns, column))
        return zavod_text_row_fail (header, error, "there is no column “%s”", column);
      if (!g_hash_table_insert (self->columns, g_strdup (column), GUINT_TO_POINTER (i + 1)))
        return zavod_text_row_fail (header, error, "the column “%s” is there twice", column);
    }

  for (guint i = 0; columns[i] != NULL; i++)
    if (!g_hash_table_contains (self->columns, columns[i]))
      return zavod_text_row_fail (header, error, "the column “%s” is missing", columns[i]);

  return TRUE;
}

static gboolean
read_line (ZavodTextTable      *self,
           const char          *text,
           guint                line,
           const char * const  *columns,
           GError             **error)
{
  gboolean is_header = g_hash_table_size (self->columns) == 0;
  ZavodTextRow *row;

  if (*text == '\0' || *text == '#')
    return TRUE;

  row = add_row (self, text, line);
  if (!g_utf8_validate (text, -1, NULL))
    return zavod_text_row_fail (row, error, "the text is not UTF-8");

  if (is_header)
    {
      if (!read_header (self, row, columns, error))
        return FALSE;
      g_ptr_array_set_size (self->rows, 0);
    }
  else if (row->n_cells > g_hash_table_size (self->columns))
    {
      return zavod_text_row_fail (row, error, "there are %u cells for %u columns", row->n_cells,
                                  g_hash_table_size (self->columns));
    }

  return TRUE;
}

/**
 * zavod_text_table_load:
 * @name: the file's name in @folder
 * @columns: the columns that it must have, in any order
 *
 * Returns: (transfer full): the table, or %NULL with @error set
 */
ZavodTextTable *
zavod_text_table_load (const char          *folder,
                       const char          *name,
                       const char * const  *columns,
                       GError             **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ZavodTextTable) self = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;

  self = g_new0 (ZavodTextTable, 1);
  self->name = g_strdup (name);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new_with_free_func (row_free);

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, g_strchomp (lines[i]), i + 1, columns, error))
      return NULL;

  if (g_hash_table_size (self->columns) == 0)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, "%s:1: the first line must name the columns", name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
zavod_text_table_free (ZavodTextTable *self)
{
  g_free (self->name);
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

guint
zavod_text_table_get_n_rows (ZavodTextTable *self)
{
  return self->rows->len;
}

ZavodTextRow *
zavod_text_table_get_row (ZavodTextTable *self,
                          guint           index)
{
  return g_ptr_array_index (self->rows, index);
}

guint
zavod_text_row_get_line (ZavodTextRow *self)
{
  return self->line;
}

/**
 * zavod_text_row_get:
 * @column: one of the columns that the table was loaded with
 *
 * Returns: (nullable): the cell; %NULL when it is empty
 */
const char *
zavod_text_row_get (ZavodTextRow *self,
                    const char   *column)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->table->columns, column));

  g_return_val_if_fail (position > 0, NULL);

  if (position > self->n_cells || *self->cells[position - 1] == '\0')
    return NULL;

  return self->cells[position - 1];
}

/**
 * zavod_text_row_fail:
 *
 * Sets @error to "file:line: " and what is wrong.
 *
 * Returns: %FALSE
 */
gboolean
zavod_text_row_fail (ZavodTextRow  *self,
                     GError       **error,
                     const char    *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, "%s:%u: %s", self->table->name, self->line, message);
  return FALSE;
}
