/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with nothing but the map on an atlas that is made for it, for the tests that press keys.
 *
 *   map-window FOLDER [N]     N random sites instead of the known ones
 *
 * F2 is a form that asks for a place, F3 and F4 are tables that choose Akia Avesto and Asia Auto. What happens is
 * printed, one line each. */

#include <adwaita.h>
#include <stdlib.h>

#include "map-atlas.h"
#include "zavod-map-view.h"
#include "zavod-menu-names.h"

/* ---- what happens ---- */

static void
on_selection (ZavodSession *session)
{
  gsize n_sites;

  zavod_session_get_selected_sites (session, &n_sites);
  if (n_sites == 0)
    g_print ("selected nothing\n");
  else
    g_print ("selected %u\n", (guint) n_sites);
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
on_radius_picked (ZavodSession *session,
                  double        metres)
{
  g_print ("radius %.0f\n", metres);
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
  g_autofree char *path = map_atlas_make (argv[1], argc > 2 ? (guint) atoi (argv[2]) : 0);
  int status;

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_signal_connect (session, "selection-changed", G_CALLBACK (on_selection), NULL);
  g_signal_connect (session, "notify::record", G_CALLBACK (on_record), NULL);
  g_signal_connect (session, "picked", G_CALLBACK (on_picked), NULL);
  g_signal_connect (session, "radius-picked", G_CALLBACK (on_radius_picked), NULL);
  g_signal_connect (session, "notify::picking", G_CALLBACK (on_picking), NULL);

  application = adw_application_new ("io.github.zavod_atlas.MapWindow", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/zavod_atlas/Zavod");
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), session);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  add_actions (GTK_APPLICATION (application), session);
  zavod_menu_names_install ();
  zavod_session_open_async (session, path, ZAVOD_OPEN_DEFAULT, NULL, on_opened, NULL);
  status = g_application_run (G_APPLICATION (application), 0, NULL);

  return status;
}
