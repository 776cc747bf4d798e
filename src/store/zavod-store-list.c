/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ids of a table's rows in order. */

#include <string.h>

#include "zavod-folding.h"
#include "zavod-gap.h"
#include "zavod-queries.h"
#include "zavod-site-sort.h"
#include "zavod-survey.h"
#include "zavod-table-query.h"

static ZavodListQuery *
query_copy (const ZavodListQuery *query)
{
  ZavodListQuery *copy = g_memdup2 (query, sizeof *query);

  /* no site at all is not the same as no matter which */
  if (query->sites != NULL)
    {
      gint64 *sites = g_new (gint64, query->n_sites + 1);

      memcpy (sites, query->sites, query->n_sites * sizeof *sites);
      copy->sites = sites;
    }
  copy->date = g_strdup (query->date);

  return copy;
}

static void
query_free (gpointer data)
{
  ZavodListQuery *query = data;

  g_free ((gint64 *) query->sites);
  g_free ((char *) query->date);
  g_free (query);
}

/* What a list is read as. */
typedef struct
{
  GArray *ids;         /* gint64, in order */
  guint n_groups;      /* of rows that belong together */
} Listed;

static gpointer
listed_new (GArray *ids,
            guint   n_groups)
{
  Listed *self = g_new (Listed, 1);

  *self = (Listed) { ids, n_groups };
  return self;
}

static void
listed_free (gpointer data)
{
  Listed *self = data;

  g_array_unref (self->ids);
  g_free (self);
}

/* ---- sites, claims, sources ---- */

static gpointer
read_list (ZavodConnection  *connection,
           gpointer          parameters,
           GCancellable     *cancellable,
           GError          **error)
{
  const ZavodListQuery *query = parameters;
  const gboolean sorted_here = query->table == ZAVOD_TABLE_SITES && zavod_sites_need_sort (query);
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (GArray) ids = NULL;

  statement = sorted_here ? zavod_table_prepare_ids (connection, query, error)
                          : zavod_table_prepare_list (connection, query, NULL, error);
  if (statement == NULL)
    return NULL;

  ids = zavod_read_ids (statement, error);
  if (ids == NULL || (sorted_here && !zavod_sites_sort (connection, query, ids, error)))
    return NULL;

  return listed_new (g_array_ref (ids), ids->len);
}

/* ---- what a survey finds ---- */

static gboolean
is_surveyed (ZavodTable table)
{
  return table == ZAVOD_TABLE_CONFLICTS || table == ZAVOD_TABLE_GAPS;
}

static ZavodSurvey *
make_survey (ZavodConnection       *connection,
             const ZavodListQuery  *query,
             GCancellable          *cancellable,
             GError               **error)
{
  return query->table == ZAVOD_TABLE_CONFLICTS ? zavod_survey_conflicts (connection, query, cancellable, error)
                                               : zavod_survey_gaps (connection, query, error);
}

/* What is not known of a site is another thing on another day, or as known on one. */
static gboolean
is_lasting (ZavodConnection      *connection,
            const ZavodListQuery *query)
{
  const ZavodMoment *moment = zavod_connection_get_moment (connection);

  return query->table == ZAVOD_TABLE_CONFLICTS || (moment->day == 0 && moment->knowledge.day == 0);
}

/* That of the whole atlas is kept, and serves for some of its sites too.
 * @own: (out): set to a survey that the caller has to free */
