/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of a place, a company or person, a brand or model, a programme or a source, with all that is said of it. */

#include <glib/gi18n.h>

#include "zavod-claim-reader.h"
#include "zavod-name-order.h"

typedef struct
{
  ZavodNoun noun;
  gint64 id;
} Question;

/* A quote is shown on the page of its source. */
#define SOURCE(condition) \
  "SELECT q.title, q.kind, NULL, q.note, NULL, NULL, NULL, q.language, q.dateline, 0, q.id, q.title, q.publisher, q.url," \
  " q.published, q.published_text, q.origin FROM source q WHERE q.id = " condition

static const char *const nouns[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_PLACE] = "SELECT p.name, NULL, p.country, p.note FROM place p WHERE p.id = ?1",
  [ZAVOD_NOUN_ACTOR] = "SELECT a.name, a.kind, a.country, a.note FROM actor a WHERE a.id = ?1",
  [ZAVOD_NOUN_PRODUCT] = "SELECT p.name, p.kind, NULL, p.note, p.vehicle_class, b.id, b.name"
                         " FROM product p LEFT JOIN product b ON b.id = p.brand_id WHERE p.id = ?1",
  [ZAVOD_NOUN_PROGRAMME] = "SELECT g.name, g.kind, g.country, g.note FROM programme g WHERE g.id = ?1",
  [ZAVOD_NOUN_SOURCE] = SOURCE ("?1"),
  [ZAVOD_NOUN_QUOTE] = SOURCE ("(SELECT t.source_id FROM citation t WHERE t.id = ?1)"),
};

#define NAMES_OF(column) ZAVOD_SQL_NAMES " WHERE " column " = ?1 ORDER BY id"

static const char *const names[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_PLACE] = NAMES_OF ("place_id"),
  [ZAVOD_NOUN_ACTOR] = NAMES_OF ("actor_id"),
  [ZAVOD_NOUN_PRODUCT] = NAMES_OF ("product_id"),
  [ZAVOD_NOUN_PROGRAMME] = NAMES_OF ("programme_id"),
};

#define MODELS "SELECT id, name FROM product WHERE brand_id = ?1 ORDER BY " ZAVOD_SQL_NAME_ORDER ("name") ", id"
#define SITES "SELECT id, name FROM site WHERE place_id = ?1 ORDER BY " ZAVOD_SQL_NAME_ORDER ("name") ", id"

static gpointer
read_reference (ZavodCursor *cursor)
{
  ZavodReference *reference = zavod_reference_new (0, NULL);

  zavod_cursor_next_reference (cursor, reference);
  return reference;
}

static ZavodCitation *
read_source (ZavodCursor *cursor)
{
  ZavodCitation *source = zavod_citation_new ();

  source->id = zavod_cursor_next_int64 (cursor);
  source->source_id = zavod_cursor_next_int64 (cursor);
  source->title = zavod_cursor_next_text (cursor);
  source->publisher = zavod_cursor_next_text (cursor);
  source->url = zavod_cursor_next_text (cursor);
  source->published = zavod_cursor_next_text (cursor);
  source->published_text = zavod_cursor_next_text (cursor);
  source->origin = zavod_cursor_next_text (cursor);

  return source;
}

static gboolean
is_source (ZavodNoun noun)
{
  return noun == ZAVOD_NOUN_SOURCE || noun == ZAVOD_NOUN_QUOTE;
}

static void
fill (ZavodNounRecord *record,
      ZavodStatement  *statement)
{
  ZavodCursor cursor = { statement, 0 };

  record->name = zavod_cursor_next_text (&cursor);
  record->kind = zavod_cursor_next_text (&cursor);
  record->country = zavod_cursor_next_text (&cursor);
  record->note = zavod_cursor_next_text (&cursor);
  if (record->noun != ZAVOD_NOUN_PRODUCT && !is_source (record->noun))
    return;

  record->vehicle_class = zavod_cursor_next_text (&cursor);
  zavod_cursor_next_reference (&cursor, &record->brand);
  if (!is_source (record->noun))
    return;

  record->language = zavod_cursor_next_text (&cursor);
  record->dateline = zavod_cursor_next_text (&cursor);
  record->source = read_source (&cursor);
}

static gboolean
read_noun (ZavodConnection  *connection,
           ZavodNounRecord  *record,
           GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, nouns[record->noun], error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, record->id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("This is not in the atlas any more."));
      return FALSE;
    }

  fill (record, statement);
  return TRUE;
}

static gboolean
read_lists (ZavodConnection  *connection,
            ZavodNounRecord  *record,
            GError          **error)
{
  if (names[record->noun] != NULL
      && !zavod_cursor_read_rows (connection, names[record->noun], record->id, zavod_read_name, record->names, error))
    return FALSE;

  switch (record->noun)
    {
    case ZAVOD_NOUN_PLACE:
      return zavod_cursor_read_rows (connection, SITES, record->id, read_reference, record->sites, error);
    case ZAVOD_NOUN_PRODUCT:
      return zavod_cursor_read_rows (connection, MODELS, record->id, read_reference, record->models, error)
             && zavod_read_claims_of_noun (connection, record->noun, record->id, record->claims, error);
    case ZAVOD_NOUN_SOURCE:
    case ZAVOD_NOUN_QUOTE:
      return zavod_read_claims_of_noun (connection, ZAVOD_NOUN_SOURCE, record->source->source_id, record->claims, error);
    case ZAVOD_NOUN_SITE:
    case ZAVOD_NOUN_ACTOR:
    case ZAVOD_NOUN_PROGRAMME:
    case ZAVOD_N_NOUNS:
    default:
      return zavod_read_claims_of_noun (connection, record->noun, record->id, record->claims, error);
    }
}

static gpointer
read_record (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Question *question = parameters;
  g_autoptr (ZavodNounRecord) record = zavod_noun_record_new (question->noun, question->id);

  if (!read_noun (connection, record, error) || !read_lists (connection, record, error))
    return NULL;

  zavod_claims_note (record->claims);
  record->is_cut = record->claims->len > ZAVOD_MAX_CLAIMS_OF_NOUN;
  record->n_later = zavod_claims_part (record->claims, NULL);
  return g_steal_pointer (&record);
}

/**
 * zavod_store_noun_async:
 * @noun: what @id is of; not a site, see zavod_store_site_async()
 *
 * Reads all that the atlas says about a noun. Of a brand, all that is said of its models is read too; of a quote, its
 * source.
 */
void
zavod_store_noun_async (ZavodStore          *self,
                        ZavodNoun            noun,
                        gint64               id,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  const Question question = { noun, id };

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (noun < ZAVOD_N_NOUNS && nouns[noun] != NULL);

  zavod_store_read_async (self, zavod_store_noun_async, read_record, g_memdup2 (&question, sizeof question), g_free,
                          (GDestroyNotify) zavod_noun_record_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_noun_finish:
 *
 * Returns: (transfer full): the record, or %NULL with @error set: %ZAVOD_ERROR_NOT_FOUND when the noun is gone
 */
ZavodNounRecord *
zavod_store_noun_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_noun_async, error);
}
