/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sqlite.h"

#include <string.h>

#include <glib/gi18n.h>

/* How many prepared statements a connection keeps. Zavod has fewer kinds than this; the bound is for the unforeseen. */
#define MAX_IDLE 128

/* How often a running statement looks at its cancellable, in instructions of SQLite's machine: some 20 µs. */
#define PROGRESS_INSTRUCTIONS 2000

/* Characters of a statement that go into its hash. */
#define HASHED_END 24

#define BUSY_TIMEOUT 5000 /* milliseconds */

struct _ZavodConnection
{
  sqlite3 *db;
  char *path;                /* NULL: in memory */
  ZavodConnectionMode mode;
  ZavodConnection *helped;   /* not owned: what stops it stops this one, too; or NULL */
  GHashTable *idle;          /* SQL → ZavodStatement that nobody uses */
  GQueue recent;             /* the same statements, the last used first */
  GCancellable *cancellable; /* of the running job */
  int stopped;               /* atomic */
  gint64 data_version;
  ZavodMoment moment;        /* 0: all that is stated and known */
  GHashTable *kept;          /* name → Kept: what was found in the file */
};

typedef struct
{
  gpointer data;
  GDestroyNotify free_data;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  self->free_data (self->data);
  g_free (self);
}

static int
progress_cb (gpointer user_data)
{
  ZavodConnection *self = user_data;

  return g_atomic_int_get (&self->stopped) || g_cancellable_is_cancelled (self->cancellable)
         || (self->helped != NULL && progress_cb (self->helped));
}

/* Inside a trigger (it is named in the last argument) only the bookkeeping of GDAL and of QGIS's spatial index may be
 * written: an atlas is changed by edits, which people see and can undo, and never behind their back. A trigger that
 * wants more makes the statement that would fire it fail with SQLITE_AUTH; reading is not concerned. */
static int
authorize_cb (gpointer    user_data,
              int         action,
              const char *table,
              const char *column,
              const char *database,
              const char *trigger)
{
  if (trigger == NULL || (action != SQLITE_INSERT && action != SQLITE_UPDATE && action != SQLITE_DELETE))
    return SQLITE_OK;

  if (strcmp (table, "gpkg_ogr_contents") == 0 || g_str_has_prefix (table, "rtree_site_geom"))
    return SQLITE_OK;

  return SQLITE_DENY;
}

static void
set_limits (sqlite3 *db)
{
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, ZAVOD_MAX_LENGTH },
    { SQLITE_LIMIT_SQL_LENGTH, 1000 * 1000 },
    { SQLITE_LIMIT_COLUMN, 500 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 50 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 20 },
    { SQLITE_LIMIT_ATTACHED, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].limit, limits[i].value);
}

/* A file may come from anywhere: its schema may call nothing that could do harm (trusted_schema), cannot be written by
 * hand (defensive), and its pages are checked when they are read (cell_size_check) from a copy (no memory map: a file
 * that is cut short would kill the process). Extensions are never loaded: SQLite leaves that off by itself. */
static gboolean
harden (ZavodConnection  *self,
        GError          **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  set_limits (self->db);
  sqlite3_set_authorizer (self->db, authorize_cb, NULL);
  sqlite3_progress_handler (self->db, PROGRESS_INSTRUCTIONS, progress_cb, self);

  return zavod_connection_execute (self,
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA mmap_size = 0;"
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA synchronous = FULL;",
                                   error);
}

/* Statements are long and are looked for at every step; their length and their ends tell them apart. */
static guint
hash_sql (gconstpointer sql)
{
  const gsize length = strlen (sql);

  return g_str_hash ((const char *) sql + (length > HASHED_END ? length - HASHED_END : 0)) + (guint) length;
}

