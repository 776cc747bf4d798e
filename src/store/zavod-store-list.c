/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ids of a table's rows in order. A query is put together from constants; what a user chose only picks among them,
 * or is bound: ?1 is a JSON array of site ids, ?2 an actor, ?3 more site ids than can be looked up one by one. */

#include <math.h>
#include <string.h>

#include "zavod-chosen-claim.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

/* So many sites are looked up by the indexes; of more, each row of the table is asked whether it is about one of them. */
#define MAX_LOOKED_UP 10000

typedef struct
{
  const char *key;  /* NULL: a column that the chosen claim of a site decides */
  gboolean always;  /* never NULL: an index may give the order */
} SortColumn;

typedef struct
{
  const char *select;
  const char *where;     /* of the whole table */
  const char *narrowed;  /* the same for a few rows; the + keeps SQLite from going through all that have the property */
  const char *id;
  const char *of_sites;
  const char *among_sites;
  const char *of_actor;
  const char *of_moment;   /* NULL: of none */
  const SortColumn *columns;
  guint n_columns;
} Table;

static const SortColumn sites_columns[ZAVOD_N_SITES_COLUMNS] = {
  [ZAVOD_SITES_NAME] = { "s.name COLLATE NOCASE", TRUE },
  [ZAVOD_SITES_PLACE] = { "p.name COLLATE NOCASE" },
  [ZAVOD_SITES_COUNTRY] = { "s.country" },
  [ZAVOD_SITES_SOURCES] = { ZAVOD_SQL_SOURCES, TRUE },
};

static const SortColumn partners_columns[ZAVOD_N_PARTNERS_COLUMNS] = {
  [ZAVOD_PARTNERS_PARTNER] = { "a.name COLLATE NOCASE", TRUE },
  [ZAVOD_PARTNERS_ROLE] = { "c.role" },
  [ZAVOD_PARTNERS_SUBJECT] = { ZAVOD_SQL_SUBJECT " COLLATE NOCASE" },
  [ZAVOD_PARTNERS_SHARE] = { "c.share" },
  [ZAVOD_PARTNERS_AS_WRITTEN] = { "c.value_text COLLATE NOCASE" },
  [ZAVOD_PARTNERS_SINCE] = { "c.since" },
  [ZAVOD_PARTNERS_SOURCE] = { ZAVOD_SQL_SOURCE " COLLATE NOCASE" },
};

static const SortColumn capacities_columns[ZAVOD_N_CAPACITIES_COLUMNS] = {
  [ZAVOD_CAPACITIES_SUBJECT] = { ZAVOD_SQL_SUBJECT " COLLATE NOCASE" },
  [ZAVOD_CAPACITIES_VALUE] = { ZAVOD_SQL_AMOUNT },
  [ZAVOD_CAPACITIES_AMOUNT] = { ZAVOD_SQL_AMOUNT },
  [ZAVOD_CAPACITIES_MODALITY] = { "c.modality" },
  [ZAVOD_CAPACITIES_PERIOD] = { "c.period" },
  [ZAVOD_CAPACITIES_SCOPE] = { "coalesce (n.name, c.vehicle_class, c.method, 'stage ' || c.stage) COLLATE NOCASE" },
  [ZAVOD_CAPACITIES_WHEN] = { "coalesce (c.since, c.as_of)" },
  [ZAVOD_CAPACITIES_SOURCE] = { ZAVOD_SQL_SOURCE " COLLATE NOCASE" },
};

#define CLAIMS_OF_SITES(sites) \
  "(SELECT o.id FROM claim o WHERE o.site_id IN " sites \
  " UNION SELECT x.claim_id FROM claim_site x WHERE x.site_id IN " sites ")"
#define GIVEN_SITES "(SELECT value FROM json_each (?1))"
#define CLAIMS_AMONG_SITES \
  "(zavod_is_among (?3, c.site_id)" \
  " OR c.id IN (SELECT x.claim_id FROM claim_site x WHERE zavod_is_among (?3, x.site_id)))"

/* What had begun, and had not ended, on the day that is asked about, and was known. */
#define CLAIMS_OF_MOMENT " AND " ZAVOD_SQL_HOLDS " AND " ZAVOD_SQL_KNOWN

