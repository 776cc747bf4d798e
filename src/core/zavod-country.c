/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-country.h"

/* The box around each, in degrees, rounded outwards to a tenth. Russia's goes over the line of dates: it ends there. */
static const struct
{
  const char *code;
  double south;
  double west;
  double north;
  double east;
} boxes[] = {
  { "KZ", 40.5, 46.4, 55.5, 87.4 },  { "KG", 39.1, 69.2, 43.3, 80.4 },   { "TJ", 36.6, 67.3, 41.1, 75.2 },
  { "TM", 35.1, 52.4, 42.9, 66.7 },  { "UZ", 37.1, 55.9, 45.6, 73.2 },   { "CN", 18.1, 73.4, 53.6, 134.8 },
  { "DE", 47.2, 5.8, 55.1, 15.1 },   { "JP", 20.4, 122.9, 45.6, 154.0 }, { "KR", 33.1, 124.6, 38.7, 131.9 },
  { "MY", 0.8, 99.6, 7.4, 119.3 },   { "RU", 41.1, 19.6, 81.9, 180.0 },  { "TR", 35.8, 25.6, 42.2, 44.9 },
};

/**
 * zavod_country_may_contain:
 * @code: of the vocabulary of countries
 * @latitude: degrees, WGS 84
 * @longitude: degrees
 *
 * Returns: %FALSE when a point is certainly not in the country; %TRUE as well for a country that Zavod does not know
 */
gboolean
zavod_country_may_contain (const char *code,
                           double      latitude,
                           double      longitude)
{
  g_return_val_if_fail (code != NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (g_str_equal (boxes[i].code, code))
      return latitude >= boxes[i].south && latitude <= boxes[i].north && longitude >= boxes[i].west
             && longitude <= boxes[i].east;

  return TRUE;
}
