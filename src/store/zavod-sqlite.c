/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite's result codes as sentences, and the functions that other programs' triggers and our own queries call. */

#include "zavod-sqlite.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "zavod-collation.h"
#include "zavod-coordinates.h"
#include "zavod-id.h"

static const char *
get_words (sqlite3 *db,
           int      code)
{
  return db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);
}

static void
set_constraint_error (sqlite3  *db,
                      int       code,
                      GError  **error)
{
  switch (code)
    {
    case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_CHECK:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                   _("A value is missing or not allowed (%s). Nothing was changed."), get_words (db, code));
      break;

    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT,
                   _("The same record is there already (%s). Nothing was changed."), get_words (db, code));
      break;

    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                           _("Another record still refers to this one. Nothing was changed."));
      break;

    default:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                   _("The atlas does not accept this: %s. Nothing was changed."), get_words (db, code));
    }
}

static ZavodError
error_from_code (sqlite3 *db,
                 int      code)
{
  if (sqlite3_system_errno (db) == ENOSPC && ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN))
    return ZAVOD_ERROR_FULL;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return ZAVOD_ERROR_FULL;
    case SQLITE_READONLY:
      return ZAVOD_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ZAVOD_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return ZAVOD_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return ZAVOD_ERROR_NOT_A_DATABASE;
    case SQLITE_TOOBIG:
    case SQLITE_AUTH:
      return ZAVOD_ERROR_INVALID;
    default:
      return ZAVOD_ERROR_FAILED;
    }
}

static char *
sentence_from_code (sqlite3 *db,
                    int      code)
{
  switch (error_from_code (db, code))
    {
    case ZAVOD_ERROR_FULL:
      return g_strdup (_("The disk is full. Nothing was changed."));
    case ZAVOD_ERROR_READ_ONLY:
      return g_strdup (_("The atlas cannot be written. Save a copy in a folder of yours to change it."));
    case ZAVOD_ERROR_BUSY:
      return g_strdup (_("Another program is writing to the atlas. Try again when it has finished."));
    case ZAVOD_ERROR_CORRUPT:
      return g_strdup (_("The file is damaged. Open a backup of it."));
    case ZAVOD_ERROR_NOT_A_DATABASE:
      return g_strdup (_("The file is not a database, so it cannot be an atlas."));
    case ZAVOD_ERROR_INVALID:
      if ((code & 0xff) == SQLITE_TOOBIG)
        return g_strdup (_("A value is too long to be kept in an atlas. Nothing was changed."));
      return g_strdup (_("The atlas holds a trigger of another program that would change more than was asked for. "
                         "Nothing was changed."));
    default:
      return g_strdup_printf (_("The atlas could not be read or written: %s."), get_words (db, code));
    }
}

/**
 * zavod_sqlite_check:
 * @db: (nullable): the connection that failed
 * @code: what a call of SQLite returned
 *
 * Returns: %TRUE when @code is no failure, else %FALSE with a sentence in @error
 */
gboolean
zavod_sqlite_check (sqlite3  *db,
                    int       code,
                    GError  **error)
{
  g_autofree char *sentence = NULL;

  switch (code & 0xff)
    {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return TRUE;

    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped."));
      return FALSE;

    case SQLITE_CONSTRAINT:
      set_constraint_error (db, code, error);
      return FALSE;

    default:
      sentence = sentence_from_code (db, code);
      g_set_error_literal (error, ZAVOD_ERROR, (int) error_from_code (db, code), sentence);
      return FALSE;
    }
}

typedef enum
{
  EDGE_MIN_X,
  EDGE_MAX_X,
  EDGE_MIN_Y,
  EDGE_MAX_Y,
  EDGE_IS_EMPTY,
} Edge;

/* The functions of GeoPackage's RTree extension, for points: all that site.geom may hold. */
static void
edge_cb (sqlite3_context  *context,
         int               n_arguments,
         sqlite3_value   **arguments)
{
  Edge edge = GPOINTER_TO_INT (sqlite3_user_data (context));
  double latitude, longitude;
  gboolean known;

  if (sqlite3_value_type (arguments[0]) != SQLITE_BLOB)
    return;

  known = zavod_point_from_blob (sqlite3_value_blob (arguments[0]), (gsize) sqlite3_value_bytes (arguments[0]),
                                 &latitude, &longitude);

  if (edge == EDGE_IS_EMPTY)
    sqlite3_result_int (context, !known);
  else if (known)
    sqlite3_result_double (context, edge == EDGE_MIN_X || edge == EDGE_MAX_X ? longitude : latitude);
}

