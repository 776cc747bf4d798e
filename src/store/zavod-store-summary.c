/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-connection.h"

void
zavod_summary_free (ZavodSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self);
}

static gpointer
read_summary (ZavodConnection  *connection,
              gpointer          parameters,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  ZavodSummary *summary;
  gboolean row;

  statement = zavod_connection_prepare (connection,
                                        "SELECT (SELECT count (*) FROM site), (SELECT count (*) FROM claim),"
                                        " (SELECT title FROM zavod_meta)",
                                        error);
  if (statement == NULL || !zavod_statement_step (statement, &row, error))
    return NULL;

  summary = g_new0 (ZavodSummary, 1);
  summary->n_sites = (guint) zavod_statement_get_int64 (statement, 0);
  summary->n_claims = (guint) zavod_statement_get_int64 (statement, 1);
  summary->title = zavod_statement_dup_text (statement, 2);

  return summary;
}

/**
 * zavod_store_summary_async:
 *
 * Reads the atlas's title, and how much is in it.
 */
void
zavod_store_summary_async (ZavodStore          *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_read_async (self, zavod_store_summary_async, read_summary, NULL, NULL,
                          (GDestroyNotify) zavod_summary_free, cancellable, callback, user_data);
}

/**
 * zavod_store_summary_finish:
 *
 * Returns: (transfer full): the summary, or %NULL with @error set
 */
ZavodSummary *
zavod_store_summary_finish (ZavodStore    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_summary_async, error);
}
