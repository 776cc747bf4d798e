/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

static void
assert_words (Fixture    *self,
              const char *undo,
              const char *redo)
{
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, undo);
  g_assert_cmpstr (zavod_store_get_redo_words (self->store), ==, redo);
}

static void
undo (Fixture    *self,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = fixture_undo (self, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
redo (Fixture    *self,
      const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = fixture_redo (self, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
delete_site (Fixture *self,
             gint64   site)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete");

  zavod_edit_delete (edit, "site", site);
  fixture_edit (self, edit);
}

/* Every state on the way is met again, byte for byte, going back and going forth. */
static void
test_exact (Fixture       *self,
            gconstpointer  unused)
{
  g_autofree char *states[5] = { NULL };
  gint64 kia, allur;

  states[0] = fixture_dump (self);
  kia = fixture_add (self, "Kia");
  states[1] = fixture_dump (self);
  allur = fixture_add (self, "Allur");
  states[2] = fixture_dump (self);
  fixture_rename_site (self, allur, "Allur Kostanay");
  states[3] = fixture_dump (self);
  delete_site (self, kia);
  states[4] = fixture_dump (self);

  for (int round = 0; round < 2; round++)
    {
      for (int i = 3; i >= 0; i--)
        {
          g_autofree char *words = fixture_undo (self, NULL);
          g_autofree char *state = fixture_dump (self);

          g_assert_cmpstr (state, ==, states[i]);
        }
      for (int i = 1; i <= 4; i++)
        {
          g_autofree char *words = fixture_redo (self, NULL);
          g_autofree char *state = fixture_dump (self);

          g_assert_cmpstr (state, ==, states[i]);
        }
    }

  for (int i = 0; i < 5; i++)
    g_clear_pointer (&states[i], g_free);
}

static void
test_words (Fixture       *self,
            gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");

  fixture_rename_site (self, site, "KIA");
  assert_words (self, "Rename to KIA", NULL);
  undo (self, "Rename to KIA");
  assert_words (self, "Add Kia", "Rename to KIA");
  undo (self, "Add Kia");
  assert_words (self, NULL, "Add Kia");
  redo (self, "Add Kia");
  assert_words (self, "Add Kia", "Rename to KIA");

  fixture_rename_site (self, site, "Kia Qazaqstan");
  assert_words (self, "Rename to Kia Qazaqstan", NULL);
  assert_query (self, "SELECT group_concat (kind || coalesce (answers, '')) FROM revision",
                "edit,edit,undo2,undo1,redo1,edit");
}

static void
test_changes (Fixture       *self,
              gconstpointer  unused)
{
  fixture_add (self, "Kia");
  undo (self, "Add Kia");

  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_false (self->everything);
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "citation"), ==, 1);
}

static void
test_restart (Fixture       *self,
              gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;

  fixture_rename_site (self, site, "KIA");
  delete_site (self, site);
  undo (self, "Delete");

  fixture_close (self);
  fixture_open (self);
  assert_words (self, "Rename to KIA", "Delete");
  undo (self, "Rename to KIA");
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);

  fixture_close (self);
  fixture_open (self);
  assert_words (self, "Add Kia", "Rename to KIA");
  redo (self, "Rename to KIA");
  redo (self, "Delete");
  assert_words (self, "Delete", NULL);
  assert_query (self, "SELECT count(*) FROM site", "0");
}

