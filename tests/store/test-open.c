/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is let in, and what is not. The files are made wrong by SQLite itself or by writing into them. */

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"

static void
assert_refused (const char *path,
                ZavodError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) read_error = NULL;

  g_assert_null (zavod_store_open (path, ZAVOD_OPEN_DEFAULT, &error));
  g_assert_error (error, ZAVOD_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_test_message ("%s", error->message);

  g_assert_null (zavod_store_open (path, ZAVOD_OPEN_READ_ONLY, &read_error));
  g_assert_error (read_error, ZAVOD_ERROR, (int) code);
}

static void
write_file (Fixture    *self,
            gconstpointer data,
            gssize      size)
{
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  g_file_set_contents (self->path, data, size, &error);
  g_assert_no_error (error);
}

static void
overwrite (Fixture       *self,
           off_t          offset,
           gconstpointer  data,
           gsize          size)
{
  int fd = open (self->path, O_WRONLY);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, data, size, offset), ==, (gssize) size);
  close (fd);
}

/* The file as it was: being refused changes nothing. */
static char *
checksum (Fixture *self)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &data, &size, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
}

static void
test_create (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_query (self, "SELECT version, title, length (atlas) FROM zavod_meta", "1|test|36");
  assert_query (self, "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode", "1196444487|10400|wal");
  g_assert_false (zavod_store_is_read_only (self->store));
  g_assert_cmpstr (zavod_store_get_path (self->store), ==, self->path);
  fixture_close (self);

  /* nothing is overwritten, and nothing is left behind: tear_down removes files, of which there must be one */
  before = checksum (self);
  g_assert_null (zavod_store_open (self->path, ZAVOD_OPEN_CREATE, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS);
  after = checksum (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_one_file (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr (GDir) dir = NULL;

  fixture_add (self, "Kia");
  fixture_close (self);
  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "test.gpkg");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_create_nowhere (Fixture       *self,
                     gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (self->folder, "no such folder", "new.gpkg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (zavod_store_open (path, ZAVOD_OPEN_CREATE, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
}

static void
test_missing (Fixture       *self,
              gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (self->folder, "missing.gpkg", NULL);

  assert_refused (path, ZAVOD_ERROR_NOT_FOUND);
  assert_refused (self->folder, ZAVOD_ERROR_NOT_A_DATABASE);
}

static void
test_not_a_database (Fixture       *self,
                     gconstpointer  unused)
{
  write_file (self, "", 0);
  assert_refused (self->path, ZAVOD_ERROR_NOT_A_DATABASE);
  write_file (self, "SQLite format 3", 16);
  assert_refused (self->path, ZAVOD_ERROR_NOT_A_DATABASE);
  write_file (self, "{ \"type\": \"FeatureCollection\", \"features\": [ ] }                                      "
                    "                                                                                     ", -1);
  assert_refused (self->path, ZAVOD_ERROR_NOT_A_DATABASE);
}

static void
test_not_an_atlas (Fixture       *self,
                   gconstpointer  unused)
{
  fixture_close (self);
  g_unlink (self->path);
  fixture_execute (self, "CREATE TABLE site (id INTEGER PRIMARY KEY)");
  assert_refused (self->path, ZAVOD_ERROR_NOT_AN_ATLAS);

  fixture_execute (self, "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10400");
  assert_refused (self->path, ZAVOD_ERROR_NOT_AN_ATLAS);
}

static void
test_newer (Fixture       *self,
            gconstpointer  unused)
{
  fixture_close (self);
  fixture_execute (self, "UPDATE zavod_meta SET version = 2");
  assert_refused (self->path, ZAVOD_ERROR_NEWER);
}

static void
test_truncated (Fixture       *self,
                gconstpointer  unused)
{
  struct stat info;

  fixture_close (self);
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpint (truncate (self->path, info.st_size - 4096), ==, 0);
  assert_refused (self->path, ZAVOD_ERROR_CORRUPT);
  g_assert_cmpint (truncate (self->path, 4096), ==, 0);
  assert_refused (self->path, ZAVOD_ERROR_CORRUPT);
}

static void
test_corrupt (Fixture       *self,
              gconstpointer  unused)
{
  guint8 garbage[2000];

  memset (garbage, 0xa5, sizeof garbage);
  fixture_close (self);
  overwrite (self, 100, garbage, sizeof garbage);
  assert_refused (self->path, ZAVOD_ERROR_CORRUPT);
}

/* A table of ours that is not ours any more. */
static void
test_altered (Fixture       *self,
              gconstpointer  unused)
{
  static const char *const alterations[] = {
    "DROP VIEW figure",
    "DROP VIEW figure; CREATE VIEW figure AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
    " SELECT id FROM n",
    "DROP TABLE citation",
    "ALTER TABLE site DROP COLUMN accuracy",
    "ALTER TABLE site RENAME COLUMN note TO remark",
    "DROP VIEW partner; CREATE TABLE partner (id INTEGER PRIMARY KEY)",
    "DROP INDEX site_place",
  };

  fixture_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      g_unlink (self->path);
      g_object_unref (zavod_store_open (self->path, ZAVOD_OPEN_CREATE, NULL));
      /* views must not stop SQLite from dropping what they show */
      fixture_execute (self, "PRAGMA legacy_alter_table = ON");
      fixture_execute (self, alterations[i]);
      assert_refused (self->path, ZAVOD_ERROR_NOT_AN_ATLAS);
    }
}

/* A GIS offers its users to add columns, layers and styles. */
static void
test_extended (Fixture       *self,
               gconstpointer  unused)
{
  fixture_add (self, "Kia");
  fixture_close (self);
  fixture_execute (self, "ALTER TABLE site ADD COLUMN visited TEXT DEFAULT 'no';"
                         "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT);"
                         "UPDATE site SET visited = 'yes'");
  fixture_open (self);
  fixture_add (self, "Allur");
  assert_query (self, "SELECT name, visited FROM site ORDER BY name", "Allur|no|Kia|yes");

  /* the history reaches back to before the column was there */
  g_free (fixture_undo (self, NULL));
  g_free (fixture_undo (self, NULL));
  assert_query (self, "SELECT count(*) FROM site", "0");
  g_free (fixture_redo (self, NULL));
  assert_query (self, "SELECT name, visited FROM site", "Kia|no");
}

/* Triggers and views that would do more than they seem to. */
static void
test_hostile (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Set it off");
  gint64 site = fixture_add (self, "Kia");

  fixture_close (self);
  fixture_execute (self, "CREATE VIEW evil AS SELECT load_extension ('evil.so'), writefile ('/tmp/evil', 'x');"
                         "CREATE VIRTUAL TABLE words USING fts5 (text);"
                         "CREATE TRIGGER quiet AFTER UPDATE ON site BEGIN DELETE FROM claim; END");
  fixture_open (self);
  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "name", "KIA");
  fixture_refuse (self, edit, ZAVOD_ERROR_INVALID);
  assert_query (self, "SELECT count(*) FROM claim", "1");

  /* what the trigger does not touch can still be edited */
  fixture_add (self, "Allur");
}

static void
test_hostile_function (Fixture       *self,
                       gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Set it off");

  fixture_close (self);
  fixture_execute (self, "CREATE TRIGGER quiet AFTER INSERT ON site BEGIN SELECT load_extension ('evil.so'); END");
  fixture_open (self);
  edit_add_site (edit, "Kia", 50, 60);
  fixture_refuse (self, edit, ZAVOD_ERROR_FAILED);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  ZavodStore **store = user_data;

  *store = zavod_store_open_finish (result, NULL);
}

static void
test_async (Fixture       *self,
            gconstpointer  unused)
{
  fixture_add (self, "Kia");
  fixture_close (self);

  zavod_store_open_async (self->path, ZAVOD_OPEN_DEFAULT, NULL, opened_cb, &self->store);
  while (self->store == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Add Kia");
}

static void
test_read_only (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Not possible");
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  fixture_close (self);
  self->store = zavod_store_open (self->path, ZAVOD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);

  g_assert_true (zavod_store_is_read_only (self->store));
  g_assert_null (zavod_store_get_undo_words (self->store));
  edit_add_site (edit, "Kia", 50, 60);
  fixture_refuse (self, edit, ZAVOD_ERROR_READ_ONLY);
  g_assert_null (fixture_undo (self, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY);
}

static void
test_backup (Fixture       *self,
             gconstpointer  unused)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.gpkg", NULL);
  g_autofree char *original = g_strdup (self->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  before = fixture_dump (self);
  g_assert_true (g_file_set_contents (copy, "an older copy", -1, NULL));
  g_assert_true (zavod_store_backup (self->store, copy, &error));
  g_assert_no_error (error);
  fixture_add (self, "Allur");

  g_assert_false (zavod_store_backup (self->store, self->path, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS);
  fixture_close (self);

  g_set_str (&self->path, copy);
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  assert_query (self, "PRAGMA journal_mode; PRAGMA integrity_check", "delete|ok");
  fixture_open (self);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Add Kia");
  fixture_close (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/store/open/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("create", test_create);
  ADD ("one-file", test_one_file);
  ADD ("create-nowhere", test_create_nowhere);
  ADD ("missing", test_missing);
  ADD ("not-a-database", test_not_a_database);
  ADD ("not-an-atlas", test_not_an_atlas);
  ADD ("newer", test_newer);
  ADD ("truncated", test_truncated);
  ADD ("corrupt", test_corrupt);
  ADD ("altered", test_altered);
  ADD ("extended", test_extended);
  ADD ("hostile", test_hostile);
  ADD ("hostile-function", test_hostile_function);
  ADD ("async", test_async);
  ADD ("read-only", test_read_only);
  ADD ("backup", test_backup);

  return g_test_run ();
}