/* zavod_is_among (ids, id): ids are what zavod_statement_bind_ids() bound. */
static void
is_among_cb (sqlite3_context  *context,
             int               n_arguments,
             sqlite3_value   **arguments)
{
  const ZavodIds *ids = sqlite3_value_pointer (arguments[0], ZAVOD_IDS_TYPE);
  const gint64 id = sqlite3_value_int64 (arguments[1]);

  sqlite3_result_int (context, ids != NULL && ids->n_ids > 0 && sqlite3_value_type (arguments[1]) == SQLITE_INTEGER
                               && bsearch (&id, ids->ids, ids->n_ids, sizeof id, zavod_id_compare) != NULL);
}

/**
 * zavod_sqlite_add_is_among:
 *
 * Defines what queries ask when they are given more ids than they could look up one by one. No schema may call it.
 */
gboolean
zavod_sqlite_add_is_among (sqlite3  *db,
                           GError  **error)
{
  int code = sqlite3_create_function_v2 (db, "zavod_is_among", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, is_among_cb,
                                         NULL, NULL, NULL);

  return zavod_sqlite_check (db, code, error);
}

/* zavod_collation_key (text): a blob, of which SQLite compares the bytes. */
static void
collation_key_cb (sqlite3_context  *context,
                  int               n_arguments,
                  sqlite3_value   **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);
  g_autofree char *key = text != NULL ? zavod_collation_key (text) : NULL;

  if (key != NULL)
    sqlite3_result_blob64 (context, key, strlen (key), SQLITE_TRANSIENT);
}

/**
 * zavod_sqlite_add_collation_key:
 *
 * Defines what queries sort names by. No schema may call it: what is stored in this order would be wrong for other users.
 */
gboolean
zavod_sqlite_add_collation_key (sqlite3  *db,
                                GError  **error)
{
  int code = sqlite3_create_function_v2 (db, "zavod_collation_key", 1,
                                         SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, collation_key_cb,
                                         NULL, NULL, NULL);

  return zavod_sqlite_check (db, code, error);
}

/**
 * zavod_sqlite_add_functions:
 *
 * Defines what the triggers of a spatial index call. They are innocuous, so that a schema may use them although Zavod
 * trusts no schema: a file that was in QGIS can still be edited.
 */
gboolean
zavod_sqlite_add_functions (sqlite3  *db,
                            GError  **error)
{
  static const char *const names[] = {
    [EDGE_MIN_X] = "ST_MinX",
    [EDGE_MAX_X] = "ST_MaxX",
    [EDGE_MIN_Y] = "ST_MinY",
    [EDGE_MAX_Y] = "ST_MaxY",
    [EDGE_IS_EMPTY] = "ST_IsEmpty",
  };

  for (int edge = 0; edge < (int) G_N_ELEMENTS (names); edge++)
    {
      int code = sqlite3_create_function_v2 (db, names[edge], 1,
                                             SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                             GINT_TO_POINTER (edge), edge_cb, NULL, NULL, NULL);

      if (!zavod_sqlite_check (db, code, error))
        return FALSE;
    }

  return TRUE;
}

static struct
{
  GThread *thread;
  ZavodSqlFunc found;
} watch;

/**
 * zavod_store_watch_thread:
 * @thread: (nullable): the thread that draws, which must never wait for a disk; %NULL to watch none
 * @found: called in that thread, for each statement that runs there all the same
 *
 * To be called before any other thread uses a store.
 */
void
zavod_store_watch_thread (GThread      *thread,
                          ZavodSqlFunc  found)
{
  watch.found = found;
  watch.thread = thread;
}

/* Called before each statement. */
void
zavod_sqlite_note_thread (const char *sql)
{
  if (G_UNLIKELY (watch.thread != NULL && watch.thread == g_thread_self ()))
    watch.found (sql);
}
