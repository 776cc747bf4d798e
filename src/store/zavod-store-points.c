/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All sites for the map, in one pass: sites, status and class are three streams in the order of the sites' ids. */

#include <math.h>

#include "zavod-chosen-claim.h"
#include "zavod-coordinates.h"

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

  statement = zavod_connection_prepare (connection, "SELECT id, geom, accuracy, radius FROM site ORDER BY id", error);
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

  zavod_store_read_async (self, zavod_store_points_async, read_points, g_strdup (date), g_free, points_free,
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
