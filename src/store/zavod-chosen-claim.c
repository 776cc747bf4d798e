/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-chosen-claim.h"

#include <math.h>

#include "zavod-claim-choice.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

/* When a claim c without a date of its own began: its newest source speaks of its own day. */
#define BEGAN "coalesce (c.since, c.as_of, " ZAVOD_SQL_PUBLISHED ")"

/* The candidates of every site, or of one: claims about it, and claims that it shares. In the order of the sites, which
 * the indexes give for nothing; the choice among the few claims of one site is made in C. Each index covers its query, and
 * is named because SQLite knows nothing of the sizes: at a million sites its own choice took 7 s instead of 0.5 s. */
#define CANDIDATES(index, weight, columns, condition, of_claim, of_share) \
  "SELECT c.site_id, c.id, " weight ", " columns " FROM claim c INDEXED BY " index \
  " WHERE " condition " AND c.site_id IS NOT NULL AND " ZAVOD_SQL_KNOWN of_claim \
  " UNION ALL " \
  "SELECT x.site_id, c.id, " weight ", " columns " FROM claim_site x CROSS JOIN claim c ON c.id = x.claim_id" \
  " WHERE " condition " AND " ZAVOD_SQL_KNOWN of_share \
  " ORDER BY 1"

#define QUERY(index, weight, columns, condition) \
  { \
    CANDIDATES (index, weight, columns, condition, "", ""), \
    CANDIDATES (index, weight, columns, condition, " AND c.site_id = ?1", " AND x.site_id = ?1"), \
    CANDIDATES (index, weight, columns, condition, " AND c.site_id >= ?1", " AND x.site_id >= ?1"), \
  }

#define PREFERRED "c.rank = 'preferred'"
/* A site's own figure speaks rather than one it shares, and what it can make now rather than what is planned for it. */
#define CAPACITY_WEIGHT \
  "4 * (" PREFERRED ") + 2 * (NOT EXISTS (SELECT 1 FROM claim_site w WHERE w.claim_id = c.id))" \
  " + (coalesce (c.modality, 'actual') IN ('actual', 'nameplate'))"
#define NOT_DEPRECATED " AND c.rank <> 'deprecated'"

/* Of which sites claims are read. */
typedef enum
{
  OF_ALL,
  OF_ONE,
  FROM_ONE_ON,
  N_RANGES
} Range;

static const char *queries[ZAVOD_N_CHOICES][N_RANGES] = {
  [ZAVOD_CHOICE_STATUS] =
    QUERY ("claim_status", PREFERRED, "c.value_text, c.since, " BEGAN ", NULL",
           ZAVOD_SQL_TELLS_STATUS),
  [ZAVOD_CHOICE_CLASS] =
    QUERY ("claim_class", PREFERRED,
           "coalesce (c.vehicle_class, (SELECT p.vehicle_class FROM product p WHERE p.id = c.object_product_id)),"
           " NULL, NULL, NULL",
           "c.property = 'vehicle-class'" NOT_DEPRECATED),
  [ZAVOD_CHOICE_CAPACITY] =
    QUERY ("claim_capacity", CAPACITY_WEIGHT, "NULL, c.since, coalesce (c.since, c.as_of), coalesce (c.high, c.low)",
           "c.property = 'capacity'" NOT_DEPRECATED),
};

enum
{
  COLUMN_SITE,
  COLUMN_CLAIM,
  COLUMN_WEIGHT,
  COLUMN_VALUE,
  COLUMN_SINCE,
  COLUMN_BEGAN,
  COLUMN_AMOUNT,
};

typedef struct
{
  ZavodChosenClaim claim;
  gint64 weight;
  gint64 n_citations;  /* -1: not counted yet, as it is only asked between rivals */
  GString *value;
  GString *since;
} Candidate;

struct _ZavodChoiceReader
{
  ZavodConnection *connection;
  ZavodStatement *statement;
  ZavodChoice choice;
  guint32 last_day;     /* later claims do not count; 0: all count */
  gboolean row;         /* the statement stands on the first claim of site_id */
  gint64 site_id;
  Candidate best;
  Candidate next;
};

