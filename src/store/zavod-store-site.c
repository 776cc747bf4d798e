/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of one site: itself, its names, its claims and their citations. A record has some dozens of claims, so a
 * cached statement per claim is the simplest thing that is fast. */

#include <glib/gi18n.h>

#include "zavod-chosen-claim.h"
#include "zavod-coordinates.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

typedef struct
{
  gint64 id;
  char *date;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->date);
  g_free (question);
}

/* Columns are read from the left to the right, so that a statement and its reader can be compared line by line. */
typedef struct
{
  ZavodStatement *statement;
  int column;
} Cursor;

static char *
next_text (Cursor *cursor)
{
  return zavod_statement_dup_text (cursor->statement, cursor->column++);
}

static gint64
next_int64 (Cursor *cursor)
{
  return zavod_statement_get_int64 (cursor->statement, cursor->column++);
}

static double
next_double (Cursor   *cursor,
             gboolean *stated)
{
  if (stated != NULL)
    *stated = !zavod_statement_is_null (cursor->statement, cursor->column);

  return zavod_statement_get_double (cursor->statement, cursor->column++);
}

static void
next_reference (Cursor         *cursor,
                ZavodReference *reference)
{
  reference->id = next_int64 (cursor);
  reference->name = next_text (cursor);
}

/* Adds what read makes of each row of a query about one id. */
static gboolean
read_rows (ZavodConnection  *connection,
           const char       *sql,
           gint64            id,
           gpointer        (*read) (Cursor *cursor),
           GPtrArray        *rows,
           GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, id);
  while (zavod_statement_step (statement, &row, error))
    {
      Cursor cursor = { statement, 0 };

      if (!row)
        return TRUE;
      g_ptr_array_add (rows, read (&cursor));
    }

  return FALSE;
}

static gpointer
read_name (Cursor *cursor)
{
  ZavodName *name = zavod_name_new ();

  name->id = next_int64 (cursor);
  name->text = next_text (cursor);
  name->kind = next_text (cursor);
  name->language = next_text (cursor);
  name->since = next_text (cursor);
  name->until = next_text (cursor);

  return name;
}

#define NAMES "SELECT id, text, kind, language, since, until FROM name"

static gpointer
read_citation (Cursor *cursor)
{
  ZavodCitation *citation = zavod_citation_new ();

  citation->id = next_int64 (cursor);
  citation->source_id = next_int64 (cursor);
  citation->title = next_text (cursor);
  citation->publisher = next_text (cursor);
  citation->url = next_text (cursor);
  citation->published = next_text (cursor);
  citation->published_text = next_text (cursor);
  citation->origin = next_text (cursor);
  citation->locator = next_text (cursor);
  citation->quote = next_text (cursor);
  next_reference (cursor, &citation->speaker_actor);
  citation->speaker = next_text (cursor);
  citation->note = next_text (cursor);

  return citation;
}

#define CITATIONS \
  "SELECT t.id, t.source_id, q.title, q.publisher, q.url, q.published, q.published_text, q.origin, t.locator, t.quote," \
  " t.speaker_id, a.name, t.speaker, t.note" \
  " FROM citation t JOIN source q ON q.id = t.source_id LEFT JOIN actor a ON a.id = t.speaker_id" \
  " WHERE t.claim_id = ?1 ORDER BY q.published IS NULL, q.published, t.id"

static ZavodRank
rank_from_code (const char *code)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_RANK, code);

  return index < 0 ? ZAVOD_RANK_NORMAL : (ZavodRank) index;
}

static void
read_value (Cursor     *cursor,
            ZavodClaim *claim)
{
  claim->property = next_text (cursor);
  claim->topic = next_text (cursor);
  claim->value_text = next_text (cursor);
  claim->low = next_double (cursor, &claim->has_low);
  claim->high = next_double (cursor, &claim->has_high);
  claim->bound = next_text (cursor);
  claim->unit = next_text (cursor);
  claim->currency = next_text (cursor);
  next_reference (cursor, &claim->actor);
  claim->actor_kind = next_text (cursor);
  claim->role = next_text (cursor);
  claim->share = next_double (cursor, &claim->has_share);
  claim->condition = next_text (cursor);
  next_reference (cursor, &claim->product);
  next_reference (cursor, &claim->programme);
}

