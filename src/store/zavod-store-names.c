/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All names, spellings, titles and quotes of an atlas, for a search in memory. */

#include "zavod-connection.h"

/* Main names come before other ones: of the names of one thing that are found alike, the first is told. */
static const struct
{
  ZavodNoun noun;
  const char *sql;
} queries[] = {
  { ZAVOD_NOUN_SITE, "SELECT id, name, NULL FROM site" },
  { ZAVOD_NOUN_PLACE, "SELECT id, name, NULL FROM place" },
  { ZAVOD_NOUN_ACTOR, "SELECT id, name, NULL FROM actor" },
  { ZAVOD_NOUN_PRODUCT, "SELECT id, name, NULL FROM product" },
  { ZAVOD_NOUN_PROGRAMME, "SELECT id, name, NULL FROM programme" },
  { ZAVOD_NOUN_SOURCE, "SELECT id, title, NULL FROM source" },
  { ZAVOD_NOUN_QUOTE, "SELECT id, quote, NULL FROM citation WHERE quote IS NOT NULL" },
#define OTHER_NAMES(table) \
  "SELECT m.id, n.text, m.name FROM name n JOIN " #table " m ON m.id = n." #table "_id" \
  " WHERE n." #table "_id IS NOT NULL"
  { ZAVOD_NOUN_SITE, OTHER_NAMES (site) },
  { ZAVOD_NOUN_PLACE, OTHER_NAMES (place) },
  { ZAVOD_NOUN_ACTOR, OTHER_NAMES (actor) },
  { ZAVOD_NOUN_PRODUCT, OTHER_NAMES (product) },
  { ZAVOD_NOUN_PROGRAMME, OTHER_NAMES (programme) },
#undef OTHER_NAMES
  { ZAVOD_NOUN_SOURCE, "SELECT id, publisher, title FROM source WHERE publisher IS NOT NULL" },
};

static gboolean
read_names (ZavodConnection      *connection,
            const ZavodNameSink  *sink,
            gpointer              target,
            ZavodNoun             noun,
            const char           *sql,
            GError              **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, sql, error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!zavod_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        sink->add (target, noun, zavod_statement_get_int64 (statement, 0), zavod_statement_get_text (statement, 1),
                   zavod_statement_get_text (statement, 2));
    }

  return statement != NULL;
}

static gboolean
scan_names (ZavodConnection  *connection,
            gconstpointer     sink,
            gpointer          target,
            GError          **error)
{
  const ZavodNameSink *names = sink;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!read_names (connection, names, target, queries[i].noun, queries[i].sql, error))
      return FALSE;

  names->finish (target);
  return TRUE;
}

/**
 * zavod_store_names_async:
 * @sink: static: what is called with all names, in a thread of the store
 * @target: (transfer full): its first argument, freed with @free_target if the scan does not come to its end
 *
 * Reads everything that things are called.
 */
void
zavod_store_names_async (ZavodStore          *self,
                         const ZavodNameSink *sink,
                         gpointer             target,
                         GDestroyNotify       free_target,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_scan_into_async (self, zavod_store_names_async, scan_names, sink, target, free_target,
                               cancellable, callback, user_data);
}

/**
 * zavod_store_names_finish:
 *
 * Returns: (transfer full): the target, complete, or %NULL with @error set
 */
gpointer
zavod_store_names_finish (ZavodStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_names_async, error);
}
