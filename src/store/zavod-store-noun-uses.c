/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a site, a company, a product, a programme, a place or a source: counted whatever is known on a day, since all of it
 * is in the file. */

#include "zavod-connection.h"
#include "zavod-queries.h"

typedef struct
{
  ZavodNoun noun;
  gint64 id;
} Question;

#define COUNT(table, condition) "(SELECT count(*) FROM " table " WHERE " condition ")"

#define NAMES(table) ", " COUNT ("name", table "_id = ?1")

static const char *const queries[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = "SELECT (SELECT count(*) FROM " ZAVOD_SQL_CLAIMS_OF_SITE ("?1") "), 0, 0" NAMES ("site"),
  [ZAVOD_NOUN_PLACE] = "SELECT 0, 0, " COUNT ("site", "place_id = ?1") NAMES ("place"),
  [ZAVOD_NOUN_ACTOR] = "SELECT " COUNT ("claim", "actor_id = ?1") ", "
    COUNT ("claim", "actor_id IS NOT ?1 AND id IN (SELECT id FROM claim WHERE object_actor_id = ?1"
                    " UNION SELECT claim_id FROM citation WHERE speaker_id = ?1)") ", 0" NAMES ("actor"),
  [ZAVOD_NOUN_PRODUCT] = "SELECT " COUNT ("claim", "product_id = ?1") ", "
    COUNT ("claim", "product_id IS NOT ?1 AND id IN (SELECT id FROM claim WHERE object_product_id = ?1"
                    " UNION SELECT id FROM claim WHERE scope_product_id = ?1)") ", "
    COUNT ("product", "brand_id = ?1") NAMES ("product"),
  [ZAVOD_NOUN_PROGRAMME] = "SELECT " COUNT ("claim", "programme_id = ?1") ", "
    COUNT ("claim", "programme_id IS NOT ?1 AND object_programme_id = ?1") ", 0" NAMES ("programme"),
  [ZAVOD_NOUN_SOURCE] = "SELECT 0, (SELECT count(DISTINCT claim_id) FROM citation WHERE source_id = ?1), 0, 0",
};

static gpointer
read_uses (ZavodConnection  *connection,
           gpointer          parameters,
           GCancellable     *cancellable,
           GError          **error)
{
  const Question *question = parameters;
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, queries[question->noun], error);
  ZavodNounUses *uses;
  gboolean row;

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, question->id);
  if (!zavod_statement_step (statement, &row, error))
    return NULL;

  uses = g_new (ZavodNounUses, 1);
  uses->n_about = (guint) zavod_statement_get_int64 (statement, 0);
  uses->n_naming = (guint) zavod_statement_get_int64 (statement, 1);
  uses->n_members = (guint) zavod_statement_get_int64 (statement, 2);
  uses->n_names = (guint) zavod_statement_get_int64 (statement, 3);

  return uses;
}

/**
 * zavod_store_noun_uses_async:
 * @noun: what @id is of; no quote
 *
 * Counts what would be lost, or would have nothing to point to, without a noun.
 */
void
zavod_store_noun_uses_async (ZavodStore          *self,
                             ZavodNoun            noun,
                             gint64               id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  const Question question = { noun, id };

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (noun < ZAVOD_N_NOUNS && queries[noun] != NULL);

  zavod_store_read_async (self, zavod_store_noun_uses_async, read_uses, g_memdup2 (&question, sizeof question), g_free,
                          g_free, cancellable, callback, user_data);
}

/**
 * zavod_store_noun_uses_finish:
 *
 * Returns: (transfer full): the counts, to be freed with g_free(), or %NULL with @error set
 */
ZavodNounUses *
zavod_store_noun_uses_finish (ZavodStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_noun_uses_async, error);
}
