/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many statements, or events, there are of each year, in one pass of all of them. They are counted here: SQLite would
 * sort them first. */

#include "zavod-connection.h"
#include "zavod-partial-date.h"
#include "zavod-queries.h"

/* The statements of so many sites are looked up by the indexes; for more, each is asked for. */
#define MAX_LOOKED_UP 10000

/* What no source dates counts by when it was published; an event of no day has none. */
#define CLAIMS \
  "SELECT coalesce (c.since, c.until, c.as_of, " ZAVOD_SQL_PUBLISHED "), c.modality FROM claim c" \
  " WHERE c.rank <> 'deprecated' AND " ZAVOD_SQL_KNOWN
#define EVENTS \
  "SELECT coalesce (c.since, c.as_of), c.modality FROM claim c" \
  " WHERE +c.property IN " ZAVOD_SQL_EVENTS " AND c.rank <> 'deprecated' AND " ZAVOD_SQL_KNOWN
#define OF_SITES " AND c.id IN " ZAVOD_SQL_CLAIMS_OF_SITES ("(SELECT value FROM json_each (?1))")
#define AMONG_SITES \
  " AND (zavod_is_among (?1, c.site_id)" \
  " OR c.id IN (SELECT x.claim_id FROM claim_site x WHERE zavod_is_among (?1, x.site_id)))"
#define N_YEARS 10000

static const char *const queries[2][3] = {
  { CLAIMS, CLAIMS OF_SITES, CLAIMS AMONG_SITES },
  { EVENTS, EVENTS OF_SITES, EVENTS AMONG_SITES },
};

typedef struct
{
  GArray *sites;      /* gint64, sorted upwards; NULL: all */
  gboolean events;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->sites, g_array_unref);
  g_free (question);
}

static ZavodStatement *
prepare (ZavodConnection  *connection,
         const Question   *question,
         GError          **error)
{
  const gboolean is_looked_up = question->sites != NULL && question->sites->len <= MAX_LOOKED_UP;
  const guint narrowing = question->sites == NULL ? 0 : is_looked_up ? 1 : 2;
  ZavodStatement *statement = zavod_connection_prepare (connection, queries[question->events][narrowing], error);

  if (statement == NULL || question->sites == NULL)
    return statement;

  if (is_looked_up)
    zavod_statement_bind_id_list (statement, 1, (const gint64 *) (void *) question->sites->data, question->sites->len);
  else
    zavod_statement_bind_ids (statement, 1, (const gint64 *) (void *) question->sites->data, question->sites->len);

  return statement;
}

static void
count (ZavodStatement *statement,
       ZavodYear      *years)
{
  ZavodPartialDate date;
  const gboolean is_dated = zavod_partial_date_from_iso (zavod_statement_get_text (statement, 0), &date);
  ZavodYear *year = &years[is_dated ? date.year : 0];

  year->n_claims++;
  year->n_plans += zavod_modality_is_plan (zavod_statement_get_text (statement, 1));
}

static GArray *
gather (const ZavodYear *counted,
        gboolean         undated)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (ZavodYear));

  for (guint i = undated ? 0 : 1; i < N_YEARS; i++)
    {
      const ZavodYear year = { (guint16) i, counted[i].n_claims, counted[i].n_plans };

      if (year.n_claims > 0)
        g_array_append_val (years, year);
    }

  return years;
}

static gpointer
read_years (ZavodConnection  *connection,
            gpointer          parameters,
            GCancellable     *cancellable,
            GError          **error)
{
  const Question *question = parameters;
  g_autoptr (ZavodStatement) statement = prepare (connection, question, error);
  g_autofree ZavodYear *years = g_new0 (ZavodYear, N_YEARS);
  gboolean row;

  while (statement != NULL && zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return gather (years, question->events);
      count (statement, years);
    }

  return NULL;
}

/**
 * zavod_store_years_async:
 * @sites: (nullable) (element-type gint64): only statements about these sites, sorted upwards; never changed; %NULL: all
 * @events: whether only events and statuses are counted
 *
 * Counts the statements that are known by their years: in which what they state begins, or else ends (a target of 2027),
 * or was seen, or was published. Events count by their own day only: those that have none are of the year 0.
 */
void
zavod_store_years_async (ZavodStore          *self,
                         GArray              *sites,
                         gboolean             events,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Question *question;

  g_return_if_fail (ZAVOD_IS_STORE (self));

  question = g_new (Question, 1);
  *question = (Question) { sites != NULL ? g_array_ref (sites) : NULL, !!events };
  zavod_store_scan_async (self, zavod_store_years_async, read_years, question, question_free, (GDestroyNotify) g_array_unref,
                          cancellable, callback, user_data);
}

/**
 * zavod_store_years_finish:
 *
 * Returns: (transfer full) (element-type ZavodYear): the years that have any, upwards, or %NULL with @error set
 */
GArray *
zavod_store_years_finish (ZavodStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_years_async, error);
}
