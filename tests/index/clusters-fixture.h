/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "zavod-clusters.h"

typedef struct
{
  double latitude;
  double longitude;
  guint8 kind;
} Point;

ZavodClusters *build              (const Point         *points,
                                   gsize                n);
GArray        *query_all          (const ZavodClusters *clusters,
                                   guint                zoom);
Point         *make_random_points (guint                n,
                                   guint                seed);
void           check_partition    (const ZavodClusters *clusters,
                                   const Point         *points,
                                   guint                n,
                                   guint                zoom);
guint          check_window       (const ZavodClusters *clusters,
                                   GRand               *random);
guint          check_nesting      (const ZavodClusters *clusters,
                                   guint                step);
guint          count_touching     (const ZavodClusters *clusters,
                                   guint                zoom,
                                   guint               *n_marks);
