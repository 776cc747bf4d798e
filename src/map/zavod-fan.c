/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-fan.h"

#include <math.h>

#define MAX_CIRCLE 8
#define MIN_RADIUS 40     /* pixels: the legs can be told apart */
#define TURN_WIDTH 36     /* pixels between two turns of the spiral */
#define KEEP_CLEAR 28     /* pixels from the edge of the view to the middle of a mark */

/* The first at the top, the others clockwise: as one reads a clock. */
static graphene_point_t
get_point (double radius,
           double angle)
{
  return GRAPHENE_POINT_INIT ((float) round (radius * sin (angle)), (float) round (-radius * cos (angle)));
}

static graphene_point_t
get_on_circle (guint index,
               guint n)
{
  const double radius = MAX (MIN_RADIUS, ZAVOD_FAN_DISTANCE / (2 * sin (G_PI / MAX (n, 2))));

  return get_point (radius, 2 * G_PI * index / n);
}

/* Each step is as long as two neighbours need, and a whole turn leads one width further out. */
static graphene_point_t
get_on_spiral (guint index)
{
  double angle = 0, radius = MIN_RADIUS;

  for (guint i = 0; i < index; i++)
    {
      angle += 2 * asin ((ZAVOD_FAN_DISTANCE + 2) / (2 * radius));
      radius = MIN_RADIUS + TURN_WIDTH * angle / (2 * G_PI);
    }

  return get_point (radius, angle);
}

/**
 * zavod_fan_get_offset:
 * @index: which of them, from 0
 * @n: how many there are
 *
 * Returns: where a mark stands, in pixels from the place that all share
 */
graphene_point_t
zavod_fan_get_offset (guint index,
                      guint n)
{
  return n <= MAX_CIRCLE ? get_on_circle (index, n) : get_on_spiral (index);
}

/* Returns: how far from start to end, pixels from the place, has to be moved to lie in a view of this length; what is
 * longer lies in the middle */
static float
get_least_shift (float middle,
                 float start,
                 float end,
                 float length)
{
  const float first = middle + start - KEEP_CLEAR;
  const float last = middle + end + KEEP_CLEAR;

  if (last - first > length)
    return (length - first - last) / 2;

  return first < 0 ? -first : MIN (length - last, 0);
}

/**
 * zavod_fan_get_shift:
 * @middle: the place that all share, in the view
 * @n: how many there are
 *
 * Returns: how far the map has to be moved, in pixels, so that all marks are in view
 */
graphene_point_t
zavod_fan_get_shift (const graphene_point_t *middle,
                     guint                   n,
                     const graphene_size_t  *view)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  for (guint i = 0; i < n; i++)
    {
      const graphene_point_t offset = zavod_fan_get_offset (i, n);

      graphene_rect_expand (&bounds, &offset, &bounds);
    }

  return GRAPHENE_POINT_INIT (
    get_least_shift (middle->x, bounds.origin.x, bounds.origin.x + bounds.size.width, view->width),
    get_least_shift (middle->y, bounds.origin.y, bounds.origin.y + bounds.size.height, view->height));
}
