/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-schema.h"
#include "zavod-sqlite.h"
#include "zavod-writer.h"

GHashTable *
zavod_id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
zavod_id_set_add (GHashTable *self,
                  gint64      id)
{
  g_hash_table_add (self, g_memdup2 (&id, sizeof id));
}

ZavodOutcome *
zavod_outcome_new (void)
{
  ZavodOutcome *self = g_new0 (ZavodOutcome, 1);

  self->changes.rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->changes.sites = zavod_id_set_new ();

  return self;
}

void
zavod_outcome_free (ZavodOutcome *self)
{
  g_hash_table_unref (self->changes.rows);
  g_clear_pointer (&self->changes.sites, g_hash_table_unref);
  g_free (self->words);
  g_free (self->undo_words);
  g_free (self->redo_words);
  g_free (self);
}

static void
add_row (ZavodChanges *self,
         const char   *table,
         gint64        id)
{
  GHashTable *ids;

  ids = g_hash_table_lookup (self->rows, table);
  if (ids == NULL)
    {
      ids = zavod_id_set_new ();
      g_hash_table_insert (self->rows, (gpointer) g_intern_string (table), ids);
    }

  zavod_id_set_add (ids, id);
}

/* A column that another program added may have been taken away again: SQLite leaves such a change out, and says nothing. */
static gboolean
check_columns (ZavodConnection  *connection,
               const char       *table,
               int               n_columns,
               GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (connection, "SELECT count(*) FROM pragma_table_info (?1)", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, table);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;
  if (row && n_columns <= zavod_statement_get_int64 (statement, 0))
    return TRUE;

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT, "");

  return FALSE;
}

/* Every table of ours begins with its id. A changeset may come from a file that somebody made up. */
static gboolean
add_change (ZavodChanges            *self,
            ZavodConnection         *connection,
            sqlite3_changeset_iter  *iter,
            GError                 **error)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *id = NULL;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);

  if (!g_strv_contains (zavod_schema_tables, table) || id == NULL || sqlite3_value_type (id) != SQLITE_INTEGER)
    return zavod_sqlite_check (NULL, SQLITE_CORRUPT, error);
  if (!g_hash_table_contains (self->rows, table) && !check_columns (connection, table, n_columns, error))
    return FALSE;

  add_row (self, table, sqlite3_value_int64 (id));
  return TRUE;
}

/**
 * zavod_changes_add_changeset:
 * @connection: to the atlas that it is of
 * @changeset: what SQLite's session extension recorded
 *
 * Adds the ids of the rows that @changeset touches.
 *
 * Returns: %FALSE with @error set when it is no changeset, or one of tables that no edit writes (%ZAVOD_ERROR_CORRUPT),
 *   or speaks of columns that are not there any more (%ZAVOD_ERROR_CONFLICT, without words)
 */
gboolean
zavod_changes_add_changeset (ZavodChanges     *self,
                             ZavodConnection  *connection,
                             gconstpointer     changeset,
                             int               size,
                             GError          **error)
{
  sqlite3_changeset_iter *iter;
  gboolean valid = TRUE;
  int code;

  if (!zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, size, (void *) changeset), error))
    return FALSE;

  while (valid && sqlite3changeset_next (iter) == SQLITE_ROW)
    valid = add_change (self, connection, iter, error);
  code = sqlite3changeset_finalize (iter);

  return valid && zavod_sqlite_check (NULL, code, error);
}

gboolean
zavod_changes_is_empty (ZavodChanges *self)
{
  return !self->everything && g_hash_table_size (self->rows) == 0;
}
