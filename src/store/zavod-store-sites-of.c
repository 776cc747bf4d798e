/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sites that something has to do with. */

#include "zavod-connection.h"
#include "zavod-queries.h"

/* The sites of the claims that a condition picks, those that share them included. */
#define SITES_OF_CLAIMS(claims) \
  "SELECT c.site_id FROM claim c WHERE c.id IN (" claims ") AND c.site_id IS NOT NULL" \
  " UNION SELECT x.site_id FROM claim_site x WHERE x.claim_id IN (" claims ") ORDER BY 1"

/* A brand is made where its models are. */
#define PRODUCTS "SELECT ?1 UNION SELECT id FROM product WHERE brand_id = ?1"

static const char *queries[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = "SELECT id FROM site WHERE id = ?1",
  [ZAVOD_NOUN_PLACE] = "SELECT id FROM site WHERE place_id = ?1 ORDER BY id",
  [ZAVOD_NOUN_ACTOR] = "SELECT id FROM site WHERE id IN " ZAVOD_SQL_SITES_OF_ACTOR ("?1") " ORDER BY id",
  [ZAVOD_NOUN_PRODUCT] = SITES_OF_CLAIMS ("SELECT id FROM claim WHERE object_product_id IN (" PRODUCTS ")"
                                          " UNION SELECT id FROM claim WHERE scope_product_id IN (" PRODUCTS ")"),
  [ZAVOD_NOUN_PROGRAMME] = SITES_OF_CLAIMS ("SELECT id FROM claim WHERE object_programme_id = ?1"),
  [ZAVOD_NOUN_SOURCE] = SITES_OF_CLAIMS ("SELECT claim_id FROM citation WHERE source_id = ?1"),
  [ZAVOD_NOUN_QUOTE] = SITES_OF_CLAIMS ("SELECT claim_id FROM citation WHERE id = ?1"),
};

typedef struct
{
  ZavodNoun noun;
  gint64 id;
} Question;

static gpointer
read_sites (ZavodConnection  *connection,
            gpointer          parameters,
            GCancellable     *cancellable,
            GError          **error)
{
  const Question *question = parameters;
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, queries[question->noun], error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, question->id);
  while (row)
    {
      if (!zavod_statement_step (statement, &row, error))
        return NULL;

      if (row)
        g_array_append_vals (ids, &(gint64) { zavod_statement_get_int64 (statement, 0) }, 1);
    }

  return g_steal_pointer (&ids);
}

/**
 * zavod_store_sites_of_async:
 * @noun: what @id is of
 *
 * Reads which sites it has to do with: a town those in it, a company those in which it has a part, a brand or a model those
 * that make it, a source or a quote those that it speaks of.
 */
void
zavod_store_sites_of_async (ZavodStore          *self,
                            ZavodNoun            noun,
                            gint64               id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  const Question question = { noun, id };

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (noun < ZAVOD_N_NOUNS);

  zavod_store_read_async (self, zavod_store_sites_of_async, read_sites, g_memdup2 (&question, sizeof question), g_free,
                          (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_sites_of_finish:
 *
 * Returns: (transfer full) (element-type gint64): the sites, sorted upwards, or %NULL with @error set
 */
GArray *
zavod_store_sites_of_finish (ZavodStore    *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_sites_of_async, error);
}
