/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters: ?1 is a JSON array of site ids, ?2 an actor, ?3 more site ids than can be looked up one by one, ?4 a JSON
 * array of the rows that a survey found. */

#include "zavod-table-query.h"

#include <string.h>

#include "zavod-name-order.h"
#include "zavod-queries.h"

/* So many sites are looked up by the indexes; of more, each row of the table is asked whether it is about one of them. */
#define MAX_LOOKED_UP 10000

typedef struct
{
  const char *key;   /* NULL: a column that is not in SQL */
  gboolean always;   /* never NULL: an index may give the order */
  gboolean is_text;  /* sorted as names are, and found by its beginning */
} SortColumn;

typedef struct
{
  const char *from;
  const char *place_join;  /* for a list sorted by places; in any other it would keep SQLite from reading an index alone */
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

#define NAME(key) { key, TRUE, TRUE }
#define TEXT(key) { key, FALSE, TRUE }
#define CODE(key) { key, FALSE, FALSE }

static const SortColumn sites_columns[ZAVOD_N_SITES_COLUMNS] = {
  [ZAVOD_SITES_NAME] = NAME ("s.name"),
  [ZAVOD_SITES_PLACE] = TEXT ("p.name"),
  [ZAVOD_SITES_COUNTRY] = CODE ("s.country"),
  [ZAVOD_SITES_SOURCES] = { ZAVOD_SQL_SOURCES, TRUE },
};

static const SortColumn partners_columns[ZAVOD_N_PARTNERS_COLUMNS] = {
  [ZAVOD_PARTNERS_PARTNER] = NAME ("a.name"),
  [ZAVOD_PARTNERS_ROLE] = CODE ("c.role"),
  [ZAVOD_PARTNERS_SUBJECT] = TEXT (ZAVOD_SQL_SUBJECT),
  [ZAVOD_PARTNERS_SHARE] = CODE ("c.share"),
  [ZAVOD_PARTNERS_AS_WRITTEN] = TEXT ("c.value_text"),
  [ZAVOD_PARTNERS_SINCE] = CODE ("c.since"),
  [ZAVOD_PARTNERS_SOURCE] = TEXT (ZAVOD_SQL_SOURCE),
};

static const SortColumn figures_columns[ZAVOD_N_FIGURES_COLUMNS] = {
  [ZAVOD_FIGURES_SUBJECT] = TEXT (ZAVOD_SQL_SUBJECT),
  [ZAVOD_FIGURES_VALUE] = CODE (ZAVOD_SQL_AMOUNT),
  [ZAVOD_FIGURES_AMOUNT] = CODE (ZAVOD_SQL_AMOUNT),
  [ZAVOD_FIGURES_MODALITY] = CODE ("c.modality"),
  [ZAVOD_FIGURES_PERIOD] = CODE ("c.period"),
  [ZAVOD_FIGURES_SCOPE] = TEXT (ZAVOD_SQL_SCOPE),
  [ZAVOD_FIGURES_WHEN] = CODE (ZAVOD_SQL_WHEN),
  [ZAVOD_FIGURES_SOURCE] = TEXT (ZAVOD_SQL_SOURCE),
  [ZAVOD_FIGURES_UNIT] = CODE ("coalesce (c.unit, c.currency)"),
  [ZAVOD_FIGURES_PROPERTY] = { "c.property", TRUE },
};

G_STATIC_ASSERT ((guint) ZAVOD_CAPACITIES_UNIT == (guint) ZAVOD_FIGURES_UNIT
                 && (guint) ZAVOD_N_CAPACITIES_COLUMNS == (guint) ZAVOD_FIGURES_PROPERTY);

static const SortColumn timeline_columns[ZAVOD_N_TIMELINE_COLUMNS] = {
  [ZAVOD_TIMELINE_SUBJECT] = TEXT (ZAVOD_SQL_SUBJECT),
  [ZAVOD_TIMELINE_EVENT] = { "c.property", TRUE },
  [ZAVOD_TIMELINE_WHAT] = TEXT ("coalesce (c.value_text, n.name, a.name)"),
  [ZAVOD_TIMELINE_WHEN] = CODE (ZAVOD_SQL_WHEN),
  [ZAVOD_TIMELINE_UNTIL] = CODE ("c.until"),
  [ZAVOD_TIMELINE_MODALITY] = CODE ("c.modality"),
  [ZAVOD_TIMELINE_SOURCE] = TEXT (ZAVOD_SQL_SOURCE),
};

/* What belongs together is sorted by the row that speaks for it. */
static const SortColumn conflicts_columns[ZAVOD_N_CONFLICTS_COLUMNS] = {
  [ZAVOD_CONFLICTS_SUBJECT] = TEXT (ZAVOD_SQL_SUBJECT),
  [ZAVOD_CONFLICTS_PROPERTY] = { "c.property", TRUE },
  [ZAVOD_CONFLICTS_SCOPE] = TEXT (ZAVOD_SQL_SCOPE),
  [ZAVOD_CONFLICTS_VALUE] = CODE (ZAVOD_SQL_AMOUNT),
  [ZAVOD_CONFLICTS_SOURCES] = TEXT (ZAVOD_SQL_SOURCE),
  [ZAVOD_CONFLICTS_WHEN] = CODE (ZAVOD_SQL_FIRST_PUBLISHED),
  [ZAVOD_CONFLICTS_DIFFERENCE] = { NULL, TRUE },
  [ZAVOD_CONFLICTS_STANDING] = { "c.rank = 'preferred'", TRUE },
  [ZAVOD_CONFLICTS_REASON] = TEXT ("c.reason"),
};

static const SortColumn sources_columns[ZAVOD_N_SOURCES_COLUMNS] = {
  [ZAVOD_SOURCES_TITLE] = NAME ("q.title"),
  [ZAVOD_SOURCES_PUBLISHER] = TEXT ("q.publisher"),
  [ZAVOD_SOURCES_KIND] = { "q.kind", TRUE },
  [ZAVOD_SOURCES_PUBLISHED] = CODE ("q.published"),
  [ZAVOD_SOURCES_LANGUAGE] = CODE ("q.language"),
  [ZAVOD_SOURCES_CITATIONS] = { ZAVOD_SQL_CITATIONS_OF_SOURCE, TRUE },
  [ZAVOD_SOURCES_ADDRESS] = TEXT ("q.url"),
};

static const SortColumn gaps_columns[ZAVOD_N_GAPS_COLUMNS] = {
  [ZAVOD_GAPS_SITE] = NAME ("s.name"),
  [ZAVOD_GAPS_GAP] = { NULL, TRUE },
  [ZAVOD_GAPS_DETAIL] = { NULL, TRUE },
  [ZAVOD_GAPS_PLACE] = TEXT ("p.name"),
  [ZAVOD_GAPS_COUNTRY] = CODE ("s.country"),
  [ZAVOD_GAPS_SOURCES] = { ZAVOD_SQL_SOURCES, TRUE },
};

#define GIVEN_SITES "(SELECT value FROM json_each (?1))"
#define CLAIMS_AMONG_SITES \
  "(zavod_is_among (?3, c.site_id)" \
  " OR c.id IN (SELECT x.claim_id FROM claim_site x WHERE zavod_is_among (?3, x.site_id)))"
#define SOURCES_AMONG_SITES \
  "q.id IN (SELECT t.source_id FROM claim c CROSS JOIN citation t ON t.claim_id = c.id WHERE " CLAIMS_AMONG_SITES ")"
#define CLAIMS_OF_ACTOR \
  "(SELECT o.id FROM claim o WHERE o.object_actor_id = ?2 UNION SELECT o.id FROM claim o WHERE o.actor_id = ?2)"

/* What had begun, and had not ended, on the day that is asked about, and was known. */
#define CLAIMS_OF_MOMENT " AND " ZAVOD_SQL_HOLDS " AND " ZAVOD_SQL_KNOWN
/* What was known by then, whatever its time: a timeline has a past and a future, and rivals may be of unlike days. */
#define KNOWN_CLAIMS " AND " ZAVOD_SQL_KNOWN

/* What had been published on the day that is asked about, and was known. */
#define SOURCES_OF_MOMENT \
  " AND (zavod_is_any_day () OR zavod_holds (q.published, NULL))" \
  " AND (zavod_is_all_known () OR zavod_is_known (q.published))"

#define SITES_TABLE(its_where, its_columns) \
  { \
    .from = " FROM site s", \
    .place_join = " LEFT JOIN place p ON p.id = s.place_id", \
    .where = its_where, \
    .narrowed = its_where, \
    .id = "s.id", \
    .of_sites = " AND s.id IN " GIVEN_SITES, \
    .among_sites = " AND zavod_is_among (?3, s.id)", \
    .of_actor = " AND s.id IN " ZAVOD_SQL_SITES_OF_ACTOR ("?2"), \
    .columns = its_columns, \
    .n_columns = G_N_ELEMENTS (its_columns), \
  }

/* Statements that are about a site through themselves, or through the company that they are about. */
#define CLAIMS_TABLE(joins, condition, its_moment, its_columns, its_n_columns) \
  { \
    .from = " FROM claim c" joins ZAVOD_SQL_SUBJECT_JOINS, \
    .where = " WHERE c." condition " AND c.rank <> 'deprecated'", \
    .narrowed = " WHERE +c." condition " AND c.rank <> 'deprecated'", \
    .id = "c.id", \
    .of_sites = " AND c.id IN " ZAVOD_SQL_CLAIMS_OF_SITES (GIVEN_SITES), \
    .among_sites = " AND " CLAIMS_AMONG_SITES, \
    .of_actor = " AND (c.actor_id = ?2 OR c.object_actor_id = ?2 OR c.id IN " \
                ZAVOD_SQL_CLAIMS_OF_SITES (ZAVOD_SQL_SITES_OF_ACTOR ("?2")) ")", \
    .of_moment = its_moment, \
    .columns = its_columns, \
    .n_columns = its_n_columns, \
  }

#define SCOPE_JOIN " LEFT JOIN product n ON n.id = c.scope_product_id"

static const Table tables[ZAVOD_N_TABLES] = {
  [ZAVOD_TABLE_SITES] = SITES_TABLE (" WHERE true", sites_columns),
  [ZAVOD_TABLE_PARTNERS] = {
    .from = " FROM claim c JOIN actor a ON a.id = c.object_actor_id" ZAVOD_SQL_SUBJECT_JOINS,
    .where = " WHERE c.property = 'role' AND c.rank <> 'deprecated'",
    .narrowed = " WHERE +c.property = 'role' AND c.rank <> 'deprecated'",
    .id = "c.id",
    .of_sites = " AND c.id IN " ZAVOD_SQL_CLAIMS_OF_SITES (GIVEN_SITES),
    .among_sites = " AND " CLAIMS_AMONG_SITES,
    .of_actor = " AND ?2 IN (c.object_actor_id, c.actor_id)",
    .of_moment = CLAIMS_OF_MOMENT,
    .columns = partners_columns,
    .n_columns = ZAVOD_N_PARTNERS_COLUMNS,
  },
  [ZAVOD_TABLE_CAPACITIES] =
    CLAIMS_TABLE (SCOPE_JOIN, "property = 'capacity'", CLAIMS_OF_MOMENT, figures_columns, ZAVOD_N_CAPACITIES_COLUMNS),
  [ZAVOD_TABLE_TIMELINE] =
    CLAIMS_TABLE (" LEFT JOIN product n ON n.id = c.object_product_id LEFT JOIN actor a ON a.id = c.object_actor_id",
                  "property IN " ZAVOD_SQL_EVENTS, KNOWN_CLAIMS, timeline_columns, ZAVOD_N_TIMELINE_COLUMNS),
  [ZAVOD_TABLE_FIGURES] =
    CLAIMS_TABLE (SCOPE_JOIN, "property IN " ZAVOD_SQL_QUANTITIES, CLAIMS_OF_MOMENT, figures_columns,
                  ZAVOD_N_FIGURES_COLUMNS),
  [ZAVOD_TABLE_CONFLICTS] =
    CLAIMS_TABLE (SCOPE_JOIN, "id IN (SELECT value FROM json_each (?4))", KNOWN_CLAIMS, conflicts_columns,
                  ZAVOD_N_CONFLICTS_COLUMNS),
  [ZAVOD_TABLE_SOURCES] = {
    .from = " FROM source q",
    .where = " WHERE true",
    .narrowed = " WHERE true",
    .id = "q.id",
    .of_sites = " AND q.id IN (SELECT t.source_id FROM citation t WHERE t.claim_id IN "
                ZAVOD_SQL_CLAIMS_OF_SITES (GIVEN_SITES) ")",
    .among_sites = " AND " SOURCES_AMONG_SITES,
    .of_actor = " AND q.id IN (SELECT t.source_id FROM citation t WHERE t.claim_id IN " CLAIMS_OF_ACTOR ")",
    .of_moment = SOURCES_OF_MOMENT,
    .columns = sources_columns,
    .n_columns = ZAVOD_N_SOURCES_COLUMNS,
  },
  [ZAVOD_TABLE_GAPS] = SITES_TABLE (" WHERE s.id IN (SELECT value FROM json_each (?4))", gaps_columns),
};

static gboolean
is_looked_up (const ZavodListQuery *query)
{
  return query->sites != NULL && query->n_sites <= MAX_LOOKED_UP;
}

/* Whether the rows are few, so that what belongs to each may be looked up. */
gboolean
zavod_list_query_is_narrowed (const ZavodListQuery *query)
{
  return is_looked_up (query) || query->actor_id != 0;
}

/* By how many columns the rows are sorted: one at least. */
guint
zavod_list_query_get_n_sort (const ZavodListQuery *query)
{
  return MAX (query->n_sort, 1);
}

guint
zavod_table_get_n_columns (ZavodTable table)
{
  return tables[table].n_columns;
}

/* Whether SQL can sort by a column; what speaks for a site is chosen in C. */
gboolean
zavod_table_has_sort_key (ZavodTable table,
                          guint      column)
{
  return tables[table].columns[column].key != NULL;
}

/* A list of a few rows, or of an atlas of a few sites, is in the order of the user's language: that of an index is quick
 * for any number, but knows English only. */
static gboolean
check_name_order (ZavodConnection       *connection,
                  const ZavodListQuery  *query,
                  gboolean              *by_language,
                  GError               **error)
{
  *by_language = TRUE;

  return zavod_list_query_is_narrowed (query) || zavod_names_are_few (connection, "site", by_language, error);
}

/* Unstated values come last in both directions: nobody sorts to see what is not known. */
static void
append_key (GString      *sql,
            const Table  *table,
            ZavodSortKey  key,
            gboolean      by_language)
{
  const SortColumn *column = &table->columns[key.column];

  if (!column->is_text)
    g_string_append (sql, column->key);
  else if (by_language)
    g_string_append_printf (sql, ZAVOD_SQL_NAME_ORDER ("%s"), column->key);
  else
    g_string_append_printf (sql, ZAVOD_SQL_INDEX_ORDER ("%s"), column->key);
  if (key.descending)
    g_string_append (sql, " DESC");
  if (!column->always)
    g_string_append (sql, " NULLS LAST");
}

static gboolean
is_of_place (const char *key)
{
  return key != NULL && g_str_has_prefix (key, "p.");
}

/* @key: (nullable): what is asked of each row besides its order */
static void
append_from (GString              *sql,
             const ZavodListQuery *query,
             const char           *key)
{
  const Table *table = &tables[query->table];
  gboolean of_place = is_of_place (key);

  for (guint i = 0; i < zavod_list_query_get_n_sort (query); i++)
    of_place = of_place || is_of_place (table->columns[query->sort[i].column].key);

  g_string_append (sql, table->from);
  if (of_place && table->place_join != NULL)
    g_string_append (sql, table->place_join);
}

static void
append_order (GString              *sql,
              const ZavodListQuery *query,
              gboolean              by_language)
{
  const Table *table = &tables[query->table];

  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < zavod_list_query_get_n_sort (query); i++)
    if (table->columns[query->sort[i].column].key != NULL)
      {
        append_key (sql, table, query->sort[i], by_language);
        g_string_append (sql, ", ");
      }
  g_string_append (sql, table->id);
  if (query->sort[0].descending)
    g_string_append (sql, " DESC");
}

