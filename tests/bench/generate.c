/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "generate.h"

#include <math.h>

#define BATCH 20000         /* sites in one transaction */
#define N_SOURCES 400
#define SCATTER_KM 30.0     /* standard deviation of a site's distance from its town, either way */
#define KM_PER_DEGREE 111.2

typedef struct
{
  const char *name;
  const char *country;
  double latitude;
  double longitude;
  guint weight;             /* its share of the sites: thousands of inhabitants, roughly */
} Town;

static const Town towns[] = {
  { "Almaty", "KZ", 43.252, 76.912, 2000 },
  { "Astana", "KZ", 51.180, 71.446, 1350 },
  { "Shymkent", "KZ", 42.300, 69.600, 1200 },
  { "Karaganda", "KZ", 49.802, 73.104, 500 },
  { "Aktobe", "KZ", 50.280, 57.207, 500 },
  { "Taraz", "KZ", 42.900, 71.367, 430 },
  { "Pavlodar", "KZ", 52.283, 76.967, 360 },
  { "Oskemen", "KZ", 49.948, 82.615, 340 },
  { "Semey", "KZ", 50.421, 80.250, 320 },
  { "Atyrau", "KZ", 47.117, 51.883, 290 },
  { "Kostanay", "KZ", 53.214, 63.625, 270 },
  { "Kyzylorda", "KZ", 44.853, 65.509, 240 },
  { "Oral", "KZ", 51.246, 51.426, 240 },
  { "Aktau", "KZ", 43.650, 51.160, 190 },
  { "Tashkent", "UZ", 41.265, 69.216, 3000 },
  { "Samarkand", "UZ", 39.654, 66.960, 550 },
  { "Namangan", "UZ", 40.998, 71.673, 630 },
  { "Andijan", "UZ", 40.782, 72.344, 470 },
  { "Asaka", "UZ", 40.642, 72.239, 70 },
  { "Nukus", "UZ", 42.453, 59.610, 330 },
  { "Fergana", "UZ", 40.384, 71.784, 300 },
  { "Bukhara", "UZ", 39.775, 64.429, 280 },
  { "Jizzakh", "UZ", 40.116, 67.842, 180 },
  { "Bishkek", "KG", 42.870, 74.590, 1100 },
  { "Osh", "KG", 40.528, 72.799, 320 },
  { "Dushanbe", "TJ", 38.536, 68.780, 950 },
  { "Khujand", "TJ", 40.283, 69.622, 190 },
  { "Ashgabat", "TM", 37.950, 58.383, 1000 },
  { "Turkmenabat", "TM", 39.073, 63.579, 250 },
  { "Mary", "TM", 37.594, 61.830, 170 },
};

static const char *const kinds[] = {
  "Automobile Plant", "Bus Works", "Truck Assembly", "Tractor Works", "Tyre Factory", "Battery Plant", "Wiring Shop",
  "Engine Works", "Body Parts", "Seats and Trim",
};
static const char *const classes[] = {
  "passenger-cars", "buses", "trucks", "tractors", NULL, NULL, NULL, NULL, NULL, NULL,
};
static const char *const statuses[] = {
  "operating", "operating", "operating", "operating", "construction", "announced", "agreed", "mothballed", "closed",
};

typedef struct
{
  GRand *random;
  ZavodEdit *edit;
  gint64 last_id;
  gint64 places[G_N_ELEMENTS (towns)];
  gint64 sources[N_SOURCES];
  guint total_weight;
} Generator;

/* Ids rise, with gaps: random ones as in a grown atlas would touch every page of the file in every batch. To the order of
 * names, in which an atlas is listed, they are random all the same. */
static gint64
insert (Generator  *self,
        const char *table)
{
  self->last_id += g_rand_int_range (self->random, 1, 1000);

  return zavod_edit_insert (self->edit, table, self->last_id);
}

static void
add_places (Generator *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (towns); i++)
    {
      self->places[i] = insert (self, "place");
      zavod_edit_set_text (self->edit, "name", towns[i].name);
      zavod_edit_set_text (self->edit, "country", towns[i].country);
      self->total_weight += towns[i].weight;
    }
}

static void
add_sources (Generator *self)
{
  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Report %u on the industry of the region", i + 1);
      g_autofree char *publisher = g_strdup_printf ("Agency %u", i % 40 + 1);
      g_autofree char *published = g_strdup_printf ("%u-%02u", 2005 + i % 20, 1 + i % 12);

      self->sources[i] = insert (self, "source");
      zavod_edit_set_text (self->edit, "title", title);
      zavod_edit_set_text (self->edit, "publisher", publisher);
      zavod_edit_set_text (self->edit, "kind", "article");
      zavod_edit_set_text (self->edit, "published", published);
    }
}

static guint
choose_town (Generator *self)
{
  guint rest = (guint) g_rand_int_range (self->random, 0, (gint32) self->total_weight);
  guint i = 0;

  while (rest >= towns[i].weight)
    rest -= towns[i++].weight;

  return i;
}

