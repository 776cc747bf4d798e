/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new atlas goes the same way as an old one: from version 0, which has no table, through every step. So the way is
 * walked each time that an atlas is made, and the schema's text is the same in all atlases of one version. */

#include "zavod-schema.h"

#include <glib/gi18n.h>

#include "zavod-file.h"
#include "zavod-schema-resources.h"
#include "zavod-sqlite.h"
#include "zavod-vocabulary.h"

static const ZavodStep steps[] = {
  { 1, "version-001.sql" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == ZAVOD_SCHEMA_VERSION);

static gboolean
run_script (ZavodConnection  *connection,
            const char       *name,
            GError          **error)
{
  g_autofree char *path = g_strconcat ("/io/github/zavod_atlas/store/", name, NULL);
  g_autoptr (GBytes) script = g_resource_lookup_data (zavod_schema_get_resource (), path, 0, error);

  return script != NULL && zavod_connection_execute (connection, g_bytes_get_data (script, NULL), error);
}

/* The vocabularies as enumerations of GeoPackage's Schema extension: drop-downs in every GIS. */
static gboolean
write_vocabularies (ZavodConnection  *connection,
                    GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;

  statement = zavod_connection_prepare (connection,
                                        "INSERT OR REPLACE INTO gpkg_data_column_constraints"
                                        " (constraint_name, constraint_type, value, description)"
                                        " VALUES (?1, 'enum', ?2, ?3)",
                                        error);
  if (statement == NULL)
    return FALSE;

  for (guint v = 0; v < ZAVOD_N_VOCABULARIES; v++)
    for (guint i = 0; i < zavod_vocabulary_get_n_words (v); i++)
      {
        zavod_statement_bind_text (statement, 1, zavod_vocabulary_get_name (v));
        zavod_statement_bind_text (statement, 2, zavod_vocabulary_get_code (v, i));
        zavod_statement_bind_text (statement, 3, zavod_vocabulary_get_english (v, i));
        if (!zavod_statement_execute (statement, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
write_version (ZavodConnection  *connection,
               guint             version,
               GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  g_autofree char *atlas = g_uuid_string_random ();

  statement = zavod_connection_prepare (connection,
                                        "INSERT INTO zavod_meta (id, version, atlas, title) VALUES (1, ?1, ?2, '')"
                                        " ON CONFLICT (id) DO UPDATE SET version = excluded.version",
                                        error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, version);
  zavod_statement_bind_text (statement, 2, atlas);

  return zavod_statement_execute (statement, error);
}

static gboolean
take_step (ZavodConnection  *connection,
           const ZavodStep  *step,
           GError          **error)
{
  gboolean is_file = g_str_has_suffix (step->script, ".sql");

  if (is_file ? !run_script (connection, step->script, error)
              : !zavod_connection_execute (connection, step->script, error))
    return FALSE;

  return run_script (connection, "geopackage-contents.sql", error)
         && write_vocabularies (connection, error)
         && write_version (connection, step->version, error);
}

/* The step and its version number reach the file together, or not at all. */
static gboolean
take_step_in_transaction (ZavodConnection  *connection,
                          const ZavodStep  *step,
                          GError          **error)
{
  if (!zavod_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (take_step (connection, step, error) && zavod_connection_execute (connection, "COMMIT", error))
    return TRUE;

  zavod_connection_rollback (connection);
  return FALSE;
}

static gboolean
keep_copy (ZavodConnection  *connection,
           const char       *path,
           guint             version,
           GError          **error)
{
  g_autofree char *stem = g_str_has_suffix (path, ".gpkg") ? g_strndup (path, strlen (path) - 5) : g_strdup (path);
  g_autofree char *copy = g_strdup_printf ("%s.backup-v%u.gpkg", stem, version);

  return zavod_file_copy_database (connection, copy, error);
}

/**
 * zavod_migrate_by_steps:
 * @steps: the versions, upwards
 * @path: (nullable): the file of @connection: a copy of the old version is kept beside it, NAME.backup-vN.gpkg
 *
 * Takes the steps that the atlas has not seen yet. When one fails, the atlas stays at the version before it.
 */
gboolean
zavod_migrate_by_steps (ZavodConnection  *connection,
                        const ZavodStep  *the_steps,
                        guint             n_steps,
                        const char       *path,
                        GError          **error)
{
  guint version;

  if (!zavod_schema_get_version (connection, &version, error))
    return FALSE;

  if (path != NULL && version > 0 && version < the_steps[n_steps - 1].version
      && !keep_copy (connection, path, version, error))
    return FALSE;

  for (guint i = 0; i < n_steps; i++)
    if (the_steps[i].version > version && !take_step_in_transaction (connection, &the_steps[i], error))
      return FALSE;

  return TRUE;
}

/**
 * zavod_migrate:
 *
 * Brings an atlas to %ZAVOD_SCHEMA_VERSION.
 */
gboolean
zavod_migrate (ZavodConnection  *connection,
               const char       *path,
               GError          **error)
{
  return zavod_migrate_by_steps (connection, steps, G_N_ELEMENTS (steps), path, error);
}

/**
 * zavod_schema_create:
 * @title: of the atlas, for people
 *
 * Makes an atlas out of an empty database.
 */
gboolean
zavod_schema_create (ZavodConnection  *connection,
                     const char       *title,
                     GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;

  if (!run_script (connection, "geopackage.sql", error) || !zavod_migrate (connection, NULL, error))
    return FALSE;

  statement = zavod_connection_prepare (connection, "UPDATE zavod_meta SET title = ?1", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, title);

  return zavod_statement_execute (statement, error);
}