static void
append_narrowing (GString              *sql,
                  const ZavodListQuery *query)
{
  const Table *table = &tables[query->table];

  g_string_append (sql, zavod_list_query_is_narrowed (query) ? table->narrowed : table->where);
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
prepare (ZavodConnection       *connection,
         const ZavodListQuery  *query,
         const char            *sql,
         GError               **error)
{
  ZavodStatement *statement = zavod_connection_prepare (connection, sql, error);

  if (statement != NULL)
    bind_narrowing (statement, query);

  return statement;
}

static void
bind_heads (ZavodStatement *statement,
            GArray         *heads)
{
  if (heads != NULL)
    zavod_statement_bind_id_list (statement, 4, (const gint64 *) (void *) heads->data, heads->len);
}

/**
 * zavod_table_prepare_list:
 * @heads: (nullable) (element-type gint64): what a survey found, for a table that shows that
 *
 * Returns: (transfer full): a query for the ids of the rows in their order, or %NULL with @error set
 */
ZavodStatement *
zavod_table_prepare_list (ZavodConnection       *connection,
                          const ZavodListQuery  *query,
                          GArray                *heads,
                          GError               **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  ZavodStatement *statement;
  gboolean by_language;

  if (!check_name_order (connection, query, &by_language, error))
    return NULL;

  g_string_append_printf (sql, "SELECT %s", tables[query->table].id);
  append_from (sql, query, NULL);
  append_narrowing (sql, query);
  append_order (sql, query, by_language);
  statement = prepare (connection, query, sql->str, error);
  if (statement != NULL)
    bind_heads (statement, heads);

  return statement;
}

/* What a list sorted by text is looked through for; a list that is not, for what its rows are about. */
static const char *
get_text_key (const ZavodListQuery *query)
{
  const SortColumn *columns = tables[query->table].columns;
  const SortColumn *first = &columns[query->sort[0].column];

  return first->is_text ? first->key : columns[0].key;
}

/**
 * zavod_table_prepare_texts:
 * @heads: as for zavod_table_prepare_list()
 *
 * Returns: (transfer full): a query for the ids of the rows in their order, each with the text that it is found by. Or
 *   %NULL with @error set
 */
ZavodStatement *
zavod_table_prepare_texts (ZavodConnection       *connection,
                           const ZavodListQuery  *query,
                           GArray                *heads,
                           GError               **error)
{
  const char *key = get_text_key (query);
  g_autoptr (GString) sql = g_string_new (NULL);
  ZavodStatement *statement;
  gboolean by_language;

  if (!check_name_order (connection, query, &by_language, error))
    return NULL;

  g_string_append_printf (sql, "SELECT %s, %s", tables[query->table].id, key);
  append_from (sql, query, key);
  append_narrowing (sql, query);
  append_order (sql, query, by_language);
  statement = prepare (connection, query, sql->str, error);
  if (statement != NULL)
    bind_heads (statement, heads);

  return statement;
}

/**
 * zavod_table_prepare_ids:
 *
 * Returns: (transfer full): a query for the ids of the rows, upwards, or %NULL with @error set
 */
ZavodStatement *
zavod_table_prepare_ids (ZavodConnection       *connection,
                         const ZavodListQuery  *query,
                         GError               **error)
{
  const char *id = tables[query->table].id;
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s%s", id, tables[query->table].from);
  append_narrowing (sql, query);
  g_string_append_printf (sql, " ORDER BY %s", id);

  return prepare (connection, query, sql->str, error);
}

/**
 * zavod_table_prepare_ranks:
 * @key: which of the sort keys; SQL can sort by it
 *
 * Returns: (transfer full): a query for the ids of the rows, upwards, each with its rank among them: equal rows have the
 *   same. Or %NULL with @error set
 */
ZavodStatement *
zavod_table_prepare_ranks (ZavodConnection       *connection,
                           const ZavodListQuery  *query,
                           guint                  key,
                           GError               **error)
{
  const Table *table = &tables[query->table];
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean by_language;

  if (!check_name_order (connection, query, &by_language, error))
    return NULL;

  g_string_append_printf (sql, "SELECT %s, dense_rank() OVER (ORDER BY ", table->id);
  append_key (sql, table, query->sort[key], by_language);
  g_string_append_c (sql, ')');
  append_from (sql, query, NULL);
  append_narrowing (sql, query);
  g_string_append_printf (sql, " ORDER BY %s", table->id);

  return prepare (connection, query, sql->str, error);
}

/* Reads the first column of all rows. */
GArray *
zavod_read_ids (ZavodStatement  *statement,
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
