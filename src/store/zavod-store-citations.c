/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who says what a row of a table says. */

#include "zavod-claim-reader.h"
#include "zavod-load.h"

typedef struct
{
  ZavodTable table;
  gint64 claim_id;
} Parameters;

static gpointer
read_citations (ZavodConnection  *connection,
                gpointer          parameters,
                GCancellable     *cancellable,
                GError          **error)
{
  const Parameters *of = parameters;
  g_autoptr (GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_citation_unref);
  const gboolean is_read = of->table == ZAVOD_TABLE_CONFLICTS
                           ? zavod_conflict_read_citations (connection, of->claim_id, citations, error)
                           : zavod_read_citations (connection, of->claim_id, citations, error);

  if (!is_read)
    return NULL;

  if (of->table != ZAVOD_TABLE_CONFLICTS)
    for (guint i = 0; i < citations->len; i++)
      ((ZavodCitation *) g_ptr_array_index (citations, i))->claim_id = of->claim_id;

  return g_steal_pointer (&citations);
}

/**
 * zavod_store_citations_async:
 * @table: one whose rows are statements
 *
 * Reads who says so, and in which words: in the table of conflicts, all who say the same.
 */
void
zavod_store_citations_async (ZavodStore          *self,
                             ZavodTable           table,
                             gint64               claim_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Parameters *parameters;

  g_return_if_fail (ZAVOD_IS_STORE (self));

  parameters = g_new (Parameters, 1);
  *parameters = (Parameters) { table, claim_id };
  zavod_store_read_async (self, zavod_store_citations_async, read_citations, parameters, g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_citations_finish:
 *
 * Returns: (transfer full) (element-type ZavodCitation): the citations, of each claim the earliest source first; none when
 *   the claim is gone. Or %NULL with @error set
 */
GPtrArray *
zavod_store_citations_finish (ZavodStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_citations_async, error);
}
