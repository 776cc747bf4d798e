/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-oddity.h"

#include "zavod-folding.h"

static gboolean
is_a_year (const ZavodQuantity *quantity)
{
  return g_strcmp0 (quantity->period, "per-year") == 0;
}

/**
 * zavod_claims_find_exceeded:
 * @claims: (element-type ZavodClaim): what is said of the subject
 * @output: what it is said to have made
 *
 * What is made in a year should not be more than what can be made in one, plans included.
 *
 * Returns: (nullable): the largest of the capacities in the same unit, where even that is less than @output
 */
const ZavodClaim *
zavod_claims_find_exceeded (GPtrArray           *claims,
                            const ZavodQuantity *output)
{
  const ZavodClaim *largest = NULL;

  if (!output->has_low || !is_a_year (output))
    return NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);
      ZavodQuantity capacity = zavod_claim_get_quantity (claim);

      if (g_strcmp0 (claim->property, "capacity") != 0 || claim->rank == ZAVOD_RANK_DEPRECATED || !is_a_year (&capacity)
          || g_strcmp0 (capacity.unit, output->unit) != 0 || !capacity.has_high)
        continue;
      if (largest == NULL || claim->high > largest->high)
        largest = claim;
    }

  return largest != NULL && largest->high < output->low ? largest : NULL;
}

static gboolean
is_share (const ZavodClaim *claim)
{
  return claim->has_share && claim->rank != ZAVOD_RANK_DEPRECATED && claim->until == NULL
         && !zavod_modality_is_plan (claim->modality);
}

static gboolean
is_of (const ZavodClaim *claim,
       const char       *folded)
{
  g_autofree char *name = folded != NULL ? zavod_name_fold (claim->actor.name != NULL ? claim->actor.name : "") : NULL;

  return name != NULL && g_str_equal (name, folded);
}

/**
 * zavod_claims_sum_shares:
 * @claims: (element-type ZavodClaim): what is said of the subject
 * @but_of: (nullable): the name of a partner whose shares are left out
 *
 * Each partner counts once, with the largest of the shares that are stated; plans and what has ended do not.
 *
 * Returns: percent
 */
double
zavod_claims_sum_shares (GPtrArray  *claims,
                         const char *but_of)
{
  g_autoptr (GHashTable) shares = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *folded = but_of != NULL ? zavod_name_fold (but_of) : NULL;
  GHashTableIter iter;
  gpointer value;
  double sum = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (claims, i);
      const ZavodClaim *before = g_hash_table_lookup (shares, &claim->actor.id);

      if (is_share (claim) && !is_of (claim, folded) && (before == NULL || claim->share > before->share))
        g_hash_table_replace (shares, (gpointer) &claim->actor.id, (gpointer) claim);
    }
  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    sum += ((const ZavodClaim *) value)->share;

  return sum;
}
