/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sources say that sites can make and have made, read for core's totals and added up there, in the reader's thread. */

#include "zavod-connection.h"
#include "zavod-queries.h"
#include "zavod-total.h"

/* The claims of so many sites are looked up one site after the other; for more, all amounts are read. */
#define MAX_LOOKED_UP 10000

#define COLUMNS \
  "SELECT c.id, c.site_id, c.property, c.modality, c.low, c.high, c.bound, c.unit, c.period, c.period_years," \
  " c.scope_product_id, c.vehicle_class, c.stage, c.method, c.since, c.until, c.as_of, c.rank," \
  " (SELECT max (s.published) FROM citation t JOIN source s ON s.id = t.source_id WHERE t.claim_id = c.id)," \
  " (SELECT count (DISTINCT t.source_id) FROM citation t WHERE t.claim_id = c.id)," \
  " EXISTS (SELECT 1 FROM claim_site x WHERE x.claim_id = c.id)" \
  " FROM claim c"

#define OF_ALL COLUMNS " WHERE c.property IN ('capacity', 'output')"
#define OF_SITE COLUMNS " WHERE c.id IN " ZAVOD_SQL_CLAIMS_OF_SITE ("?1") " AND +c.property IN ('capacity', 'output')"

enum
{
  COLUMN_ID,
  COLUMN_SITE,
  COLUMN_PROPERTY,
  COLUMN_MODALITY,
  COLUMN_LOW,
  COLUMN_HIGH,
  COLUMN_BOUND,
  COLUMN_UNIT,
  COLUMN_PERIOD,
  COLUMN_PERIOD_YEARS,
  COLUMN_PRODUCT,
  COLUMN_CLASS,
  COLUMN_STAGE,
  COLUMN_METHOD,
  COLUMN_SINCE,
  COLUMN_UNTIL,
  COLUMN_AS_OF,
  COLUMN_RANK,
  COLUMN_PUBLISHED,
  COLUMN_N_SOURCES,
  COLUMN_IS_SHARED,
};

/* The amounts that were read, and the claims among them that sites share: they are met once for each of their sites. */
typedef struct
{
  ZavodConnection *connection;
  GArray *amounts;
  GHashTable *shared;
} Reading;

static const char *
get_code (ZavodStatement *statement,
          int             column)
{
  return g_intern_string (zavod_statement_get_text (statement, column));
}

static ZavodPartialDate
get_date (ZavodStatement *statement,
          int             column)
{
  ZavodPartialDate date;

  zavod_partial_date_from_iso (zavod_statement_get_text (statement, column), &date);
  return date;
}

static ZavodQuantity
get_quantity (ZavodStatement *statement)
{
  return (ZavodQuantity) {
    .has_low = !zavod_statement_is_null (statement, COLUMN_LOW),
    .has_high = !zavod_statement_is_null (statement, COLUMN_HIGH),
    .low = zavod_statement_get_double (statement, COLUMN_LOW),
    .high = zavod_statement_get_double (statement, COLUMN_HIGH),
    .bound = get_code (statement, COLUMN_BOUND),
    .unit = get_code (statement, COLUMN_UNIT),
    .period = get_code (statement, COLUMN_PERIOD),
    .period_years = zavod_statement_get_double (statement, COLUMN_PERIOD_YEARS),
  };
}

static ZavodAmount
get_amount (ZavodStatement *statement)
{
  const gint rank = zavod_vocabulary_find (ZAVOD_VOCABULARY_RANK, zavod_statement_get_text (statement, COLUMN_RANK));

  return (ZavodAmount) {
    .claim_id = zavod_statement_get_int64 (statement, COLUMN_ID),
    .property = get_code (statement, COLUMN_PROPERTY),
    .modality = get_code (statement, COLUMN_MODALITY),
    .quantity = get_quantity (statement),
    .product_id = zavod_statement_get_int64 (statement, COLUMN_PRODUCT),
    .vehicle_class = get_code (statement, COLUMN_CLASS),
    .stage = (gint) zavod_statement_get_int64 (statement, COLUMN_STAGE),
    .method = get_code (statement, COLUMN_METHOD),
    .since = get_date (statement, COLUMN_SINCE),
    .until = get_date (statement, COLUMN_UNTIL),
    .as_of = get_date (statement, COLUMN_AS_OF),
    .published = get_date (statement, COLUMN_PUBLISHED),
    .rank = rank < 0 ? ZAVOD_RANK_NORMAL : (ZavodRank) rank,
    .n_sources = (guint) zavod_statement_get_int64 (statement, COLUMN_N_SOURCES),
  };
}

