/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a table by their ids, in the order asked for. One cached statement per table, stepped once for each id:
 * a list asks for about 200 at a time. */

#include "zavod-gap.h"
#include "zavod-load.h"

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

static const ZavodFiller *const fillers[ZAVOD_N_TABLES] = {
  [ZAVOD_TABLE_SITES] = &zavod_site_filler,
  [ZAVOD_TABLE_PARTNERS] = &zavod_partner_filler,
  [ZAVOD_TABLE_CAPACITIES] = &zavod_capacity_filler,
  [ZAVOD_TABLE_TIMELINE] = &zavod_timeline_filler,
  [ZAVOD_TABLE_FIGURES] = &zavod_figure_filler,
  [ZAVOD_TABLE_CONFLICTS] = &zavod_conflict_filler,
  [ZAVOD_TABLE_SOURCES] = &zavod_source_filler,
  [ZAVOD_TABLE_GAPS] = &zavod_gap_filler,
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

/**
 * zavod_tuple_get_link:
 *
 * Returns: (nullable): what the cell of @column names; %NULL when it names nothing that has a record of its own
 */
const ZavodTupleLink *
zavod_tuple_get_link (const ZavodTuple *self,
                      guint             column)
{
  for (guint i = 0; i < self->n_links; i++)
    if (self->links[i].column == column)
      return &self->links[i];

  return NULL;
}

static gint64
get_record (ZavodTable table,
            gint64     row_id)
{
  ZavodGap gap;

  return table == ZAVOD_TABLE_GAPS ? zavod_gap_parse_row_id (row_id, &gap) : row_id;
}

/* Sets tuple to NULL when the row is gone. */
static gboolean
load_tuple (const ZavodLoader  *loader,
            ZavodTable          table,
            gint64              id,
            ZavodTuple        **tuple,
            GError            **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (loader->connection, fillers[table]->sql, error);
  g_autoptr (ZavodTuple) loaded = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, get_record (table, id));
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;

  if (row)
    {
      loaded = g_new0 (ZavodTuple, 1);
      loaded->id = id;
      if (!fillers[table]->fill (loader, statement, loaded, error))
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
  const ZavodLoader loader = { connection, load->date };
  g_autoptr (GPtrArray) tuples = g_ptr_array_new_full ((guint) load->n_ids, (GDestroyNotify) zavod_tuple_free);

  for (gsize i = 0; i < load->n_ids; i++)
    {
      ZavodTuple *tuple;

      if (!load_tuple (&loader, load->table, load->ids[i], &tuple, error))
        return NULL;
      g_ptr_array_add (tuples, tuple);
    }

  return g_steal_pointer (&tuples);
}

/**
 * zavod_store_load_async:
 * @ids: (array length=n_ids): of rows, as zavod_store_list_async() gives them; copied
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
