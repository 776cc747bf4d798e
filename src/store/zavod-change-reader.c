/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-change-reader.h"

#include "zavod-coordinates.h"
#include "zavod-schema.h"
#include "zavod-sqlite.h"

/* Where a column stands is asked once a table. */
typedef struct
{
  ZavodConnection *connection;
  GHashTable *columns;     /* interned table → GPtrArray of interned names */
} Reader;

static GPtrArray *
read_columns (ZavodConnection  *connection,
              const char       *table,
              GError          **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (ZavodStatement) statement =
    zavod_connection_prepare (connection, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_text (statement, 1, table);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&columns);
      g_ptr_array_add (columns, (gpointer) g_intern_string (zavod_statement_get_text (statement, 0)));
    }

  return NULL;
}

static GPtrArray *
get_columns (Reader      *self,
             const char  *table,
             GError     **error)
{
  const char *name = g_intern_string (table);
  GPtrArray *columns = g_hash_table_lookup (self->columns, name);

  if (columns == NULL)
    {
      columns = read_columns (self->connection, name, error);
      if (columns != NULL)
        g_hash_table_insert (self->columns, (gpointer) name, columns);
    }

  return columns;
}

static void
take_blob (ZavodCell    *cell,
           const guint8 *blob,
           gsize         size)
{
  if (zavod_point_from_blob (blob, size, &cell->real, &cell->longitude))
    cell->kind = ZAVOD_CELL_POINT;
}

static void
take_value (ZavodCell     *cell,
            sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      cell->kind = ZAVOD_CELL_INTEGER;
      cell->integer = sqlite3_value_int64 (value);
      break;
    case SQLITE_FLOAT:
      cell->kind = ZAVOD_CELL_REAL;
      cell->real = sqlite3_value_double (value);
      break;
    case SQLITE_TEXT:
      cell->kind = ZAVOD_CELL_TEXT;
      cell->text = g_utf8_make_valid ((const char *) sqlite3_value_text (value), -1);
      break;
    case SQLITE_BLOB:
      take_blob (cell, sqlite3_value_blob (value), (gsize) sqlite3_value_bytes (value));
      break;
    default:
      break;
    }
}

static gboolean
is_stated (sqlite3_value *value)
{
  return value != NULL && sqlite3_value_type (value) != SQLITE_NULL;
}

/* Of an update only what changes is told, of the others what is stated. */
static void
read_field (ZavodRowChange         *row,
            sqlite3_changeset_iter *iter,
            const char             *column,
            int                     place)
{
  sqlite3_value *before = NULL, *after = NULL;
  ZavodFieldChange *field;

  if (row->operation != ZAVOD_OPERATION_INSERT)
    sqlite3changeset_old (iter, place, &before);
  if (row->operation != ZAVOD_OPERATION_DELETE)
    sqlite3changeset_new (iter, place, &after);
  if (row->operation == ZAVOD_OPERATION_UPDATE ? after == NULL : !is_stated (before) && !is_stated (after))
    return;

  field = zavod_row_change_add_field (row, column);
  if (before != NULL)
    take_value (&field->old_cell, before);
  if (after != NULL)
    take_value (&field->new_cell, after);
}

static ZavodOperationKind
get_operation (int operation)
{
  return operation == SQLITE_INSERT ? ZAVOD_OPERATION_INSERT
         : operation == SQLITE_DELETE ? ZAVOD_OPERATION_DELETE : ZAVOD_OPERATION_UPDATE;
}

/* Every table of ours begins with its id. */
static ZavodRowChange *
read_row (Reader                  *self,
          sqlite3_changeset_iter  *iter,
          GError                 **error)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *id = NULL;
  ZavodRowChange *row;
  GPtrArray *columns;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  if (!g_strv_contains (zavod_schema_tables, table) || id == NULL || sqlite3_value_type (id) != SQLITE_INTEGER)
    {
      zavod_sqlite_check (NULL, SQLITE_CORRUPT, error);
      return NULL;
    }

  columns = get_columns (self, table, error);
  if (columns == NULL)
    return NULL;

  row = zavod_row_change_new (get_operation (operation), table, sqlite3_value_int64 (id));
  for (int i = 1; i < n_columns && i < (int) columns->len; i++)
    read_field (row, iter, g_ptr_array_index (columns, (guint) i), i);

  return row;
}

static gboolean
read_rows (Reader                  *self,
           sqlite3_changeset_iter  *iter,
           guint                    max_rows,
           ZavodChangeList         *changes,
           GError                 **error)
{
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      ZavodRowChange *row;

      if (changes->n_rows++ >= max_rows)
        continue;
      row = read_row (self, iter, error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (changes->rows, row);
    }

  return TRUE;
}

/**
 * zavod_changes_read:
 * @changeset: one that zavod_changeset_check() has passed
 * @max_rows: more are only counted
 *
 * Returns: (transfer full): its rows without words yet, in its own order, or %NULL with @error set when it is of tables
 *   that no edit writes
 */
ZavodChangeList *
zavod_changes_read (ZavodConnection  *connection,
                    gconstpointer     changeset,
                    int               size,
                    guint             max_rows,
                    GError          **error)
{
  g_autoptr (ZavodChangeList) changes = zavod_change_list_new ();
  g_autoptr (GHashTable) columns = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  Reader reader = { connection, columns };
  sqlite3_changeset_iter *iter;
  gboolean valid;
  int code;

  if (!zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, size, (void *) changeset), error))
    return NULL;

  valid = read_rows (&reader, iter, max_rows, changes, error);
  code = sqlite3changeset_finalize (iter);

  return valid && zavod_sqlite_check (NULL, code, error) ? g_steal_pointer (&changes) : NULL;
}

static void
take_cell (ZavodCell      *cell,
           ZavodStatement *statement)
{
  gsize size;
  const guint8 *blob;

  cell->kind = zavod_statement_get_kind (statement, 0);
  switch (cell->kind)
    {
    case ZAVOD_CELL_INTEGER:
      cell->integer = zavod_statement_get_int64 (statement, 0);
      break;
    case ZAVOD_CELL_REAL:
      cell->real = zavod_statement_get_double (statement, 0);
      break;
    case ZAVOD_CELL_TEXT:
      cell->text = zavod_statement_dup_text (statement, 0);
      break;
    case ZAVOD_CELL_POINT:
      cell->kind = ZAVOD_CELL_NULL;
      blob = zavod_statement_get_blob (statement, 0, &size);
      take_blob (cell, blob, size);
      break;
    case ZAVOD_CELL_NULL:
    default:
      break;
    }
}

/**
 * zavod_changes_read_cell:
 * @table: a table of the schema
 * @column: a column of it
 * @cell: (out): what stands there
 * @found: (out): whether the row is there
 */
gboolean
zavod_changes_read_cell (ZavodConnection  *connection,
                         const char       *table,
                         gint64            id,
                         const char       *column,
                         ZavodCell        *cell,
                         gboolean         *found,
                         GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", column, table);
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, sql, error);

  *cell = (ZavodCell) { .column = column };
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, id);
  if (!zavod_statement_step (statement, found, error))
    return FALSE;
  if (*found)
    take_cell (cell, statement);

  return TRUE;
}
