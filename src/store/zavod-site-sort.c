/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each key gives each site a rank, in the order of the ids; then the sites are sorted by their ranks. */

#include "zavod-site-sort.h"

#include <math.h>

#include "zavod-chosen-claim.h"
#include "zavod-partial-date.h"
#include "zavod-table-query.h"

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
               GArray           *ids,
               double           *ranks,
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
      while (position < ids->len && g_array_index (ids, gint64, position) < site)
        {
          position++;
          g_array_set_size (sources, 0);
        }
      if (position == ids->len || g_array_index (ids, gint64, position) != site || contains (sources, source))
        continue;

      g_array_append_val (sources, source);
      ranks[position] = sources->len;
    }

  return FALSE;
}

/* Reads what is chosen of sites that come upwards by id: in one pass of all sites, or one by one of a few. */
static gboolean
read_choices (ZavodConnection       *connection,
              const ZavodListQuery  *query,
              guint                  column,
              GArray                *ids,
              double                *ranks,
              GError               **error)
{
  const gboolean one_by_one = zavod_list_query_is_narrowed (query);
  g_autoptr (ZavodChoiceReader) reader = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const ZavodChosenClaim *claim;

      if (reader == NULL || one_by_one)
        {
          g_clear_pointer (&reader, zavod_choice_reader_free);
          reader = zavod_choice_reader_new (connection, get_choice (column), one_by_one ? id : 0, query->date, error);
        }
      if (reader == NULL || !zavod_choice_reader_find (reader, id, &claim, error))
        return FALSE;

      ranks[i] = get_key (column, claim);
    }

  return TRUE;
}

/* Rows that SQL ranks come upwards by id, and are the same. */
static gboolean
read_ranks (ZavodConnection       *connection,
            const ZavodListQuery  *query,
            guint                  key,
            GArray                *ids,
            double                *ranks,
            GError               **error)
{
  g_autoptr (ZavodStatement) statement = zavod_table_prepare_ranks (connection, query, key, error);
  gboolean row;

  for (guint i = 0; statement != NULL && i < ids->len; i++)
    {
      if (!zavod_statement_step (statement, &row, error))
        return FALSE;

      g_assert (row);
      ranks[i] = zavod_statement_get_double (statement, 1);
    }

  return statement != NULL;
}

/* Of a few rows SQLite counts the sources; of all sites, one pass of all sources is ten times as fast. */
static gboolean
is_counted_here (const ZavodListQuery *query,
                 guint                 column)
{
  return column == ZAVOD_SITES_SOURCES && !zavod_list_query_is_narrowed (query);
}

static gboolean
read_key (ZavodConnection       *connection,
          const ZavodListQuery  *query,
          guint                  key,
          GArray                *ids,
          double                *ranks,
          GError               **error)
{
  const ZavodSortKey *sort = &query->sort[key];

  if (is_counted_here (query, sort->column))
    {
      if (!count_sources (connection, ids, ranks, error))
        return FALSE;
    }
  else if (zavod_table_has_sort_key (ZAVOD_TABLE_SITES, sort->column))
    {
      return read_ranks (connection, query, key, ids, ranks, error);
    }
  else if (!read_choices (connection, query, sort->column, ids, ranks, error))
    {
      return FALSE;
    }

  for (guint i = 0; sort->descending && i < ids->len; i++)
    ranks[i] = -ranks[i];

  return TRUE;
}

typedef struct
{
  double *ranks[ZAVOD_MAX_SORT_KEYS];
  guint n_ranks;
} Ranks;

/* What has no rank comes last; equal sites are in the order of their ids. */
static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;
  const Ranks *ranks = user_data;

  for (guint i = 0; i < ranks->n_ranks; i++)
    {
      const double first = ranks->ranks[i][x], second = ranks->ranks[i][y];

      if (isnan (first) != isnan (second))
        return isnan (first) ? 1 : -1;
      if (first != second && !isnan (first))
        return first < second ? -1 : 1;
    }

  return (x > y) - (x < y);
}

static void
apply (const Ranks *ranks,
       GArray      *ids)
{
  g_autofree guint *positions = g_new (guint, ids->len);
  g_autofree gint64 *old = g_memdup2 (ids->data, ids->len * sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    positions[i] = i;
  g_sort_array (positions, ids->len, sizeof *positions, compare_positions, (gpointer) ranks);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = old[positions[i]];
}

/**
 * zavod_sites_need_sort:
 * @query: of sites
 *
 * Returns: whether one of the keys is not for SQL, or takes it much longer than us
 */
gboolean
zavod_sites_need_sort (const ZavodListQuery *query)
{
  for (guint i = 0; i < zavod_list_query_get_n_sort (query); i++)
    if (!zavod_table_has_sort_key (ZAVOD_TABLE_SITES, query->sort[i].column)
        || is_counted_here (query, query->sort[i].column))
      return TRUE;

  return FALSE;
}

/**
 * zavod_sites_sort:
 * @query: in which order
 * @ids: (element-type gint64): the sites that the query shows, upwards by id
 */
gboolean
zavod_sites_sort (ZavodConnection       *connection,
                  const ZavodListQuery  *query,
                  GArray                *ids,
                  GError               **error)
{
  Ranks ranks = { .n_ranks = zavod_list_query_get_n_sort (query) };
  gboolean done = TRUE;

  for (guint i = 0; i < ranks.n_ranks; i++)
    {
      ranks.ranks[i] = g_new0 (double, ids->len);
      done = done && read_key (connection, query, i, ids, ranks.ranks[i], error);
    }
  if (done)
    apply (&ranks, ids);
  for (guint i = 0; i < ranks.n_ranks; i++)
    g_free (ranks.ranks[i]);

  return done;
}
