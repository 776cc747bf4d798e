/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sites that rows of a table are about. */

#include "zavod-gap.h"
#include "zavod-table-query.h"

typedef struct
{
  ZavodTable table;
  GArray *ids;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  g_array_unref (rows->ids);
  g_free (rows);
}

#define GIVEN "(SELECT value FROM json_each (?1))"
/* Of statements: the sites that are their subject or share them. */
#define SITES_OF_CLAIMS(claims) \
  "SELECT c.site_id AS site_id FROM claim c WHERE c.site_id IS NOT NULL AND c.id IN " claims \
  " UNION SELECT x.site_id FROM claim_site x WHERE x.claim_id IN " claims

static const char *const of_claims = SITES_OF_CLAIMS (GIVEN) " ORDER BY 1";
static const char *const of_sources =
  SITES_OF_CLAIMS ("(SELECT t.claim_id FROM citation t WHERE t.source_id IN " GIVEN ")") " ORDER BY 1";
static const char *const of_sites = "SELECT s.id FROM site s WHERE s.id IN " GIVEN " ORDER BY 1";

static const char *
get_sql (ZavodTable table)
{
  switch (table)
    {
    case ZAVOD_TABLE_SITES:
    case ZAVOD_TABLE_GAPS:
      return of_sites;
    case ZAVOD_TABLE_SOURCES:
      return of_sources;
    case ZAVOD_TABLE_PARTNERS:
    case ZAVOD_TABLE_CAPACITIES:
    case ZAVOD_TABLE_TIMELINE:
    case ZAVOD_TABLE_FIGURES:
    case ZAVOD_TABLE_CONFLICTS:
      return of_claims;
    case ZAVOD_N_TABLES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static gpointer
read_sites (ZavodConnection  *connection,
            gpointer          parameters,
            GCancellable     *cancellable,
            GError          **error)
{
  const Rows *rows = parameters;
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, get_sql (rows->table), error);

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_id_list (statement, 1, (const gint64 *) (void *) rows->ids->data, rows->ids->len);
  return zavod_read_ids (statement, error);
}

/**
 * zavod_store_sites_of_rows_async:
 * @ids: (array length=n_ids): rows of @table; copied
 *
 * Reads which sites rows are about: those that statements have for a subject or share, those that sources speak of.
 */
void
zavod_store_sites_of_rows_async (ZavodStore          *self,
                                 ZavodTable           table,
                                 const gint64        *ids,
                                 gsize                n_ids,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Rows *rows;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (table < ZAVOD_N_TABLES);
  g_return_if_fail (ids != NULL || n_ids == 0);

  rows = g_new (Rows, 1);
  rows->table = table;
  rows->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  for (gsize i = 0; i < n_ids; i++)
    {
      ZavodGap gap;
      gint64 id = table == ZAVOD_TABLE_GAPS ? zavod_gap_parse_row_id (ids[i], &gap) : ids[i];

      g_array_append_val (rows->ids, id);
    }

  zavod_store_read_async (self, zavod_store_sites_of_rows_async, read_sites, rows, rows_free,
                          (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_sites_of_rows_finish:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the sites, upwards, each once, or %NULL with @error set
 */
GArray *
zavod_store_sites_of_rows_finish (ZavodStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_sites_of_rows_async, error);
}
