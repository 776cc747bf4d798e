/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static gint64
add_site (ZavodEdit  *edit,
          const char *name,
          double      latitude,
          double      longitude)
{
  gint64 id = zavod_edit_insert (edit, "site", 0);

  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_text (edit, "accuracy", "town");
  zavod_edit_set_point (edit, "geom", latitude, longitude);

  return id;
}

static void
cite (ZavodEdit *edit,
      gint64     claim,
      gint64     source)
{
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
}

static gint64
add_claim (ZavodEdit  *edit,
           gint64      site,
           const char *property,
           const char *text)
{
  gint64 id = zavod_edit_insert (edit, "claim", 0);

  zavod_edit_set_integer (edit, "site_id", site);
  zavod_edit_set_text (edit, "property", property);
  zavod_edit_set_text (edit, "value_text", text);

  return id;
}

static void
add_partner (ZavodEdit *edit,
             gint64     site,
             gint64     actor,
             gint64     source)
{
  gint64 id = add_claim (edit, site, "role", NULL);

  zavod_edit_set_integer (edit, "object_actor_id", actor);
  zavod_edit_set_text (edit, "role", "local-partner");
  cite (edit, id, source);
}

static void
add_shared_capacity (Fixture   *fixture,
                     ZavodEdit *edit,
                     gint64     source)
{
  gint64 id = add_claim (edit, fixture->kostanay, "capacity", "up to 190,000");

  zavod_edit_set_real (edit, "high", 190000);
  zavod_edit_set_text (edit, "bound", "up-to");
  zavod_edit_set_text (edit, "unit", "vehicles");
  cite (edit, id, source);

  zavod_edit_insert (edit, "claim_site", 0);
  zavod_edit_set_integer (edit, "claim_id", id);
  zavod_edit_set_integer (edit, "site_id", fixture->almaty);
}

static void
fill (Fixture *fixture)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A small atlas");
  gint64 source, status;

  zavod_edit_set_recorded (edit, FALSE);
  source = zavod_edit_insert (edit, "source", 0);
  zavod_edit_set_text (edit, "title", "An article");
  zavod_edit_set_text (edit, "kind", "article");

  fixture->allur = zavod_edit_insert (edit, "actor", 0);
  zavod_edit_set_text (edit, "name", "Allur");
  zavod_edit_set_text (edit, "kind", "company");

  fixture->kostanay = add_site (edit, "Kia Qazaqstan", 53.21, 63.62);
  fixture->almaty = add_site (edit, "Astana Motors", 43.25, 76.91);
  fixture->saran = add_site (edit, "Zavod QazTehna", 49.80, 72.83);
  add_partner (edit, fixture->kostanay, fixture->allur, source);
  add_partner (edit, fixture->almaty, fixture->allur, source);
  add_shared_capacity (fixture, edit, source);

  status = add_claim (edit, fixture->kostanay, "status", "operating");
  zavod_edit_set_text (edit, "since", "2025-10-21");
  cite (edit, status, source);

  fixture_edit (fixture, edit);
}

/* A GAsyncReadyCallback that keeps its result for the test. */
void
fixture_keep_result (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Opens the fixture's file in a new session. */
void
fixture_open (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->session = zavod_session_new ();
  zavod_session_open_async (fixture->session, fixture->path,
                            g_file_test (fixture->path, G_FILE_TEST_EXISTS) ? ZAVOD_OPEN_DEFAULT : ZAVOD_OPEN_CREATE,
                            NULL, fixture_keep_result, &result);
  wait_for (result != NULL);
  zavod_session_open_finish (fixture->session, result, &error);
  g_assert_no_error (error);
}

void
fixture_edit (Fixture   *fixture,
              ZavodEdit *edit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  zavod_session_edit_async (fixture->session, edit, NULL, fixture_keep_result, &result);
  wait_for (result != NULL);
  zavod_session_edit_finish (fixture->session, result, &error);
  g_assert_no_error (error);
}

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("zavod-model-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "small.gpkg", NULL);
  fixture_open (fixture);
  fill (fixture);
  wait_for (zavod_session_get_n_sites (fixture->session) == 3 &&
            zavod_session_get_points (fixture->session) != NULL && zavod_session_get_points (fixture->session)->len == 3);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* Lets the session go; answers that are still under way keep it for a moment. */
void
fixture_close (Fixture *fixture)
{
  ZavodSession *session = fixture->session;

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &fixture->session);
  g_object_unref (session);
  wait_for (fixture->session == NULL);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture_close (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Waits until the list shows @n_items. */
void
fixture_wait_list (ZavodRowList *list,
                   guint         n_items)
{
  wait_for (!zavod_row_list_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) == n_items);
}

/* Returns: (transfer full): the row at @position, once it is loaded */
ZavodRow *
fixture_get_row (ZavodRowList *list,
                 guint         position)
{
  ZavodRow *row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);
  wait_for (zavod_row_get_tuple (row) != NULL);

  return row;
}