static const Table tables[ZAVOD_N_TABLES] = {
  [ZAVOD_TABLE_SITES] = {
    .select = "SELECT s.id FROM site s LEFT JOIN place p ON p.id = s.place_id",
    .where = " WHERE true",
    .narrowed = " WHERE true",
    .id = "s.id",
    .of_sites = " AND s.id IN " GIVEN_SITES,
    .among_sites = " AND zavod_is_among (?3, s.id)",
    .of_actor = " AND s.id IN " ZAVOD_SQL_SITES_OF_ACTOR ("?2"),
    .columns = sites_columns,
    .n_columns = ZAVOD_N_SITES_COLUMNS,
  },
  [ZAVOD_TABLE_PARTNERS] = {
    .select = "SELECT c.id FROM claim c JOIN actor a ON a.id = c.object_actor_id" ZAVOD_SQL_SUBJECT_JOINS,
    .where = " WHERE c.property = 'role' AND c.rank <> 'deprecated'",
    .narrowed = " WHERE +c.property = 'role' AND c.rank <> 'deprecated'",
    .id = "c.id",
    .of_sites = " AND c.id IN " CLAIMS_OF_SITES (GIVEN_SITES),
    .among_sites = " AND " CLAIMS_AMONG_SITES,
    .of_actor = " AND ?2 IN (c.object_actor_id, c.actor_id)",
    .of_moment = CLAIMS_OF_MOMENT,
    .columns = partners_columns,
    .n_columns = ZAVOD_N_PARTNERS_COLUMNS,
  },
  [ZAVOD_TABLE_CAPACITIES] = {
    .select = "SELECT c.id FROM claim c LEFT JOIN product n ON n.id = c.scope_product_id" ZAVOD_SQL_SUBJECT_JOINS,
    .where = " WHERE c.property = 'capacity' AND c.rank <> 'deprecated'",
    .narrowed = " WHERE +c.property = 'capacity' AND c.rank <> 'deprecated'",
    .id = "c.id",
    .of_sites = " AND c.id IN " CLAIMS_OF_SITES (GIVEN_SITES),
    .among_sites = " AND " CLAIMS_AMONG_SITES,
    .of_actor = " AND (c.actor_id = ?2 OR c.id IN " CLAIMS_OF_SITES (ZAVOD_SQL_SITES_OF_ACTOR ("?2")) ")",
    .of_moment = CLAIMS_OF_MOMENT,
    .columns = capacities_columns,
    .n_columns = ZAVOD_N_CAPACITIES_COLUMNS,
  },
};

static ZavodListQuery *
query_copy (const ZavodListQuery *query)
{
  ZavodListQuery *copy = g_memdup2 (query, sizeof *query);

  /* no site at all is not the same as no matter which */
  if (query->sites != NULL)
    {
      gint64 *sites = g_new (gint64, query->n_sites + 1);

      memcpy (sites, query->sites, query->n_sites * sizeof *sites);
      copy->sites = sites;
    }
  copy->date = g_strdup (query->date);

  return copy;
}

static void
query_free (gpointer data)
{
  ZavodListQuery *query = data;

  g_free ((gint64 *) query->sites);
  g_free ((char *) query->date);
  g_free (query);
}

static gboolean
is_looked_up (const ZavodListQuery *query)
{
  return query->sites != NULL && query->n_sites <= MAX_LOOKED_UP;
}

/* Whether the rows are few, so that what belongs to each may be looked up. */
static gboolean
is_narrowed (const ZavodListQuery *query)
{
  return is_looked_up (query) || query->actor_id != 0;
}

/* Unstated values come last in both directions: nobody sorts to see what is not known. */
static void
append_order (GString    *sql,
              const char *key,
              gboolean    always,
              gboolean    descending)
{
  g_string_append (sql, key);
  if (descending)
    g_string_append (sql, " DESC");
  if (!always)
    g_string_append (sql, " NULLS LAST");
}

static void
append_narrowing (GString              *sql,
                  const ZavodListQuery *query)
{
  const Table *table = &tables[query->table];

  g_string_append (sql, is_narrowed (query) ? table->narrowed : table->where);
  if (query->sites != NULL)
    g_string_append (sql, is_looked_up (query) ? table->of_sites : table->among_sites);
  if (query->actor_id != 0)
    g_string_append (sql, table->of_actor);
  if (table->of_moment != NULL)
    g_string_append (sql, table->of_moment);
}

static void
bind_narrowing (ZavodStatement       *statement,
                const ZavodListQuery *query)
{
  if (is_looked_up (query))
    zavod_statement_bind_id_list (statement, 1, query->sites, query->n_sites);
  else if (query->sites != NULL)
    zavod_statement_bind_ids (statement, 3, query->sites, query->n_sites);

  if (query->actor_id != 0)
    zavod_statement_bind_int64 (statement, 2, query->actor_id);
}

