/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about one subject, for the form of a statement: the statement, and those that it may repeat or contradict. */

#include "zavod-claim-reader.h"

typedef struct
{
  ZavodSubjects kind;
  gint64 id;
  gint64 claim_id;    /* 0: of the subject; else of the subject of this one */
} Question;

static GPtrArray *
create_claims (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);
}

/* A country has no record: beside a statement about one stands only what is said of the same property. */
static gboolean
read_about (ZavodConnection  *connection,
            const Question   *question,
            GPtrArray        *claims,
            GError          **error)
{
  if (question->kind != ZAVOD_SUBJECT_COUNTRY)
    return zavod_read_claims_about (connection, question->kind, question->id, claims, error);

  return question->claim_id == 0 || zavod_read_claims_beside (connection, question->claim_id, claims, error);
}

static gpointer
read_statements (ZavodConnection  *connection,
                 gpointer          parameters,
                 GCancellable     *cancellable,
                 GError          **error)
{
  Question question = *(const Question *) parameters;
  g_autoptr (GPtrArray) claim = create_claims ();
  g_autoptr (GPtrArray) claims = create_claims ();

  if (question.claim_id != 0)
    {
      if (!zavod_read_claim (connection, question.claim_id, claim, error))
        return NULL;
      if (claim->len == 0)
        return g_steal_pointer (&claims);

      question.kind = ((const ZavodClaim *) g_ptr_array_index (claim, 0))->subject_kind;
      question.id = ((const ZavodClaim *) g_ptr_array_index (claim, 0))->subject.id;
    }

  return read_about (connection, &question, claims, error) ? g_steal_pointer (&claims) : NULL;
}

static void
ask (ZavodStore          *self,
     const Question      *question,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  zavod_store_read_async (self, zavod_store_statements_async, read_statements, g_memdup2 (question, sizeof *question), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_statements_async:
 * @kind: what @id is of
 *
 * Reads all that is said about a subject; about a country, nothing.
 */
void
zavod_store_statements_async (ZavodStore          *self,
                              ZavodSubjects        kind,
                              gint64               id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  ask (self, &(const Question) { kind, id, 0 }, cancellable, callback, user_data);
}

/**
 * zavod_store_statements_beside_async:
 *
 * Reads a claim and all that is said about the same subject; of a country, what is said of the same property.
 */
void
zavod_store_statements_beside_async (ZavodStore          *self,
                                     gint64               claim_id,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self) && claim_id > 0);

  ask (self, &(const Question) { 0, 0, claim_id }, cancellable, callback, user_data);
}

/**
 * zavod_store_statements_finish:
 *
 * Returns: (transfer full) (element-type ZavodClaim): the claims, by property; none when the claim that was asked for is gone.
 *   Or %NULL with @error set
 */
GPtrArray *
zavod_store_statements_finish (ZavodStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_statements_async, error);
}
