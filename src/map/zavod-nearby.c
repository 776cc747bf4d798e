/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-nearby.h"

#include <glib/gi18n.h>
#include <math.h>

#define EARTH_RADIUS 6371008.8   /* metres, the mean one */
#define HERE 50                  /* metres: nearer than any place is known */
#define ROUNDING 0.001           /* metres, more than two ways to reckon a distance differ by */
#define N_DIRECTIONS 8

/* Translators: a distance and where it goes: "120 km north-east" */
static const char *const directions[N_DIRECTIONS] = {
  N_("%s north"), N_("%s north-east"), N_("%s east"), N_("%s south-east"),
  N_("%s south"), N_("%s south-west"), N_("%s west"), N_("%s north-west"),
};

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

/**
 * zavod_nearby_get_distance:
 *
 * Returns: metres along a great circle, in either direction round the world
 */
double
zavod_nearby_get_distance (double from_latitude,
                           double from_longitude,
                           double latitude,
                           double longitude)
{
  const double north = sin (to_radians (latitude - from_latitude) / 2);
  const double east = sin (to_radians (longitude - from_longitude) / 2);
  const double chord = north * north + cos (to_radians (from_latitude)) * cos (to_radians (latitude)) * east * east;

  return 2 * EARTH_RADIUS * asin (sqrt (MIN (chord, 1)));
}

/**
 * zavod_nearby_add:
 * @nearest: (element-type ZavodNearby): the nearest until now, nearest first
 * @limit: how many are kept
 *
 * Takes one more site in at its place, unless there are @limit nearer ones. At one distance they stand by id.
 */
void
zavod_nearby_add (GArray      *nearest,
                  guint        limit,
                  ZavodNearby  site)
{
  guint i = nearest->len;

  while (i > 0)
    {
      const ZavodNearby *other = &g_array_index (nearest, ZavodNearby, i - 1);

      if (other->metres < site.metres || (other->metres == site.metres && other->id < site.id))
        break;
      i--;
    }

  if (i >= limit)
    return;

  g_array_insert_val (nearest, i, site);
  if (nearest->len > limit)
    g_array_set_size (nearest, limit);
}

/**
 * zavod_nearby_is_beyond:
 * @nearest: (element-type ZavodNearby): the nearest until now, nearest first
 * @limit: how many are kept
 * @from_latitude: of what they are near to
 * @latitude: of one more site
 *
 * Asked first, for of a million sites nearly all are beyond: no way is shorter than that from parallel to parallel, and
 * that needs no sine.
 *
 * Returns: whether the site is further away than all that are kept
 */
gboolean
zavod_nearby_is_beyond (GArray *nearest,
                        guint   limit,
                        double  from_latitude,
                        double  latitude)
{
  return nearest->len >= limit
         && EARTH_RADIUS * to_radians (fabs (latitude - from_latitude)) - ROUNDING
              > g_array_index (nearest, ZavodNearby, limit - 1).metres;
}

/**
 * zavod_nearby_write_distance:
 *
 * Returns: (transfer full): "850 m", "120 km"
 */
char *
zavod_nearby_write_distance (double metres)
{
  if (metres < 1000)
    return g_strdup_printf (_("%.0f m"), metres);

  return g_strdup_printf (_("%.0f km"), metres / 1000);
}

/* Returns: the bearing at which a great circle leaves, clockwise from north, in eighths of a turn */
static guint
get_direction (double from_latitude,
               double from_longitude,
               double latitude,
               double longitude)
{
  const double from = to_radians (from_latitude), to = to_radians (latitude);
  const double turn = to_radians (longitude - from_longitude);
  const double bearing = atan2 (sin (turn) * cos (to), cos (from) * sin (to) - sin (from) * cos (to) * cos (turn));

  return (guint) (lround (bearing / (2 * G_PI) * N_DIRECTIONS) + N_DIRECTIONS) % N_DIRECTIONS;
}

/**
 * zavod_nearby_describe:
 *
 * Returns: (transfer full): how far a place is and where: "120 km north-east"
 */
char *
zavod_nearby_describe (double from_latitude,
                       double from_longitude,
                       double latitude,
                       double longitude)
{
  const double metres = zavod_nearby_get_distance (from_latitude, from_longitude, latitude, longitude);
  g_autofree char *distance = zavod_nearby_write_distance (metres);
  const guint direction = get_direction (from_latitude, from_longitude, latitude, longitude);

  if (metres < HERE)
    return g_strdup (_("here"));

  return g_strdup_printf (_(directions[direction]), distance);
}
