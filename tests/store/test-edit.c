/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "store-fixture.h"

static void
test_insert (Fixture       *self,
             gconstpointer  unused)
{
  fixture_add (self, "Kia Qazaqstan");

  assert_query (self, "SELECT name, country, hex(geom) FROM site",
                "Kia Qazaqstan|KZ|47500001E6100000" "0101000000CDCCCCCCCCCC4F409A99999999994A40");
  assert_query (self, "SELECT value_text, low FROM capacity", "up to 70,000|70000.0");
  assert_query (self, "SELECT id, words, kind, answers, length(changeset) > 0, length (who) > 0 FROM revision",
                "1|Add Kia Qazaqstan|edit|NULL|1|1");
  assert_query (self, "SELECT made_at GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z'"
                      " FROM revision", "1");
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_false (self->everything);
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "claim"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "citation"), ==, 1);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Add Kia Qazaqstan");
  g_assert_null (zavod_store_get_redo_words (self->store));
}

static void
test_update (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Rename");
  gint64 site = fixture_add (self, "Kia");

  fixture_execute (self, "UPDATE gpkg_contents SET last_change = '2020-01-01T00:00:00.000Z', min_x = 1");
  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "name", "Kia Qazaqstan");
  zavod_edit_set_null (edit, "country");
  zavod_edit_set_real (edit, "radius", 250);
  fixture_edit (self, edit);

  assert_query (self, "SELECT name, country, radius, geom IS NOT NULL FROM site", "Kia Qazaqstan|NULL|250.0|1");
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "claim"), ==, 0);
  /* only the layer that changed says so, and its extent is known no more */
  assert_query (self, "SELECT table_name, min_x FROM gpkg_contents WHERE last_change > '2021-'", "site|NULL");
}

static void
test_delete_cascades (Fixture       *self,
                      gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete");
  gint64 site = fixture_add (self, "Kia");

  zavod_edit_delete (edit, "site", site);
  fixture_edit (self, edit);

  assert_query (self, "SELECT (SELECT count(*) FROM site), (SELECT count(*) FROM claim),"
                      " (SELECT count(*) FROM citation), (SELECT count(*) FROM source)", "0|0|0|1");
  g_assert_cmpuint (fixture_count_changed (self, "claim"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "citation"), ==, 1);
}

static void
test_unrecorded (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Compile");

  zavod_edit_set_recorded (edit, FALSE);
  edit_add_site (edit, "Kia Qazaqstan", 53.2, 63.6);
  fixture_edit (self, edit);

  assert_query (self, "SELECT count(*) FROM revision", "0");
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 1);
  g_assert_null (zavod_store_get_undo_words (self->store));
}

/* An edit that changes nothing leaves no trace. */
static void
test_nothing (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Nothing");
  gint64 site = fixture_add (self, "Kia");

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "name", "Kia");
  fixture_edit (self, edit);

  assert_query (self, "SELECT count(*) FROM revision", "1");
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Add Kia");
}

/* Rows may refer to rows that come later in the same edit. */
static void
test_any_order (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Backwards");

  zavod_edit_insert (edit, "citation", 3);
  zavod_edit_set_integer (edit, "claim_id", 2);
  zavod_edit_set_integer (edit, "source_id", 4);
  zavod_edit_insert (edit, "claim", 2);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_text (edit, "property", "capacity");
  zavod_edit_insert (edit, "source", 4);
  zavod_edit_set_text (edit, "title", "Title");
  zavod_edit_set_text (edit, "kind", "article");
  fixture_edit (self, edit);

  assert_query (self, "SELECT citations FROM capacity", "1");
}

static void
test_uncited (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (ZavodEdit) add = zavod_edit_new ("Add without a source");
  g_autoptr (ZavodEdit) take = zavod_edit_new ("Take the source away");
  g_autofree char *citation = NULL;

  fixture_add (self, "Kia");
  zavod_edit_insert (add, "claim", 0);
  zavod_edit_set_text (add, "country", "KZ");
  zavod_edit_set_text (add, "property", "capacity");
  fixture_refuse (self, add, ZAVOD_ERROR_INVALID);

  citation = fixture_query (self, "SELECT id FROM citation");
  zavod_edit_delete (take, "citation", g_ascii_strtoll (citation, NULL, 10));
  fixture_refuse (self, take, ZAVOD_ERROR_INVALID);
}

static void
test_moved_citation (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Move the citation to another claim");
  g_autofree char *citation = NULL;
  g_autofree char *claim = NULL;

  fixture_add (self, "Kia");
  fixture_add (self, "Allur");
  citation = fixture_query (self, "SELECT id FROM citation ORDER BY id LIMIT 1");
  claim = fixture_query (self, "SELECT claim_id FROM citation ORDER BY id DESC LIMIT 1");
  zavod_edit_update (edit, "citation", g_ascii_strtoll (citation, NULL, 10));
  zavod_edit_set_integer (edit, "claim_id", g_ascii_strtoll (claim, NULL, 10));
  fixture_refuse (self, edit, ZAVOD_ERROR_INVALID);
}

