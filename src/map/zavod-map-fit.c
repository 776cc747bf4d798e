/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-fit.h"

#include <math.h>

#define STEPS 10       /* tried on each side of the middle, in each direction */
#define CLEARANCE 16   /* pixels around a mark that stay free */

/* Returns: what holds all marks, from the middle of the view */
static graphene_rect_t
get_bounds (GArray *marks)
{
  graphene_rect_t bounds = { .origin = g_array_index (marks, graphene_point_t, 0) };

  for (guint i = 1; i < marks->len; i++)
    graphene_rect_expand (&bounds, &g_array_index (marks, graphene_point_t, i), &bounds);

  return bounds;
}

static guint
count_hidden (GArray                 *marks,
              const graphene_size_t  *size,
              const graphene_point_t *shift,
              GArray                 *obstacles)
{
  guint n_hidden = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const graphene_point_t *mark = &g_array_index (marks, graphene_point_t, i);
      const graphene_rect_t place = GRAPHENE_RECT_INIT (size->width / 2 + mark->x + shift->x - CLEARANCE,
                                                        size->height / 2 + mark->y + shift->y - CLEARANCE,
                                                        2 * CLEARANCE, 2 * CLEARANCE);

      for (guint o = 0; o < obstacles->len; o++)
        if (graphene_rect_intersection (&place, &g_array_index (obstacles, graphene_rect_t, o), NULL))
          {
            n_hidden++;
            break;
          }
    }

  return n_hidden;
}

/* Returns: the i-th of the steps between the least and the greatest shift at which all marks are within the margins */
static float
get_step (float start,
          float length,
          float available,
          int   i)
{
  const float room = MAX (available - length, 0) / 2;
  const float middle = -(start + length / 2);

  return roundf (middle + room * i / STEPS);
}

/**
 * zavod_map_fit_find_shift:
 * @marks: (element-type graphene_point_t): pixels from the middle of the view
 * @size: of the view
 * @margin: pixels along its edges that stay free, as far as there is room
 * @obstacles: (element-type graphene_rect_t): in the view
 *
 * Returns: how far the marks have to be moved so that the fewest are hidden; of equal places the one that is nearest to
 *   the middle
 */
graphene_point_t
zavod_map_fit_find_shift (GArray                *marks,
                          const graphene_size_t *size,
                          float                  margin,
                          GArray                *obstacles)
{
  graphene_point_t best = GRAPHENE_POINT_INIT_ZERO;
  double least = G_MAXDOUBLE;
  graphene_rect_t bounds;

  if (marks->len == 0)
    return best;

  bounds = get_bounds (marks);
  for (int i = -STEPS; i <= STEPS; i++)
    for (int j = -STEPS; j <= STEPS; j++)
      {
        const graphene_point_t shift = {
          get_step (bounds.origin.x, bounds.size.width, size->width - 2 * margin, i),
          get_step (bounds.origin.y, bounds.size.height, size->height - 2 * margin, j),
        };
        const double cost = count_hidden (marks, size, &shift, obstacles) + hypot (i, j) / (4 * STEPS);

        if (cost < least)
          {
            least = cost;
            best = shift;
          }
      }

  return best;
}
