/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites, and what is known of them, are two streams in the order of the sites, which the indexes give for nothing. */

#include "zavod-gap.h"
#include "zavod-queries.h"
#include "zavod-survey.h"
#include "zavod-vocabulary.h"

/* What a fact tells of its site: that a gap is not there, or (NO_SOURCE) one of its sources. The numbers are those of
 * ZavodGap. */
#define KNOWN(index, gap, condition, then) \
  "SELECT c.site_id, " gap ", NULL FROM claim c INDEXED BY " index \
  " WHERE " condition " AND c.site_id IS NOT NULL AND c.rank <> 'deprecated'" then
#define STATUS "c.property = 'status' AND c.value_text <> 'unknown'"
#define FACTS(of_claim, of_share, holds, published) \
  KNOWN ("claim_status", "3", STATUS, of_claim holds) \
  " UNION ALL " KNOWN ("claim_class", "4", "c.property = 'vehicle-class'", of_claim holds) \
  " UNION ALL " KNOWN ("claim_capacity", "5", "c.property = 'capacity'", of_claim holds) \
  " UNION ALL " KNOWN ("claim_property", "6", "c.property = 'role'", of_claim holds) \
  " UNION ALL SELECT x.site_id, CASE c.property WHEN 'status' THEN 3 WHEN 'vehicle-class' THEN 4" \
  " WHEN 'capacity' THEN 5 ELSE 6 END, NULL FROM claim_site x CROSS JOIN claim c ON c.id = x.claim_id" \
  " WHERE (" STATUS " OR c.property IN ('vehicle-class', 'capacity', 'role')) AND c.rank <> 'deprecated'" of_share holds \
  " UNION ALL SELECT c.site_id, 0, t.source_id FROM claim c INDEXED BY claim_site_id" \
  " CROSS JOIN citation t ON t.claim_id = c.id WHERE c.site_id IS NOT NULL" of_claim published \
  " UNION ALL SELECT x.site_id, 0, t.source_id FROM claim_site x CROSS JOIN citation t ON t.claim_id = x.claim_id" \
  " WHERE true" of_share published \
  " ORDER BY 1"
#define SITES "SELECT s.id, s.geom IS NULL, s.accuracy FROM site s"

/* Asked for on a day alone: for all that is stated the indexes hold the answer. */
#define HOLDS " AND " ZAVOD_SQL_HOLDS " AND " ZAVOD_SQL_KNOWN
#define PUBLISHED \
  " AND EXISTS (SELECT 1 FROM source q WHERE q.id = t.source_id AND (zavod_is_all_known () OR zavod_is_known (q.published)))"

G_STATIC_ASSERT (ZAVOD_GAP_NO_SOURCE == 0 && ZAVOD_GAP_NO_STATUS == 3 && ZAVOD_GAP_NO_CLASS == 4
                 && ZAVOD_GAP_NO_CAPACITY == 5 && ZAVOD_GAP_NO_PARTNER == 6);

/* Of all sites, of one; what is said of them on any day, or on one. */
static const char *const sites_queries[2] = { SITES " ORDER BY s.id", SITES " WHERE s.id = ?1" };
static const char *const facts_queries[2][2] = {
  { FACTS ("", "", "", ""), FACTS ("", "", HOLDS, PUBLISHED) },
  { FACTS (" AND c.site_id = ?1", " AND x.site_id = ?1", "", ""),
    FACTS (" AND c.site_id = ?1", " AND x.site_id = ?1", HOLDS, PUBLISHED) },
};

/* What the facts say about one site. */
typedef struct
{
  guint known;         /* a bit for each gap that is not there */
  gint64 source_id;    /* the first source; 0: none */
  gboolean several;    /* there are others */
  gboolean dated;      /* one of them has a date */
} Facts;

typedef struct
{
  ZavodStatement *facts;
  gboolean row;        /* facts stands on a row */
  GHashTable *dated;   /* gint64: the sources that have a date */
  ZavodSurvey *survey;
} Walk;

static GHashTable *
read_dated (ZavodConnection  *connection,
            GError          **error)
{
  g_autoptr (GHashTable) dated = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (connection, "SELECT id FROM source WHERE published IS NOT NULL", error);
  while (statement != NULL && zavod_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&dated);

      id = zavod_statement_get_int64 (statement, 0);
      g_hash_table_add (dated, g_memdup2 (&id, sizeof id));
    }

  return NULL;
}

static void
add_fact (Walk  *self,
          Facts *facts)
{
  const gint64 source_id = zavod_statement_get_int64 (self->facts, 2);

  if (source_id == 0)
    {
      facts->known |= 1u << zavod_statement_get_int64 (self->facts, 1);
      return;
    }

  facts->several = facts->several || (facts->source_id != 0 && facts->source_id != source_id);
  facts->source_id = source_id;
  facts->dated = facts->dated || g_hash_table_contains (self->dated, &source_id);
}

