/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-csv.h"

#include <string.h>

static void
append_quoted (GString    *line,
               const char *text)
{
  g_string_append_c (line, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

/* A spreadsheet runs a cell that begins so as a formula: the apostrophe makes it text again. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_text (GString    *line,
             const char *text)
{
  g_autofree char *harmless = NULL;

  if (looks_like_formula (text))
    text = harmless = g_strconcat ("'", text, NULL);

  if (*text == '\0' || strpbrk (text, ",\"\r\n") != NULL)
    append_quoted (line, text);
  else
    g_string_append (line, text);
}

static void
append_number (GString *line,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (line, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

/**
 * zavod_csv_append_cell:
 *
 * Appends one cell: NULL is an empty field and an empty text is `""`; a point is well-known text, longitude first;
 * numbers have a decimal point in every language.
 */
void
zavod_csv_append_cell (GString         *line,
                       const ZavodCell *cell)
{
  g_return_if_fail (line != NULL);
  g_return_if_fail (cell != NULL);

  switch (cell->kind)
    {
    case ZAVOD_CELL_NULL:
      break;
    case ZAVOD_CELL_INTEGER:
      g_string_append_printf (line, "%" G_GINT64_FORMAT, cell->integer);
      break;
    case ZAVOD_CELL_REAL:
      append_number (line, cell->real);
      break;
    case ZAVOD_CELL_TEXT:
      append_text (line, cell->text);
      break;
    case ZAVOD_CELL_POINT:
      g_string_append (line, "POINT (");
      append_number (line, cell->longitude);
      g_string_append_c (line, ' ');
      append_number (line, cell->real);
      g_string_append_c (line, ')');
      break;
    default:
      g_assert_not_reached ();
    }
}

typedef struct
{
  GOutputStream *output;
  GString *line;
} Writer;

static gboolean
write_line (const char * const  *columns,
            const ZavodCell     *cells,
            gpointer             user_data,
            GError             **error)
{
  Writer *writer = user_data;

  g_string_truncate (writer->line, 0);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (writer->line, ',');
      if (cells == NULL)
        append_text (writer->line, columns[i]);
      else
        zavod_csv_append_cell (writer->line, &cells[i]);
    }
  g_string_append (writer->line, "\r\n");

  return g_output_stream_write_all (writer->output, writer->line->str, writer->line->len, NULL, NULL, error);
}

/**
 * zavod_csv_export:
 * @relation: one of the tables and views of zavod_store_list_relations()
 * @output: where the lines go; the caller closes it
 *
 * Writes a header and all rows of @relation, by id.
 *
 * Returns: %TRUE, or %FALSE with @error set: of the store, or of @output
 */
gboolean
zavod_csv_export (ZavodStore     *store,
                  const char     *relation,
                  GOutputStream  *output,
                  GError        **error)
{
  g_autoptr (GString) line = g_string_sized_new (1024);
  Writer writer = { output, line };

  g_return_val_if_fail (ZAVOD_IS_STORE (store), FALSE);
  g_return_val_if_fail (relation != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (output), FALSE);

  return zavod_store_export_relation (store, relation, write_line, &writer, error);
}
