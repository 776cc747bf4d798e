/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-clusters-private.h"

#define MAX_LATITUDE 85.05112877980659

double
zavod_clusters_project_longitude (double longitude)
{
  const double turns = longitude / 360 + 0.5;

  return turns >= 0 && turns <= 1 ? turns : turns - floor (turns);
}

double
zavod_clusters_project_latitude (double latitude)
{
  const double sine = sin (CLAMP (latitude, -MAX_LATITUDE, MAX_LATITUDE) * G_PI / 180);

  return CLAMP (0.5 - 0.25 * log ((1 + sine) / (1 - sine)) / G_PI, 0, 1);
}

/* Returns: the first mark whose cell is not before @key. */
guint32
zavod_cluster_level_find (const ZavodClusterLevel *self,
                          guint32                  key,
                          guint32                  grid)
{
  guint32 low = 0;
  guint32 high = self->n;

  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;

      if (zavod_clusters_get_key (self->x[middle], self->y[middle], grid) < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
zavod_cluster_level_clear (ZavodClusterLevel *self)
{
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->count, g_free);
}

/* Counts the kinds before each block of the order, from @block on; those before @block are right. */
void
zavod_clusters_sum_kinds (ZavodClusters *self,
                          guint32        block)
{
  guint32 sums[ZAVOD_CLUSTERS_N_KINDS] = { 0 };

  if (block > 0)
    memcpy (sums, self->sums[block], sizeof sums);
  for (guint32 i = block * ZAVOD_CLUSTERS_BLOCK; i < self->n_placed; i++)
    {
      if (i % ZAVOD_CLUSTERS_BLOCK == 0)
        memcpy (self->sums[i / ZAVOD_CLUSTERS_BLOCK], sums, sizeof sums);
      sums[self->kinds[i]]++;
    }
}

void
zavod_clusters_free (ZavodClusters *self)
{
  for (guint zoom = 0; zoom < ZAVOD_CLUSTERS_N_LEVELS; zoom++)
    zavod_cluster_level_clear (&self->levels[zoom]);
  g_free (self->positions);
  g_free (self->order);
  g_free (self->x);
  g_free (self->y);
  g_free (self->kinds);
  g_free (self->split);
  g_free (self->sums);
  g_free (self);
}

/**
 * zavod_clusters_get_n_placed:
 *
 * Returns: how many points have a place
 */
guint
zavod_clusters_get_n_placed (const ZavodClusters *self)
{
  return self->n_placed;
}

/**
 * zavod_clusters_get_members:
 *
 * Returns: (array): the points of the cluster, n indices into the array of points
 */
const guint32 *
zavod_clusters_get_members (const ZavodClusters *self,
                            const ZavodCluster  *cluster)
{
  return self->order + cluster->first;
}

/**
 * zavod_clusters_get_position:
 *
 * Returns: where @point stands in the order: a cluster has it when first <= position < first + n; -1: it has no place
 */
gint
zavod_clusters_get_position (const ZavodClusters *self,
                             gsize                point)
{
  g_return_val_if_fail (point < self->n_points, -1);

  return self->positions[point];
}

/**
 * zavod_clusters_count_kinds:
 * @counts: (out caller-allocates): how many members there are of each kind
 *
 * Takes the same short time for two members and for a million.
 */
void
zavod_clusters_count_kinds (const ZavodClusters *self,
                            const ZavodCluster  *cluster,
                            guint                counts[ZAVOD_CLUSTERS_N_KINDS])
{
  const guint32 end = cluster->first + cluster->n;
  const guint32 first_block = cluster->first / ZAVOD_CLUSTERS_BLOCK;
  const guint32 last_block = (end - 1) / ZAVOD_CLUSTERS_BLOCK;

  for (guint kind = 0; kind < ZAVOD_CLUSTERS_N_KINDS; kind++)
    counts[kind] = self->sums[last_block][kind] - self->sums[first_block][kind];
  for (guint32 i = last_block * ZAVOD_CLUSTERS_BLOCK; i < end; i++)
    counts[self->kinds[i]]++;
  for (guint32 i = first_block * ZAVOD_CLUSTERS_BLOCK; i < cluster->first; i++)
    counts[self->kinds[i]]--;
}

/**
 * zavod_clusters_get_expansion_zoom:
 *
 * Returns: the first zoom at which the members are no longer all together; %ZAVOD_CLUSTERS_MAX_ZOOM + 1 when they never
 *   come apart, as sites that are placed by the same town
 */
guint
zavod_clusters_get_expansion_zoom (const ZavodClusters *self,
                                   const ZavodCluster  *cluster)
{
  guint zoom = ZAVOD_CLUSTERS_MAX_ZOOM + 1;

  for (guint32 i = cluster->first + 1; i < cluster->first + cluster->n; i++)
    zoom = MIN (zoom, self->split[i]);

  return zoom;
}
