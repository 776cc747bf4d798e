/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is said of statuses, with when it was published, in the order of the sites: enough to tell the status of every
 * site on any day, as known on any other. The rule by which one claim speaks is not applied here. */

#include "zavod-connection.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

/* One row per citation, those of a claim one after the other: a claim is looked up before its citations, and both halves
 * come in the order of the sites. The index is named for the reasons given in zavod-chosen-claim.c. */
#define COLUMNS \
  "c.id, c.rank = 'preferred', c.value_text, coalesce (c.since, c.as_of), t.id IS NOT NULL, q.published"
#define CITATIONS " LEFT JOIN citation t ON t.claim_id = c.id LEFT JOIN source q ON q.id = t.source_id"
#define STATUSES \
  "SELECT c.site_id, " COLUMNS " FROM claim c INDEXED BY claim_status" CITATIONS \
  " WHERE " ZAVOD_SQL_TELLS_STATUS " AND c.site_id IS NOT NULL" \
  " UNION ALL " \
  "SELECT x.site_id, " COLUMNS " FROM claim_site x CROSS JOIN claim c ON c.id = x.claim_id" CITATIONS \
  " WHERE " ZAVOD_SQL_TELLS_STATUS \
  " ORDER BY 1"

enum
{
  COLUMN_SITE,
  COLUMN_CLAIM,
  COLUMN_WEIGHT,
  COLUMN_STATUS,
  COLUMN_DAY,
  COLUMN_HAS_SOURCE,
  COLUMN_PUBLISHED,
};

static guint32
get_day (ZavodStatement *statement,
         int             column,
         guint32         otherwise)
{
  const char *iso = zavod_statement_get_text (statement, column);
  ZavodPartialDate date;

  if (iso == NULL)
    return otherwise;

  zavod_partial_date_from_iso (iso, &date);
  return zavod_partial_date_get_first_day (date);
}

static void
add_claim (const ZavodStatusSink *sink,
           gpointer               target,
           ZavodStatement        *statement)
{
  const ZavodStatus status = zavod_status_from_code (zavod_statement_get_text (statement, COLUMN_STATUS));

  sink->add_claim (target,
                   zavod_statement_get_int64 (statement, COLUMN_SITE),
                   zavod_statement_get_int64 (statement, COLUMN_CLAIM),
                   get_day (statement, COLUMN_DAY, ZAVOD_DAY_BY_SOURCES),
                   (guint8) zavod_statement_get_int64 (statement, COLUMN_WEIGHT), (guint8) status);
}

static gboolean
read_statuses (ZavodConnection  *connection,
               gconstpointer     sink,
               gpointer          target,
               GError          **error)
{
  const ZavodStatusSink *statuses = sink;
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, STATUSES, error);
  gint64 site = 0, claim = 0;
  gboolean row;

  while (statement != NULL && zavod_statement_step (statement, &row, error))
    {
      if (!row)
        {
          statuses->finish (target);
          return TRUE;
        }

      if (zavod_statement_get_int64 (statement, COLUMN_SITE) != site
          || zavod_statement_get_int64 (statement, COLUMN_CLAIM) != claim)
        add_claim (statuses, target, statement);
      if (zavod_statement_get_int64 (statement, COLUMN_HAS_SOURCE))
        statuses->add_source (target, get_day (statement, COLUMN_PUBLISHED, 0));
      site = zavod_statement_get_int64 (statement, COLUMN_SITE);
      claim = zavod_statement_get_int64 (statement, COLUMN_CLAIM);
    }

  return FALSE;
}

/**
 * zavod_store_statuses_async:
 * @sink: static: what is called with all that is said, in a thread of the store
 * @target: (transfer full): what @sink fills, in another thread
 * @free_target: for a target that nobody takes
 *
 * Reads all claims about statuses that may speak, whatever the moment.
 */
void
zavod_store_statuses_async (ZavodStore            *self,
                            const ZavodStatusSink *sink,
                            gpointer               target,
                            GDestroyNotify         free_target,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (sink != NULL && target != NULL && free_target != NULL);

  zavod_store_scan_into_async (self, zavod_store_statuses_async, read_statuses, sink, target, free_target,
                               cancellable, callback, user_data);
}

/**
 * zavod_store_statuses_finish:
 *
 * Returns: (transfer full): the target, or %NULL with @error set
 */
gpointer
zavod_store_statuses_finish (ZavodStore    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_statuses_async, error);
}