/* A distance that is near zero most often: the sum of uniform numbers is close enough to a normal one. */
static double
scatter_km (Generator *self)
{
  double sum = 0;

  for (guint i = 0; i < 4; i++)
    sum += g_rand_double_range (self->random, -1, 1);

  return sum / sqrt (4.0 / 3.0) * SCATTER_KM;
}

static void
cite (Generator *self,
      gint64     claim)
{
  insert (self, "citation");
  zavod_edit_set_integer (self->edit, "claim_id", claim);
  zavod_edit_set_integer (self->edit, "source_id", self->sources[g_rand_int_range (self->random, 0, N_SOURCES)]);
}

static gint64
begin_claim (Generator  *self,
             gint64      site,
             const char *property)
{
  gint64 claim = insert (self, "claim");

  zavod_edit_set_integer (self->edit, "site_id", site);
  zavod_edit_set_text (self->edit, "property", property);

  return claim;
}

static void
add_status (Generator *self,
            gint64     site)
{
  g_autofree char *since = g_strdup_printf ("%d-%02d", g_rand_int_range (self->random, 1994, 2026),
                                            g_rand_int_range (self->random, 1, 13));
  gint64 claim = begin_claim (self, site, "status");

  zavod_edit_set_text (self->edit, "value_text",
                       statuses[g_rand_int_range (self->random, 0, G_N_ELEMENTS (statuses))]);
  zavod_edit_set_text (self->edit, "since", since);
  cite (self, claim);
}

static void
add_class (Generator  *self,
           gint64      site,
           const char *vehicle_class)
{
  gint64 claim = begin_claim (self, site, "vehicle-class");

  zavod_edit_set_text (self->edit, "vehicle_class", vehicle_class);
  cite (self, claim);
}

static void
add_capacity (Generator  *self,
              gint64      site,
              const char *vehicle_class)
{
  double amount = 500 * g_rand_int_range (self->random, 1, 300);
  g_autofree char *text = g_strdup_printf ("up to %.0f", amount);
  gint64 claim = begin_claim (self, site, "capacity");

  zavod_edit_set_text (self->edit, "value_text", text);
  zavod_edit_set_real (self->edit, "high", amount);
  zavod_edit_set_text (self->edit, "bound", "up-to");
  zavod_edit_set_text (self->edit, "unit", "vehicles");
  zavod_edit_set_text (self->edit, "period", "per-year");
  zavod_edit_set_text (self->edit, "modality", "nameplate");
  zavod_edit_set_text (self->edit, "vehicle_class", vehicle_class);
  cite (self, claim);
}

/* A site at a town, its status, and, where it makes vehicles, which ones and how many. */
static void
add_site (Generator *self,
          guint      number)
{
  guint town = choose_town (self);
  guint kind = (guint) g_rand_int_range (self->random, 0, G_N_ELEMENTS (kinds));
  double latitude = towns[town].latitude + scatter_km (self) / KM_PER_DEGREE;
  double longitude = towns[town].longitude + scatter_km (self) / KM_PER_DEGREE / cos (towns[town].latitude * G_PI / 180);
  g_autofree char *name = g_strdup_printf ("%s %s %u", towns[town].name, kinds[kind], number + 1);
  gint64 site = insert (self, "site");

  zavod_edit_set_text (self->edit, "name", name);
  zavod_edit_set_text (self->edit, "country", towns[town].country);
  zavod_edit_set_integer (self->edit, "place_id", self->places[town]);
  zavod_edit_set_point (self->edit, "geom", latitude, longitude);
  zavod_edit_set_text (self->edit, "accuracy", number % 3 == 0 ? "town" : "exact");
  add_status (self, site);
  if (classes[kind] == NULL)
    return;

  add_class (self, site, classes[kind]);
  add_capacity (self, site, classes[kind]);
}

static gboolean
commit (Generator   *self,
        ZavodStore  *store,
        GError     **error)
{
  gboolean done = zavod_store_edit (store, self->edit, error);

  g_clear_object (&self->edit);

  return done;
}

static void
begin (Generator *self)
{
  self->edit = zavod_edit_new ("Generate sites");
  zavod_edit_set_recorded (self->edit, FALSE);
}

/**
 * generate_sites:
 * @n_sites: how many sites
 * @seed: the same seed gives the same atlas
 *
 * Fills an empty atlas with sites scattered round the towns of the region, in proportion to their size, each with a status
 * and, for the four kinds that make vehicles, a vehicle class and a capacity; every claim with one citation.
 */
gboolean
generate_sites (ZavodStore  *store,
                guint        n_sites,
                guint32      seed,
                GError     **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Generator self = { .random = random };

  begin (&self);
  add_places (&self);
  add_sources (&self);
  for (guint i = 0; i < n_sites; i++)
    {
      add_site (&self, i);
      if (i % BATCH != BATCH - 1)
        continue;
      if (!commit (&self, store, error))
        return FALSE;
      begin (&self);
    }

  return commit (&self, store, error);
}
