/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of what is in view: its order and its words. */

#include "zavod-nearby.h"

static void
assert_words (double      latitude,
              double      longitude,
              const char *wanted)
{
  g_autofree char *words = zavod_nearby_describe (43.25, 76.9, latitude, longitude);

  g_assert_cmpstr (words, ==, wanted);
}

static void
test_words (void)
{
  assert_words (43.25, 76.9, "here");
  assert_words (43.2502, 76.9, "here");
  assert_words (43.255, 76.9, "556 m north");
  assert_words (44.25, 76.9, "111 km north");
  assert_words (44.25, 78.3, "158 km north-east");
  assert_words (43.25, 77.9, "81 km east");
  assert_words (42.25, 78.2, "154 km south-east");
  assert_words (42.25, 76.9, "111 km south");
  assert_words (42.25, 75.6, "154 km south-west");
  assert_words (43.25, 75.9, "81 km west");
  assert_words (44.25, 75.5, "158 km north-west");
}

/* The short way, also over the antimeridian and the pole. */
static void
test_round_the_world (void)
{
  g_autofree char *words = zavod_nearby_describe (0, 179.5, 0, -179.5);

  g_assert_cmpstr (words, ==, "111 km east");
  g_assert_cmpfloat_with_epsilon (zavod_nearby_get_distance (89, 0, 89, 180), 2 * 111195, 10);
  g_assert_cmpfloat_with_epsilon (zavod_nearby_get_distance (90, 0, -90, 0), 20015115, 10);
}

static void
test_nearest_first (void)
{
  static const ZavodNearby sites[] = { { 1, 500 }, { 2, 100 }, { 3, 900 }, { 5, 100 }, { 4, 100 }, { 6, 50 }, { 7, 700 } };
  static const gint64 wanted[] = { 6, 2, 4, 5, 1 };
  g_autoptr (GArray) nearest = g_array_new (FALSE, FALSE, sizeof (ZavodNearby));

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    zavod_nearby_add (nearest, G_N_ELEMENTS (wanted), sites[i]);

  g_assert_cmpuint (nearest->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < nearest->len; i++)
    g_assert_cmpint (g_array_index (nearest, ZavodNearby, i).id, ==, wanted[i]);
}

#define MANY 1000000
#define LISTED 200

typedef struct
{
  double latitude;
  double longitude;
} Place;

/* Those that are beyond are left out before they are reckoned: the list is the same, and of a million hardly one in ten
 * costs anything. */
static void
test_a_million (void)
{
  g_autofree Place *places = g_new (Place, MANY);
  g_autoptr (GArray) nearest = g_array_new (FALSE, FALSE, sizeof (ZavodNearby));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (ZavodNearby));
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_reckoned = 0;

  for (guint i = 0; i < MANY; i++)
    {
      places[i] = (Place) { g_rand_double_range (random, 35, 55), g_rand_double_range (random, 46, 87) };
      zavod_nearby_add (wanted, LISTED, (ZavodNearby) { i, zavod_nearby_get_distance (43.25, 76.9, places[i].latitude,
                                                                                      places[i].longitude) });
    }

  for (guint i = 0; i < MANY; i++)
    {
      if (zavod_nearby_is_beyond (nearest, LISTED, 43.25, places[i].latitude))
        continue;
      n_reckoned++;
      zavod_nearby_add (nearest, LISTED, (ZavodNearby) { i, zavod_nearby_get_distance (43.25, 76.9, places[i].latitude,
                                                                                       places[i].longitude) });
    }

  g_assert_cmpmem (nearest->data, nearest->len * sizeof (ZavodNearby), wanted->data, wanted->len * sizeof (ZavodNearby));
  g_assert_cmpuint (n_reckoned, <, MANY / 10);
  g_test_message ("%u of %u were reckoned", n_reckoned, MANY);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nearby/words", test_words);
  g_test_add_func ("/nearby/round-the-world", test_round_the_world);
  g_test_add_func ("/nearby/nearest-first", test_nearest_first);
  g_test_add_func ("/nearby/a-million", test_a_million);

  return g_test_run ();
}
