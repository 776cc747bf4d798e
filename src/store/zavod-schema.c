/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schema that an atlas must have, taken from an atlas made in memory: what is expected of a file cannot drift from
 * what is written into a new one. */

#include "zavod-schema.h"

#include <string.h>

#include <glib/gi18n.h>

#include "zavod-sqlite.h"

const char *const zavod_schema_tables[] = {
  "site", "place", "actor", "product", "programme", "source", "name", "claim", "claim_site", "citation", NULL,
};

typedef struct
{
  char *type;           /* table, index or view */
  char *sql;
  GHashTable *columns;  /* of an expected table that edits write: set of names */
} Object;

static void
object_free (gpointer data)
{
  Object *self = data;

  g_free (self->type);
  g_free (self->sql);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_free (self);
}

static gboolean
read_columns (ZavodConnection  *connection,
              const char       *table,
              GHashTable       *objects,
              GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  Object *object = g_hash_table_lookup (objects, table);
  gboolean row;

  object->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  statement = zavod_connection_prepare (connection, "SELECT name FROM pragma_table_info (?1)", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, table);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_hash_table_add (object->columns, zavod_statement_dup_text (statement, 0));
    }

  return FALSE;
}

static gboolean
read_objects (ZavodConnection  *connection,
              GHashTable       *objects,
              GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (connection,
                                        "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
                                        error);
  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      Object *object;

      if (!row)
        return TRUE;

      object = g_new0 (Object, 1);
      object->type = zavod_statement_dup_text (statement, 1);
      object->sql = zavod_statement_dup_text (statement, 2);
      g_hash_table_insert (objects, zavod_statement_dup_text (statement, 0), object);
    }

  return FALSE;
}

static gpointer
make_expected (gpointer unused)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, object_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodConnection) connection = zavod_connection_new_in_memory (&error);

  gboolean done;

  done = connection != NULL && zavod_schema_create (connection, "", &error)
         && read_objects (connection, objects, &error);
  for (guint i = 0; done && zavod_schema_tables[i] != NULL; i++)
    done = read_columns (connection, zavod_schema_tables[i], objects, &error);
  if (!done)
    g_error ("Zavod's own schema does not work: %s", error->message);

  return g_steal_pointer (&objects);
}

/* Name → Object, made once for the process. */
static GHashTable *
get_expected (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_expected, NULL);
}

/**
 * zavod_schema_has_column:
 *
 * Returns: whether an edit may write this column
 */
gboolean
zavod_schema_has_column (const char *table,
                         const char *column)
{
  Object *object;

  if (!g_strv_contains (zavod_schema_tables, table))
    return FALSE;

  object = g_hash_table_lookup (get_expected (), table);

  return g_hash_table_contains (object->columns, column);
}

/* ALTER TABLE … ADD COLUMN, which a GIS offers its users, writes before the last parenthesis. Everything of ours is
 * still as we wrote it then. */
static gboolean
is_extended_table (const Object *expected,
                   const char   *sql)
{
  const char *end = strrchr (expected->sql, ')');
  gsize length = (gsize) (end - expected->sql);

  while (length > 0 && g_ascii_isspace (expected->sql[length - 1]))
    length--;

  return g_str_equal (expected->type, "table") && strncmp (sql, expected->sql, length) == 0;
}

static gboolean
object_matches (const Object *expected,
                const Object *found)
{
  return found != NULL && g_str_equal (found->type, expected->type)
         && (g_str_equal (found->sql, expected->sql) || is_extended_table (expected, found->sql));
}

/**
 * zavod_schema_check:
 *
 * Compares tables, indexes and views with what this version makes. Tables, views and triggers besides them are no
 * concern of ours: other programs may keep layers and styles in the same file. Zavod never reads them, and what their
 * triggers may do is decided in zavod-connection.c.
 *
 * Returns: %FALSE with %ZAVOD_ERROR_NOT_AN_ATLAS when something is missing or was altered
 */
gboolean
zavod_schema_check (ZavodConnection  *connection,
                    GError          **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, object_free);
  GHashTableIter iter;
  gpointer name, expected;

  if (!read_objects (connection, found, error))
    return FALSE;

  g_hash_table_iter_init (&iter, get_expected ());
  while (g_hash_table_iter_next (&iter, &name, &expected))
    if (!object_matches (expected, g_hash_table_lookup (found, name)))
      {
        g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_AN_ATLAS,
                     _("Another program altered the structure of this atlas: “%s” is not as Zavod made it."),
                     (const char *) name);
        return FALSE;
      }

  return TRUE;
}

/**
 * zavod_schema_get_version:
 * @version: (out): 0 when the database is no atlas
 */
gboolean
zavod_schema_get_version (ZavodConnection  *connection,
                          guint            *version,
                          GError          **error)
{
  gint64 value;

  *version = 0;
  if (!zavod_connection_query_int64 (connection,
                                     "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'zavod_meta'",
                                     &value, error))
    return FALSE;
  if (value == 0)
    return TRUE;

  if (!zavod_connection_query_int64 (connection, "SELECT version FROM zavod_meta WHERE id = 1", &value, error))
    return FALSE;

  *version = (guint) CLAMP (value, 0, G_MAXINT);

  return TRUE;
}
