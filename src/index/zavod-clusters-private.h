/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the clusters share.
 *
 * One level per zoom. A level is made from the one below it, as supercluster (Vladimir Agafonkin) does: walking through
 * the marks, each that is still free takes in its free neighbours within a radius, and stands at the mean of all their
 * points. Clusters therefore nest, and one order of the points makes each of them a slice.
 *
 *   level z    sorted by the cells of zoom z - 1, row by row: serves the queries of zoom z and the making of level z - 1
 *   order      the points, so that every cluster of every level is order[first … first + count - 1]
 *   split      for each place in the order the first zoom at which a cluster begins there */

#pragma once

#include "zavod-clusters.h"

#include <math.h>
#include <string.h>

G_BEGIN_DECLS

#define ZAVOD_CLUSTERS_TILE_SIZE 512
#define ZAVOD_CLUSTERS_N_LEVELS (ZAVOD_CLUSTERS_MAX_ZOOM + 1)
#define ZAVOD_CLUSTERS_BLOCK 64
#define ZAVOD_CLUSTERS_N_BANDS 8192

typedef struct
{
  guint32 n;
  float *x;          /* of the world's width, from the west */
  float *y;          /* of the world's height in Web Mercator, from the north */
  guint32 *first;    /* while building: the index of the cluster of the next level that took this one in */
  guint32 *count;
} ZavodClusterLevel;

struct _ZavodClusters
{
  ZavodClusterLevel levels[ZAVOD_CLUSTERS_N_LEVELS];
  gsize n_points;
  gint32 *positions;  /* of each point in the order; -1: it has no place */

  guint32 n_placed;
  guint32 *order;
  float *x;           /* these four in the order, too */
  float *y;
  guint8 *kinds;
  guint8 *split;
  guint32 (*sums)[ZAVOD_CLUSTERS_N_KINDS];  /* kinds before each block of the order */

  guint n_updates;    /* since the building */
  double latitudes[ZAVOD_CLUSTERS_N_BANDS + 2];  /* at the top of each band of the world; a query has no time for atan()
                                                  * and sinh() */
};

/* How many cells there are along a side at a zoom; zoom -1 is the grid of level 0. */
static inline guint32
zavod_clusters_get_grid_size (int zoom)
{
  return (guint32) ceil (ldexp (ZAVOD_CLUSTERS_TILE_SIZE, zoom) / ZAVOD_CLUSTERS_PIXELS);
}

/* How near a mark takes others in, of the world's width. */
static inline double
zavod_clusters_get_radius (int zoom)
{
  return ZAVOD_CLUSTERS_PIXELS / ldexp (ZAVOD_CLUSTERS_TILE_SIZE, zoom);
}

static inline guint32
zavod_clusters_get_key (float   x,
                        float   y,
                        guint32 size)
{
  const guint32 column = MIN ((guint32) (x * (double) size), size - 1);
  const guint32 row = MIN ((guint32) (y * (double) size), size - 1);

  return row * size + column;
}

double  zavod_clusters_project_longitude (double                   longitude);
double  zavod_clusters_project_latitude  (double                   latitude);

guint32 zavod_cluster_level_find         (const ZavodClusterLevel *self,
                                          guint32                  key,
                                          guint32                  grid);
void    zavod_cluster_level_clear        (ZavodClusterLevel       *self);

void    zavod_clusters_sum_kinds         (ZavodClusters           *self,
                                          guint32                  block);

G_END_DECLS