static ZavodStatement *
prepare_list (ZavodConnection       *connection,
              const ZavodListQuery  *query,
              gboolean               by_id,
              GError               **error)
{
  const Table *table = &tables[query->table];
  const SortColumn *column = &table->columns[query->sort_column];
  g_autoptr (GString) sql = g_string_new (table->select);
  ZavodStatement *statement;

  append_narrowing (sql, query);
  g_string_append (sql, " ORDER BY ");
  if (!by_id)
    {
      append_order (sql, column->key, column->always, query->descending);
      g_string_append (sql, ", ");
    }
  append_order (sql, table->id, TRUE, !by_id && query->descending);

  statement = zavod_connection_prepare (connection, sql->str, error);
  if (statement != NULL)
    bind_narrowing (statement, query);

  return statement;
}

static GArray *
read_ids (ZavodStatement  *statement,
          GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (zavod_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);

      id = zavod_statement_get_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return NULL;
}

typedef struct
{
  gint64 id;
  double key;  /* NAN: not stated */
} Keyed;

static int
compare_keyed (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Keyed *x = a;
  const Keyed *y = b;
  gboolean descending = GPOINTER_TO_INT (user_data);

  if (isnan (x->key) != isnan (y->key))
    return isnan (x->key) ? 1 : -1;
  if (!isnan (x->key) && x->key != y->key)
    return (x->key < y->key) == !descending ? -1 : 1;

  return (x->id > y->id) - (x->id < y->id);
}

static double
get_key (guint                   column,
         const ZavodChosenClaim *claim)
{
  ZavodPartialDate since;
  gint index;

  switch (column)
    {
    case ZAVOD_SITES_STATUS:
      return zavod_status_from_code (claim != NULL ? claim->value : NULL);
    case ZAVOD_SITES_CLASS:
      index = claim != NULL ? zavod_vocabulary_find (ZAVOD_VOCABULARY_VEHICLE_CLASS, claim->value) : -1;
      return index >= 0 ? index : NAN;
    case ZAVOD_SITES_SINCE:
      return claim != NULL && claim->since != NULL && zavod_partial_date_from_iso (claim->since, &since)
             ? zavod_partial_date_get_first_day (since) : NAN;
    case ZAVOD_SITES_CAPACITY:
      return claim != NULL ? claim->amount : NAN;
    default:
      g_assert_not_reached ();
    }
}

static ZavodChoice
get_choice (guint column)
{
  switch (column)
    {
    case ZAVOD_SITES_STATUS:
    case ZAVOD_SITES_SINCE:
      return ZAVOD_CHOICE_STATUS;
    case ZAVOD_SITES_CLASS:
      return ZAVOD_CHOICE_CLASS;
    case ZAVOD_SITES_CAPACITY:
      return ZAVOD_CHOICE_CAPACITY;
    default:
      g_assert_not_reached ();
    }
}

/* The sources of all sites, in the order of the sites, which the indexes give for nothing; a source comes more than once. */
#define SOURCES_OF_SITES \
  "SELECT c.site_id, t.source_id FROM claim c INDEXED BY claim_site_id CROSS JOIN citation t ON t.claim_id = c.id" \
  " WHERE c.site_id IS NOT NULL" \
  " UNION ALL " \
  "SELECT x.site_id, t.source_id FROM claim_site x CROSS JOIN citation t ON t.claim_id = x.claim_id" \
  " ORDER BY 1"

static gboolean
contains (GArray *ids,
          gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Counts the sources of all sites, which come upwards by id, in one pass. */
static gboolean
count_sources (ZavodConnection  *connection,
               GArray           *keyed,
               GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, SOURCES_OF_SITES, error);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint position = 0;
  gboolean row;

  while (statement != NULL && zavod_statement_step (statement, &row, error))
    {
      gint64 site, source;

      if (!row)
        return TRUE;

      site = zavod_statement_get_int64 (statement, 0);
      source = zavod_statement_get_int64 (statement, 1);
      while (position < keyed->len && g_array_index (keyed, Keyed, position).id < site)
        {
          position++;
          g_array_set_size (sources, 0);
        }
      if (position == keyed->len || g_array_index (keyed, Keyed, position).id != site || contains (sources, source))
        continue;

      g_array_append_val (sources, source);
      g_array_index (keyed, Keyed, position).key = sources->len;
    }

  return FALSE;
}

