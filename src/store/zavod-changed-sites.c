/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites the map may show otherwise after a changeset: those whose row it touches, that a claim which it touches is
 * about or was about, and that a claim is about whose citations, sources or product it touches. What was is told by the
 * changeset alone, what is by the atlas, in the same transaction. */

#include "zavod-sqlite.h"
#include "zavod-writer.h"

/* Of more sites, claims or other rows nothing is told: to read all sites anew is quicker then. */
#define MAX_TOLD 10000
#define NONE -1

/* Where rows say which claim and which site they are about. The schema is checked when an atlas is opened, so that the
 * columns are where version-001.sql has them. */
static const struct
{
  const char *table;
  int claim;
  int site;
} references[] = {
  { "site", NONE, 0 },
  { "claim", 0, 1 },
  { "claim_site", 1, 2 },
  { "citation", 1, NONE },
};

#define SITES_OF_CLAIMS \
  "WITH told (claim_id) AS (" \
  "SELECT value FROM json_each (?1)" \
  " UNION SELECT t.claim_id FROM json_each (?2) j CROSS JOIN citation t ON t.id = j.value" \
  " UNION SELECT t.claim_id FROM json_each (?3) j CROSS JOIN citation t ON t.source_id = j.value" \
  " UNION SELECT c.id FROM json_each (?4) j CROSS JOIN claim c ON c.object_product_id = j.value)" \
  " SELECT c.site_id FROM told CROSS JOIN claim c ON c.id = told.claim_id WHERE c.site_id IS NOT NULL" \
  " UNION SELECT x.site_id FROM told CROSS JOIN claim_site x ON x.claim_id = told.claim_id"

static void
add_value (GHashTable    *ids,
           sqlite3_value *value)
{
  if (value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER)
    zavod_id_set_add (ids, sqlite3_value_int64 (value));
}

/* What stood in the column before, and what stands there now, as far as the change says so. */
static void
add_column (sqlite3_changeset_iter *iter,
            int                     operation,
            int                     column,
            GHashTable             *ids)
{
  sqlite3_value *value = NULL;

  if (column == NONE)
    return;

  if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, column, &value) == SQLITE_OK)
    add_value (ids, value);
  value = NULL;
  if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, column, &value) == SQLITE_OK)
    add_value (ids, value);
}

static void
add_references (sqlite3_changeset_iter *iter,
                GHashTable             *claims,
                GHashTable             *sites)
{
  const char *table;
  int n_columns, operation, indirect;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].table, table))
      {
        add_column (iter, operation, references[i].claim, claims);
        add_column (iter, operation, references[i].site, sites);
      }
}

static gboolean
is_told (GHashTable *ids)
{
  return ids == NULL || g_hash_table_size (ids) <= MAX_TOLD;
}

static gboolean
read_references (gconstpointer   changeset,
                 int             size,
                 GHashTable     *claims,
                 GHashTable     *sites,
                 GError        **error)
{
  sqlite3_changeset_iter *iter;

  if (!zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, size, (void *) changeset), error))
    return FALSE;

  while (is_told (claims) && is_told (sites) && sqlite3changeset_next (iter) == SQLITE_ROW)
    add_references (iter, claims, sites);

  return zavod_sqlite_check (NULL, sqlite3changeset_finalize (iter), error);
}

static void
bind_set (ZavodStatement *statement,
          int             parameter,
          GHashTable     *ids)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (ids != NULL)
    g_hash_table_iter_init (&iter, ids);
  while (ids != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (list, id, 1);

  zavod_statement_bind_id_list (statement, parameter, (const gint64 *) (void *) list->data, list->len);
}

static gboolean
add_sites_of_claims (ZavodChanges     *self,
                     ZavodConnection  *connection,
                     GHashTable       *claims,
                     GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, SITES_OF_CLAIMS, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  bind_set (statement, 1, claims);
  bind_set (statement, 2, g_hash_table_lookup (self->rows, "citation"));
  bind_set (statement, 3, g_hash_table_lookup (self->rows, "source"));
  bind_set (statement, 4, g_hash_table_lookup (self->rows, "product"));
  while (row && is_told (self->sites))
    {
      if (!zavod_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        zavod_id_set_add (self->sites, zavod_statement_get_int64 (statement, 0));
    }

  return TRUE;
}

/**
 * zavod_changes_find_sites:
 * @connection: to the atlas, in which the changeset has been carried out
 * @changeset: the one whose rows were added to @self
 *
 * Finds the sites that the map may show otherwise now, or that they are too many to be told. May be asked once for each
 * changeset of a transaction.
 */
gboolean
zavod_changes_find_sites (ZavodChanges     *self,
                          ZavodConnection  *connection,
                          gconstpointer     changeset,
                          int               size,
                          GError          **error)
{
  g_autoptr (GHashTable) claims = zavod_id_set_new ();
  gboolean told;

  if (self->sites == NULL)
    return TRUE;
  if (!read_references (changeset, size, claims, self->sites, error))
    return FALSE;

  told = is_told (claims) && is_told (g_hash_table_lookup (self->rows, "citation"))
         && is_told (g_hash_table_lookup (self->rows, "source"))
         && is_told (g_hash_table_lookup (self->rows, "product"));
  if (told && !add_sites_of_claims (self, connection, claims, error))
    return FALSE;

  if (!told || !is_told (self->sites))
    g_clear_pointer (&self->sites, g_hash_table_unref);

  return TRUE;
}