static void
read_scope_and_time (Cursor     *cursor,
                     ZavodClaim *claim)
{
  g_autofree char *rank = NULL;

  next_reference (cursor, &claim->scope_product);
  claim->vehicle_class = next_text (cursor);
  claim->stage = (gint) next_int64 (cursor);
  claim->method = next_text (cursor);
  claim->period = next_text (cursor);
  claim->period_years = next_double (cursor, NULL);
  claim->modality = next_text (cursor);
  claim->since = next_text (cursor);
  claim->until = next_text (cursor);
  claim->as_of = next_text (cursor);
  claim->time_text = next_text (cursor);
  rank = next_text (cursor);
  claim->rank = rank_from_code (rank);
  claim->reason = next_text (cursor);
  claim->note = next_text (cursor);
}

static gpointer
read_claim (Cursor *cursor)
{
  ZavodClaim *claim = zavod_claim_new ();

  claim->id = next_int64 (cursor);
  claim->subject_kind = (ZavodSubjects) next_int64 (cursor);
  next_reference (cursor, &claim->subject);
  claim->country = next_text (cursor);
  read_value (cursor, claim);
  read_scope_and_time (cursor, claim);

  return claim;
}

/* The numbers are those of ZavodSubjects. */
#define CLAIMS \
  "SELECT c.id, CASE WHEN c.site_id IS NOT NULL THEN 1 WHEN c.actor_id IS NOT NULL THEN 2" \
  " WHEN c.product_id IS NOT NULL THEN 4 WHEN c.programme_id IS NOT NULL THEN 8 ELSE 16 END," \
  " coalesce (c.site_id, c.actor_id, c.product_id, c.programme_id), " ZAVOD_SQL_SUBJECT ", c.country," \
  " c.property, c.topic, c.value_text, c.low, c.high, c.bound, c.unit, c.currency," \
  " c.object_actor_id, a.name, a.kind, c.role, c.share, c.condition," \
  " c.object_product_id, op.name, c.object_programme_id, og.name," \
  " c.scope_product_id, n.name, c.vehicle_class, c.stage, c.method, c.period, c.period_years, c.modality," \
  " c.since, c.until, c.as_of, c.time_text, c.rank, c.reason, c.note" \
  " FROM claim c" ZAVOD_SQL_SUBJECT_JOINS \
  " LEFT JOIN actor a ON a.id = c.object_actor_id" \
  " LEFT JOIN product op ON op.id = c.object_product_id" \
  " LEFT JOIN programme og ON og.id = c.object_programme_id" \
  " LEFT JOIN product n ON n.id = c.scope_product_id" \
  " WHERE c.id IN " ZAVOD_SQL_CLAIMS_OF_SITE ("?1")

G_STATIC_ASSERT (ZAVOD_SUBJECT_SITE == 1 && ZAVOD_SUBJECT_ACTOR == 2 && ZAVOD_SUBJECT_PRODUCT == 4
                 && ZAVOD_SUBJECT_PROGRAMME == 8 && ZAVOD_SUBJECT_COUNTRY == 16);

static gboolean
read_further_sites (ZavodConnection  *connection,
                    ZavodClaim       *claim,
                    GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (connection,
                                        "SELECT x.id, s.id, s.name FROM claim_site x JOIN site s ON s.id = x.site_id"
                                        " WHERE x.claim_id = ?1 ORDER BY s.name COLLATE NOCASE, s.id",
                                        error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, claim->id);
  while (zavod_statement_step (statement, &row, error))
    {
      Cursor cursor = { statement, 0 };
      gint64 row_id;
      ZavodReference *site;

      if (!row)
        return TRUE;

      row_id = next_int64 (&cursor);
      site = zavod_reference_new (0, NULL);
      next_reference (&cursor, site);
      g_array_append_val (claim->further_rows, row_id);
      g_ptr_array_add (claim->further_sites, site);
    }

  return FALSE;
}

static guint32
get_day (const ZavodClaim *claim)
{
  const char *iso = claim->since != NULL ? claim->since : claim->as_of;
  ZavodPartialDate date;

  return iso != NULL && zavod_partial_date_from_iso (iso, &date) ? zavod_partial_date_get_first_day (date) : 0;
}

/* By property as the vocabulary has them, then preferred, best supported and latest first. */
static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const ZavodClaim *x = *(ZavodClaim *const *) a;
  const ZavodClaim *y = *(ZavodClaim *const *) b;
  guint property_x = (guint) zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, x->property);
  guint property_y = (guint) zavod_vocabulary_find (ZAVOD_VOCABULARY_PROPERTY, y->property);
  guint32 day_x = get_day (x);
  guint32 day_y = get_day (y);

  if (property_x != property_y)
    return property_x < property_y ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->citations->len != y->citations->len)
    return x->citations->len > y->citations->len ? -1 : 1;
  if (day_x != day_y)
    return day_x > day_y ? -1 : 1;

  return (x->id > y->id) - (x->id < y->id);
}

