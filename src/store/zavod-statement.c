/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sqlite.h"

struct _ZavodStatement
{
  ZavodConnection *connection;
  sqlite3_stmt *stmt;
  int bind_error;        /* the first failure of a bind, told by the next step */
  GPtrArray *repaired;   /* texts of the current row that were not UTF-8, made valid */
};

ZavodStatement *
zavod_statement_new (ZavodConnection  *connection,
                     const char       *sql,
                     GError          **error)
{
  sqlite3 *db = zavod_connection_get_handle (connection);
  ZavodStatement *self;
  sqlite3_stmt *stmt;

  if (!zavod_sqlite_check (db, sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL), error))
    return NULL;

  self = g_new0 (ZavodStatement, 1);
  self->connection = connection;
  self->stmt = stmt;

  return self;
}

void
zavod_statement_free (ZavodStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  g_free (self);
}

const char *
zavod_statement_get_sql (ZavodStatement *self)
{
  return sqlite3_sql (self->stmt);
}

void
zavod_statement_release (ZavodStatement *self)
{
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->bind_error = SQLITE_OK;
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  zavod_connection_give_back (self->connection, self);
}

static void
note_bind (ZavodStatement *self,
           int             code)
{
  if (self->bind_error == SQLITE_OK)
    self->bind_error = code;
}

void
zavod_statement_bind_int64 (ZavodStatement *self,
                            int             parameter,
                            gint64          value)
{
  note_bind (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

void
zavod_statement_bind_double (ZavodStatement *self,
                             int             parameter,
                             double          value)
{
  note_bind (self, sqlite3_bind_double (self->stmt, parameter, value));
}

void
zavod_statement_bind_text (ZavodStatement *self,
                           int             parameter,
                           const char     *value)
{
  note_bind (self, sqlite3_bind_text (self->stmt, parameter, value, -1, SQLITE_TRANSIENT));
}

void
zavod_statement_bind_blob (ZavodStatement *self,
                           int             parameter,
                           gconstpointer   data,
                           gsize           size)
{
  note_bind (self, sqlite3_bind_blob64 (self->stmt, parameter, data, size, SQLITE_TRANSIENT));
}

/**
 * zavod_statement_bind_ids:
 * @ids: (array length=n_ids): sorted upwards; not copied
 *
 * Binds what zavod_is_among() looks through.
 */
void
zavod_statement_bind_ids (ZavodStatement *self,
                          int             parameter,
                          const gint64   *ids,
                          gsize           n_ids)
{
  ZavodIds *bound = g_new (ZavodIds, 1);

  *bound = (ZavodIds) { ids, n_ids };
  note_bind (self, sqlite3_bind_pointer (self->stmt, parameter, bound, ZAVOD_IDS_TYPE, g_free));
}

/**
 * zavod_statement_bind_id_list:
 * @ids: (array length=n_ids): copied
 *
 * Binds a JSON array, which json_each() makes rows of.
 */
void
zavod_statement_bind_id_list (ZavodStatement *self,
                              int             parameter,
                              const gint64   *ids,
                              gsize           n_ids)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');

  zavod_statement_bind_text (self, parameter, json->str);
}

/**
 * zavod_statement_step:
 * @row: (out): whether there is a row; %FALSE at the end
 *
 * Returns: %FALSE with @error set when the statement failed, a bind before it failed, or it was cancelled
 */
gboolean
zavod_statement_step (ZavodStatement  *self,
                      gboolean        *row,
                      GError         **error)
{
  sqlite3 *db = zavod_connection_get_handle (self->connection);
  int code;

  *row = FALSE;
  g_clear_pointer (&self->repaired, g_ptr_array_unref);

  if (!zavod_sqlite_check (db, self->bind_error, error))
    return FALSE;

  zavod_sqlite_note_thread (zavod_statement_get_sql (self));
  code = sqlite3_step (self->stmt);
  *row = code == SQLITE_ROW;

  return zavod_sqlite_check (db, code, error);
}

/**
 * zavod_statement_execute:
 *
 * Runs the statement to its end and ignores its rows. It can be bound and executed again.
 */
gboolean
zavod_statement_execute (ZavodStatement  *self,
                         GError         **error)
{
  gboolean row;

  do
    {
      if (!zavod_statement_step (self, &row, error))
        return FALSE;
    }
  while (row);

  sqlite3_reset (self->stmt);

  return TRUE;
}

/**
 * zavod_connection_execute_ids:
 * @ids: its parameters
 *
 * Runs a statement that works on rows by their ids.
 */
gboolean
zavod_connection_execute_ids (ZavodConnection  *self,
                              const char       *sql,
                              const gint64     *ids,
                              guint             n_ids,
                              GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    zavod_statement_bind_int64 (statement, (int) i + 1, ids[i]);

  return zavod_statement_execute (statement, error);
}

int
zavod_statement_get_n_columns (ZavodStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

const char *
zavod_statement_get_name (ZavodStatement *self,
                          int             column)
{
  return sqlite3_column_name (self->stmt, column);
}

ZavodCellKind
zavod_statement_get_kind (ZavodStatement *self,
                          int             column)
{
  switch (sqlite3_column_type (self->stmt, column))
    {
    case SQLITE_INTEGER:
      return ZAVOD_CELL_INTEGER;
    case SQLITE_FLOAT:
      return ZAVOD_CELL_REAL;
    case SQLITE_TEXT:
      return ZAVOD_CELL_TEXT;
    case SQLITE_BLOB:
      return ZAVOD_CELL_POINT;
    case SQLITE_NULL:
    default:
      return ZAVOD_CELL_NULL;
    }
}

gboolean
zavod_statement_is_null (ZavodStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gint64
zavod_statement_get_int64 (ZavodStatement *self,
                           int             column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
zavod_statement_get_double (ZavodStatement *self,
                            int             column)
{
  return sqlite3_column_double (self->stmt, column);
}

/* Most texts of a file are short and plain: no need to look for more. */
static gboolean
is_ascii (const char *text)
{
  while (*text != '\0' && (*text & 0x80) == 0)
    text++;

  return *text == '\0';
}

/**
 * zavod_statement_get_text:
 *
 * Returns: (nullable): the text, always valid UTF-8 whatever another program wrote; lives until the next step or the
 *   release of the statement
 */
const char *
zavod_statement_get_text (ZavodStatement *self,
                          int             column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);
  char *valid;

  if (text == NULL || is_ascii (text) || g_utf8_validate (text, -1, NULL))
    return text;

  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);

  valid = g_utf8_make_valid (text, -1);
  g_ptr_array_add (self->repaired, valid);

  return valid;
}

char *
zavod_statement_dup_text (ZavodStatement *self,
                          int             column)
{
  return g_strdup (zavod_statement_get_text (self, column));
}

const guint8 *
zavod_statement_get_blob (ZavodStatement *self,
                          int             column,
                          gsize          *size)
{
  const guint8 *data = sqlite3_column_blob (self->stmt, column);

  *size = (gsize) sqlite3_column_bytes (self->stmt, column);

  return data;
}
