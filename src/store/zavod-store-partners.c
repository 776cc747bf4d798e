/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-connection.h"
#include "zavod-queries.h"

#define PARTNERS \
  "SELECT DISTINCT a.name FROM claim c JOIN actor a ON a.id = c.object_actor_id" \
  " WHERE c.id IN " ZAVOD_SQL_CLAIMS_OF_SITE ("?1") \
  " AND c.property = 'role' AND c.rank <> 'deprecated' AND c.role IS NOT 'attendee'" \
  " ORDER BY a.name COLLATE NOCASE"

static gpointer
read_partners (ZavodConnection  *connection,
               gpointer          parameters,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, PARTNERS, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, *(const gint64 *) parameters);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (names);

      g_strv_builder_take (names, zavod_statement_dup_text (statement, 0));
    }

  return NULL;
}

/**
 * zavod_store_partners_async:
 * @site_id: whose partners
 *
 * Reads who has a part in a site. The tables do not ask for this: it is for the card of one site.
 */
void
zavod_store_partners_async (ZavodStore          *self,
                            gint64               site_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_read_async (self, zavod_store_partners_async, read_partners, g_memdup2 (&site_id, sizeof site_id), g_free,
                          (GDestroyNotify) g_strfreev, cancellable, callback, user_data);
}

/**
 * zavod_store_partners_finish:
 *
 * Returns: (transfer full): the names, each once, by name; those who only attended an event are left out. Or %NULL with
 *   @error set
 */
char **
zavod_store_partners_finish (ZavodStore    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_partners_async, error);
}
