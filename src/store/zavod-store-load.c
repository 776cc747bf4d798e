/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a table by their ids, in the order asked for. One cached statement per table, stepped once for each id:
 * a list asks for about 200 at a time. */

#include <glib/gi18n.h>
#include <math.h>

#include "zavod-chosen-claim.h"
#include "zavod-quantity.h"
#include "zavod-queries.h"

typedef struct
{
  ZavodTable table;
  gint64 *ids;
  gsize n_ids;
  char *date;
} Load;

/* Asked once for all rows: the time zone is a file, which is looked at anew each time. */
static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%F");
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->ids);
  g_free (load->date);
  g_free (load);
}

static void
set_text (ZavodTuple     *tuple,
          guint           cell,
          ZavodStatement *statement,
          int             column)
{
  tuple->cells[cell] = zavod_statement_dup_text (statement, column);
}

static void
set_number (ZavodTuple *tuple,
            guint       cell,
            double      number)
{
  if (isnan (number))
    return;

  tuple->numbers[cell] = number;
  tuple->cells[cell] = g_strdup_printf ("%.15g", number);
}

static double
get_number (ZavodStatement *statement,
            int             column)
{
  return zavod_statement_is_null (statement, column) ? NAN : zavod_statement_get_double (statement, column);
}

/* A quantity of claim c, for get_written(). */
#define QUANTITY_COLUMNS "c.value_text, c.low, c.high, c.bound, c.unit, c.currency, c.period, c.period_years, c.modality"

enum
{
  QUANTITY_TEXT,
  QUANTITY_LOW,
  QUANTITY_HIGH,
  QUANTITY_BOUND,
  QUANTITY_UNIT,
  QUANTITY_CURRENCY,
  QUANTITY_PERIOD,
  QUANTITY_PERIOD_YEARS,
  QUANTITY_MODALITY,
  QUANTITY_N_COLUMNS,
};

/* The figure as its source wrote it, else in Zavod's words. The columns begin with column 0. */
static char *
dup_written (ZavodStatement *statement)
{
  ZavodQuantity quantity = { 0 };

  if (!zavod_statement_is_null (statement, QUANTITY_TEXT))
    return zavod_statement_dup_text (statement, QUANTITY_TEXT);

  quantity.has_low = !zavod_statement_is_null (statement, QUANTITY_LOW);
  quantity.has_high = !zavod_statement_is_null (statement, QUANTITY_HIGH);
  if (!quantity.has_low && !quantity.has_high)
    return NULL;

  quantity.low = zavod_statement_get_double (statement, QUANTITY_LOW);
  quantity.high = zavod_statement_get_double (statement, QUANTITY_HIGH);
  quantity.bound = zavod_statement_get_text (statement, QUANTITY_BOUND);
  quantity.unit = zavod_statement_get_text (statement, QUANTITY_UNIT);
  quantity.currency = zavod_statement_get_text (statement, QUANTITY_CURRENCY);
  quantity.period = zavod_statement_get_text (statement, QUANTITY_PERIOD);
  quantity.period_years = zavod_statement_get_double (statement, QUANTITY_PERIOD_YEARS);

  return zavod_quantity_describe (&quantity, zavod_statement_get_text (statement, QUANTITY_MODALITY));
}

static gboolean
choose (ZavodConnection         *connection,
        ZavodChoice              choice,
        const Load              *load,
        gint64                   site_id,
        ZavodChoiceReader      **reader,
        const ZavodChosenClaim **claim,
        GError                 **error)
{
  *reader = zavod_choice_reader_new (connection, choice, site_id, load->date, error);

  return *reader != NULL && zavod_choice_reader_find (*reader, site_id, claim, error);
}

static gboolean
load_status (ZavodConnection  *connection,
             const Load       *load,
             ZavodTuple       *tuple,
             GError          **error)
{
  g_autoptr (ZavodChoiceReader) reader = NULL;
  const ZavodChosenClaim *claim;

  if (!choose (connection, ZAVOD_CHOICE_STATUS, load, tuple->id, &reader, &claim, error))
    return FALSE;

  tuple->cells[ZAVOD_SITES_STATUS] =
    g_strdup (zavod_status_get_code (zavod_status_from_code (claim != NULL ? claim->value : NULL)));
  tuple->cells[ZAVOD_SITES_SINCE] = g_strdup (claim != NULL ? claim->since : NULL);

  return TRUE;
}

