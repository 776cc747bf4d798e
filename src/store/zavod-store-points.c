/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites for the map. All of them are read in one pass: sites, status and class are three streams in the order of the
 * sites' ids. Where there are many, two threads read half of them each, for the map waits for the last. A few are looked up
 * one by one. */

#include <math.h>
#include <stdlib.h>

#include "zavod-chosen-claim.h"
#include "zavod-coordinates.h"
#include "zavod-id.h"
#include "zavod-sqlite.h"

#define SITES "SELECT id, geom, accuracy, radius FROM site"
/* From so many on a thread and a connection more are worth while. */
#define MANY "20000"

enum
{
  COLUMN_ID,
  COLUMN_GEOM,
  COLUMN_ACCURACY,
  COLUMN_RADIUS,
};

static void
read_place (ZavodStatement *statement,
            float           street,
            ZavodSitePoint *point)
{
  gsize size;
  const guint8 *blob = zavod_statement_get_blob (statement, COLUMN_GEOM, &size);

  if (blob == NULL || !zavod_point_from_blob (blob, size, &point->latitude, &point->longitude))
    point->latitude = point->longitude = NAN;

  point->radius = (float) (zavod_statement_is_null (statement, COLUMN_RADIUS)
                           ? zavod_accuracy_get_radius (zavod_statement_get_text (statement, COLUMN_ACCURACY))
                           : zavod_statement_get_double (statement, COLUMN_RADIUS));
  point->vague = point->radius > street;
}

static gboolean
read_point (ZavodStatement     *statement,
            ZavodChoiceReader  *statuses,
            ZavodChoiceReader  *classes,
            float               street,
            ZavodSitePoint     *point,
            GError            **error)
{
  const ZavodChosenClaim *claim;

  point->id = zavod_statement_get_int64 (statement, COLUMN_ID);
  read_place (statement, street, point);

  if (!zavod_choice_reader_find (statuses, point->id, &claim, error))
    return FALSE;
  point->status = (guint8) zavod_status_from_code (claim != NULL ? claim->value : NULL);

  if (!zavod_choice_reader_find (classes, point->id, &claim, error))
    return FALSE;
  point->shape = (guint8) zavod_shape_from_class (claim != NULL ? claim->value : NULL);

  return TRUE;
}

/* Sites from one id to another. */
typedef struct
{
  gint64 first;
  gint64 last;
  const char *date;
} Part;

/* Returns: (transfer full) (nullable) (element-type ZavodSitePoint) */
static GArray *
read_part (ZavodConnection  *connection,
           const Part       *part,
           GError          **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (ZavodSitePoint));
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (ZavodChoiceReader) statuses = NULL;
  g_autoptr (ZavodChoiceReader) classes = NULL;
  float street = (float) zavod_accuracy_get_radius ("street");
  gboolean row;

  statement = zavod_connection_prepare (connection, SITES " WHERE id BETWEEN ?1 AND ?2 ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, part->first);
  zavod_statement_bind_int64 (statement, 2, part->last);
  statuses = zavod_choice_reader_new_from (connection, ZAVOD_CHOICE_STATUS, part->first, part->date, error);
  if (statuses == NULL)
    return NULL;

  classes = zavod_choice_reader_new_from (connection, ZAVOD_CHOICE_CLASS, part->first, NULL, error);
  if (classes == NULL)
    return NULL;

  while (zavod_statement_step (statement, &row, error))
    {
      ZavodSitePoint point = { 0 };

      if (!row)
        return g_steal_pointer (&points);
      if (!read_point (statement, statuses, classes, street, &point, error))
        return NULL;

      g_array_append_val (points, point);
    }

  return NULL;
}

/* The part that a thread beside reads. */
typedef struct
{
  ZavodConnection *helped;
  Part part;
  GArray *points;
  GError *error;
} Help;

static gpointer
help_cb (gpointer user_data)
{
  Help *help = user_data;
  ZavodConnection *connection = zavod_connection_new_helper (help->helped, &help->error);

  if (connection != NULL)
    help->points = read_part (connection, &help->part, &help->error);
  zavod_connection_free (connection);

  return NULL;
}

/* What another program writes between the beginnings of the two is told as a change, and read again. */
static GArray *
read_halves (ZavodConnection  *connection,
             gint64            middle,
             const char       *date,
             GError          **error)
{
  const Part lower = { G_MININT64, middle, date };
  Help help = { connection, { middle + 1, G_MAXINT64, date }, NULL, NULL };
  GThread *thread = g_thread_new ("zavod-helper", help_cb, &help);
  g_autoptr (GArray) points = read_part (connection, &lower, error);
  g_autoptr (GArray) others = NULL;

  g_thread_join (thread);
  others = help.points;
  if (points == NULL || others == NULL)
    {
      if (points != NULL)
        g_propagate_error (error, g_steal_pointer (&help.error));
      g_clear_error (&help.error);
      return NULL;
    }

  g_array_append_vals (points, others->data, others->len);
  return g_steal_pointer (&points);
}

