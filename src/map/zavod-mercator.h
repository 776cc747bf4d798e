/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Web Mercator: a place as parts of the world's width from its north-western corner. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZAVOD_WORLD_SIZE 512.0 /* pixels at zoom 0 */
#define ZAVOD_MAX_LATITUDE 85.05112877980659

typedef struct
{
  double x;
  double y;
} ZavodMercator;

ZavodMercator zavod_mercator_project       (double         latitude,
                                            double         longitude);
double        zavod_mercator_get_latitude  (ZavodMercator  place);
double        zavod_mercator_get_longitude (ZavodMercator  place);
void          zavod_map_project            (double         latitude,
                                            double         longitude,
                                            double         zoom,
                                            double        *x,
                                            double        *y);

G_END_DECLS