/**
 * zavod_site_read_claims:
 * @site: a site of which the id is known
 *
 * Reads its claims with all their citations, those that it shares with other sites included.
 */
gboolean
zavod_site_read_claims (ZavodConnection  *connection,
                        ZavodSite        *site,
                        GError          **error)
{
  if (!read_rows (connection, CLAIMS, site->id, read_claim, site->claims, error))
    return FALSE;

  for (guint i = 0; i < site->claims->len; i++)
    {
      ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      if (!read_rows (connection, CITATIONS, claim->id, read_citation, claim->citations, error)
          || !read_further_sites (connection, claim, error))
        return FALSE;
    }

  g_ptr_array_sort (site->claims, compare_claims);
  return TRUE;
}

static gboolean
read_choices (ZavodConnection  *connection,
              ZavodSite        *site,
              const char       *date,
              GError          **error)
{
  g_autoptr (ZavodChoiceReader) statuses = NULL;
  g_autoptr (ZavodChoiceReader) classes = NULL;
  const ZavodChosenClaim *claim;

  statuses = zavod_choice_reader_new (connection, ZAVOD_CHOICE_STATUS, site->id, date, error);
  if (statuses == NULL || !zavod_choice_reader_find (statuses, site->id, &claim, error))
    return FALSE;

  site->status = zavod_status_from_code (claim != NULL ? claim->value : NULL);
  site->status_since = g_strdup (claim != NULL ? claim->since : NULL);

  classes = zavod_choice_reader_new (connection, ZAVOD_CHOICE_CLASS, site->id, NULL, error);
  if (classes == NULL || !zavod_choice_reader_find (classes, site->id, &claim, error))
    return FALSE;

  site->shape = zavod_shape_from_class (claim != NULL ? claim->value : NULL);
  return TRUE;
}

#define SITE \
  "SELECT s.id, s.name, s.country, s.place_id, p.name, s.accuracy, s.radius, s.place_note, s.note, s.geom" \
  " FROM site s LEFT JOIN place p ON p.id = s.place_id WHERE s.id = ?1"

static gpointer
read_noun (Cursor *cursor)
{
  ZavodSite *site = zavod_site_new ();
  const guint8 *blob;
  gsize size;

  site->id = next_int64 (cursor);
  site->name = next_text (cursor);
  site->country = next_text (cursor);
  next_reference (cursor, &site->place);
  site->accuracy = next_text (cursor);
  site->radius = next_double (cursor, NULL);
  site->place_note = next_text (cursor);
  site->note = next_text (cursor);
  blob = zavod_statement_get_blob (cursor->statement, cursor->column, &size);
  site->has_point = blob != NULL && zavod_point_from_blob (blob, size, &site->latitude, &site->longitude);

  return site;
}

static gpointer
read_record (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_site_unref);
  ZavodSite *site;

  if (!read_rows (connection, SITE, question->id, read_noun, sites, error))
    return NULL;

  if (sites->len == 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("This site is not in the atlas any more."));
      return NULL;
    }

  site = g_ptr_array_index (sites, 0);
  if (!read_rows (connection, NAMES " WHERE site_id = ?1 ORDER BY id", site->id, read_name, site->names, error)
      || !read_rows (connection, NAMES " WHERE place_id = ?1 ORDER BY id", site->place.id, read_name,
                     site->place_names, error)
      || !zavod_site_read_claims (connection, site, error)
      || !read_choices (connection, site, question->date, error))
    return NULL;

  return zavod_site_ref (site);
}

/**
 * zavod_store_site_async:
 * @date: (nullable): the day that the status is asked for, ISO 8601; today when %NULL
 *
 * Reads all that the atlas says about a site.
 */
void
zavod_store_site_async (ZavodStore          *self,
                        gint64               id,
                        const char          *date,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Question *question;

  g_return_if_fail (ZAVOD_IS_STORE (self));

  question = g_new0 (Question, 1);
  question->id = id;
  question->date = g_strdup (date);

  zavod_store_read_async (self, zavod_store_site_async, read_record, question, question_free,
                          (GDestroyNotify) zavod_site_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_site_finish:
 *
 * Returns: (transfer full): the record, or %NULL with @error set: %ZAVOD_ERROR_NOT_FOUND when the site is gone
 */
ZavodSite *
zavod_store_site_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_site_async, error);
}
