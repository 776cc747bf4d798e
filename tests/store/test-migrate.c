/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way from version to version, walked with steps that only this test has. */

#include "store-fixture.h"
#include "zavod-schema.h"
#include "zavod-sqlite.h"

static const ZavodStep steps[] = {
  { 1, "a step that every atlas has taken" },
  { 2, "ALTER TABLE site ADD COLUMN opened TEXT; UPDATE site SET opened = '2025'" },
  { 3, "ALTER TABLE actor ADD COLUMN founded TEXT" },
};

static const ZavodStep broken_steps[] = {
  { 1, "a step that every atlas has taken" },
  { 2, "ALTER TABLE site ADD COLUMN opened TEXT" },
  { 3, "UPDATE site SET opened = '2025'; ALTER TABLE nowhere ADD COLUMN founded TEXT" },
};

static gboolean
migrate (Fixture          *self,
         const ZavodStep  *the_steps,
         guint             n_steps,
         GError          **error)
{
  g_autoptr (ZavodConnection) connection = zavod_connection_new (self->path, ZAVOD_CONNECTION_WRITE, error);

  return connection != NULL && zavod_migrate_by_steps (connection, the_steps, n_steps, self->path, error);
}

static void
test_steps (Fixture       *self,
            gconstpointer  unused)
{
  g_autofree char *copy = g_build_filename (self->folder, "test.backup-v1.gpkg", NULL);
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  fixture_close (self);
  migrate (self, steps, G_N_ELEMENTS (steps), &error);
  g_assert_no_error (error);

  assert_query (self, "SELECT version, title FROM zavod_meta", "3|test");
  assert_query (self, "SELECT name, opened FROM site", "Kia|2025");
  assert_query (self, "SELECT count(*) FROM pragma_table_info ('actor') WHERE name = 'founded'", "1");
  assert_query (self, "SELECT count(*) FROM gpkg_contents WHERE table_name = 'site'", "1");

  /* the copy is the atlas as it was, and opens */
  g_set_str (&self->path, copy);
  assert_query (self, "SELECT version FROM zavod_meta", "1");
  fixture_open (self);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Add Kia");
}

/* The step that fails leaves no trace; the one before it stays. */
static void
test_failing_step (Fixture       *self,
                   gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  fixture_close (self);
  g_assert_false (migrate (self, broken_steps, G_N_ELEMENTS (broken_steps), &error));
  g_assert_nonnull (error);

  assert_query (self, "SELECT version FROM zavod_meta", "2");
  assert_query (self, "SELECT name, opened FROM site", "Kia|NULL");
}

/* Nothing to do: no copy, no write. */
static void
test_current (Fixture       *self,
              gconstpointer  unused)
{
  g_autofree char *copy = g_build_filename (self->folder, "test.backup-v1.gpkg", NULL);
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  migrate (self, steps, 1, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* The copy comes first: without it nothing is touched. */
static void
test_no_copy (Fixture       *self,
              gconstpointer  unused)
{
  g_autofree char *copy = g_build_filename (self->folder, "test.backup-v1.gpkg", NULL);
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
  g_assert_false (migrate (self, steps, G_N_ELEMENTS (steps), &error));
  g_assert_nonnull (error);
  assert_query (self, "SELECT version FROM zavod_meta", "1");
  g_assert_cmpint (g_rmdir (copy), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) \
  g_test_add ("/store/migrate/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("steps", test_steps);
  ADD ("failing-step", test_failing_step);
  ADD ("current", test_current);
  ADD ("no-copy", test_no_copy);

  return g_test_run ();
}