static const char *
copy_text (ZavodStatement *statement,
           int             column,
           GString        *buffer)
{
  const char *text = zavod_statement_get_text (statement, column);

  if (text == NULL)
    return NULL;

  g_string_assign (buffer, text);
  return buffer->str;
}

static guint32
first_day_of (const char *iso)
{
  ZavodPartialDate date;

  return iso != NULL && zavod_partial_date_from_iso (iso, &date) ? zavod_partial_date_get_first_day (date) : 0;
}

static void
read_candidate (ZavodChoiceReader *self,
                Candidate         *candidate)
{
  ZavodStatement *statement = self->statement;

  candidate->claim.claim_id = zavod_statement_get_int64 (statement, COLUMN_CLAIM);
  candidate->claim.value = copy_text (statement, COLUMN_VALUE, candidate->value);
  candidate->claim.since = copy_text (statement, COLUMN_SINCE, candidate->since);
  candidate->claim.first_day = first_day_of (zavod_statement_get_text (statement, COLUMN_BEGAN));
  candidate->claim.amount = zavod_statement_is_null (statement, COLUMN_AMOUNT)
                            ? NAN : zavod_statement_get_double (statement, COLUMN_AMOUNT);
  candidate->weight = zavod_statement_get_int64 (statement, COLUMN_WEIGHT);
  candidate->n_citations = -1;
}

