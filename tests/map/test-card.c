/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a card stands: beside its mark, inside the map, never on the mark. */

#include "zavod-card-place.h"

#define MARK 32

static graphene_rect_t
place (int x,
       int y,
       int card_width,
       int card_height,
       int width,
       int height)
{
  const GdkRectangle area = { x - MARK / 2, y - MARK / 2, MARK, MARK };
  const graphene_rect_t mark = GRAPHENE_RECT_INIT (area.x, area.y, MARK, MARK);
  const graphene_point_t corner = zavod_card_place (&area, card_width, card_height, width, height);
  const graphene_rect_t card = GRAPHENE_RECT_INIT (corner.x, corner.y, card_width, card_height);

  g_assert_false (graphene_rect_intersection (&card, &mark, NULL));
  return card;
}

static void
test_sides (void)
{
  g_assert_cmpfloat (place (400, 300, 260, 120, 900, 600).origin.y, ==, 300 - 16 - ZAVOD_CARD_DISTANCE - 120);
  g_assert_cmpfloat (place (400, 300, 260, 120, 900, 600).origin.x, ==, 400 - 130);
  g_assert_cmpfloat (place (400, 60, 260, 120, 900, 600).origin.y, ==, 60 + 16 + ZAVOD_CARD_DISTANCE);
  g_assert_cmpfloat (place (100, 60, 260, 120, 900, 180).origin.x, ==, 100 + 16 + ZAVOD_CARD_DISTANCE);
  g_assert_cmpfloat (place (800, 60, 260, 120, 900, 180).origin.x, ==, 800 - 16 - ZAVOD_CARD_DISTANCE - 260);
}

static void
test_everywhere (void)
{
  const graphene_rect_t map = GRAPHENE_RECT_INIT (0, 0, 360, 500);

  for (int x = 0; x <= 360; x += 5)
    for (int y = 0; y <= 500; y += 5)
      {
        const graphene_rect_t card = place (x, y, 340, 200, 360, 500);

        g_assert_true (graphene_rect_contains_rect (&map, &card));
      }
}

/* Nothing helps in a map that is lower than the card: but what is asked about stays in sight. */
static void
test_no_room (void)
{
  for (int y = 0; y <= 150; y += 5)
    place (180, y, 340, 200, 360, 150);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/sides", test_sides);
  g_test_add_func ("/card/everywhere", test_everywhere);
  g_test_add_func ("/card/no-room", test_no_room);

  return g_test_run ();
}
