/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-cursor.h"

char *
zavod_cursor_next_text (ZavodCursor *self)
{
  return zavod_statement_dup_text (self->statement, self->column++);
}

gint64
zavod_cursor_next_int64 (ZavodCursor *self)
{
  return zavod_statement_get_int64 (self->statement, self->column++);
}

double
zavod_cursor_next_double (ZavodCursor *self,
                          gboolean    *stated)
{
  if (stated != NULL)
    *stated = !zavod_statement_is_null (self->statement, self->column);

  return zavod_statement_get_double (self->statement, self->column++);
}

void
zavod_cursor_next_reference (ZavodCursor    *self,
                             ZavodReference *reference)
{
  reference->id = zavod_cursor_next_int64 (self);
  reference->name = zavod_cursor_next_text (self);
}

/* Adds what read makes of each row of a query about one id. */
gboolean
zavod_cursor_read_rows (ZavodConnection  *connection,
                        const char       *sql,
                        gint64            id,
                        ZavodCursorFunc   read,
                        GPtrArray        *rows,
                        GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, id);
  while (zavod_statement_step (statement, &row, error))
    {
      ZavodCursor cursor = { statement, 0 };

      if (!row)
        return TRUE;
      g_ptr_array_add (rows, read (&cursor));
    }

  return FALSE;
}
