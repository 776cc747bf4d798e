/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the facets of all sites are made of. Claims and citations are two streams in the order of the claims' ids, which
 * the file gives without sorting; what is about a site, and not about one claim, is gathered meanwhile. */

#include <string.h>

#include "zavod-claim-reader.h"
#include "zavod-conflict.h"
#include "zavod-connection.h"
#include "zavod-id.h"
#include "zavod-partial-date.h"

/* What is known of a site's sources so far. */
enum
{
  SOURCE_SEVERAL = 1 << 0,
  SOURCE_DATED = 1 << 1,
};

typedef struct
{
  ZavodConnection *connection;
  const ZavodFacetSink *sink;
  gpointer target;

  GArray *ids;            /* gint64: the site of each row */
  guint last_row;         /* claims of one site often follow each other */
  gint64 *first_sources;  /* of each row; 0: none yet */
  guint8 *sources;        /* of each row */
  GHashTable *dated;      /* ids of the sources that have a date; pointers to gint64 */
  GHashTable *brands;     /* id of a product → id of its brand, or of itself */
  GArray *rows;           /* guint: those that the claim at hand is about */
} Scan;

static void
scan_clear (Scan *scan)
{
  g_clear_pointer (&scan->ids, g_array_unref);
  g_clear_pointer (&scan->rows, g_array_unref);
  g_clear_pointer (&scan->dated, g_hash_table_unref);
  g_clear_pointer (&scan->brands, g_hash_table_unref);
  g_clear_pointer (&scan->first_sources, g_free);
  g_clear_pointer (&scan->sources, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

/* Calls @each for every row of a query. */
static gboolean
for_each (Scan        *scan,
          const char  *sql,
          void       (*each) (Scan           *scan,
                              ZavodStatement *statement),
          GError     **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (scan->connection, sql, error);
  gboolean row = TRUE;

  while (statement != NULL && row)
    {
      if (!zavod_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        each (scan, statement);
    }

  return statement != NULL;
}

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* ---- names ---- */

static void
take_place_name (Scan           *scan,
                 ZavodStatement *statement)
{
  scan->sink->name (scan->target, ZAVOD_FACET_PLACE, zavod_statement_get_int64 (statement, 0),
                    zavod_statement_get_text (statement, 1));
}

static void
take_actor_name (Scan           *scan,
                 ZavodStatement *statement)
{
  scan->sink->name (scan->target, ZAVOD_FACET_PARTNER, zavod_statement_get_int64 (statement, 0),
                    zavod_statement_get_text (statement, 1));
}

static void
take_product (Scan           *scan,
              ZavodStatement *statement)
{
  const gint64 id = zavod_statement_get_int64 (statement, 0);

  g_hash_table_insert (scan->brands, dup_id (id), dup_id (zavod_statement_get_int64 (statement, 2)));
  scan->sink->name (scan->target, ZAVOD_FACET_BRAND, id, zavod_statement_get_text (statement, 1));
}

static void
take_source (Scan           *scan,
             ZavodStatement *statement)
{
  const gint64 id = zavod_statement_get_int64 (statement, 0);
  const char *title = zavod_statement_get_text (statement, 1);
  const char *publisher = zavod_statement_get_text (statement, 2);
  g_autofree char *name = publisher != NULL ? g_strdup_printf ("%s: %s", publisher, title) : g_strdup (title);

  scan->sink->name (scan->target, ZAVOD_FACET_SOURCE, id, name);
  if (!zavod_statement_is_null (statement, 3))
    g_hash_table_add (scan->dated, dup_id (id));
}

static gboolean
scan_names (Scan    *scan,
            GError **error)
{
  scan->brands = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  scan->dated = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return for_each (scan, "SELECT id, name FROM place", take_place_name, error)
         && for_each (scan, "SELECT id, name FROM actor", take_actor_name, error)
         && for_each (scan, "SELECT id, name, coalesce (brand_id, id) FROM product", take_product, error)
         && for_each (scan, "SELECT id, title, publisher, published FROM source", take_source, error);
}

/* ---- sites ---- */

static void
take_id (Scan           *scan,
         ZavodStatement *statement)
{
  const gint64 id = zavod_statement_get_int64 (statement, 0);

  g_array_append_val (scan->ids, id);
}

static gboolean
find_row (Scan   *scan,
          gint64  site,
          guint  *row)
{
  const guint next = scan->last_row + 1;

  if (scan->last_row < scan->ids->len && g_array_index (scan->ids, gint64, scan->last_row) == site)
    *row = scan->last_row;
  else if (next < scan->ids->len && g_array_index (scan->ids, gint64, next) == site)
    *row = next;
  else if (!g_array_binary_search (scan->ids, &site, zavod_id_compare, row))
    return FALSE;

  scan->last_row = *row;
  return TRUE;
}

static void
add_word (Scan            *scan,
          ZavodFacet       facet,
          ZavodVocabulary  vocabulary,
          const char      *code,
          guint            row)
{
  const gint word = zavod_vocabulary_find (vocabulary, code);

  if (word >= 0)
    scan->sink->add (scan->target, facet, word, row);
}

static void
take_site (Scan           *scan,
           ZavodStatement *statement)
{
  guint row;

  if (!find_row (scan, zavod_statement_get_int64 (statement, 0), &row))
    return;

  add_word (scan, ZAVOD_FACET_COUNTRY, ZAVOD_VOCABULARY_COUNTRY, zavod_statement_get_text (statement, 1), row);
  if (!zavod_statement_is_null (statement, 2))
    scan->sink->add (scan->target, ZAVOD_FACET_PLACE, zavod_statement_get_int64 (statement, 2), row);
  if (zavod_statement_get_int64 (statement, 3))
    scan->sink->add (scan->target, ZAVOD_FACET_WORTH, ZAVOD_WORTH_NO_PLACE, row);
}

static gboolean
scan_sites (Scan    *scan,
            GError **error)
{
  return for_each (scan, "SELECT id, country, place_id, geom IS NULL FROM site ORDER BY id", take_site, error);
}

/* ---- claims and their citations ---- */

enum
{
  CLAIM_ID,
  CLAIM_SITE,
  CLAIM_ROLE,
  CLAIM_ACTOR,
  CLAIM_PRODUCT,
  CLAIM_SCOPE_PRODUCT,
  CLAIM_METHOD,
  CLAIM_MODALITY,
  CLAIM_DATE,
  CLAIM_DEPRECATED,
};

#define CLAIMS \
  "SELECT id, site_id, CASE property WHEN 'role' THEN role END, CASE property WHEN 'role' THEN object_actor_id END," \
  " object_product_id, scope_product_id, method, modality, coalesce (since, as_of), rank = 'deprecated'" \
  " FROM claim ORDER BY id"
#define FURTHER_SITES "SELECT claim_id, site_id FROM claim_site ORDER BY claim_id"
#define CITATIONS "SELECT claim_id, source_id FROM citation INDEXED BY citation_claim ORDER BY claim_id"

/* A query of pairs, the first of which rises like the claims' ids. */
typedef struct
{
  ZavodStatement *statement;
  gboolean row;
} Stream;

static void
stream_clear (Stream *stream)
{
  g_clear_pointer (&stream->statement, zavod_statement_release);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

static gboolean
stream_open (Stream      *stream,
             Scan        *scan,
             const char  *sql,
             GError     **error)
{
  stream->statement = zavod_connection_prepare (scan->connection, sql, error);

  return stream->statement != NULL && zavod_statement_step (stream->statement, &stream->row, error);
}

/* Calls @each with what the stream has of @claim. */
static gboolean
stream_take (Stream  *stream,
             Scan    *scan,
             gint64   claim,
             void   (*each) (Scan   *scan,
                             gint64  other),
             GError **error)
{
  while (stream->row)
    {
      const gint64 id = zavod_statement_get_int64 (stream->statement, 0);

      if (id > claim)
        return TRUE;
      if (id == claim)
        each (scan, zavod_statement_get_int64 (stream->statement, 1));
      if (!zavod_statement_step (stream->statement, &stream->row, error))
        return FALSE;
    }

  return TRUE;
}

static void
take_claim_site (Scan   *scan,
                 gint64  site)
{
  guint row;

  if (find_row (scan, site, &row))
    g_array_append_val (scan->rows, row);
}

static void
take_citation (Scan   *scan,
               gint64  source)
{
  const gboolean dated = g_hash_table_contains (scan->dated, &source);

  for (guint i = 0; i < scan->rows->len; i++)
    {
      const guint row = g_array_index (scan->rows, guint, i);

      scan->sink->add (scan->target, ZAVOD_FACET_SOURCE, source, row);
      if (scan->first_sources[row] == 0)
        scan->first_sources[row] = source;
      else if (scan->first_sources[row] != source)
        scan->sources[row] |= SOURCE_SEVERAL;
      if (dated)
        scan->sources[row] |= SOURCE_DATED;
    }
}

static void
add_product (Scan           *scan,
             ZavodStatement *statement,
             int             column,
             guint           row)
{
  const gint64 id = zavod_statement_get_int64 (statement, column);
  const gint64 *brand = id != 0 ? g_hash_table_lookup (scan->brands, &id) : NULL;

  if (brand != NULL)
    scan->sink->add (scan->target, ZAVOD_FACET_BRAND, *brand, row);
}

static void
add_claim (Scan           *scan,
           ZavodStatement *statement,
           guint           row)
{
  const char *date = zavod_statement_get_text (statement, CLAIM_DATE);
  const gint64 actor = zavod_statement_get_int64 (statement, CLAIM_ACTOR);
  ZavodPartialDate day;

  add_word (scan, ZAVOD_FACET_ROLE, ZAVOD_VOCABULARY_ROLE, zavod_statement_get_text (statement, CLAIM_ROLE), row);
  add_word (scan, ZAVOD_FACET_METHOD, ZAVOD_VOCABULARY_METHOD, zavod_statement_get_text (statement, CLAIM_METHOD), row);
  add_word (scan, ZAVOD_FACET_MODALITY, ZAVOD_VOCABULARY_MODALITY,
            zavod_statement_get_text (statement, CLAIM_MODALITY), row);
  if (actor != 0)
    scan->sink->add (scan->target, ZAVOD_FACET_PARTNER, actor, row);
  add_product (scan, statement, CLAIM_PRODUCT, row);
  add_product (scan, statement, CLAIM_SCOPE_PRODUCT, row);
  if (date != NULL && zavod_partial_date_from_iso (date, &day))
    scan->sink->add (scan->target, ZAVOD_FACET_YEAR, day.year, row);
}

/* What was deprecated narrows no more, but its sources still speak of the site: the table counts them, too. */
static gboolean
take_claim (Scan            *scan,
            ZavodStatement  *claims,
            Stream          *further_sites,
            Stream          *citations,
            GError         **error)
{
  const gint64 id = zavod_statement_get_int64 (claims, CLAIM_ID);

  g_array_set_size (scan->rows, 0);
  if (!zavod_statement_is_null (claims, CLAIM_SITE))
    take_claim_site (scan, zavod_statement_get_int64 (claims, CLAIM_SITE));
  if (!stream_take (further_sites, scan, id, take_claim_site, error)
      || !stream_take (citations, scan, id, take_citation, error))
    return FALSE;

  if (!zavod_statement_get_int64 (claims, CLAIM_DEPRECATED))
    for (guint i = 0; i < scan->rows->len; i++)
      add_claim (scan, claims, g_array_index (scan->rows, guint, i));

  return TRUE;
}

static gboolean
scan_claims (Scan    *scan,
             GError **error)
{
  g_autoptr (ZavodStatement) claims = zavod_connection_prepare (scan->connection, CLAIMS, error);
  g_auto (Stream) further_sites = { 0 };
  g_auto (Stream) citations = { 0 };
  gboolean row = TRUE;

  if (claims == NULL || !stream_open (&further_sites, scan, FURTHER_SITES, error)
      || !stream_open (&citations, scan, CITATIONS, error))
    return FALSE;

  while (row)
    {
      if (!zavod_statement_step (claims, &row, error))
        return FALSE;
      if (row && !take_claim (scan, claims, &further_sites, &citations, error))
        return FALSE;
    }

  return TRUE;
}

static void
tell_sources (Scan *scan)
{
  for (guint row = 0; row < scan->ids->len; row++)
    {
      if (scan->first_sources[row] == 0)
        continue;
      if ((scan->sources[row] & SOURCE_SEVERAL) == 0)
        scan->sink->add (scan->target, ZAVOD_FACET_WORTH, ZAVOD_WORTH_SINGLE, row);
      if ((scan->sources[row] & SOURCE_DATED) == 0)
        scan->sink->add (scan->target, ZAVOD_FACET_WORTH, ZAVOD_WORTH_UNDATED, row);
    }
}

/* ---- conflicts ---- */

/* Only sites that have two claims about one property, or share a figure, can have sources that disagree: an index alone
 * finds them, and most sites of a large atlas are not among them. */
#define CANDIDATES \
  "SELECT site_id FROM claim INDEXED BY claim_site_id WHERE site_id IS NOT NULL" \
  " AND property NOT IN ('role', 'line-up', 'vehicle-class', 'quotation', 'description', 'activity', 'plan')" \
  " GROUP BY site_id, property HAVING count (*) > 1" \
  " UNION SELECT site_id FROM claim_site"

static gboolean
scan_conflicts (Scan    *scan,
                GError **error)
{
  g_autoptr (ZavodStatement) candidates = zavod_connection_prepare (scan->connection, CANDIDATES, error);
  gboolean found = TRUE;
  guint row;

  while (candidates != NULL && found)
    {
      g_autoptr (ZavodSite) site = zavod_site_new ();
      g_autoptr (GPtrArray) conflicts = NULL;

      if (!zavod_statement_step (candidates, &found, error))
        return FALSE;

      site->id = found ? zavod_statement_get_int64 (candidates, 0) : 0;
      if (!found || !find_row (scan, site->id, &row))
        continue;
      if (!zavod_read_claims_of_site (scan->connection, site->id, site->claims, error))
        return FALSE;

      conflicts = zavod_conflicts_from_claims (site->claims);
      if (zavod_conflicts_have_rivals (conflicts))
        scan->sink->add (scan->target, ZAVOD_FACET_WORTH, ZAVOD_WORTH_CONFLICT, row);
    }

  return candidates != NULL;
}

/* ---- the scan ---- */

static gboolean
scan_facets (ZavodConnection  *connection,
             gconstpointer     sink,
             gpointer          target,
             GError          **error)
{
  g_auto (Scan) scan = { .connection = connection, .sink = sink, .target = target };

  scan.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  scan.rows = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!for_each (&scan, "SELECT id FROM site ORDER BY id", take_id, error))
    return FALSE;

  scan.first_sources = g_new0 (gint64, MAX (scan.ids->len, 1));
  scan.sources = g_new0 (guint8, MAX (scan.ids->len, 1));
  scan.sink->begin (scan.target, (const gint64 *) (void *) scan.ids->data, scan.ids->len);
  if (!scan_names (&scan, error) || !scan_sites (&scan, error) || !scan_claims (&scan, error)
      || !scan_conflicts (&scan, error))
    return FALSE;

  tell_sources (&scan);
  scan.sink->finish (scan.target);
  return TRUE;
}

/**
 * zavod_store_facets_async:
 * @sink: static: what is called with all that is read, in a thread of the store
 * @target: (transfer full): its first argument, freed with @free_target if the scan does not come to its end
 *
 * Reads what sites can be narrowed down by, but status and vehicle class, which are in the points. The sites are about
 * which a claim is, and with which it is shared, alike; deprecated claims count for their sources only.
 */
void
zavod_store_facets_async (ZavodStore           *self,
                          const ZavodFacetSink *sink,
                          gpointer              target,
                          GDestroyNotify        free_target,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_scan_into_async (self, zavod_store_facets_async, scan_facets, sink, target, free_target,
                               cancellable, callback, user_data);
}

/**
 * zavod_store_facets_finish:
 *
 * Returns: (transfer full): the target, complete, or %NULL with @error set
 */
gpointer
zavod_store_facets_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_facets_async, error);
}
