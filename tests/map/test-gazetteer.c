/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "zavod-gazetteer.h"

#define HEADER "lon\tlat\tcountry\ten\tru\n"
#define KOSTANAY "63.6246\t53.2144\tKZ\tKostanay\tКостанай\n"
#define TASHKENT "69.2401\t41.2995\tUZ\tTashkent\tТашкент\n"

static char *
describe (const char *table,
          const char *language,
          double      latitude,
          double      longitude)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (ZavodGazetteer) gazetteer = zavod_gazetteer_new (bytes, language);

  return zavod_gazetteer_describe (gazetteer, latitude, longitude);
}

static void
assert_described (const char *table,
                  const char *language,
                  double      latitude,
                  double      longitude,
                  const char *expected)
{
  g_autofree char *words = describe (table, language, latitude, longitude);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_nearest (void)
{
  assert_described (HEADER KOSTANAY TASHKENT, "en", 53.1784, 63.6246, "Kostanay, 4 km south");
  assert_described (HEADER KOSTANAY TASHKENT, "en", 41.2995, 69.4, "Tashkent, 13 km east");
  assert_described (HEADER KOSTANAY TASHKENT, "en", 53.2144, 63.6246, "Kostanay, here");
}

static void
test_languages (void)
{
  assert_described (HEADER KOSTANAY, "ru", 53.1784, 63.6246, "Костанай, 4 km south");
  assert_described (HEADER KOSTANAY, "zh", 53.1784, 63.6246, "Kostanay, 4 km south");
}

static void
test_nothing_near (void)
{
  assert_described (HEADER KOSTANAY, "en", 0, 0, NULL);
  assert_described (HEADER KOSTANAY, "en", 90, 0, NULL);
  assert_described (HEADER "-179.9\t65\tRU\tEast\tВосток\n", "en", 65, 179.9, "East, 9 km west");
}

static void
test_no_table (void)
{
  assert_described ("", "en", 53, 63, NULL);
  assert_described ("nothing\nat all\n", "en", 53, 63, NULL);
  assert_described (HEADER "63.6\n63.6\t53.2\tKZ\t\n", "en", 53, 63, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/gazetteer/nearest", test_nearest);
  g_test_add_func ("/map/gazetteer/languages", test_languages);
  g_test_add_func ("/map/gazetteer/nothing-near", test_nothing_near);
  g_test_add_func ("/map/gazetteer/no-table", test_no_table);

  return g_test_run ();
}
