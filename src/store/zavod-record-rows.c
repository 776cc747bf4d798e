/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A change of a claim often does not say whose it is: of an update only what changed is recorded. What is known of claims
 * is gathered on the way. It is complete where changesets are looked at from the newest back: a claim is either there
 * still, or its deletion, which says everything of it, is met before all else that was done with it. */

#include "zavod-record-rows.h"

#include "zavod-revision.h"

struct _ZavodRecordRows
{
  const char *table;
  gint64 id;
  gboolean is_source;
  GHashTable *claims;      /* set of gint64 */
  GHashTable *others;      /* set of "table/id": rows that were added */
};

static const char *const tables[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = "site",
  [ZAVOD_NOUN_PLACE] = "place",
  [ZAVOD_NOUN_ACTOR] = "actor",
  [ZAVOD_NOUN_PRODUCT] = "product",
  [ZAVOD_NOUN_PROGRAMME] = "programme",
  [ZAVOD_NOUN_SOURCE] = "source",
};

#define CLAIMS_OF(column) "SELECT id FROM claim WHERE " column " = ?1"

static const char *const claims_of[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = CLAIMS_OF ("site_id"),
  [ZAVOD_NOUN_ACTOR] = CLAIMS_OF ("actor_id"),
  [ZAVOD_NOUN_PRODUCT] = CLAIMS_OF ("product_id"),
  [ZAVOD_NOUN_PROGRAMME] = CLAIMS_OF ("programme_id"),
};

/* Which column says whose row it is: the schema is checked when an atlas is opened, so that the columns are where
 * version-001.sql has them. */
static const struct
{
  const char *table;
  const char *of;
  int column;
} owners[] = {
  { "name", "site", 1 },
  { "name", "place", 2 },
  { "name", "actor", 3 },
  { "name", "product", 4 },
  { "name", "programme", 5 },
  { "claim", "site", 1 },
  { "claim", "actor", 2 },
  { "claim", "product", 3 },
  { "claim", "programme", 4 },
  { "claim_site", "site", 2 },
  { "claim_site", "claim", 1 },
  { "citation", "source", 2 },
  { "citation", "claim", 1 },
};

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
read_claims (ZavodRecordRows  *self,
             ZavodConnection  *connection,
             const char       *sql,
             GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, self->id);
  while (zavod_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = zavod_statement_get_int64 (statement, 0);
      g_hash_table_add (self->claims, g_memdup2 (&id, sizeof id));
    }

  return FALSE;
}

ZavodRecordRows *
zavod_record_rows_new (ZavodConnection  *connection,
                       ZavodNoun         noun,
                       gint64            id,
                       GError          **error)
{
  g_autoptr (ZavodRecordRows) self = g_new0 (ZavodRecordRows, 1);

  self->table = tables[noun];
  self->id = id;
  self->is_source = noun == ZAVOD_NOUN_SOURCE;
  self->claims = id_set_new ();
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (claims_of[noun] != NULL && !read_claims (self, connection, claims_of[noun], error))
    return NULL;

  return g_steal_pointer (&self);
}

void
zavod_record_rows_free (ZavodRecordRows *self)
{
  g_hash_table_unref (self->claims);
  g_hash_table_unref (self->others);
  g_free (self);
}

/**
 * zavod_record_rows_add:
 *
 * Adds a row of another record: one that this record cannot be without.
 *
 * Returns: whether it was not among them
 */
gboolean
zavod_record_rows_add (ZavodRecordRows *self,
                       const char      *table,
                       gint64           id)
{
  return g_hash_table_add (self->others, zavod_row_make_key (table, id));
}

static gint64
get_id (sqlite3_value *value)
{
  return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : 0;
}

static gboolean
is_ours (ZavodRecordRows *self,
         const char      *table,
         gint64           id)
{
  g_autofree char *key = NULL;

  if (id == 0)
    return FALSE;
  if (g_str_equal (table, "claim"))
    return g_hash_table_contains (self->claims, &id);
  if (g_str_equal (table, self->table))
    return id == self->id;

  key = zavod_row_make_key (table, id);

  return g_hash_table_contains (self->others, key);
}

/* What stood in the column before, or stands there now, as far as the change says so. */
static gboolean
refers_to_us (ZavodRecordRows        *self,
              sqlite3_changeset_iter *iter,
              int                     operation,
              const char             *of,
              int                     column)
{
  sqlite3_value *before = NULL, *after = NULL;

  if (operation != SQLITE_INSERT)
    sqlite3changeset_old (iter, column, &before);
  if (operation != SQLITE_DELETE)
    sqlite3changeset_new (iter, column, &after);

  /* by another record's added rows nothing belongs to this one */
  return (g_str_equal (of, "claim") || g_str_equal (of, self->table))
         && (is_ours (self, of, get_id (before)) || is_ours (self, of, get_id (after)));
}

static gboolean
is_owned (ZavodRecordRows        *self,
          sqlite3_changeset_iter *iter,
          const char             *table,
          int                     operation)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (g_str_equal (owners[i].table, table)
        && refers_to_us (self, iter, operation, owners[i].of, owners[i].column))
      return TRUE;

  return FALSE;
}

/**
 * zavod_record_rows_match:
 * @iter: stands on a change
 *
 * Returns: whether the change is of a part of the record
 */
gboolean
zavod_record_rows_match (ZavodRecordRows        *self,
                         sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *value = NULL;
  gint64 id;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  id = get_id (value);

  if (!is_ours (self, table, id) && !is_owned (self, iter, table, operation))
    return FALSE;
  if (g_str_equal (table, "claim") && !self->is_source)
    g_hash_table_add (self->claims, g_memdup2 (&id, sizeof id));

  return TRUE;
}