static gboolean
load_class (ZavodConnection  *connection,
            const Load       *load,
            ZavodTuple       *tuple,
            GError          **error)
{
  g_autoptr (ZavodChoiceReader) reader = NULL;
  const ZavodChosenClaim *claim;

  if (!choose (connection, ZAVOD_CHOICE_CLASS, load, tuple->id, &reader, &claim, error))
    return FALSE;

  tuple->cells[ZAVOD_SITES_CLASS] = g_strdup (claim != NULL ? claim->value : NULL);
  return TRUE;
}

static gboolean
load_capacity (ZavodConnection  *connection,
               const Load       *load,
               ZavodTuple       *tuple,
               GError          **error)
{
  g_autoptr (ZavodChoiceReader) reader = NULL;
  g_autoptr (ZavodStatement) statement = NULL;
  const ZavodChosenClaim *claim;
  gboolean row;

  if (!choose (connection, ZAVOD_CHOICE_CAPACITY, load, tuple->id, &reader, &claim, error))
    return FALSE;
  if (claim == NULL)
    return TRUE;

  statement = zavod_connection_prepare (connection, "SELECT " QUANTITY_COLUMNS " FROM claim c WHERE c.id = ?1", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, claim->claim_id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;

  tuple->cells[ZAVOD_SITES_CAPACITY] = dup_written (statement);
  tuple->numbers[ZAVOD_SITES_CAPACITY] = isnan (claim->amount) ? 0 : claim->amount;

  return TRUE;
}

static gboolean
fill_site (ZavodConnection  *connection,
           const Load       *load,
           ZavodStatement   *statement,
           ZavodTuple       *tuple,
           GError          **error)
{
  tuple->site_id = tuple->id;
  set_text (tuple, ZAVOD_SITES_NAME, statement, 0);
  set_text (tuple, ZAVOD_SITES_PLACE, statement, 1);
  set_text (tuple, ZAVOD_SITES_COUNTRY, statement, 2);
  set_number (tuple, ZAVOD_SITES_SOURCES, get_number (statement, 3));

  return load_status (connection, load, tuple, error)
         && load_class (connection, load, tuple, error)
         && load_capacity (connection, load, tuple, error);
}

/* "Kursiv", or "Kursiv +2" */
static char *
dup_source (ZavodStatement *statement,
            int             column)
{
  const char *publisher = zavod_statement_get_text (statement, column);
  gint64 n_sources = zavod_statement_get_int64 (statement, column + 1);

  if (publisher == NULL || n_sources < 2)
    return g_strdup (publisher);

  return g_strdup_printf ("%s +%" G_GINT64_FORMAT, publisher, n_sources - 1);
}

/* The subject's name, then those of the further sites: "Kia Qazaqstan, Changan plant" */
static char *
dup_subject (ZavodStatement *statement,
             int             column)
{
  const char *country = zavod_statement_get_text (statement, column + 1);
  const char *others = zavod_statement_get_text (statement, column + 2);
  const char *name = country != NULL ? zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, country)
                                     : zavod_statement_get_text (statement, column);

  return others != NULL ? g_strconcat (name, ", ", others, NULL) : g_strdup (name);
}

#define SOURCE_COLUMNS \
  ZAVOD_SQL_SOURCE ", (SELECT count (DISTINCT t.source_id) FROM citation t WHERE t.claim_id = c.id)"
#define SITE_COLUMN "coalesce (c.site_id, (SELECT min (x.site_id) FROM claim_site x WHERE x.claim_id = c.id))"
#define SUBJECT_COLUMNS \
  ZAVOD_SQL_SUBJECT ", c.country, (SELECT group_concat (f.name, ', ') FROM claim_site x JOIN site f ON f.id = x.site_id" \
  " WHERE x.claim_id = c.id AND x.site_id IS NOT c.site_id)"

enum
{
  PARTNER_SITE,
  PARTNER_ACTOR,
  PARTNER_NAME,
  PARTNER_ROLE,
  PARTNER_SHARE,
  PARTNER_TEXT,
  PARTNER_SINCE,
  PARTNER_SUBJECT,
  PARTNER_SOURCE = PARTNER_SUBJECT + 3,
};