static ZavodConnection *
open_database (const char  *name,
               int          flags,
               GError     **error)
{
  g_autoptr (ZavodConnection) self = g_new0 (ZavodConnection, 1);
  int code;

  self->idle = g_hash_table_new (hash_sql, g_str_equal);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, kept_free);
  self->data_version = -1;
  g_queue_init (&self->recent);
  code = sqlite3_open_v2 (name, &self->db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);

  if (!zavod_sqlite_check (self->db, code, error) || !harden (self, error)
      || !zavod_sqlite_add_is_among (self->db, error)
      || !zavod_sqlite_add_collation_key (self->db, error)
      || !zavod_sqlite_add_moment (self->db, &self->moment, error))
    return NULL;

  return g_steal_pointer (&self);
}

static ZavodConnection *
open_in_mode (const char           *path,
              ZavodConnectionMode   mode,
              GError              **error)
{
  g_autoptr (ZavodConnection) self = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *immutable = NULL;

  switch (mode)
    {
    case ZAVOD_CONNECTION_WRITE:
      self = open_database (path, SQLITE_OPEN_READWRITE, error);
      if (self == NULL || !zavod_sqlite_add_functions (self->db, error))
        return NULL;
      return g_steal_pointer (&self);

    case ZAVOD_CONNECTION_READ:
      /* not SQLITE_OPEN_READONLY: such a connection, when it is the last to go, leaves the side files behind */
      self = open_database (path, SQLITE_OPEN_READWRITE, error);
      if (self == NULL || !zavod_connection_execute (self, "PRAGMA query_only = ON", error))
        return NULL;
      return g_steal_pointer (&self);

    case ZAVOD_CONNECTION_READ_ONLY:
      return open_database (path, SQLITE_OPEN_READONLY, error);

    case ZAVOD_CONNECTION_IMMUTABLE:
      uri = g_filename_to_uri (path, NULL, error);
      if (uri == NULL)
        return NULL;
      immutable = g_strconcat (uri, "?immutable=1", NULL);
      return open_database (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);

    default:
      g_assert_not_reached ();
    }
}

/**
 * zavod_connection_new:
 * @path: an absolute file name
 *
 * Opens an existing file, hardened against what it may contain. Nothing is checked yet: see zavod-open.c.
 */
ZavodConnection *
zavod_connection_new (const char           *path,
                      ZavodConnectionMode   mode,
                      GError              **error)
{
  ZavodConnection *self = open_in_mode (path, mode, error);

  if (self != NULL)
    {
      self->path = g_strdup (path);
      self->mode = mode;
    }

  return self;
}

/**
 * zavod_connection_new_helper:
 * @helped: of a file; in the midst of a job
 *
 * Opens the same file for a thread that takes over a part of the job and ends before it: what stops or cancels @helped
 * stops the helper, and both are asked about the same moment.
 */
ZavodConnection *
zavod_connection_new_helper (ZavodConnection  *helped,
                             GError          **error)
{
  ZavodConnection *self = zavod_connection_new (helped->path, helped->mode, error);

  if (self != NULL)
    {
      self->helped = helped;
      self->moment = helped->moment;
    }

  return self;
}

ZavodConnection *
zavod_connection_new_in_memory (GError **error)
{
  return open_database (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
}

void
zavod_connection_free (ZavodConnection *self)
{
  if (self == NULL)
    return;

  g_queue_clear_full (&self->recent, (GDestroyNotify) zavod_statement_free);
  g_hash_table_unref (self->idle);
  g_hash_table_unref (self->kept);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
zavod_connection_get_handle (ZavodConnection *self)
{
  return self->db;
}

/**
 * zavod_connection_execute:
 * @script: statements of ours, never of a user
 *
 * Runs each statement to its end; rows are ignored.
 */
gboolean
zavod_connection_execute (ZavodConnection  *self,
                          const char       *script,
                          GError          **error)
{
  zavod_sqlite_note_thread (script);
  return zavod_sqlite_check (self->db, sqlite3_exec (self->db, script, NULL, NULL, NULL), error);
}

/* Ends a transaction that failed. SQLite may have rolled it back itself, when the disk was full. */
void
zavod_connection_rollback (ZavodConnection *self)
{
  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->cancellable);

  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);

  self->cancellable = g_steal_pointer (&cancellable);
}

