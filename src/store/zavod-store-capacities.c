/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much each site can make, where that can be compared: the map sizes its marks by it. Not read with the points, as
 * only who wants such marks should wait for it. */

#include <math.h>

#include "zavod-chosen-claim.h"
#include "zavod-quantity.h"

/* A figure that several sites share is not that of any of them. */
#define QUANTITY_OF_ONE \
  "SELECT c.low, c.high, c.unit, c.period FROM claim c WHERE c.id = ?1" \
  " AND NOT EXISTS (SELECT 1 FROM claim_site x WHERE x.claim_id = c.id)"

enum
{
  COLUMN_LOW,
  COLUMN_HIGH,
  COLUMN_UNIT,
  COLUMN_PERIOD,
};

static double
get_vehicles (ZavodStatement *statement)
{
  const ZavodQuantity quantity = {
    .has_low = !zavod_statement_is_null (statement, COLUMN_LOW),
    .has_high = !zavod_statement_is_null (statement, COLUMN_HIGH),
    .low = zavod_statement_get_double (statement, COLUMN_LOW),
    .high = zavod_statement_get_double (statement, COLUMN_HIGH),
    .unit = zavod_statement_get_text (statement, COLUMN_UNIT),
    .period = zavod_statement_get_text (statement, COLUMN_PERIOD),
  };

  return zavod_quantity_get_vehicles_a_year (&quantity);
}

/* Sets vehicles to NAN when the claim cannot be compared. */
static gboolean
read_vehicles (ZavodConnection         *connection,
               const ZavodChosenClaim  *claim,
               double                  *vehicles,
               GError                 **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  *vehicles = NAN;
  if (isnan (claim->amount))
    return TRUE;

  statement = zavod_connection_prepare (connection, QUANTITY_OF_ONE, error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, claim->claim_id);
  if (!zavod_statement_step (statement, &row, error))
    return FALSE;

  if (row)
    *vehicles = get_vehicles (statement);
  return TRUE;
}

static gpointer
read_capacities (ZavodConnection  *connection,
                 gpointer          parameters,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (GArray) capacities = g_array_new (FALSE, FALSE, sizeof (ZavodSiteCapacity));
  g_autoptr (ZavodChoiceReader) reader = zavod_choice_reader_new (connection, ZAVOD_CHOICE_CAPACITY, 0, NULL, error);
  const ZavodChosenClaim *claim;
  ZavodSiteCapacity capacity;

  while (reader != NULL && zavod_choice_reader_next (reader, &capacity.site_id, &claim, error))
    {
      if (claim == NULL)
        return g_steal_pointer (&capacities);
      if (!read_vehicles (connection, claim, &capacity.vehicles, error))
        return NULL;

      if (isfinite (capacity.vehicles) && capacity.vehicles >= 0)
        g_array_append_val (capacities, capacity);
    }

  return NULL;
}

/**
 * zavod_store_capacities_async:
 *
 * Reads how many vehicles each site can make in a year, by the claim that the tables and the record show for it. Sites
 * without one are left out, and those whose figure is shared with others, or is of something else or of another period.
 */
void
zavod_store_capacities_async (ZavodStore          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  zavod_store_read_async (self, zavod_store_capacities_async, read_capacities, NULL, NULL, (GDestroyNotify) g_array_unref,
                          cancellable, callback, user_data);
}

/**
 * zavod_store_capacities_finish:
 *
 * Returns: (transfer full) (element-type ZavodSiteCapacity): by the sites' ids, or %NULL with @error set
 */
GArray *
zavod_store_capacities_finish (ZavodStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_capacities_async, error);
}
