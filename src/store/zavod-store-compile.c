/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An atlas made in one go, for the build: one clean file, and the same bytes each time. */

#include "zavod-file.h"
#include "zavod-operation.h"
#include "zavod-schema.h"
#include "zavod-sqlite.h"

/* GeoPackage wants to know when a layer was changed; a file that is made again from the same text was not. */
#define LAST_CHANGE "2025-01-01T00:00:00.000Z"

static gboolean
write_identity (ZavodConnection  *connection,
                const char       *atlas,
                GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;

  statement = zavod_connection_prepare (connection, "UPDATE zavod_meta SET atlas = ?1", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, atlas);

  return zavod_statement_execute (statement, error)
         && zavod_connection_execute (connection, "UPDATE gpkg_contents SET last_change = '" LAST_CHANGE "'", error);
}

static gboolean
write_rows (ZavodConnection  *connection,
            ZavodEdit        *edit,
            GError          **error)
{
  if (!zavod_connection_execute (connection, "BEGIN; PRAGMA defer_foreign_keys = ON", error))
    return FALSE;

  for (guint i = 0; i < zavod_edit_get_n_operations (edit); i++)
    if (!zavod_operation_apply (zavod_edit_get_operation (edit, i), connection, error))
      return FALSE;

  return zavod_connection_execute (connection, "COMMIT", error);
}

/* SQLite attaches a file of its own to do this, which an atlas's connection otherwise may not. */
static gboolean
compact (ZavodConnection  *connection,
         GError          **error)
{
  sqlite3_limit (zavod_connection_get_handle (connection), SQLITE_LIMIT_ATTACHED, 1);

  return zavod_connection_execute (connection, "VACUUM", error);
}

/**
 * zavod_store_compile:
 * @path: the file, which is replaced when it is there
 * @title: of the atlas, for people
 * @atlas: its UUID
 * @edit: all rows
 *
 * Makes an atlas of one file without side files. Equal arguments make equal files.
 *
 * Returns: %TRUE, or %FALSE with @error set, and nothing written
 */
gboolean
zavod_store_compile (const char  *path,
                     const char  *title,
                     const char  *atlas,
                     ZavodEdit   *edit,
                     GError     **error)
{
  g_autoptr (ZavodConnection) connection = zavod_connection_new_in_memory (error);

  return connection != NULL
         && zavod_schema_create (connection, title, error)
         && write_rows (connection, edit, error)
         && write_identity (connection, atlas, error)
         && compact (connection, error)
         && zavod_file_copy_database (connection, path, error);
}