/* Reads the facts about a site; those about sites before it are of sites that are gone. */
static gboolean
read_facts (Walk    *self,
            gint64   site_id,
            Facts   *facts,
            GError **error)
{
  while (self->row && zavod_statement_get_int64 (self->facts, 0) <= site_id)
    {
      if (zavod_statement_get_int64 (self->facts, 0) == site_id)
        add_fact (self, facts);
      if (!zavod_statement_step (self->facts, &self->row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_vague (const char *accuracy)
{
  return zavod_accuracy_get_radius (accuracy) >= zavod_accuracy_get_radius ("town");
}

static gboolean
is_gap (ZavodGap        gap,
        ZavodStatement *site,
        const Facts    *facts)
{
  const gboolean is_nowhere = zavod_statement_get_int64 (site, 1) != 0;

  switch (gap)
    {
    case ZAVOD_GAP_NO_SOURCE:
      return facts->source_id == 0;
    case ZAVOD_GAP_NO_PLACE:
      return is_nowhere;
    case ZAVOD_GAP_VAGUE_PLACE:
      return !is_nowhere && is_vague (zavod_statement_get_text (site, 2));
    case ZAVOD_GAP_UNDATED:
      return facts->source_id != 0 && !facts->dated;
    case ZAVOD_GAP_SINGLE_SOURCE:
      return facts->source_id != 0 && !facts->several;
    case ZAVOD_GAP_NO_STATUS:
    case ZAVOD_GAP_NO_CLASS:
    case ZAVOD_GAP_NO_CAPACITY:
    case ZAVOD_GAP_NO_PARTNER:
    case ZAVOD_N_GAPS:
    default:
      return (facts->known & (1u << gap)) == 0;
    }
}

static void
add_gaps (Walk           *self,
          ZavodStatement *site,
          const Facts    *facts)
{
  const gint64 id = zavod_statement_get_int64 (site, 0);
  const guint before = self->survey->rows->len;

  for (guint i = 0; i < ZAVOD_N_GAPS; i++)
    if (is_gap ((ZavodGap) i, site, facts))
      {
        const gint64 row = zavod_gap_get_row_id (id, (ZavodGap) i);

        g_array_append_val (self->survey->rows, row);
      }
  if (self->survey->rows->len > before)
    zavod_survey_end_group (self->survey, id);
}

static gboolean
walk (Walk            *self,
      ZavodStatement  *sites,
      GError         **error)
{
  gboolean row;

  while (zavod_statement_step (sites, &row, error))
    {
      Facts facts = { 0 };

      if (!row)
        return TRUE;
      if (!read_facts (self, zavod_statement_get_int64 (sites, 0), &facts, error))
        return FALSE;
      if (zavod_gap_has_row_id (zavod_statement_get_int64 (sites, 0)))
        add_gaps (self, sites, &facts);
    }

  return FALSE;
}

/* Looks through all sites, or at one. */
static gboolean
survey_sites (ZavodConnection  *connection,
              gint64            site_id,
              Walk             *self,
              GError          **error)
{
  const ZavodMoment *moment = zavod_connection_get_moment (connection);
  const gboolean is_any = moment->day == 0 && moment->knowledge.day == 0;
  g_autoptr (ZavodStatement) sites = zavod_connection_prepare (connection, sites_queries[site_id != 0], error);
  g_autoptr (ZavodStatement) facts = NULL;

  if (sites == NULL)
    return FALSE;
  facts = zavod_connection_prepare (connection, facts_queries[site_id != 0][!is_any], error);
  if (facts == NULL)
    return FALSE;

  if (site_id != 0)
    {
      zavod_statement_bind_int64 (sites, 1, site_id);
      zavod_statement_bind_int64 (facts, 1, site_id);
    }
  self->facts = facts;

  return zavod_statement_step (facts, &self->row, error) && walk (self, sites, error);
}

/**
 * zavod_survey_gaps:
 * @query: what the list shows
 *
 * Returns: (transfer full): what is not known of the sites of the atlas, or of the few that the list is narrowed to: the
 *   head of each group is the site. Or %NULL with @error set
 */
ZavodSurvey *
zavod_survey_gaps (ZavodConnection       *connection,
                   const ZavodListQuery  *query,
                   GError               **error)
{
  g_autoptr (ZavodSurvey) survey = zavod_survey_new ();
  g_autoptr (GHashTable) dated = read_dated (connection, error);
  Walk self = { .dated = dated, .survey = survey };

  if (dated == NULL)
    return NULL;

  if (!zavod_survey_site_by_site (query))
    return survey_sites (connection, 0, &self, error) ? g_steal_pointer (&survey) : NULL;

  for (gsize i = 0; i < query->n_sites; i++)
    if (!survey_sites (connection, query->sites[i], &self, error))
      return NULL;

  return g_steal_pointer (&survey);
}
