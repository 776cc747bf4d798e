/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold at the end of an edit, whatever its operations were. */

#include "zavod-operation.h"

#include <glib/gi18n.h>

#include "zavod-sqlite.h"

static gboolean
check_cited (ZavodConnection  *connection,
             gint64            claim_id,
             GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean uncited;

  statement = zavod_connection_prepare (connection,
                                        "SELECT 1 FROM claim c WHERE c.id = ?1"
                                        " AND NOT EXISTS (SELECT 1 FROM citation t WHERE t.claim_id = c.id)",
                                        error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, claim_id);
  if (!zavod_statement_step (statement, &uncited, error))
    return FALSE;
  if (!uncited)
    return TRUE;

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("A statement needs at least one source."));

  return FALSE;
}

static gboolean
check_written_claims (ZavodConnection  *connection,
                      ZavodChanges     *changes,
                      GError          **error)
{
  GHashTable *claims = g_hash_table_lookup (changes->rows, "claim");
  GHashTableIter iter;
  gpointer id;

  if (claims == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, claims);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!check_cited (connection, *(gint64 *) id, error))
      return FALSE;

  return TRUE;
}

/* Of a citation that was deleted or moved, the second column tells which claim it belonged to. */
static gboolean
check_left_claim (ZavodConnection         *connection,
                  sqlite3_changeset_iter  *iter,
                  GError                 **error)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *claim_id = NULL;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT || g_strcmp0 (table, "citation") != 0)
    return TRUE;

  sqlite3changeset_old (iter, 1, &claim_id);

  return claim_id == NULL || check_cited (connection, sqlite3_value_int64 (claim_id), error);
}

static gboolean
check_left_claims (ZavodConnection  *connection,
                   gconstpointer     changeset,
                   int               size,
                   GError          **error)
{
  sqlite3_changeset_iter *iter;
  gboolean valid = TRUE;

  if (!zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, size, (void *) changeset), error))
    return FALSE;

  while (valid && sqlite3changeset_next (iter) == SQLITE_ROW)
    valid = check_left_claim (connection, iter, error);
  sqlite3changeset_finalize (iter);

  return valid;
}

static gboolean
set_reference_error (ZavodConnection  *connection,
                     GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (connection,
                                        "SELECT \"table\", \"parent\" FROM pragma_foreign_key_check LIMIT 1",
                                        error);
  if (statement == NULL || !zavod_statement_step (statement, &row, error))
    return FALSE;

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
               _("This would leave a record of “%s” pointing to a record of “%s” that is not there. "
                 "Nothing was changed."),
               row ? zavod_statement_get_text (statement, 0) : "", row ? zavod_statement_get_text (statement, 1) : "");

  return FALSE;
}

static gboolean
check_references (ZavodConnection  *connection,
                  GError          **error)
{
  int broken, highest;

  sqlite3_db_status (zavod_connection_get_handle (connection), SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &highest, 0);

  return broken == 0 || set_reference_error (connection, error);
}

/**
 * zavod_changeset_validate:
 * @changeset: what the transaction did so far
 * @changes: the ids in @changeset
 *
 * Returns: %FALSE with %ZAVOD_ERROR_INVALID when a claim would be left without a citation, or a record without the one
 *   that it refers to
 */
gboolean
zavod_changeset_validate (ZavodConnection  *connection,
                          gconstpointer     changeset,
                          int               size,
                          ZavodChanges     *changes,
                          GError          **error)
{
  return check_references (connection, error)
         && check_written_claims (connection, changes, error)
         && check_left_claims (connection, changeset, size, error);
}
