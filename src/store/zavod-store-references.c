/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-name-order.h"

typedef struct
{
  const char *kind;
  const char *table;
  const char *few;    /* a query for those of a table of few rows, and one for many */
  const char *many;
} Noun;

#define NOUN(kind, table, name, where) \
  { \
    kind, \
    table, \
    "SELECT id, " name " FROM " table where " ORDER BY " ZAVOD_SQL_NAME_ORDER (name) ", id", \
    "SELECT id, " name " FROM " table where " ORDER BY " ZAVOD_SQL_INDEX_ORDER (name) ", id", \
  }

static const Noun nouns[] = {
  NOUN ("site", "site", "name", ""),
  NOUN ("place", "place", "name", ""),
  NOUN ("actor", "actor", "name", ""),
  NOUN ("product", "product", "name", ""),
  NOUN ("brand", "product", "name", " WHERE kind = 'brand'"),
  NOUN ("programme", "programme", "name", ""),
  NOUN ("source", "source", "title", ""),
};

static const Noun *
find_noun (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].kind, kind))
      return &nouns[i];

  return NULL;
}

static gpointer
read_references (ZavodConnection  *connection,
                 gpointer          parameters,
                 GCancellable     *cancellable,
                 GError          **error)
{
  const Noun *noun = parameters;
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean few, row;

  if (!zavod_names_are_few (connection, noun->table, &few, error))
    return NULL;

  statement = zavod_connection_prepare (connection, few ? noun->few : noun->many, error);
  if (statement == NULL)
    return NULL;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&references);

      g_ptr_array_add (references, zavod_reference_new (zavod_statement_get_int64 (statement, 0),
                                                        zavod_statement_get_text (statement, 1)));
    }

  return NULL;
}

/**
 * zavod_store_references_async:
 * @table: site, place, actor, product, programme or source; or brand, for the products that are brands
 *
 * Reads all nouns of a kind, for a picker.
 */
void
zavod_store_references_async (ZavodStore          *self,
                              const char          *table,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const Noun *noun = table != NULL ? find_noun (table) : NULL;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (noun != NULL);

  zavod_store_read_async (self, zavod_store_references_async, read_references, (gpointer) noun, NULL,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_references_finish:
 *
 * Returns: (transfer full) (element-type ZavodReference): the nouns, by name, or %NULL with @error set
 */
GPtrArray *
zavod_store_references_finish (ZavodStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_references_async, error);
}