/* Sets 0 where there are few. */
static gboolean
find_middle (ZavodConnection  *connection,
             gint64           *middle,
             GError          **error)
{
  return zavod_connection_query_int64 (connection,
                                       "SELECT (SELECT min (id) FROM site) / 2 + (SELECT max (id) FROM site) / 2"
                                       " WHERE EXISTS (SELECT 1 FROM site LIMIT 1 OFFSET " MANY ")",
                                       middle, error);
}

static gpointer
read_points (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Part all = { G_MININT64, G_MAXINT64, parameters };
  gint64 middle;

  if (!find_middle (connection, &middle, error))
    return NULL;

  return middle != 0 ? read_halves (connection, middle, parameters, error) : read_part (connection, &all, error);
}

typedef struct
{
  gint64 *ids;
  gsize n_ids;
  char *date;
} PointsOf;

static void
points_of_free (gpointer data)
{
  PointsOf *self = data;

  g_free (self->ids);
  g_free (self->date);
  g_free (self);
}

/* Appends the point of one site, or nothing if there is no such site. */
static gboolean
read_point_of (ZavodConnection  *connection,
               gint64            id,
               const char       *date,
               GArray           *points,
               GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, SITES " WHERE id = ?1", error);
  g_autoptr (ZavodChoiceReader) statuses = NULL;
  g_autoptr (ZavodChoiceReader) classes = NULL;
  ZavodSitePoint point = { 0 };
  gboolean row;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  statuses = zavod_choice_reader_new (connection, ZAVOD_CHOICE_STATUS, id, date, error);
  if (statuses == NULL)
    return FALSE;

  classes = zavod_choice_reader_new (connection, ZAVOD_CHOICE_CLASS, id, NULL, error);
  if (classes == NULL
      || !read_point (statement, statuses, classes, (float) zavod_accuracy_get_radius ("street"), &point, error))
    return FALSE;

  g_array_append_val (points, point);
  return TRUE;
}

static gpointer
read_points_of (ZavodConnection  *connection,
                gpointer          parameters,
                GCancellable     *cancellable,
                GError          **error)
{
  const PointsOf *request = parameters;
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (ZavodSitePoint));

  for (gsize i = 0; i < request->n_ids; i++)
    if (!read_point_of (connection, request->ids[i], request->date, points, error))
      return NULL;

  return g_steal_pointer (&points);
}

static void
points_free (gpointer points)
{
  g_array_unref (points);
}

/**
 * zavod_store_points_async:
 * @date: (nullable): the day that the statuses are asked for, ISO 8601; today when %NULL
 *
 * Reads what the map shows of every site.
 */
void
zavod_store_points_async (ZavodStore          *self,
                          const char          *date,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_scan_async (self, zavod_store_points_async, read_points, g_strdup (date), g_free, points_free,
                          cancellable, callback, user_data);
}

/**
 * zavod_store_points_finish:
 *
 * Returns: (transfer full) (element-type ZavodSitePoint): the sites, by id, or %NULL with @error set
 */
GArray *
zavod_store_points_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_points_async, error);
}

/**
 * zavod_store_points_of_async:
 * @ids: (array length=n_ids): of sites, each once, in any order; copied
 * @date: (nullable): as for zavod_store_points_async()
 *
 * Reads what the map shows of a few sites.
 */
void
zavod_store_points_of_async (ZavodStore          *self,
                             const gint64        *ids,
                             gsize                n_ids,
                             const char          *date,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  PointsOf *request;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (ids != NULL && n_ids > 0);

  request = g_new (PointsOf, 1);
  *request = (PointsOf) { g_memdup2 (ids, n_ids * sizeof *ids), n_ids, g_strdup (date) };
  qsort (request->ids, n_ids, sizeof *ids, zavod_id_compare);
  zavod_store_read_async (self, zavod_store_points_of_async, read_points_of, request, points_of_free, points_free,
                          cancellable, callback, user_data);
}

/**
 * zavod_store_points_of_finish:
 *
 * Returns: (transfer full) (element-type ZavodSitePoint): those of the sites that there are, by id, or %NULL with @error
 *   set
 */
GArray *
zavod_store_points_of_finish (ZavodStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_points_of_async, error);
}
