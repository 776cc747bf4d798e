/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "map-atlas.h"

#include <math.h>

#include "zavod-quantity.h"
#include "zavod-store.h"

typedef struct
{
  const char *name;
  const char *place;
  double latitude;
  double longitude;
  const char *accuracy;
  const char *vehicle_class;
  const char *status;
  const char *capacity;
  const char *partners;   /* their names, with commas between */
} Plant;

static const Plant plants[] = {
  { "Kia Qazaqstan", "Kostanay", 53.2144, 63.6246, "town", "cars", "operating", "up to 70,000 vehicles a year" },
  { "SaryarkaAvtoProm", "Kostanay", 53.2144, 63.6246, "town", "cars", "operating", "30,000 a year" },
  { "Hyundai Trans Kazakhstan", "Almaty", 43.2525, 76.9115, "town", "cars", "operating", "30,000" },
  { "Astana Motors Manufacturing Kazakhstan", "Almaty", 43.2525, 76.9115, "town", "cars", "operating", "120,000" },
  { "QazTehna", "Saran", 49.8025, 72.8319, "zone", "buses", "operating", "1,200 buses a year" },
  { "Howo truck plant", "Saran", 49.8025, 72.8319, "zone", "trucks", "construction" },
  { "SemAZ", "Semey", 50.4206, 80.2503, "town", "trucks", "operating", "up to 1,500 dump trucks a year" },
  { "Daewoo Bus Kazakhstan", "Semey", 50.4206, 80.2503, "town", "buses", "operating" },
  { "KAMAZ-Engineering", "Kokshetau", 53.2841, 69.3936, "town", "trucks", "operating", "1,500\ntrucks",
    "KAMAZ,Altai,Baiterek,Sokol,Turan" },
  { "Uralskagroremmash", "Oral", 51.2460, 51.4256, "town", "trucks", "operating" },
  { "Unnamed enterprise in Astana", "Astana", 51.1801, 71.4460, "town", NULL, "operating" },
  { "Asia Auto", "Ust-Kamenogorsk", 49.9714, 82.6059, "town", "cars", "unknown" },
  { "UzAuto Motors", "Asaka", 40.6415, 72.2387, "town", "cars", "operating", "up to 400,000 vehicles a year" },
  { "UzAuto Motors Khorezm branch", "Pitnak", 41.2222, 61.3067, "town", "cars", "operating" },
  { "SamAuto", "Samarkand", 39.6546, 66.9645, "town", "buses", "operating" },
  { "MAN Auto-Uzbekistan", "Jomboy", 39.6989, 67.0933, "exact", "trucks", "unknown", "3,000 vehicles a year" },
  { "UzAutoTrailer", "Jomboy", 39.6989, 67.0933, "town", "trailers", "operating" },
  { "BYD Uzbekistan Factory", "Jizzakh", 40.1335, 67.8296, "town", "cars", "operating", "50,000 vehicles a year" },
  { "ADM Jizzakh", "Jizzakh", 40.1335, 67.8296, "town", "cars", "announced" },
  { "Tashkent Tractor Plant", "Chirchiq", 41.4689, 69.5822, "town", "tractors", "operating" },
  { "Altyn Tulpar <b>&", "Ak-Suu", 42.8294, 74.1083, "district", "cars", "operating", "up to 10,000" },
  { "Hubei Zhuoyue plant", "Sokuluk", 42.8540, 74.3026, "district", "cars", "construction" },
  { "Akia Avesto", "Dushanbe", 38.5358, 68.7791, "zone", "buses", "mothballed", "250–300 buses a year" },
  { "Auto Motors Tajikistan", NULL, NAN, NAN, NULL, "cars", "announced" },
};

/* their places in the list */
#define SEMAZ 6
#define KAMAZ 8
#define ASIA_AUTO 11

static void
cite (ZavodEdit *edit,
      gint64     claim,
      gint64     source)
{
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
}

static void
read_amount (ZavodEdit  *edit,
             const char *written)
{
  ZavodQuantity quantity;

  if (!zavod_quantity_parse (written, &quantity, NULL))
    return;

  if (quantity.has_low)
    zavod_edit_set_real (edit, "low", quantity.low);
  if (quantity.has_high)
    zavod_edit_set_real (edit, "high", quantity.high);
  if (quantity.unit != NULL)
    zavod_edit_set_text (edit, "unit", quantity.unit);
  if (quantity.period != NULL)
    zavod_edit_set_text (edit, "period", quantity.period);
}

static void
add_claim (ZavodEdit  *edit,
           gint64      site,
           gint64      source,
           const char *property,
           const char *column,
           const char *value)
{
  gint64 claim;

  if (value == NULL)
    return;

  claim = zavod_edit_insert (edit, "claim", 0);
  zavod_edit_set_integer (edit, "site_id", site);
  zavod_edit_set_text (edit, "property", property);
  zavod_edit_set_text (edit, column, value);
  if (g_str_equal (property, "capacity"))
    read_amount (edit, value);
  cite (edit, claim, source);
}