static gboolean
count_citations (ZavodChoiceReader  *self,
                 Candidate          *candidate,
                 GError            **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  if (candidate->n_citations >= 0)
    return TRUE;

  statement = zavod_connection_prepare (self->connection,
                                        "SELECT count (*) FROM citation t JOIN source s ON s.id = t.source_id"
                                        " WHERE t.claim_id = ?1 AND zavod_is_known (s.published)",
                                        error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, candidate->claim.claim_id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;

  candidate->n_citations = zavod_statement_get_int64 (statement, 0);
  return TRUE;
}

static ZavodContender
get_contender (const Candidate *self)
{
  return (ZavodContender) { self->claim.claim_id, self->claim.first_day, self->weight, self->n_citations };
}

/* Sets how a stands to b: above 0, a speaks rather than b. */
static gboolean
compare_candidates (ZavodChoiceReader  *self,
                    Candidate          *a,
                    Candidate          *b,
                    int                *order,
                    GError            **error)
{
  ZavodContender first, second;

  if (!count_citations (self, a, error) || !count_citations (self, b, error))
    return FALSE;

  first = get_contender (a);
  second = get_contender (b);
  *order = zavod_contender_compare (&first, &second, self->choice == ZAVOD_CHOICE_STATUS);
  return TRUE;
}

static gboolean
step (ZavodChoiceReader  *self,
      GError            **error)
{
  if (!zavod_statement_step (self->statement, &self->row, error))
    return FALSE;

  self->site_id = self->row ? zavod_statement_get_int64 (self->statement, COLUMN_SITE) : 0;
  return TRUE;
}

/* Reads all claims of the site that the statement stands on, and keeps the best. */
static gboolean
read_site (ZavodChoiceReader  *self,
           gboolean           *found,
           GError            **error)
{
  gint64 site_id = self->site_id;

  *found = FALSE;
  while (self->row && self->site_id == site_id)
    {
      int order = 1;

      read_candidate (self, &self->next);
      if (self->last_day == 0 || self->next.claim.first_day <= self->last_day)
        {
          if (*found && !compare_candidates (self, &self->next, &self->best, &order, error))
            return FALSE;

          if (order > 0)
            {
              Candidate best = self->next;

              self->next = self->best;
              self->best = best;
            }
          *found = TRUE;
        }

      if (!step (self, error))
        return FALSE;
    }

  return TRUE;
}

static guint32
last_day_of (const char *date)
{
  g_autoptr (GDateTime) now = NULL;
  ZavodPartialDate day;

  if (date != NULL && zavod_partial_date_from_iso (date, &day))
    return zavod_partial_date_get_last_day (day);

  now = g_date_time_new_now_local ();
  day.year = (guint16) g_date_time_get_year (now);
  day.month = (guint8) g_date_time_get_month (now);
  day.day = (guint8) g_date_time_get_day_of_month (now);

  return zavod_partial_date_get_last_day (day);
}

static ZavodChoiceReader *
create (ZavodConnection  *connection,
        ZavodChoice       choice,
        Range             range,
        gint64            site_id,
        const char       *date,
        GError          **error)
{
  ZavodStatement *statement = zavod_connection_prepare (connection, queries[choice][range], error);
  g_autoptr (ZavodChoiceReader) self = NULL;

  if (statement == NULL)
    return NULL;

  self = g_new0 (ZavodChoiceReader, 1);
  self->connection = connection;
  self->statement = statement;
  self->choice = choice;
  self->last_day = choice == ZAVOD_CHOICE_STATUS ? last_day_of (date) : zavod_connection_get_moment (connection)->day;
  self->best.value = g_string_new (NULL);
  self->best.since = g_string_new (NULL);
  self->next.value = g_string_new (NULL);
  self->next.since = g_string_new (NULL);

  if (range != OF_ALL)
    zavod_statement_bind_int64 (statement, 1, site_id);

  return step (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * zavod_choice_reader_new:
 * @site_id: the only site that will be asked for, or 0 to ask for all, one after the other
 * @date: (nullable): the day that a status is asked for, ISO 8601; today when %NULL
 *
 * Returns: (transfer full): a reader that stands before the first site, or %NULL with @error set
 */
ZavodChoiceReader *
zavod_choice_reader_new (ZavodConnection  *connection,
                         ZavodChoice       choice,
                         gint64            site_id,
                         const char       *date,
                         GError          **error)
{
  return create (connection, choice, site_id != 0 ? OF_ONE : OF_ALL, site_id, date, error);
}

/**
 * zavod_choice_reader_new_from:
 * @site_id: the first site that may be asked for
 *
 * The same for this site and those after it.
 */
ZavodChoiceReader *
zavod_choice_reader_new_from (ZavodConnection  *connection,
                              ZavodChoice       choice,
                              gint64            site_id,
                              const char       *date,
                              GError          **error)
{
  return create (connection, choice, FROM_ONE_ON, site_id, date, error);
}

void
zavod_choice_reader_free (ZavodChoiceReader *self)
{
  zavod_statement_release (self->statement);
  g_string_free (self->best.value, TRUE);
  g_string_free (self->best.since, TRUE);
  g_string_free (self->next.value, TRUE);
  g_string_free (self->next.since, TRUE);
  g_free (self);
}

/**
 * zavod_choice_reader_next:
 * @site_id: (out): the next site that has such a claim
 * @chosen: (out) (transfer none): the claim that speaks for it, valid until the next call; %NULL when there are no more
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
zavod_choice_reader_next (ZavodChoiceReader       *self,
                          gint64                  *site_id,
                          const ZavodChosenClaim **chosen,
                          GError                 **error)
{
  gboolean found = FALSE;

  while (self->row && !found)
    {
      *site_id = self->site_id;
      if (!read_site (self, &found, error))
        return FALSE;
    }

  *chosen = found ? &self->best.claim : NULL;
  return TRUE;
}

/**
 * zavod_choice_reader_find:
 * @site_id: a site, above all that were asked for before
 * @chosen: (out) (transfer none): the claim that speaks for it, valid until the next call; %NULL when there is none
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
zavod_choice_reader_find (ZavodChoiceReader       *self,
                          gint64                   site_id,
                          const ZavodChosenClaim **chosen,
                          GError                 **error)
{
  gboolean found = FALSE;

  *chosen = NULL;

  while (self->row && self->site_id < site_id)
    if (!read_site (self, &found, error))
      return FALSE;

  if (!self->row || self->site_id != site_id)
    return TRUE;

  if (!read_site (self, &found, error))
    return FALSE;

  *chosen = found ? &self->best.claim : NULL;
  return TRUE;
}