/* The first column of the first row; 0 when there is none. */
gboolean
zavod_connection_query_int64 (ZavodConnection  *self,
                              const char       *sql,
                              gint64           *value,
                              GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self, sql, error);
  gboolean row;

  *value = 0;

  if (statement == NULL || !zavod_statement_step (statement, &row, error))
    return FALSE;

  if (row)
    *value = zavod_statement_get_int64 (statement, 0);

  return TRUE;
}

/**
 * zavod_connection_set_cancellable:
 * @cancellable: (nullable): what stops the statements that run from now on
 */
void
zavod_connection_set_cancellable (ZavodConnection *self,
                                  GCancellable    *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * zavod_connection_stop:
 *
 * Stops the running statement and every long one after it, from any thread. sqlite3_interrupt() alone would not do: a
 * statement that begins a moment later runs to its end.
 */
void
zavod_connection_stop (ZavodConnection *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
  sqlite3_interrupt (self->db);
}

/**
 * zavod_connection_check_changed:
 * @changed: (out): whether another connection, of this or of another program, has committed since the last call
 *
 * The first call only remembers.
 */
gboolean
zavod_connection_check_changed (ZavodConnection  *self,
                                gboolean         *changed,
                                GError          **error)
{
  gint64 version;

  if (!zavod_connection_query_int64 (self, "PRAGMA data_version", &version, error))
    return FALSE;

  *changed = self->data_version >= 0 && self->data_version != version;
  self->data_version = version;

  return TRUE;
}

/**
 * zavod_connection_recall:
 * @what: a constant
 * @data: (out) (nullable): what was kept under this name; %NULL when nothing was, or the file has changed since
 */
gboolean
zavod_connection_recall (ZavodConnection  *self,
                         const char       *what,
                         gpointer         *data,
                         GError          **error)
{
  const Kept *kept;
  gboolean changed;

  *data = NULL;
  if (!zavod_connection_check_changed (self, &changed, error))
    return FALSE;

  if (changed)
    g_hash_table_remove_all (self->kept);
  kept = g_hash_table_lookup (self->kept, what);
  *data = kept != NULL ? kept->data : NULL;

  return TRUE;
}

/**
 * zavod_connection_keep:
 * @what: a constant
 * @data: (transfer full): what was found in the file as this transaction sees it
 */
void
zavod_connection_keep (ZavodConnection *self,
                       const char      *what,
                       gpointer         data,
                       GDestroyNotify   free_data)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept) { data, free_data };
  g_hash_table_insert (self->kept, (gpointer) what, kept);
}

/**
 * zavod_connection_prepare:
 * @sql: one statement
 *
 * Takes the statement from the cache, or prepares it. One that is still in use is prepared once more: calls may nest.
 */
ZavodStatement *
zavod_connection_prepare (ZavodConnection  *self,
                          const char       *sql,
                          GError          **error)
{
  ZavodStatement *statement = g_hash_table_lookup (self->idle, sql);

  if (statement == NULL)
    return zavod_statement_new (self, sql, error);

  g_hash_table_remove (self->idle, sql);
  g_queue_remove (&self->recent, statement);

  return statement;
}

/* Called by zavod_statement_release(). */
void
zavod_connection_give_back (ZavodConnection *self,
                            ZavodStatement  *statement)
{
  if (g_hash_table_contains (self->idle, zavod_statement_get_sql (statement)))
    {
      zavod_statement_free (statement);
      return;
    }

  g_hash_table_insert (self->idle, (gpointer) zavod_statement_get_sql (statement), statement);
  g_queue_push_head (&self->recent, statement);

  if (self->recent.length > MAX_IDLE)
    {
      ZavodStatement *oldest = g_queue_pop_tail (&self->recent);

      g_hash_table_remove (self->idle, zavod_statement_get_sql (oldest));
      zavod_statement_free (oldest);
    }
}

void
zavod_connection_set_moment (ZavodConnection   *self,
                             const ZavodMoment *moment)
{
  self->moment = *moment;
}

const ZavodMoment *
zavod_connection_get_moment (ZavodConnection *self)
{
  return &self->moment;
}
