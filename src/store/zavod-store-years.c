/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many statements there are of each year, in one pass of all of them. They are counted here: SQLite would sort
 * them first. */

#include "zavod-connection.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

#define DATES \
  "SELECT coalesce (c.since, c.until, c.as_of, " ZAVOD_SQL_PUBLISHED ") FROM claim c" \
  " WHERE c.rank <> 'deprecated' AND " ZAVOD_SQL_KNOWN
#define N_YEARS 10000

static GArray *
gather (const guint *counts)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (ZavodYear));

  for (guint i = 0; i < N_YEARS; i++)
    {
      const ZavodYear year = { (guint16) i, counts[i] };

      if (year.n_claims > 0)
        g_array_append_val (years, year);
    }

  return years;
}

static gpointer
read_years (ZavodConnection  *connection,
            gpointer          parameters,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, DATES, error);
  g_autofree guint *counts = g_new0 (guint, N_YEARS);
  gboolean row;

  while (statement != NULL && zavod_statement_step (statement, &row, error))
    {
      ZavodPartialDate date;

      if (!row)
        return gather (counts);
      if (zavod_partial_date_from_iso (zavod_statement_get_text (statement, 0), &date))
        counts[date.year]++;
    }

  return NULL;
}

/**
 * zavod_store_years_async:
 *
 * Counts the statements that are known by their years: in which what they state begins, or else ends (a target of 2027),
 * or was seen, or was published.
 */
void
zavod_store_years_async (ZavodStore          *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_scan_async (self, zavod_store_years_async, read_years, NULL, NULL, (GDestroyNotify) g_array_unref,
                          cancellable, callback, user_data);
}

/**
 * zavod_store_years_finish:
 *
 * Returns: (transfer full) (element-type ZavodYear): the years that have any, upwards, or %NULL with @error set
 */
GArray *
zavod_store_years_finish (ZavodStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_years_async, error);
}
