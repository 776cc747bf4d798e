/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims can only conflict with others of the same property of the same subject. An index tells where there are several;
 * a query that compares pairs leaves out most of these; what is left is read and judged by zavod-conflict.h. */

#include "zavod-claim-reader.h"
#include "zavod-conflict.h"
#include "zavod-survey.h"

typedef struct
{
  ZavodConnection *connection;
  GCancellable *cancellable;
  GHashTable *seen;      /* gint64: the claims that are rows already: a shared figure is met at each of its sites */
  ZavodSurvey *survey;
} Search;

/* Free text, partners and products add to each other, and so do the visits and meetings of people. */
static const char *const properties[] = {
  "status", "location", "distance", "capacity", "output", "output-value", "investment", "capital", "area", "floor-area",
  "employees", "job-multiplier", "robots", "localisation", "export-share", "types", "enterprises", "statistic",
  "ratified", "registered", "construction-started", "completed", "production-started", "opened", "model-launched",
  "founded", "introduced", "ends",
};

static void
add_claim (Search           *self,
           const ZavodClaim *claim)
{
  g_array_append_val (self->survey->rows, claim->id);
  g_hash_table_add (self->seen, g_memdup2 (&claim->id, sizeof claim->id));
}

static void
add_claims (Search    *self,
            GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    add_claim (self, g_ptr_array_index (claims, i));
}

static void
add_conflicts (Search    *self,
               GPtrArray *claims)
{
  g_autoptr (GPtrArray) conflicts = zavod_conflicts_from_claims (claims);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZavodFigure *figure = g_ptr_array_index (conflicts, i);

      if (g_hash_table_contains (self->seen, &figure->chosen->id))
        continue;

      add_claim (self, figure->chosen);
      add_claims (self, figure->rivals);
      add_claims (self, figure->other_scopes);
      zavod_survey_end_group (self->survey, figure->chosen->id);
    }
}

static gboolean
judge_beside (Search  *self,
              gint64   claim_id,
              GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !zavod_read_claims_beside (self->connection, claim_id, claims, error))
    return FALSE;

  add_conflicts (self, claims);
  return TRUE;
}

/* What two claims must have in common, and what must be unlike, for zavod_claims_get_difference() to find something: all
 * that it tells apart by equality alone. Days of unlike years are unlike unless one of the claims has none. */
#define YEAR(claim) "substr (coalesce (" claim ".as_of, " claim ".since, " claim ".until), 1, 4)"
#define PAIR \
  "SELECT 1 FROM claim a JOIN claim b ON b.property = a.property AND b.site_id = a.site_id AND b.id > a.id" \
  " AND b.topic IS a.topic AND b.modality IS a.modality AND b.scope_product_id IS a.scope_product_id" \
  " AND coalesce (b.stage, 0) = coalesce (a.stage, 0) AND b.method IS a.method AND b.period IS a.period" \
  " WHERE a.site_id = ?1 AND a.property = ?2 AND a.rank <> 'deprecated' AND b.rank <> 'deprecated'" \
  " AND (b.low IS NOT a.low OR b.high IS NOT a.high OR b.unit IS NOT a.unit OR b.currency IS NOT a.currency" \
  "      OR b.value_text IS NOT a.value_text OR b.since IS NOT a.since OR b.until IS NOT a.until)" \
  " AND (a.low IS NULL AND a.high IS NULL OR a.until IS NOT NULL OR b.until IS NOT NULL" \
  "      OR coalesce (" YEAR ("a") " = " YEAR ("b") ", true))" \
  " LIMIT 1"

static gboolean
has_pair (Search      *self,
          const char  *property,
          gint64       site_id,
          gboolean    *found,
          GError     **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self->connection, PAIR, error);

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, site_id);
  zavod_statement_bind_text (statement, 2, property);

  return zavod_statement_step (statement, found, error);
}

/* The sites with several claims of one property. */
#define SITES \
  "SELECT c.site_id, min (c.id) FROM claim c INDEXED BY claim_property" \
  " WHERE c.property = ?1 AND c.site_id IS NOT NULL GROUP BY c.site_id HAVING count (*) > 1"

static gboolean
search_sites (Search      *self,
              const char  *property,
              GError     **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self->connection, SITES, error);
  gboolean row, found;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, property);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!has_pair (self, property, zavod_statement_get_int64 (statement, 0), &found, error)
          || (found && !judge_beside (self, zavod_statement_get_int64 (statement, 1), error)))
        return FALSE;
    }

  return FALSE;
}

/* The first claims of all other subjects with several of one property, and figures that sites share: those are few. */
#define OTHERS \
  "SELECT min (c.id) FROM claim c INDEXED BY claim_property WHERE c.property = ?1 AND c.site_id IS NULL" \
  " GROUP BY c.actor_id, c.product_id, c.programme_id, c.country HAVING count (*) > 1"
#define SHARED \
  "SELECT DISTINCT c.id FROM claim_site x CROSS JOIN claim c ON c.id = x.claim_id WHERE c.property = ?1"

static gboolean
search_all (Search      *self,
            const char  *sql,
            const char  *property,
            GError     **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, property);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!judge_beside (self, zavod_statement_get_int64 (statement, 0), error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
search_atlas (Search  *self,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (!search_sites (self, properties[i], error) || !search_all (self, OTHERS, properties[i], error)
        || !search_all (self, SHARED, properties[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
search_site_by_site (Search                *self,
                     const ZavodListQuery  *query,
                     GError               **error)
{
  for (gsize i = 0; i < query->n_sites; i++)
    {
      g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_claim_free);

      if (!zavod_read_claims_of_site (self->connection, query->sites[i], claims, error))
        return FALSE;
      add_conflicts (self, claims);
    }

  return TRUE;
}

/**
 * zavod_survey_conflicts:
 * @query: what the list shows
 *
 * Returns: (transfer full): the conflicts of the atlas, or of the few sites that the list is narrowed to: the head of each
 *   is the claim that speaks for it. Or %NULL with @error set
 */
ZavodSurvey *
zavod_survey_conflicts (ZavodConnection       *connection,
                        const ZavodListQuery  *query,
                        GCancellable          *cancellable,
                        GError               **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (ZavodSurvey) survey = zavod_survey_new ();
  Search search = { connection, cancellable, seen, survey };

  if (zavod_survey_site_by_site (query) ? !search_site_by_site (&search, query, error) : !search_atlas (&search, error))
    return NULL;

  return g_steal_pointer (&survey);
}
