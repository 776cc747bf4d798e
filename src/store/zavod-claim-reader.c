/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-claim-reader.h"

#include "zavod-name-order.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

gpointer
zavod_read_citation (ZavodCursor *cursor)
{
  ZavodCitation *citation = zavod_citation_new ();

  citation->id = zavod_cursor_next_int64 (cursor);
  citation->source_id = zavod_cursor_next_int64 (cursor);
  citation->title = zavod_cursor_next_text (cursor);
  citation->publisher = zavod_cursor_next_text (cursor);
  citation->url = zavod_cursor_next_text (cursor);
  citation->published = zavod_cursor_next_text (cursor);
  citation->published_text = zavod_cursor_next_text (cursor);
  citation->origin = zavod_cursor_next_text (cursor);
  citation->locator = zavod_cursor_next_text (cursor);
  citation->quote = zavod_cursor_next_text (cursor);
  zavod_cursor_next_reference (cursor, &citation->speaker_actor);
  citation->speaker = zavod_cursor_next_text (cursor);
  citation->note = zavod_cursor_next_text (cursor);

  return citation;
}

#define CITATIONS(condition) \
  "SELECT t.id, t.source_id, q.title, q.publisher, q.url, q.published, q.published_text, q.origin, t.locator, t.quote," \
  " t.speaker_id, a.name, t.speaker, t.note" \
  " FROM citation t JOIN source q ON q.id = t.source_id LEFT JOIN actor a ON a.id = t.speaker_id" \
  " WHERE t.claim_id = ?1" condition " ORDER BY q.published IS NULL, q.published, t.id"
#define ALL_CITATIONS CITATIONS ("")
#define KNOWN_CITATIONS CITATIONS (" AND (zavod_is_all_known () OR zavod_is_known (q.published))")

static ZavodRank
rank_from_code (const char *code)
{
  gint index = zavod_vocabulary_find (ZAVOD_VOCABULARY_RANK, code);

  return index < 0 ? ZAVOD_RANK_NORMAL : (ZavodRank) index;
}

static void
read_value (ZavodCursor     *cursor,
            ZavodClaim *claim)
{
  claim->property = zavod_cursor_next_text (cursor);
  claim->topic = zavod_cursor_next_text (cursor);
  claim->value_text = zavod_cursor_next_text (cursor);
  claim->low = zavod_cursor_next_double (cursor, &claim->has_low);
  claim->high = zavod_cursor_next_double (cursor, &claim->has_high);
  claim->bound = zavod_cursor_next_text (cursor);
  claim->unit = zavod_cursor_next_text (cursor);
  claim->currency = zavod_cursor_next_text (cursor);
  zavod_cursor_next_reference (cursor, &claim->actor);
  claim->actor_kind = zavod_cursor_next_text (cursor);
  claim->role = zavod_cursor_next_text (cursor);
  claim->share = zavod_cursor_next_double (cursor, &claim->has_share);
  claim->condition = zavod_cursor_next_text (cursor);
  zavod_cursor_next_reference (cursor, &claim->product);
  zavod_cursor_next_reference (cursor, &claim->programme);
}

static void
read_scope_and_time (ZavodCursor     *cursor,
                     ZavodClaim *claim)
{
  g_autofree char *rank = NULL;

  zavod_cursor_next_reference (cursor, &claim->scope_product);
  claim->vehicle_class = zavod_cursor_next_text (cursor);
  claim->stage = (gint) zavod_cursor_next_int64 (cursor);
  claim->method = zavod_cursor_next_text (cursor);
  claim->period = zavod_cursor_next_text (cursor);
  claim->period_years = zavod_cursor_next_double (cursor, NULL);
  claim->modality = zavod_cursor_next_text (cursor);
  claim->since = zavod_cursor_next_text (cursor);
  claim->until = zavod_cursor_next_text (cursor);
  claim->as_of = zavod_cursor_next_text (cursor);
  claim->time_text = zavod_cursor_next_text (cursor);
  rank = zavod_cursor_next_text (cursor);
  claim->rank = rank_from_code (rank);
  claim->reason = zavod_cursor_next_text (cursor);
  claim->note = zavod_cursor_next_text (cursor);
  claim->is_later = zavod_cursor_next_int64 (cursor) != 0;
}

static gpointer
read_claim (ZavodCursor *cursor)
{
  ZavodClaim *claim = zavod_claim_new ();

  claim->id = zavod_cursor_next_int64 (cursor);
  claim->subject_kind = (ZavodSubjects) zavod_cursor_next_int64 (cursor);
  zavod_cursor_next_reference (cursor, &claim->subject);
  claim->country = zavod_cursor_next_text (cursor);
  read_value (cursor, claim);
  read_scope_and_time (cursor, claim);

  return claim;
}

