/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-gazetteer.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#include "zavod-base-style.h"
#include "zavod-nearby.h"

#define RESOURCE "/io/github/zavod_atlas/Zavod/basemap/gazetteer.tsv"
#define FAR 300000  /* metres: a town that is further away says nothing */

typedef struct
{
  double latitude;
  double longitude;
  char *name;
} Town;

struct _ZavodGazetteer
{
  GArray *towns;
};

static void
town_clear (gpointer data)
{
  g_free (((Town *) data)->name);
}

static int
find_column (char       **header,
             const char  *name)
{
  for (int i = 0; header[i] != NULL; i++)
    if (g_str_equal (header[i], name))
      return i;

  return -1;
}

static void
add_town (ZavodGazetteer *self,
          char          **cells,
          guint           longitude,
          guint           latitude,
          guint           name)
{
  const guint n_cells = g_strv_length (cells);
  Town town;

  if (n_cells <= MAX (longitude, latitude) || n_cells <= name || *cells[name] == '\0')
    return;

  town.longitude = g_ascii_strtod (cells[longitude], NULL);
  town.latitude = g_ascii_strtod (cells[latitude], NULL);
  town.name = g_strdup (cells[name]);
  g_array_append_val (self->towns, town);
}

/**
 * zavod_gazetteer_new:
 * @table: tab-separated, with a first line that names the columns: "lon", "lat", and one for each language
 * @language: the column that names are taken from; English where there is none of that name
 *
 * Returns: (transfer full): the towns; none where the table is not one
 */
ZavodGazetteer *
zavod_gazetteer_new (GBytes     *table,
                     const char *language)
{
  ZavodGazetteer *self = g_new0 (ZavodGazetteer, 1);
  g_autofree char *text = g_strndup (g_bytes_get_size (table) > 0 ? g_bytes_get_data (table, NULL) : "", g_bytes_get_size (table));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0] != NULL ? lines[0] : "", "\t", -1);
  const int longitude = find_column (header, "lon"), latitude = find_column (header, "lat");
  int name = find_column (header, language);

  self->towns = g_array_new (FALSE, FALSE, sizeof (Town));
  g_array_set_clear_func (self->towns, town_clear);
  if (name < 0)
    name = find_column (header, "en");

  for (guint i = 1; longitude >= 0 && latitude >= 0 && name >= 0 && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      add_town (self, cells, (guint) longitude, (guint) latitude, (guint) name);
    }

  return self;
}

void
zavod_gazetteer_free (ZavodGazetteer *self)
{
  g_array_unref (self->towns);
  g_free (self);
}

/**
 * zavod_gazetteer_get_default:
 *
 * Returns: (transfer none): the program's own, in the language of the map's names
 */
ZavodGazetteer *
zavod_gazetteer_get_default (void)
{
  static ZavodGazetteer *self;

  if (self == NULL)
    {
      g_autoptr (GBytes) table = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

      self = zavod_gazetteer_new (table != NULL ? table : nothing, zavod_base_style_get_language ());
    }

  return self;
}

/**
 * zavod_gazetteer_describe:
 *
 * Returns: (transfer full) (nullable): the nearest town, and where the place is seen from it: "Kostanay, 4 km south"; %NULL
 * when there is none for 300 km
 */
char *
zavod_gazetteer_describe (ZavodGazetteer *self,
                          double          latitude,
                          double          longitude)
{
  const Town *nearest = NULL;
  double least = FAR;
  g_autofree char *way = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->towns->len; i++)
    {
      const Town *town = &g_array_index (self->towns, Town, i);
      const double metres = zavod_nearby_get_distance (town->latitude, town->longitude, latitude, longitude);

      if (metres < least)
        {
          least = metres;
          nearest = town;
        }
    }

  if (nearest == NULL)
    return NULL;

  way = zavod_nearby_describe (nearest->latitude, nearest->longitude, latitude, longitude);
  /* Translators: a town, and how far and in which direction from it: "Kostanay, 4 km south" */
  return g_strdup_printf (_("%s, %s"), nearest->name, way);
}