static void
test_references (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (ZavodEdit) dangling = zavod_edit_new ("Refer to nothing");
  g_autoptr (ZavodEdit) delete = zavod_edit_new ("Delete what is referred to");
  g_autofree char *source = NULL;

  fixture_add (self, "Kia");
  zavod_edit_insert (dangling, "site", 0);
  zavod_edit_set_text (dangling, "name", "Allur");
  zavod_edit_set_integer (dangling, "place_id", 77);
  fixture_refuse (self, dangling, ZAVOD_ERROR_INVALID);

  source = fixture_query (self, "SELECT id FROM source");
  zavod_edit_delete (delete, "source", g_ascii_strtoll (source, NULL, 10));
  fixture_refuse (self, delete, ZAVOD_ERROR_INVALID);
}

static void
test_bad_values (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (ZavodEdit) no_name = zavod_edit_new ("No name");
  g_autoptr (ZavodEdit) far = zavod_edit_new ("Beyond the pole");
  g_autoptr (ZavodEdit) infinite = zavod_edit_new ("Not a number");
  g_autoptr (ZavodEdit) garbled = zavod_edit_new ("Not UTF-8");
  g_autoptr (ZavodEdit) subjects = zavod_edit_new ("Two subjects");

  zavod_edit_insert (no_name, "site", 0);
  fixture_refuse (self, no_name, ZAVOD_ERROR_INVALID);

  edit_add_site (far, "Far", 91, 0);
  fixture_refuse (self, far, ZAVOD_ERROR_INVALID);

  edit_add_site (infinite, "Infinite", 50, 60);
  zavod_edit_set_real (infinite, "radius", NAN);
  fixture_refuse (self, infinite, ZAVOD_ERROR_INVALID);

  edit_add_site (garbled, "\xff\xfe", 50, 60);
  fixture_refuse (self, garbled, ZAVOD_ERROR_INVALID);

  edit_add_capacity (subjects, edit_add_site (subjects, "Kia", 50, 60), edit_add_source (subjects), "1", 1);
  zavod_edit_insert (subjects, "claim", 0);
  zavod_edit_set_text (subjects, "property", "capacity");
  fixture_refuse (self, subjects, ZAVOD_ERROR_INVALID);
}

static void
test_bad_names (Fixture       *self,
                gconstpointer  unused)
{
  static const struct
  {
    const char *table;
    const char *column;
  } names[] = {
    { "sqlite_schema", "sql" },
    { "revision", "words" },
    { "zavod_meta", "title" },
    { "gpkg_contents", "identifier" },
    { "partner", "role" },
    { "site\" --", "name" },
    { "site", "name\" = 'x' --" },
    { "site", "id" },
    { "site", "latitude" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZavodEdit) edit = zavod_edit_new ("Write what is not to be written");

      zavod_edit_insert (edit, names[i].table, 1);
      zavod_edit_set_text (edit, names[i].column, "x");
      fixture_refuse (self, edit, ZAVOD_ERROR_INVALID);
    }
}

static void
test_gone (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr (ZavodEdit) update = zavod_edit_new ("Update");
  g_autoptr (ZavodEdit) delete = zavod_edit_new ("Delete");

  edit_add_site (update, "Half of the edit that must not stay", 50, 60);
  zavod_edit_update (update, "site", 12345);
  zavod_edit_set_text (update, "name", "Kia");
  fixture_refuse (self, update, ZAVOD_ERROR_NOT_FOUND);

  zavod_edit_delete (delete, "site", 12345);
  fixture_refuse (self, delete, ZAVOD_ERROR_NOT_FOUND);
}

static void
test_twice (Fixture       *self,
            gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("The same id");
  gint64 site = fixture_add (self, "Kia");

  zavod_edit_insert (edit, "site", site);
  zavod_edit_set_text (edit, "name", "Kia");
  fixture_refuse (self, edit, ZAVOD_ERROR_CONFLICT);
}

static void
test_too_long (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A name of 65 MiB");
  g_autofree char *name = g_strnfill (65 * 1024 * 1024, 'x');

  edit_add_site (edit, name, 50, 60);
  fixture_refuse (self, edit, ZAVOD_ERROR_INVALID);
}

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError **error = user_data;

  if (zavod_store_edit_finish (ZAVOD_STORE (object), result, error))
    *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "It was done");
}

static void
test_cancel (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Cancelled before it began");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  edit_add_site (edit, "Kia", 50, 60);
  g_cancellable_cancel (cancellable);
  zavod_store_edit_async (self->store, edit, cancellable, edited_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_query (self, "SELECT count(*) FROM site", "0");
}

/* The caller closes at once: what was handed over is still written, and answered. */
static void
test_close_after_edit (Fixture       *self,
                       gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("The last one");
  g_autoptr (GError) error = NULL;

  edit_add_site (edit, "Kia", 50, 60);
  zavod_store_edit_async (self->store, edit, NULL, edited_cb, &error);
  zavod_store_close (self->store);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_query (self, "SELECT count(*) FROM site", "1");
  g_clear_error (&error);

  zavod_store_edit (self->store, edit, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/store/edit/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("insert", test_insert);
  ADD ("update", test_update);
  ADD ("delete-cascades", test_delete_cascades);
  ADD ("unrecorded", test_unrecorded);
  ADD ("nothing", test_nothing);
  ADD ("any-order", test_any_order);
  ADD ("uncited", test_uncited);
  ADD ("moved-citation", test_moved_citation);
  ADD ("references", test_references);
  ADD ("bad-values", test_bad_values);
  ADD ("bad-names", test_bad_names);
  ADD ("gone", test_gone);
  ADD ("twice", test_twice);
  ADD ("too-long", test_too_long);
  ADD ("cancel", test_cancel);
  ADD ("close-after-edit", test_close_after_edit);

  return g_test_run ();
}