static ZavodSurvey *
get_survey (ZavodConnection       *connection,
            const ZavodListQuery  *query,
            GCancellable          *cancellable,
            ZavodSurvey          **own,
            GError               **error)
{
  const char *what = query->table == ZAVOD_TABLE_CONFLICTS ? "conflicts" : "gaps";
  const gboolean lasts = is_lasting (connection, query);
  gpointer kept = NULL;
  ZavodSurvey *survey;

  if (lasts && !zavod_connection_recall (connection, what, &kept, error))
    return NULL;
  if (kept != NULL)
    return kept;

  survey = make_survey (connection, query, cancellable, error);
  if (survey != NULL && (!lasts || zavod_survey_site_by_site (query)))
    *own = survey;
  else if (survey != NULL)
    zavod_connection_keep (connection, what, survey, (GDestroyNotify) zavod_survey_free);

  return survey;
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const gboolean descending = GPOINTER_TO_INT (user_data);
  ZavodGap x, y;

  zavod_gap_parse_row_id (*(const gint64 *) a, &x);
  zavod_gap_parse_row_id (*(const gint64 *) b, &y);

  return descending ? (int) y - (int) x : (int) x - (int) y;
}

static gpointer
read_surveyed (ZavodConnection  *connection,
               gpointer          parameters,
               GCancellable     *cancellable,
               GError          **error)
{
  const ZavodListQuery *query = parameters;
  g_autoptr (ZavodSurvey) own = NULL;
  ZavodSurvey *survey = get_survey (connection, query, cancellable, &own, error);
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (GArray) heads = NULL;
  GArray *rows;

  if (survey == NULL)
    return NULL;

  statement = zavod_table_prepare_list (connection, query, survey->heads, error);
  heads = statement != NULL ? zavod_read_ids (statement, error) : NULL;
  if (heads == NULL)
    return NULL;

  rows = zavod_survey_expand (survey, heads);
  if (query->table == ZAVOD_TABLE_GAPS && query->sort[0].column == ZAVOD_GAPS_GAP)
    g_sort_array (rows->data, rows->len, sizeof (gint64), compare_gaps, GINT_TO_POINTER (query->sort[0].descending));

  return listed_new (rows, query->table == ZAVOD_TABLE_CONFLICTS ? heads->len : rows->len);
}

/* ---- a row by its text ---- */

typedef struct
{
  ZavodListQuery *query;
  char *text;              /* folded */
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  query_free (find->query);
  g_free (find->text);
  g_free (find);
}

static gboolean
begins_with (const char *text,
             const char *folded)
{
  g_autofree char *name = text != NULL ? zavod_name_fold (text) : NULL;

  return name != NULL && g_str_has_prefix (name, folded);
}

/* Of rows that belong together the first is found. */
static gint64 *
dup_found (ZavodSurvey *survey,
           gint64       id)
{
  g_autoptr (GArray) heads = NULL;
  g_autoptr (GArray) rows = NULL;

  if (survey == NULL || id == 0)
    return g_memdup2 (&id, sizeof id);

  heads = g_array_new (FALSE, FALSE, sizeof id);
  g_array_append_val (heads, id);
  rows = zavod_survey_expand (survey, heads);

  return g_memdup2 (rows->data, sizeof id);
}

static gpointer
find_row (ZavodConnection  *connection,
          gpointer          parameters,
          GCancellable     *cancellable,
          GError          **error)
{
  const Find *find = parameters;
  g_autoptr (ZavodSurvey) own = NULL;
  g_autoptr (ZavodStatement) statement = NULL;
  ZavodSurvey *survey = NULL;
  gboolean row = TRUE;

  if (is_surveyed (find->query->table))
    {
      survey = get_survey (connection, find->query, cancellable, &own, error);
      if (survey == NULL)
        return NULL;
    }

  statement = zavod_table_prepare_texts (connection, find->query, survey != NULL ? survey->heads : NULL, error);
  if (statement == NULL)
    return NULL;

  do
    if (!zavod_statement_step (statement, &row, error))
      return NULL;
  while (row && !begins_with (zavod_statement_get_text (statement, 1), find->text));

  return dup_found (survey, row ? zavod_statement_get_int64 (statement, 0) : 0);
}

/* ---- the public face ---- */

static gboolean
is_sortable (const ZavodListQuery *query)
{
  if (query->n_sort > ZAVOD_MAX_SORT_KEYS)
    return FALSE;
  for (guint i = 0; i < zavod_list_query_get_n_sort (query); i++)
    if (query->sort[i].column >= zavod_table_get_n_columns (query->table))
      return FALSE;

  return TRUE;
}