/* Reads what is chosen of sites that come upwards by id: in one pass of all sites, or one by one of a few. */
static gboolean
read_choices (ZavodConnection       *connection,
           const ZavodListQuery  *query,
           GArray                *keyed,
           GError               **error)
{
  ZavodChoice choice = get_choice (query->sort_column);
  g_autoptr (ZavodChoiceReader) reader = NULL;

  for (guint i = 0; i < keyed->len; i++)
    {
      Keyed *site = &g_array_index (keyed, Keyed, i);
      const ZavodChosenClaim *claim;

      if (reader == NULL || is_narrowed (query))
        {
          g_clear_pointer (&reader, zavod_choice_reader_free);
          reader = zavod_choice_reader_new (connection, choice, is_narrowed (query) ? site->id : 0, query->date, error);
        }
      if (reader == NULL || !zavod_choice_reader_find (reader, site->id, &claim, error))
        return FALSE;

      site->key = get_key (query->sort_column, claim);
    }

  return TRUE;
}

/* Sorts sites, which come upwards by id. */
static gboolean
sort_sites (ZavodConnection       *connection,
            const ZavodListQuery  *query,
            GArray                *ids,
            GError               **error)
{
  g_autoptr (GArray) keyed = g_array_sized_new (FALSE, TRUE, sizeof (Keyed), ids->len);
  gboolean done;

  g_array_set_size (keyed, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (keyed, Keyed, i).id = g_array_index (ids, gint64, i);

  done = query->sort_column == ZAVOD_SITES_SOURCES ? count_sources (connection, keyed, error)
                                                   : read_choices (connection, query, keyed, error);
  if (!done)
    return FALSE;

  g_array_sort_with_data (keyed, compare_keyed, GINT_TO_POINTER (query->descending));
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (keyed, Keyed, i).id;

  return TRUE;
}

/* Of a few rows SQLite sorts by any key; of all sites, one that is looked up for each would take ten times as long as
 * one pass of all that is looked up. */
static gboolean
is_sorted_here (const ZavodListQuery *query)
{
  return tables[query->table].columns[query->sort_column].key == NULL
         || (query->table == ZAVOD_TABLE_SITES && query->sort_column == ZAVOD_SITES_SOURCES && !is_narrowed (query));
}

static gpointer
read_list (ZavodConnection  *connection,
           gpointer          parameters,
           GCancellable     *cancellable,
           GError          **error)
{
  const ZavodListQuery *query = parameters;
  const gboolean sorted_here = is_sorted_here (query);
  g_autoptr (ZavodStatement) statement = prepare_list (connection, query, sorted_here, error);
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL)
    return NULL;

  ids = read_ids (statement, error);
  if (ids == NULL || (sorted_here && !sort_sites (connection, query, ids, error)))
    return NULL;

  return g_steal_pointer (&ids);
}

static void
ids_free (gpointer ids)
{
  g_array_unref (ids);
}

/**
 * zavod_store_list_async:
 * @query: which rows, and in which order; copied
 *
 * Reads the ids of a table's rows. What is not stated comes last; rows that are equal are in the order of their ids.
 */
void
zavod_store_list_async (ZavodStore           *self,
                        const ZavodListQuery *query,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (query != NULL && query->table < ZAVOD_N_TABLES);
  g_return_if_fail (query->sort_column < tables[query->table].n_columns);

  zavod_store_read_async (self, zavod_store_list_async, read_list, query_copy (query), query_free, ids_free,
                          cancellable, callback, user_data);
}

/**
 * zavod_store_list_finish:
 *
 * Returns: (transfer full) (element-type gint64): the ids in order, or %NULL with @error set
 */
GArray *
zavod_store_list_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_list_async, error);
}

static gpointer
read_sites_of_actor (ZavodConnection  *connection,
                     gpointer          parameters,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;

  statement = zavod_connection_prepare (connection,
                                        "SELECT s.id FROM site s WHERE s.id IN " ZAVOD_SQL_SITES_OF_ACTOR ("?1")
                                        " ORDER BY s.id",
                                        error);
  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, *(gint64 *) parameters);
  return read_ids (statement, error);
}

/**
 * zavod_store_sites_of_actor_async:
 *
 * Reads the sites in which an actor has a part.
 */
void
zavod_store_sites_of_actor_async (ZavodStore          *self,
                                  gint64               actor_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_read_async (self, zavod_store_sites_of_actor_async, read_sites_of_actor,
                          g_memdup2 (&actor_id, sizeof actor_id), g_free, ids_free, cancellable, callback, user_data);
}

/**
 * zavod_store_sites_of_actor_finish:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the sites, upwards, or %NULL with @error set
 */
GArray *
zavod_store_sites_of_actor_finish (ZavodStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_sites_of_actor_async, error);
}