static gboolean
fill_partner (ZavodConnection  *connection,
              const Load       *load,
              ZavodStatement   *statement,
              ZavodTuple       *tuple,
              GError          **error)
{
  tuple->site_id = zavod_statement_get_int64 (statement, PARTNER_SITE);
  tuple->actor_id = zavod_statement_get_int64 (statement, PARTNER_ACTOR);
  set_text (tuple, ZAVOD_PARTNERS_PARTNER, statement, PARTNER_NAME);
  set_text (tuple, ZAVOD_PARTNERS_ROLE, statement, PARTNER_ROLE);
  set_number (tuple, ZAVOD_PARTNERS_SHARE, get_number (statement, PARTNER_SHARE));
  set_text (tuple, ZAVOD_PARTNERS_AS_WRITTEN, statement, PARTNER_TEXT);
  set_text (tuple, ZAVOD_PARTNERS_SINCE, statement, PARTNER_SINCE);
  tuple->cells[ZAVOD_PARTNERS_SUBJECT] = dup_subject (statement, PARTNER_SUBJECT);
  tuple->cells[ZAVOD_PARTNERS_SOURCE] = dup_source (statement, PARTNER_SOURCE);

  return TRUE;
}

enum
{
  CAPACITY_SITE = QUANTITY_N_COLUMNS,
  CAPACITY_ACTOR,
  CAPACITY_AMOUNT,
  CAPACITY_WHEN,
  CAPACITY_PRODUCT,
  CAPACITY_CLASS,
  CAPACITY_STAGE,
  CAPACITY_METHOD,
  CAPACITY_SUBJECT,
  CAPACITY_SOURCE = CAPACITY_SUBJECT + 3,
};

/* "Passenger cars, stage 2, SKD" */
static char *
dup_scope (ZavodStatement *statement)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  const char *product = zavod_statement_get_text (statement, CAPACITY_PRODUCT);
  const char *vehicle_class = zavod_statement_get_text (statement, CAPACITY_CLASS);
  const char *method = zavod_statement_get_text (statement, CAPACITY_METHOD);

  if (product != NULL)
    g_strv_builder_add (parts, product);
  if (vehicle_class != NULL)
    g_strv_builder_add (parts, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_VEHICLE_CLASS, vehicle_class));
  if (!zavod_statement_is_null (statement, CAPACITY_STAGE))
    g_strv_builder_take (parts, g_strdup_printf (_("stage %d"),
                                                 (int) zavod_statement_get_int64 (statement, CAPACITY_STAGE)));
  if (method != NULL)
    g_strv_builder_add (parts, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_METHOD, method));

  strings = g_strv_builder_end (parts);
  return strings[0] != NULL ? g_strjoinv (", ", strings) : NULL;
}

/* All the sites of a figure that more than one of them shares. */
static gboolean
load_sites (ZavodConnection  *connection,
            ZavodTuple       *tuple,
            GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  statement = zavod_connection_prepare (connection,
                                        "SELECT site_id FROM claim WHERE id = ?1 AND site_id IS NOT NULL"
                                        " UNION SELECT site_id FROM claim_site WHERE claim_id = ?1", error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, tuple->id);
  while (row)
    {
      if (!zavod_statement_step (statement, &row, error))
        return FALSE;

      if (row)
        {
          gint64 id = zavod_statement_get_int64 (statement, 0);

          g_array_append_val (sites, id);
        }
    }

  if (sites->len > 1)
    tuple->sites = (gint64 *) g_array_steal (sites, &tuple->n_sites);

  return TRUE;
}

static gboolean
fill_capacity (ZavodConnection  *connection,
               const Load       *load,
               ZavodStatement   *statement,
               ZavodTuple       *tuple,
               GError          **error)
{
  tuple->site_id = zavod_statement_get_int64 (statement, CAPACITY_SITE);
  tuple->actor_id = zavod_statement_get_int64 (statement, CAPACITY_ACTOR);
  tuple->cells[ZAVOD_CAPACITIES_SUBJECT] = dup_subject (statement, CAPACITY_SUBJECT);
  tuple->cells[ZAVOD_CAPACITIES_VALUE] = dup_written (statement);
  set_number (tuple, ZAVOD_CAPACITIES_AMOUNT, get_number (statement, CAPACITY_AMOUNT));
  set_text (tuple, ZAVOD_CAPACITIES_MODALITY, statement, QUANTITY_MODALITY);
  set_text (tuple, ZAVOD_CAPACITIES_PERIOD, statement, QUANTITY_PERIOD);
  tuple->cells[ZAVOD_CAPACITIES_SCOPE] = dup_scope (statement);
  set_text (tuple, ZAVOD_CAPACITIES_WHEN, statement, CAPACITY_WHEN);
  tuple->cells[ZAVOD_CAPACITIES_SOURCE] = dup_source (statement, CAPACITY_SOURCE);

  return load_sites (connection, tuple, error);
}