/**
 * zavod_store_list_async:
 * @query: which rows, and in which order; copied
 *
 * Reads the ids of a table's rows. What is not stated comes last; rows that are equal are in the order of their ids.
 */
void
zavod_store_list_async (ZavodStore           *self,
                        const ZavodListQuery *query,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (query != NULL && query->table < ZAVOD_N_TABLES && is_sortable (query));

  if (is_surveyed (query->table))
    zavod_store_scan_async (self, zavod_store_list_async, read_surveyed, query_copy (query), query_free, listed_free,
                            cancellable, callback, user_data);
  else if (query->can_wait)
    zavod_store_scan_async (self, zavod_store_list_async, read_list, query_copy (query), query_free, listed_free,
                            cancellable, callback, user_data);
  else
    zavod_store_read_async (self, zavod_store_list_async, read_list, query_copy (query), query_free, listed_free,
                            cancellable, callback, user_data);
}

/**
 * zavod_store_list_finish:
 * @n_groups: (out) (optional): how many things the rows are about: of the conflicts how many there are, elsewhere a row each
 *
 * Returns: (transfer full) (element-type gint64): the ids in order, or %NULL with @error set
 */
GArray *
zavod_store_list_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         guint         *n_groups,
                         GError       **error)
{
  Listed *listed = zavod_store_read_finish (self, result, zavod_store_list_async, error);
  GArray *ids;

  if (listed == NULL)
    return NULL;

  if (n_groups != NULL)
    *n_groups = listed->n_groups;
  ids = g_array_ref (listed->ids);
  listed_free (listed);

  return ids;
}

/**
 * zavod_store_find_async:
 * @query: a list; copied
 * @text: how a name begins, in whatever script and case
 *
 * Looks for the first row of a list that begins so, in the column that it is sorted by, or, where that is no text, in its
 * first column.
 */
void
zavod_store_find_async (ZavodStore           *self,
                        const ZavodListQuery *query,
                        const char           *text,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  Find *find;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (query != NULL && query->table < ZAVOD_N_TABLES && is_sortable (query));
  g_return_if_fail (text != NULL);

  find = g_new (Find, 1);
  find->query = query_copy (query);
  find->text = zavod_name_fold (text);
  zavod_store_scan_async (self, zavod_store_find_async, find_row, find, find_free, g_free, cancellable, callback,
                          user_data);
}

/**
 * zavod_store_find_finish:
 * @id: (out): the row; 0 when there is none
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
zavod_store_find_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         gint64        *id,
                         GError       **error)
{
  g_autofree gint64 *found = zavod_store_read_finish (self, result, zavod_store_find_async, error);

  *id = found != NULL ? *found : 0;
  return found != NULL;
}

static void
ids_free (gpointer ids)
{
  g_array_unref (ids);
}

static gpointer
read_sites_of_actor (ZavodConnection  *connection,
                     gpointer          parameters,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;

  statement = zavod_connection_prepare (connection,
                                        "SELECT s.id FROM site s WHERE s.id IN " ZAVOD_SQL_SITES_OF_ACTOR ("?1")
                                        " ORDER BY s.id",
                                        error);
  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, *(gint64 *) parameters);
  return zavod_read_ids (statement, error);
}

/**
 * zavod_store_sites_of_actor_async:
 *
 * Reads the sites in which an actor has a part.
 */
void
zavod_store_sites_of_actor_async (ZavodStore          *self,
                                  gint64               actor_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_read_async (self, zavod_store_sites_of_actor_async, read_sites_of_actor,
                          g_memdup2 (&actor_id, sizeof actor_id), g_free, ids_free, cancellable, callback, user_data);
}

/**
 * zavod_store_sites_of_actor_finish:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the sites, upwards, or %NULL with @error set
 */
GArray *
zavod_store_sites_of_actor_finish (ZavodStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_sites_of_actor_async, error);
}
