/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Points gathered into clusters for every whole zoom of a web map. The points are known by their place in an array of the
 * owner's, who says when one was inserted there, removed or changed; between updates any thread may ask. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zooms count as in the map: at zoom 0 the world is 512 pixels wide. */
#define ZAVOD_CLUSTERS_MAX_ZOOM 11
/* No two neighbours nearer than this become marks of their own (they would overlap). */
#define ZAVOD_CLUSTERS_PIXELS 28
#define ZAVOD_CLUSTERS_N_KINDS 16

typedef struct _ZavodClusters ZavodClusters;

/* A cluster is a slice of the points' order: the same first and n at two zooms mean the same members. */
typedef struct
{
  double latitude;   /* the mean of the members */
  double longitude;
  guint32 first;     /* position in the order */
  guint32 n;         /* how many members */
} ZavodCluster;

ZavodClusters *zavod_clusters_new                (const double        *latitudes,
                                                  const double        *longitudes,
                                                  const guint8        *kinds,
                                                  gsize                stride,
                                                  gsize                n_points);
void           zavod_clusters_free               (ZavodClusters       *self);

void           zavod_clusters_insert             (ZavodClusters       *self,
                                                  gsize                point,
                                                  double               latitude,
                                                  double               longitude,
                                                  guint8               kind);
void           zavod_clusters_remove             (ZavodClusters       *self,
                                                  gsize                point);
void           zavod_clusters_move               (ZavodClusters       *self,
                                                  gsize                point,
                                                  double               latitude,
                                                  double               longitude,
                                                  guint8               kind);
void           zavod_clusters_change_kinds       (ZavodClusters       *self,
                                                  const guint32       *points,
                                                  const guint8        *kinds,
                                                  gsize                stride,
                                                  gsize                n);
gboolean       zavod_clusters_is_worn            (const ZavodClusters *self);

guint          zavod_clusters_get_n_placed       (const ZavodClusters *self);
void           zavod_clusters_query              (const ZavodClusters *self,
                                                  guint                zoom,
                                                  double               west,
                                                  double               south,
                                                  double               east,
                                                  double               north,
                                                  GArray              *clusters);
const guint32 *zavod_clusters_get_members        (const ZavodClusters *self,
                                                  const ZavodCluster  *cluster);
gint           zavod_clusters_get_position       (const ZavodClusters *self,
                                                  gsize                point);
void           zavod_clusters_count_kinds        (const ZavodClusters *self,
                                                  const ZavodCluster  *cluster,
                                                  guint                counts[ZAVOD_CLUSTERS_N_KINDS]);
guint          zavod_clusters_get_expansion_zoom (const ZavodClusters *self,
                                                  const ZavodCluster  *cluster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodClusters, zavod_clusters_free)

G_END_DECLS
