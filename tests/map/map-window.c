/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with nothing but the map on an atlas that is made for it, for the tests that press keys.
 *
 *   map-window FOLDER [N]     N random sites instead of the known ones
 *
 * F2 is a form that asks for a place, F3 and F4 are tables that choose Akia Avesto and Asia Auto. What happens is
 * printed, one line each. */

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#include "zavod-map-view.h"

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
  { "KAMAZ-Engineering", "Kokshetau", 53.2841, 69.3936, "town", "trucks", "operating" },
  { "Uralskagroremmash", "Oral", 51.2460, 51.4256, "town", "trucks", "operating" },
  { "Unnamed enterprise in Astana", "Astana", 51.1801, 71.4460, "town", NULL, "operating" },
  { "Asia Auto", "Ust-Kamenogorsk", 49.9714, 82.6059, "town", "cars", "unknown" },
  { "UzAuto Motors", "Asaka", 40.6415, 72.2387, "town", "cars", "operating", "up to 400,000 vehicles (2023)" },
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
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
}

static void
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

static char *
make_atlas (const char *folder,
            guint       n)
{
  g_autofree char *path = g_build_filename (folder, "map.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_CREATE, &error);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Fill the map");
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 source;

  g_assert_no_error (error);
  source = zavod_edit_insert (edit, "source", 0);
  zavod_edit_set_text (edit, "title", "A list of plants");
  zavod_edit_set_text (edit, "kind", "article");
  if (n > 0)
    add_random_plants (edit, places, source, n);
  else
    for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
      add_plant (edit, places, source, &plants[i]);
  zavod_store_edit (store, edit, &error);
  g_assert_no_error (error);
  zavod_store_close (store);

  return g_steal_pointer (&path);
}

/* ---- what happens ---- */

static void
on_selection (ZavodSession *session)
{
  g_print ("selected %s\n", zavod_session_get_selected_site (session) != 0 ? "a site" : "nothing");
}

static void
on_record (ZavodSession *session)
{
  const ZavodSite *record = zavod_session_get_record (session);

  if (record != NULL)
    g_print ("record %s\n", record->name);
}

static void
on_picked (ZavodSession *session,
           double        latitude,
           double        longitude)
{
  g_print ("picked %.3f %.3f\n", latitude, longitude);
}

static void
on_picking (ZavodSession *session)
{
  g_print ("picking %s\n", zavod_session_is_picking (session) ? "yes" : "no");
}

static void
on_site_activated (ZavodMapView *map,
                   gint64        id)
{
  g_print ("activated\n");
}

static void
on_pick (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       session)
{
  const ZavodPick pick = { TRUE, 48.0, 67.0, 20000 };

  zavod_session_begin_picking (session, &pick);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree char *wanted = user_data;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, NULL);
  ZavodSession *session = g_object_get_data (source, "session");

  for (guint i = 0; i < tuples->len; i++)
    {
      const ZavodTuple *tuple = g_ptr_array_index (tuples, i);

      if (g_str_equal (tuple->cells[ZAVOD_SITES_NAME], wanted))
        zavod_session_select_site (session, tuple->id, ZAVOD_ORIGIN_SITES);
    }
}

static void
on_select (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  ZavodSession *session = user_data;
  GArray *points = zavod_session_get_points (session);
  ZavodStore *store = zavod_session_get_store (session);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < points->len; i++)
    g_array_append_val (ids, g_array_index (points, ZavodSitePoint, i).id);
  g_object_set_data (G_OBJECT (store), "session", session);
  zavod_store_load_async (store, ZAVOD_TABLE_SITES, (const gint64 *) (gpointer) ids->data, ids->len, NULL, NULL, on_found,
                          g_variant_dup_string (parameter, NULL));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  zavod_session_open_finish (ZAVOD_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
on_activate (GtkApplication *application,
             ZavodSession   *session)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *map = zavod_map_view_new ();

  g_signal_connect (map, "site-activated", G_CALLBACK (on_site_activated), NULL);
  zavod_map_view_set_session (ZAVOD_MAP_VIEW (map), session);
  gtk_window_set_title (GTK_WINDOW (window), "Map");
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), map);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (map);
}

static void
add_actions (GtkApplication *application,
             ZavodSession   *session)
{
  static const struct
  {
    const char *action;
    const char *keys[2];
  } keys[] = {
    { "window.close", { "<Control>q" } },
    { "app.pick", { "F2" } },
    { "app.select::Akia Avesto", { "F3" } },
    { "app.select::Asia Auto", { "F4" } },
  };
  static const GActionEntry actions[] = { { "pick", on_pick }, { "select", on_select, "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), session);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].keys);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (ZavodSession) session = zavod_session_new ();
  g_autofree char *path = make_atlas (argv[1], argc > 2 ? (guint) atoi (argv[2]) : 0);
  int status;

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_signal_connect (session, "selection-changed", G_CALLBACK (on_selection), NULL);
  g_signal_connect (session, "notify::record", G_CALLBACK (on_record), NULL);
  g_signal_connect (session, "picked", G_CALLBACK (on_picked), NULL);
  g_signal_connect (session, "notify::picking", G_CALLBACK (on_picking), NULL);

  application = adw_application_new ("io.github.zavod_atlas.MapWindow", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/zavod_atlas/Zavod");
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), session);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  add_actions (GTK_APPLICATION (application), session);
  zavod_session_open_async (session, path, ZAVOD_OPEN_DEFAULT, NULL, on_opened, NULL);
  status = g_application_run (G_APPLICATION (application), 0, NULL);

  return status;
}
