/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-operation.h"

#include <math.h>

#include <glib/gi18n.h>

#include "zavod-coordinates.h"
#include "zavod-schema.h"
#include "zavod-sqlite.h"

static gboolean
check_names (const ZavodOperation  *operation,
             GError               **error)
{
  const char *column = "id";
  gboolean known = zavod_schema_has_column (operation->table, column);

  for (guint i = 0; known && i < operation->cells->len; i++)
    {
      column = g_array_index (operation->cells, ZavodCell, i).column;
      known = zavod_schema_has_column (operation->table, column) && !g_str_equal (column, "id");
    }

  if (!known)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                 _("An atlas has no column “%s” of “%s” to write."), column, operation->table);

  return known;
}

static gboolean
check_cell (const ZavodCell  *cell,
            GError          **error)
{
  switch (cell->kind)
    {
    case ZAVOD_CELL_REAL:
      if (isfinite (cell->real))
        return TRUE;
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("“%s” is not a number."), cell->column);
      return FALSE;

    case ZAVOD_CELL_TEXT:
      if (g_utf8_validate (cell->text, -1, NULL))
        return TRUE;
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("“%s” is not readable text (UTF-8)."), cell->column);
      return FALSE;

    case ZAVOD_CELL_POINT:
      if (fabs (cell->real) <= 90 && fabs (cell->longitude) <= 180)
        return TRUE;
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                           _("A latitude lies between −90 and 90 degrees, a longitude between −180 and 180."));
      return FALSE;

    case ZAVOD_CELL_NULL:
    case ZAVOD_CELL_INTEGER:
    default:
      return TRUE;
    }
}

/* The names were checked against the schema; the id is always parameter 1, the cells follow. */
static char *
make_sql (const ZavodOperation *operation)
{
  GString *sql = g_string_new (NULL);
  const ZavodCell *cells = (const ZavodCell *) operation->cells->data;
  guint n_cells = operation->cells->len;

  switch (operation->kind)
    {
    case ZAVOD_OPERATION_INSERT:
      g_string_append_printf (sql, "INSERT INTO \"%s\" (id", operation->table);
      for (guint i = 0; i < n_cells; i++)
        g_string_append_printf (sql, ", \"%s\"", cells[i].column);
      g_string_append (sql, ") VALUES (?1");
      for (guint i = 0; i < n_cells; i++)
        g_string_append_printf (sql, ", ?%u", i + 2);
      g_string_append_c (sql, ')');
      break;

    case ZAVOD_OPERATION_UPDATE:
      g_string_append_printf (sql, "UPDATE \"%s\" SET ", operation->table);
      for (guint i = 0; i < n_cells; i++)
        g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "", cells[i].column, i + 2);
      g_string_append (sql, " WHERE id = ?1");
      break;

    case ZAVOD_OPERATION_DELETE:
      g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE id = ?1", operation->table);
      break;

    default:
      g_assert_not_reached ();
    }

  return g_string_free_and_steal (sql);
}

static void
bind_cell (ZavodStatement  *statement,
           int              parameter,
           const ZavodCell *cell)
{
  g_autoptr (GBytes) blob = NULL;

  switch (cell->kind)
    {
    case ZAVOD_CELL_INTEGER:
      zavod_statement_bind_int64 (statement, parameter, cell->integer);
      break;
    case ZAVOD_CELL_REAL:
      zavod_statement_bind_double (statement, parameter, cell->real);
      break;
    case ZAVOD_CELL_TEXT:
      zavod_statement_bind_text (statement, parameter, cell->text);
      break;
    case ZAVOD_CELL_POINT:
      blob = zavod_point_to_blob (cell->real, cell->longitude);
      zavod_statement_bind_blob (statement, parameter, g_bytes_get_data (blob, NULL), g_bytes_get_size (blob));
      break;
    case ZAVOD_CELL_NULL:
    default:
      zavod_statement_bind_text (statement, parameter, NULL);
      break;
    }
}

static gboolean
bind_cells (const ZavodOperation  *operation,
            ZavodStatement        *statement,
            GError               **error)
{
  zavod_statement_bind_int64 (statement, 1, operation->id);

  if (operation->kind == ZAVOD_OPERATION_DELETE)
    return TRUE;

  for (guint i = 0; i < operation->cells->len; i++)
    {
      const ZavodCell *cell = &g_array_index (operation->cells, ZavodCell, i);

      if (!check_cell (cell, error))
        return FALSE;
      bind_cell (statement, (int) i + 2, cell);
    }

  return TRUE;
}

/**
 * zavod_operation_apply:
 *
 * Writes one row, inside the transaction that is open.
 *
 * Returns: %FALSE with @error set: %ZAVOD_ERROR_INVALID for a column or value that cannot be, %ZAVOD_ERROR_NOT_FOUND
 *   when the row to be changed or deleted is gone, or what SQLite says
 */
gboolean
zavod_operation_apply (const ZavodOperation  *self,
                       ZavodConnection       *connection,
                       GError               **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (ZavodStatement) statement = NULL;

  if (!check_names (self, error))
    return FALSE;
  if (self->kind == ZAVOD_OPERATION_UPDATE && self->cells->len == 0)
    return TRUE;

  sql = make_sql (self);
  statement = zavod_connection_prepare (connection, sql, error);
  if (statement == NULL || !bind_cells (self, statement, error) || !zavod_statement_execute (statement, error))
    return FALSE;

  if (sqlite3_changes (zavod_connection_get_handle (connection)) == 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                           _("The record is not there any more. Nothing was changed."));
      return FALSE;
    }

  return TRUE;
}