static const struct
{
  const char *sql;
  gboolean (*fill) (ZavodConnection  *connection,
                    const Load       *load,
                    ZavodStatement   *statement,
                    ZavodTuple       *tuple,
                    GError          **error);
} tables[ZAVOD_N_TABLES] = {
  [ZAVOD_TABLE_SITES] = {
    "SELECT s.name, p.name, s.country, " ZAVOD_SQL_SOURCES
    " FROM site s LEFT JOIN place p ON p.id = s.place_id WHERE s.id = ?1",
    fill_site,
  },
  [ZAVOD_TABLE_PARTNERS] = {
    "SELECT " SITE_COLUMN ", c.object_actor_id, a.name, c.role, c.share, c.value_text, c.since, "
    SUBJECT_COLUMNS ", " SOURCE_COLUMNS
    " FROM claim c JOIN actor a ON a.id = c.object_actor_id" ZAVOD_SQL_SUBJECT_JOINS
    " WHERE c.id = ?1 AND c.property = 'role'",
    fill_partner,
  },
  [ZAVOD_TABLE_CAPACITIES] = {
    "SELECT " QUANTITY_COLUMNS ", " SITE_COLUMN ", c.actor_id, " ZAVOD_SQL_AMOUNT
    ", coalesce (c.since, c.as_of), n.name, c.vehicle_class, c.stage, c.method, " SUBJECT_COLUMNS ", " SOURCE_COLUMNS
    " FROM claim c LEFT JOIN product n ON n.id = c.scope_product_id" ZAVOD_SQL_SUBJECT_JOINS
    " WHERE c.id = ?1 AND c.property = 'capacity'",
    fill_capacity,
  },
};

void
zavod_tuple_free (ZavodTuple *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < ZAVOD_MAX_COLUMNS; i++)
    g_free (self->cells[i]);
  g_free (self->sites);
  g_free (self);
}

/* Sets tuple to NULL when the row is gone. */
static gboolean
load_tuple (ZavodConnection  *connection,
            const Load       *load,
            gint64            id,
            ZavodTuple      **tuple,
            GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, tables[load->table].sql, error);
  g_autoptr (ZavodTuple) loaded = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;

  if (row)
    {
      loaded = g_new0 (ZavodTuple, 1);
      loaded->id = id;
      if (!tables[load->table].fill (connection, load, statement, loaded, error))
        return FALSE;
    }

  *tuple = g_steal_pointer (&loaded);
  return TRUE;
}

static gpointer
read_tuples (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Load *load = parameters;
  g_autoptr (GPtrArray) tuples = g_ptr_array_new_full ((guint) load->n_ids, (GDestroyNotify) zavod_tuple_free);

  for (gsize i = 0; i < load->n_ids; i++)
    {
      ZavodTuple *tuple;

      if (!load_tuple (connection, load, load->ids[i], &tuple, error))
        return NULL;
      g_ptr_array_add (tuples, tuple);
    }

  return g_steal_pointer (&tuples);
}

/**
 * zavod_store_load_async:
 * @ids: of sites for %ZAVOD_TABLE_SITES, of claims for the others; copied
 * @date: (nullable): the day that a status is asked for, ISO 8601; today when %NULL
 *
 * Reads rows of a table.
 */
void
zavod_store_load_async (ZavodStore          *self,
                        ZavodTable           table,
                        const gint64        *ids,
                        gsize                n_ids,
                        const char          *date,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Load *load;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (table < ZAVOD_N_TABLES);
  g_return_if_fail (ids != NULL || n_ids == 0);

  load = g_new0 (Load, 1);
  load->table = table;
  load->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  load->n_ids = n_ids;
  load->date = date != NULL ? g_strdup (date) : today ();

  zavod_store_read_async (self, zavod_store_load_async, read_tuples, load, load_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_load_finish:
 *
 * Returns: (transfer full) (element-type ZavodTuple): a row per id that was asked for, in the same order; %NULL where
 *   the row is gone. Or %NULL with @error set
 */
GPtrArray *
zavod_store_load_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_load_async, error);
}
