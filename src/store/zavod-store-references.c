/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-connection.h"

static const struct
{
  const char *table;
  const char *sql;
} nouns[] = {
#define BY_NAME(table) { table, "SELECT id, name FROM " table " ORDER BY name COLLATE NOCASE, id" }
  BY_NAME ("site"),
  BY_NAME ("place"),
  BY_NAME ("actor"),
  BY_NAME ("product"),
  BY_NAME ("programme"),
#undef BY_NAME
  { "brand", "SELECT id, name FROM product WHERE kind = 'brand' ORDER BY name COLLATE NOCASE, id" },
  { "source", "SELECT id, title FROM source ORDER BY title COLLATE NOCASE, id" },
};

static const char *
find_query (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i].table, table))
      return nouns[i].sql;

  return NULL;
}

static gpointer
read_references (ZavodConnection  *connection,
                 gpointer          parameters,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, parameters, error);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);
  gboolean row;

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
  const char *sql = table != NULL ? find_query (table) : NULL;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (sql != NULL);

  zavod_store_read_async (self, zavod_store_references_async, read_references, (gpointer) sql, NULL,
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
