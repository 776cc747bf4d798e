/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is near a place: how far, in which direction, and the nearest of many. Pure reckoning: it knows no widgets. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  double metres;
} ZavodNearby;

double   zavod_nearby_get_distance   (double       from_latitude,
                                      double       from_longitude,
                                      double       latitude,
                                      double       longitude);
void     zavod_nearby_add            (GArray      *nearest,
                                      guint        limit,
                                      ZavodNearby  site);
gboolean zavod_nearby_is_beyond      (GArray      *nearest,
                                      guint        limit,
                                      double       from_latitude,
                                      double       latitude);
char    *zavod_nearby_write_distance (double       metres);
char    *zavod_nearby_describe       (double       from_latitude,
                                      double       from_longitude,
                                      double       latitude,
                                      double       longitude);

G_END_DECLS
