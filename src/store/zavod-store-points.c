/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites for the map. All of them are read in one pass: sites, status and class are three streams in the order of the
 * sites' ids. A few are looked up one by one. */

#include <math.h>
#include <stdlib.h>

#include "zavod-chosen-claim.h"
#include "zavod-coordinates.h"
#include "zavod-id.h"

#define SITES "SELECT id, geom, accuracy, radius FROM site"

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

static gpointer
read_points (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (ZavodSitePoint));
  g_autoptr (ZavodStatement) statement = NULL;
  g_autoptr (ZavodChoiceReader) statuses = NULL;
  g_autoptr (ZavodChoiceReader) classes = NULL;
  float street = (float) zavod_accuracy_get_radius ("street");
  gboolean row;

  statement = zavod_connection_prepare (connection, SITES " ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  statuses = zavod_choice_reader_new (connection, ZAVOD_CHOICE_STATUS, 0, parameters, error);
  if (statuses == NULL)
    return NULL;

  classes = zavod_choice_reader_new (connection, ZAVOD_CHOICE_CLASS, 0, NULL, error);
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