/* A row of ZAVOD_SQL_NAMES. */
gpointer
zavod_read_name (ZavodCursor *cursor)
{
  ZavodName *name = zavod_name_new ();

  name->id = zavod_cursor_next_int64 (cursor);
  name->text = zavod_cursor_next_text (cursor);
  name->kind = zavod_cursor_next_text (cursor);
  name->language = zavod_cursor_next_text (cursor);
  name->since = zavod_cursor_next_text (cursor);
  name->until = zavod_cursor_next_text (cursor);

  return name;
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
  " c.since, c.until, c.as_of, c.time_text, c.rank, c.reason, c.note," \
  " CASE WHEN zavod_is_all_known () THEN 0 ELSE NOT " ZAVOD_SQL_KNOWN " END" \
  " FROM claim c" ZAVOD_SQL_SUBJECT_JOINS \
  " LEFT JOIN actor a ON a.id = c.object_actor_id" \
  " LEFT JOIN product op ON op.id = c.object_product_id" \
  " LEFT JOIN programme og ON og.id = c.object_programme_id" \
  " LEFT JOIN product n ON n.id = c.scope_product_id"

#define OF_SITE " WHERE c.id IN " ZAVOD_SQL_CLAIMS_OF_SITE ("?1")

/* A page that nobody reads to its end is not read at all: one more than it may have tells that there are more. */
#define SOME " LIMIT " G_STRINGIFY (ZAVOD_MAX_CLAIMS_OF_NOUN) " + 1)"

#define OF_SOURCE " WHERE c.id IN (SELECT t.claim_id FROM citation t WHERE t.source_id = ?1" SOME
#define OF_ACTOR \
  " WHERE c.id IN (SELECT o.id FROM claim o WHERE o.object_actor_id = ?1" \
  " UNION SELECT o.id FROM claim o WHERE o.actor_id = ?1" \
  " UNION SELECT t.claim_id FROM citation t WHERE t.speaker_id = ?1" SOME
#define PRODUCTS "(SELECT ?1 UNION SELECT p.id FROM product p WHERE p.brand_id = ?1)"
#define OF_PRODUCT \
  " WHERE c.id IN (SELECT o.id FROM claim o WHERE o.product_id IN " PRODUCTS \
  " UNION SELECT o.id FROM claim o WHERE o.object_product_id IN " PRODUCTS \
  " UNION SELECT o.id FROM claim o WHERE o.scope_product_id IN " PRODUCTS SOME
#define OF_PROGRAMME \
  " WHERE c.id IN (SELECT o.id FROM claim o WHERE o.programme_id = ?1" \
  " UNION SELECT o.id FROM claim o WHERE o.object_programme_id = ?1" SOME

/* What is said of the same property of the same subject as in claim m: ?1. A site's claims are also those that it shares. */
#define SAME(kind) \
  " UNION SELECT o.id FROM claim m JOIN claim o ON o." kind " = m." kind " AND o.property = m.property WHERE m.id = ?1"
#define BESIDE \
  " WHERE c.id IN (SELECT ?1" \
  SAME ("site_id") SAME ("actor_id") SAME ("product_id") SAME ("programme_id") \
  " UNION SELECT o.id FROM claim m JOIN claim o ON o.property = m.property AND o.site_id IS NULL" \
  " AND o.country = m.country WHERE m.id = ?1" \
  " UNION SELECT x.claim_id FROM claim m CROSS JOIN claim_site x ON x.site_id = m.site_id" \
  " CROSS JOIN claim o ON o.id = x.claim_id AND o.property = m.property WHERE m.id = ?1)"

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
                                        " WHERE x.claim_id = ?1 ORDER BY "
                                        ZAVOD_SQL_NAME_ORDER ("s.name") ", s.id",
                                        error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, claim->id);
  while (zavod_statement_step (statement, &row, error))
    {
      ZavodCursor cursor = { statement, 0 };
      gint64 row_id;
      ZavodReference *site;

      if (!row)
        return TRUE;

      row_id = zavod_cursor_next_int64 (&cursor);
      site = zavod_reference_new (0, NULL);
      zavod_cursor_next_reference (&cursor, site);
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

static gboolean
read_claims (ZavodConnection  *connection,
             const char       *sql,
             const char       *citations,
             gint64            id,
             GPtrArray        *claims,
             GError          **error)
{
  if (!zavod_cursor_read_rows (connection, sql, id, read_claim, claims, error))
    return FALSE;

  for (guint i = 0; i < claims->len; i++)
    {
      ZavodClaim *claim = g_ptr_array_index (claims, i);

      if (!zavod_cursor_read_rows (connection, citations, claim->id, zavod_read_citation, claim->citations, error)
          || !read_further_sites (connection, claim, error))
        return FALSE;
    }

  g_ptr_array_sort (claims, compare_claims);
  return TRUE;
}

/**
 * zavod_read_claims_of_site:
 * @claims: (element-type ZavodClaim): an array that the claims are added to, by property
 *
 * Reads all that is said of a site; of what is known already only the sources that are.
 */
gboolean
zavod_read_claims_of_site (ZavodConnection  *connection,
                           gint64            site_id,
                           GPtrArray        *claims,
                           GError          **error)
{
  return read_claims (connection, CLAIMS OF_SITE, KNOWN_CITATIONS, site_id, claims, error);
}

/**
 * zavod_read_claims_beside:
 * @claim_id: a claim, which will be among the others
 * @claims: (element-type ZavodClaim): an array that the claims are added to
 *
 * Reads all that is said of the same property of the same subject: what may agree or conflict with a claim.
 */
gboolean
zavod_read_claims_beside (ZavodConnection  *connection,
                          gint64            claim_id,
                          GPtrArray        *claims,
                          GError          **error)
{
  return read_claims (connection, CLAIMS BESIDE, ALL_CITATIONS, claim_id, claims, error);
}

/**
 * zavod_read_claims_about:
 * @kind: what @id is of; not a country
 * @claims: (element-type ZavodClaim): an array that the claims are added to, by property
 *
 * Reads all that is said about a subject, whatever is known on a day: for a form, which may not forget any of it.
 */
gboolean
zavod_read_claims_about (ZavodConnection  *connection,
                         ZavodSubjects     kind,
                         gint64            id,
                         GPtrArray        *claims,
                         GError          **error)
{
  const char *sql = kind == ZAVOD_SUBJECT_SITE      ? CLAIMS OF_SITE
                    : kind == ZAVOD_SUBJECT_ACTOR   ? CLAIMS " WHERE c.actor_id = ?1"
                    : kind == ZAVOD_SUBJECT_PRODUCT ? CLAIMS " WHERE c.product_id = ?1"
                                                    : CLAIMS " WHERE c.programme_id = ?1";

  return read_claims (connection, sql, ALL_CITATIONS, id, claims, error);
}

/**
 * zavod_read_claim:
 * @claims: (element-type ZavodClaim): an array that the claim is added to; nothing is when it is gone
 */
gboolean
zavod_read_claim (ZavodConnection  *connection,
                  gint64            claim_id,
                  GPtrArray        *claims,
                  GError          **error)
{
  return read_claims (connection, CLAIMS " WHERE c.id = ?1", ALL_CITATIONS, claim_id, claims, error);
}

/**
 * zavod_read_claims_of_noun:
 * @noun: what @id is of: a company or person, a product, a programme or a source
 * @claims: (element-type ZavodClaim): an array that the claims are added to, by property
 *
 * Reads all that a source says, all in which a company or person has a part or speaks, all of a brand and its models, or all
 * of a programme; not many more than %ZAVOD_MAX_CLAIMS_OF_NOUN.
 */
gboolean
zavod_read_claims_of_noun (ZavodConnection  *connection,
                           ZavodNoun         noun,
                           gint64            id,
                           GPtrArray        *claims,
                           GError          **error)
{
  static const char *queries[ZAVOD_N_NOUNS] = {
    [ZAVOD_NOUN_SOURCE] = CLAIMS OF_SOURCE,
    [ZAVOD_NOUN_ACTOR] = CLAIMS OF_ACTOR,
    [ZAVOD_NOUN_PRODUCT] = CLAIMS OF_PRODUCT,
    [ZAVOD_NOUN_PROGRAMME] = CLAIMS OF_PROGRAMME,
  };

  g_return_val_if_fail (noun < ZAVOD_N_NOUNS && queries[noun] != NULL, FALSE);

  return read_claims (connection, queries[noun], KNOWN_CITATIONS, id, claims, error);
}

/**
 * zavod_read_citations:
 * @citations: (element-type ZavodCitation): an array that the citations are added to, the earliest source first
 *
 * Reads who says so, as far as the sources are known.
 */
gboolean
zavod_read_citations (ZavodConnection  *connection,
                      gint64            claim_id,
                      GPtrArray        *citations,
                      GError          **error)
{
  return zavod_cursor_read_rows (connection, KNOWN_CITATIONS, claim_id, zavod_read_citation, citations, error);
}

/**
 * zavod_claims_note:
 * @claims: (element-type ZavodClaim): those of a record
 *
 * Notes in each citation what it is cited for: from there one goes to the form of the statement.
 */
void
zavod_claims_note (GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);

      for (guint j = 0; j < claim->citations->len; j++)
        ((ZavodCitation *) g_ptr_array_index (claim->citations, j))->claim_id = claim->id;
    }
}

/**
 * zavod_claims_part:
 * @later: (nullable) (element-type ZavodClaim): an array for them; without one they are freed
 *
 * Takes the claims that were published after what is known out of an array.
 *
 * Returns: how many they were
 */
guint
zavod_claims_part (GPtrArray *claims,
                   GPtrArray *later)
{
  guint n_later = 0;

  for (guint i = 0; i < claims->len;)
    {
      ZavodClaim *claim = g_ptr_array_index (claims, i);

      if (!claim->is_later)
        {
          i++;
          continue;
        }

      n_later++;
      if (later != NULL)
        g_ptr_array_add (later, g_ptr_array_steal_index (claims, i));
      else
        g_ptr_array_remove_index (claims, i);
    }

  return n_later;
}

/**
 * zavod_claims_find:
 *
 * Returns: (transfer none) (nullable): the claim of this id
 */
const ZavodClaim *
zavod_claims_find (GPtrArray *claims,
                   gint64     id)
{
  for (guint i = 0; i < claims->len; i++)
    if (((const ZavodClaim *) g_ptr_array_index (claims, i))->id == id)
      return g_ptr_array_index (claims, i);

  return NULL;
}