static void
test_nothing (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (GError) undo_error = NULL;
  g_autoptr (GError) redo_error = NULL;

  g_assert_null (fixture_undo (self, &undo_error));
  g_assert_error (undo_error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
  g_assert_null (fixture_redo (self, &redo_error));
  g_assert_error (redo_error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
}

/* Another program changed the cell: undo would overwrite that, so it refuses and leaves all as it is. */
static void
test_conflict (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  gint64 site = fixture_add (self, "Kia");

  fixture_rename_site (self, site, "KIA");
  fixture_execute (self, "UPDATE site SET name = 'Kia, by QGIS'");

  g_assert_null (fixture_undo (self, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==,
                   "“Rename to KIA” cannot be undone: the record was changed by another program since.");
  assert_query (self, "SELECT name FROM site", "Kia, by QGIS");
  assert_query (self, "SELECT count(*) FROM revision", "2");
}

/* A column that a GIS added, and took away again after our edit: SQLite would leave such a change out and say nothing. */
static void
test_dropped_column (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  gint64 site = fixture_add (self, "Kia");

  fixture_execute (self, "ALTER TABLE site ADD COLUMN owner TEXT");
  fixture_rename_site (self, site, "KIA");
  fixture_execute (self, "ALTER TABLE site DROP COLUMN owner");

  g_assert_null (fixture_undo (self, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==,
                   "“Rename to KIA” cannot be undone: the record was changed by another program since.");
  assert_query (self, "SELECT name, (SELECT count(*) FROM revision) FROM site", "KIA|2");
}

/* A column that was added since is no conflict: the edit says nothing about it. */
static void
test_added_column (Fixture       *self,
                   gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");

  fixture_rename_site (self, site, "KIA");
  fixture_execute (self, "ALTER TABLE site ADD COLUMN owner TEXT");
  fixture_execute (self, "UPDATE site SET owner = 'Astana Motors'");
  undo (self, "Rename to KIA");
  assert_query (self, "SELECT name, owner FROM site", "Kia|Astana Motors");
}

/* A change of another cell of the same row is no conflict, and stays. */
static void
test_no_conflict (Fixture       *self,
                  gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");

  fixture_rename_site (self, site, "KIA");
  fixture_execute (self, "UPDATE site SET note = 'by QGIS'");
  undo (self, "Rename to KIA");
  assert_query (self, "SELECT name, note FROM site", "Kia|by QGIS");
}

/* Another program let a record of its own point to ours: undo must not tear it away. */
static void
test_new_reference (Fixture       *self,
                    gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  fixture_execute (self, "INSERT INTO name (site_id, text) SELECT id, 'Kия' FROM site");
  g_assert_null (fixture_undo (self, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT);
  assert_query (self, "SELECT (SELECT count(*) FROM site), (SELECT count(*) FROM name)", "1|1");
}

/* Two Zavods on one file share one history. */
static void
test_two_stores (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Edit of the other");
  ZavodStore *other;

  fixture_add (self, "Kia");
  other = zavod_store_open (self->path, ZAVOD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (zavod_store_get_undo_words (other), ==, "Add Kia");

  edit_add_site (edit, "Allur", 50, 60);
  zavod_store_edit (other, edit, &error);
  g_assert_no_error (error);

  /* not yet told to us, yet this is what is undone: the newest edit of the file */
  undo (self, "Edit of the other");
  g_assert_true (self->everything);
  assert_words (self, "Add Kia", "Edit of the other");
  undo (self, "Add Kia");
  assert_query (self, "SELECT count(*) FROM site", "0");

  close_store (other);
}

/* Somebody made the history up: nothing of it is carried out, whatever it says. */
static void
test_made_up (Fixture       *self,
              gconstpointer  unused)
{
  static const char *const changesets[] = {
    /* an insertion into zavod_meta (id, version): of a table that no edit writes */
    "x'5402 0100 7a61766f645f6d65746100 1200 010000000000000007 010000000000000007'",
    /* an update of site by its second column, with nothing about the first */
    "x'5402 0001 7369746500 1700 00 010000000000000007 00 00'",
    /* a table whose name has no end: SQLite 3.46 never came back from it */
    "x'5401 01 61'",
    "x''",
    "x'00'",
  };

  fixture_add (self, "Kia");
  for (guint i = 0; i < G_N_ELEMENTS (changesets); i++)
    {
      g_auto (GStrv) digits = g_strsplit (changesets[i], " ", -1);
      g_autofree char *blob = g_strjoinv ("", digits);
      g_autofree char *script = g_strdup_printf ("UPDATE revision SET changeset = %s", blob);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      fixture_execute (self, script);
      before = fixture_dump (self);
      g_assert_null (fixture_undo (self, &error));
      g_assert_nonnull (error);
      after = fixture_dump (self);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/store/undo/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("exact", test_exact);
  ADD ("words", test_words);
  ADD ("changes", test_changes);
  ADD ("restart", test_restart);
  ADD ("nothing", test_nothing);
  ADD ("conflict", test_conflict);
  ADD ("dropped-column", test_dropped_column);
  ADD ("added-column", test_added_column);
  ADD ("no-conflict", test_no_conflict);
  ADD ("new-reference", test_new_reference);
  ADD ("two-stores", test_two_stores);
  ADD ("made-up", test_made_up);

  return g_test_run ();
}