static void
add_partners (ZavodEdit  *edit,
              gint64      site,
              gint64      source,
              const char *partners)
{
  g_auto (GStrv) names = g_strsplit (partners, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const gint64 actor = zavod_edit_insert (edit, "actor", 0);
      gint64 claim;

      zavod_edit_set_text (edit, "name", names[i]);
      zavod_edit_set_text (edit, "kind", "company");
      claim = zavod_edit_insert (edit, "claim", 0);
      zavod_edit_set_integer (edit, "site_id", site);
      zavod_edit_set_text (edit, "property", "role");
      zavod_edit_set_text (edit, "role", "owner");
      zavod_edit_set_integer (edit, "object_actor_id", actor);
      cite (edit, claim, source);
    }
}

/* Returns: the new site */
static gint64
add_plant (ZavodEdit   *edit,
           GHashTable  *places,
           gint64       source,
           const Plant *plant)
{
  gint64 *place = plant->place != NULL ? g_hash_table_lookup (places, plant->place) : NULL;
  gint64 site;

  if (plant->place != NULL && place == NULL)
    {
      place = g_new (gint64, 1);
      *place = zavod_edit_insert (edit, "place", 0);
      zavod_edit_set_text (edit, "name", plant->place);
      g_hash_table_insert (places, g_strdup (plant->place), place);
    }

  site = zavod_edit_insert (edit, "site", 0);
  zavod_edit_set_text (edit, "name", plant->name);
  if (place != NULL)
    zavod_edit_set_integer (edit, "place_id", *place);
  if (isfinite (plant->latitude))
    zavod_edit_set_point (edit, "geom", plant->latitude, plant->longitude);
  if (plant->accuracy != NULL)
    zavod_edit_set_text (edit, "accuracy", plant->accuracy);
  add_claim (edit, site, source, "status", "value_text", plant->status);
  add_claim (edit, site, source, "vehicle-class", "vehicle_class", plant->vehicle_class);
  add_claim (edit, site, source, "capacity", "value_text", plant->capacity);
  if (plant->partners != NULL)
    add_partners (edit, site, source, plant->partners);

  return site;
}

/* One figure about both of two sites. */
static void
add_shared_figure (ZavodEdit *edit,
                   gint64     site,
                   gint64     other,
                   gint64     source)
{
  const gint64 claim = zavod_edit_insert (edit, "claim", 0);

  zavod_edit_set_integer (edit, "site_id", site);
  zavod_edit_set_text (edit, "property", "area");
  zavod_edit_set_text (edit, "value_text", "63 ha together");
  cite (edit, claim, source);
  zavod_edit_insert (edit, "claim_site", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "site_id", other);
}

/* Two figures that cannot both be true. */
static void
add_rivals (ZavodEdit *edit,
            gint64     site,
            gint64     source)
{
  static const double areas[] = { 20, 63 };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      const gint64 claim = zavod_edit_insert (edit, "claim", 0);

      zavod_edit_set_integer (edit, "site_id", site);
      zavod_edit_set_text (edit, "property", "area");
      zavod_edit_set_real (edit, "low", areas[i]);
      zavod_edit_set_real (edit, "high", areas[i]);
      zavod_edit_set_text (edit, "unit", "ha");
      cite (edit, claim, source);
    }
}

static void
add_random_plants (ZavodEdit  *edit,
                   GHashTable *places,
                   gint64      source,
                   guint       n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Plant %u", i + 1);
      const Plant *pattern = &plants[i % G_N_ELEMENTS (plants)];
      const Plant plant = { name, pattern->place, g_rand_double_range (random, 36, 55), g_rand_double_range (random, 47, 87),
                            "street", pattern->vehicle_class, pattern->status, NULL };

      add_plant (edit, places, source, &plant);
    }
}

/* Returns: (transfer full): the path of the new atlas */
char *
map_atlas_make (const char *folder,
                guint       n)
{
  g_autofree char *path = g_build_filename (folder, "map.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_CREATE, &error);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Fill the map");
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 sites[G_N_ELEMENTS (plants)];
  gint64 source;

  g_assert_no_error (error);
  source = zavod_edit_insert (edit, "source", 0);
  zavod_edit_set_text (edit, "title", "A list of plants");
  zavod_edit_set_text (edit, "kind", "article");
  if (n > 0)
    add_random_plants (edit, places, source, n);
  else
    for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
      sites[i] = add_plant (edit, places, source, &plants[i]);
  if (n == 0)
    {
      add_shared_figure (edit, sites[ASIA_AUTO], sites[SEMAZ], source);
      add_rivals (edit, sites[KAMAZ], source);
    }
  zavod_store_edit (store, edit, &error);
  g_assert_no_error (error);
  zavod_store_close (store);

  return g_steal_pointer (&path);
}
