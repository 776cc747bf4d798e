/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-mercator.h"

#include <math.h>

/**
 * zavod_mercator_project:
 * @latitude: degrees; nearer to a pole than #ZAVOD_MAX_LATITUDE there is no map
 * @longitude: degrees
 */
ZavodMercator
zavod_mercator_project (double latitude,
                        double longitude)
{
  const double sine = sin (CLAMP (latitude, -ZAVOD_MAX_LATITUDE, ZAVOD_MAX_LATITUDE) * G_PI / 180);

  return (ZavodMercator) { longitude / 360 + 0.5, 0.5 - 0.25 * log ((1 + sine) / (1 - sine)) / G_PI };
}

double
zavod_mercator_get_latitude (ZavodMercator place)
{
  return atan (sinh (G_PI * (1 - 2 * place.y))) * 180 / G_PI;
}

double
zavod_mercator_get_longitude (ZavodMercator place)
{
  return (place.x - 0.5) * 360;
}

/**
 * zavod_map_project:
 * @x: (out): pixels from the western edge of the world at this zoom
 * @y: (out): pixels from its northern edge
 */
void
zavod_map_project (double  latitude,
                   double  longitude,
                   double  zoom,
                   double *x,
                   double *y)
{
  const ZavodMercator place = zavod_mercator_project (latitude, longitude);

  *x = place.x * ZAVOD_WORLD_SIZE * exp2 (zoom);
  *y = place.y * ZAVOD_WORLD_SIZE * exp2 (zoom);
}
