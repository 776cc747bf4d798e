/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that one source says, or that is said of and by one company or person, wherever in the atlas it stands. */

#include "zavod-claim-reader.h"

typedef struct
{
  ZavodNoun noun;
  gint64 id;
} Question;

static gpointer
read_statements (ZavodConnection  *connection,
                 gpointer          parameters,
                 GCancellable     *cancellable,
                 GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);

  if (!zavod_read_claims_of_noun (connection, question->noun, question->id, claims, error))
    return NULL;

  return g_steal_pointer (&claims);
}

/**
 * zavod_store_statements_async:
 * @noun: %ZAVOD_NOUN_SOURCE or %ZAVOD_NOUN_ACTOR
 *
 * Reads all claims of a source, or all in which a company or person has a part or speaks.
 */
void
zavod_store_statements_async (ZavodStore          *self,
                              ZavodNoun            noun,
                              gint64               id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const Question question = { noun, id };

  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_read_async (self, zavod_store_statements_async, read_statements, g_memdup2 (&question, sizeof question),
                          g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_statements_finish:
 *
 * Returns: (transfer full) (element-type ZavodClaim): the claims, by property, or %NULL with @error set
 */
GPtrArray *
zavod_store_statements_finish (ZavodStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_statements_async, error);
}