/* Claims about a company or a country have no site, and are in no sum of sites. */
static gboolean
read_sites (ZavodConnection  *connection,
            ZavodAmount      *amount,
            GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  statement = zavod_connection_prepare (connection,
                                        "SELECT site_id FROM claim WHERE id = ?1 AND site_id IS NOT NULL"
                                        " UNION SELECT site_id FROM claim_site WHERE claim_id = ?1"
                                        " ORDER BY site_id", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, amount->claim_id);
  while (zavod_statement_step (statement, &row, error))
    {
      const gint64 site = row ? zavod_statement_get_int64 (statement, 0) : 0;

      if (!row)
        {
          amount->sites = (gint64 *) g_array_steal (sites, &amount->n_sites);
          return TRUE;
        }
      g_array_append_val (sites, site);
    }

  return FALSE;
}

static gboolean
add_amount (Reading         *reading,
            ZavodStatement  *statement,
            GError         **error)
{
  ZavodAmount amount = get_amount (statement);
  const gint64 site = zavod_statement_get_int64 (statement, COLUMN_SITE);

  if (!zavod_statement_get_int64 (statement, COLUMN_IS_SHARED))
    {
      if (site == 0)
        return TRUE;

      amount.sites = g_memdup2 (&site, sizeof site);
      amount.n_sites = 1;
    }
  else if (!g_hash_table_add (reading->shared, g_memdup2 (&amount.claim_id, sizeof amount.claim_id)))
    {
      return TRUE;
    }
  else if (!read_sites (reading->connection, &amount, error))
    {
      return FALSE;
    }

  g_array_append_val (reading->amounts, amount);
  return TRUE;
}

/* @site: 0 for all. */
static gboolean
read_amounts (Reading  *reading,
              gint64    site,
              GError  **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (reading->connection, site != 0 ? OF_SITE : OF_ALL,
                                                                   error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  if (site != 0)
    zavod_statement_bind_int64 (statement, 1, site);
  while (zavod_statement_step (statement, &row, error))
    if (!row)
      return TRUE;
    else if (!add_amount (reading, statement, error))
      return FALSE;

  return FALSE;
}

static gboolean
asks_for_all (GArray *questions)
{
  gsize n_sites = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      const ZavodTotalQuestion *question = &g_array_index (questions, ZavodTotalQuestion, i);

      if (question->sites == NULL)
        return TRUE;
      n_sites += question->n_sites;
    }

  return n_sites > MAX_LOOKED_UP;
}

/* A site that several questions are about is read once. */
static gboolean
read_amounts_of (Reading                   *reading,
                 const ZavodTotalQuestion  *question,
                 GHashTable                *read,
                 GError                   **error)
{
  for (gsize i = 0; i < question->n_sites; i++)
    if (g_hash_table_add (read, &question->sites[i]) && !read_amounts (reading, question->sites[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_all_amounts (Reading  *reading,
                  GArray   *questions,
                  GError  **error)
{
  g_autoptr (GHashTable) read = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (asks_for_all (questions))
    return read_amounts (reading, 0, error);

  for (guint i = 0; i < questions->len; i++)
    if (!read_amounts_of (reading, &g_array_index (questions, ZavodTotalQuestion, i), read, error))
      return FALSE;

  return TRUE;
}

static gpointer
read_totals (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  GArray *questions = parameters;
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (ZavodAmount));
  g_autoptr (GHashTable) shared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Reading reading = { connection, amounts, shared };
  gboolean success;

  g_array_set_clear_func (amounts, (GDestroyNotify) zavod_amount_clear);
  success = read_all_amounts (&reading, questions, error);
  for (guint i = 0; success && i < questions->len; i++)
    {
      success = !g_cancellable_set_error_if_cancelled (cancellable, error);
      g_ptr_array_add (answers, zavod_totals_of_amounts (amounts, &g_array_index (questions, ZavodTotalQuestion, i)));
    }
  if (!success)
    g_clear_pointer (&answers, g_ptr_array_unref);

  return answers;
}

/**
 * zavod_store_totals_async:
 * @questions: (transfer full) (element-type ZavodTotalQuestion): of which sites, on which days
 *
 * Adds up the capacities and the output of sites: see zavod_totals_of_amounts(). They are read once for all questions.
 */
void
zavod_store_totals_async (ZavodStore          *self,
                          GArray              *questions,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (questions != NULL);

  zavod_store_read_async (self, zavod_store_totals_async, read_totals, questions, (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_totals_finish:
 *
 * Returns: (transfer full) (element-type GPtrArray): an array of ZavodTotal for each question, or %NULL with @error set
 */
GPtrArray *
zavod_store_totals_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_totals_async, error);
}
