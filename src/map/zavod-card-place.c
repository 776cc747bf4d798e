/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-card-place.h"

/* Between the edges; from the first edge on when there is no room for both. */
static int
keep_inside (int start,
             int size,
             int available)
{
  return MAX (MIN (start, available - size - ZAVOD_CARD_EDGE), ZAVOD_CARD_EDGE);
}

/**
 * zavod_card_place:
 * @area: what the card speaks of, and must not cover
 * @width: of the map
 * @height: of the map
 *
 * Finds a place for a card: above, else below, else beside @area; where it fits nowhere, on the side with most room.
 *
 * Returns: the card's upper left corner
 */
graphene_point_t
zavod_card_place (const GdkRectangle *area,
                  int                 card_width,
                  int                 card_height,
                  int                 width,
                  int                 height)
{
  const int above = area->y - ZAVOD_CARD_DISTANCE - card_height;
  const int below = area->y + area->height + ZAVOD_CARD_DISTANCE;
  const int before = area->x - ZAVOD_CARD_DISTANCE - card_width;
  const int after = area->x + area->width + ZAVOD_CARD_DISTANCE;
  const int x = keep_inside (area->x + (area->width - card_width) / 2, card_width, width);
  const int y = keep_inside (area->y + (area->height - card_height) / 2, card_height, height);

  if (above >= ZAVOD_CARD_DISTANCE)
    return (graphene_point_t) { x, above };
  if (below + card_height <= height - ZAVOD_CARD_DISTANCE)
    return (graphene_point_t) { x, below };
  if (after + card_width <= width - ZAVOD_CARD_EDGE)
    return (graphene_point_t) { after, y };
  if (before >= ZAVOD_CARD_EDGE)
    return (graphene_point_t) { before, y };

  return (graphene_point_t) { x, area->y + area->height / 2 < height / 2 ? below : above };
}
