/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging without a server: files of changes, copies of an atlas, conflicts, and hostile files. */

#include <string.h>

#include "await.h"
#include "store-fixture.h"
#include "zavod-store-history.h"
#include "zavod-store-merge.h"

/* A colleague's copy is made when the test asks for one. */
static void
copy_atlas (Fixture    *self,
            Fixture    *copy,
            const char *name)
{
  g_autoptr (GError) error = NULL;

  *copy = (Fixture) {
    .folder = g_strdup (self->folder),
    .path = g_build_filename (self->folder, name, NULL),
    .rows = g_hash_table_new (g_str_hash, g_str_equal),
  };
  zavod_store_backup (self->store, copy->path, &error);
  g_assert_no_error (error);
  fixture_open (copy);
}

static void
discard (Fixture *copy)
{
  fixture_close (copy);
  g_unlink (copy->path);
  g_hash_table_unref (copy->rows);
  g_free (copy->folder);
  g_free (copy->path);
}

static void
set_text (Fixture    *self,
          const char *words,
          const char *table,
          gint64      id,
          const char *column,
          const char *text)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);

  zavod_edit_update (edit, table, id);
  zavod_edit_set_text (edit, column, text);
  fixture_edit (self, edit);
}

static gint64
export (Fixture     *self,
        gint64       after,
        const char  *path,
        GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint n_edits = 0;

  zavod_store_export_changes_async (self->store, after, path, NULL, take_answer, &result);
  await_answer (&result);

  return zavod_store_export_changes_finish (self->store, result, &n_edits, error);
}

static ZavodPatch *
read_patch (Fixture     *self,
            const char  *path,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zavod_store_read_patch_async (self->store, path, NULL, take_answer, &result);
  await_answer (&result);

  return zavod_store_read_patch_finish (self->store, result, error);
}

static ZavodPatch *
read_good (Fixture    *self,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  ZavodPatch *patch = read_patch (self, path, &error);

  g_assert_no_error (error);

  return patch;
}

static gboolean
merge (Fixture            *self,
       ZavodPatch         *patch,
       ZavodChangeChoice   choice,
       GError            **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const ZavodChangeList *changes = zavod_patch_get_changes (patch);
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      if (row->state == ZAVOD_CHANGE_RIVAL || choice == ZAVOD_CHOICE_LEAVE)
        g_hash_table_insert (choices, zavod_row_change_make_key (row), GINT_TO_POINTER (choice));
    }

  zavod_store_merge_async (self->store, patch, choices, "Merge", NULL, take_answer, &result);
  await_answer (&result);

  return zavod_store_merge_finish (self->store, result, error);
}

static void
merge_well (Fixture           *self,
            const char        *path,
            ZavodChangeChoice  choice)
{
  g_autoptr (ZavodPatch) patch = read_good (self, path);
  g_autoptr (GError) error = NULL;

  merge (self, patch, choice, &error);
  g_assert_no_error (error);
}

static guint
count (ZavodPatch       *patch,
       ZavodChangeState  state)
{
  const ZavodChangeList *changes = zavod_patch_get_changes (patch);
  guint n = 0;

  for (guint i = 0; i < changes->rows->len; i++)
    n += ((ZavodRowChange *) g_ptr_array_index (changes->rows, i))->state == state;

  return n;
}

static char *
patch_path (Fixture *self)
{
  return g_build_filename (self->folder, "edits.zavod-changes", NULL);
}

/* What a colleague did arrives as one edit, once, and can be taken back. */
static void
test_file (Fixture       *self,
           gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 parting = fixture_get_number (self, "SELECT max (id) FROM revision");
  g_autofree char *path = patch_path (self);
  g_autofree char *before = NULL, *theirs = NULL, *words = NULL;
  g_autoptr (ZavodPatch) patch = NULL;
  g_autoptr (ZavodPatch) again = NULL;
  const ZavodRowChange *row;
  Fixture copy;

  copy_atlas (self, &copy, "copy.gpkg");
  set_text (&copy, "Note it", "site", site, "note", "Open");
  fixture_add (&copy, "Allur");
  g_assert_cmpint (export (&copy, parting, path, NULL), ==, parting + 2);
  theirs = fixture_dump (&copy);
  discard (&copy);

  before = fixture_dump (self);
  patch = read_good (self, path);
  g_assert_cmpuint (zavod_patch_get_edits (patch)->len, ==, 2);
  g_assert_cmpuint (count (patch, ZAVOD_CHANGE_FITS), ==, zavod_patch_get_changes (patch)->rows->len);
  row = g_ptr_array_index (zavod_patch_get_changes (patch)->rows, zavod_patch_get_changes (patch)->rows->len - 1);
  g_assert_cmpstr (row->reasons, ==, "Add Allur");
  merge (self, patch, ZAVOD_CHOICE_FITTING, NULL);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Merge");
  {
    g_autofree char *after = fixture_dump (self);

    g_assert_cmpstr (after, ==, theirs);
  }

  again = read_good (self, path);
  g_assert_cmpuint (count (again, ZAVOD_CHANGE_DONE), ==, zavod_patch_get_changes (again)->rows->len);
  words = fixture_undo (self, NULL);
  {
    g_autofree char *after = fixture_dump (self);

    g_assert_cmpstr (after, ==, before);
  }
}

/* A copy tells by its history where it parted from this atlas. */
static void
test_copy (Fixture       *self,
           gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  Fixture copy;

  copy_atlas (self, &copy, "copy.gpkg");
  set_text (self, "Rename", "site", site, "name", "KIA");
  set_text (&copy, "Note it", "site", site, "note", "Open");
  set_text (&copy, "Note more", "site", site, "note", "Open again");
  merge_well (self, copy.path, ZAVOD_CHOICE_FITTING);
  assert_query (self, "SELECT name || ' ' || note FROM site", "KIA Open again");
  discard (&copy);
}

static void
test_nothing (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = patch_path (self);
  Fixture copy;

  fixture_add (self, "Kia");
  copy_atlas (self, &copy, "copy.gpkg");
  g_assert_null (read_patch (self, copy.path, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (export (self, 1, path, &error), ==, 0);
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  discard (&copy);
}

typedef struct
{
  ZavodChangeChoice choice;
  const char *expected;    /* the statements of capacity, sorted */
} Conflict;

static const Conflict conflicts[] = {
  { ZAVOD_CHOICE_FITTING, "70,000 here" },
  { ZAVOD_CHOICE_TAKE, "80,000 there" },
  { ZAVOD_CHOICE_BOTH, "70,000 here,80,000 there" },
};

static void
test_conflict (Fixture       *self,
               gconstpointer  data)
{
  const Conflict *conflict = data;
  gint64 site = fixture_add (self, "Kia");
  gint64 claim = fixture_get_number (self, "SELECT id FROM claim");
  g_autoptr (ZavodPatch) patch = NULL;
  g_autofree char *undone = NULL;
  Fixture copy;

  copy_atlas (self, &copy, "copy.gpkg");
  set_text (self, "Mine", "claim", claim, "value_text", "70,000 here");
  set_text (&copy, "Theirs", "claim", claim, "value_text", "80,000 there");
  set_text (&copy, "Note it", "site", site, "note", "Open");

  patch = read_good (self, copy.path);
  g_assert_cmpuint (count (patch, ZAVOD_CHANGE_RIVAL), ==, 1);
  g_assert_cmpuint (count (patch, ZAVOD_CHANGE_FITS), ==, 1);
  merge (self, patch, conflict->choice, NULL);
  assert_query (self, "SELECT group_concat (value_text) FROM (SELECT value_text FROM claim ORDER BY value_text)",
                conflict->expected);
  assert_query (self, "SELECT note FROM site", "Open");
  assert_query (self, "SELECT count(*) FROM claim c WHERE NOT EXISTS"
                      " (SELECT 1 FROM citation t WHERE t.claim_id = c.id)", "0");
  undone = fixture_undo (self, NULL);
  assert_query (self, "SELECT value_text FROM claim", "70,000 here");
  discard (&copy);
}

/* Of what was left out nothing comes, and nothing that needs it. */
static void
test_none (Fixture       *self,
           gconstpointer  unused)
{
  g_autofree char *before = NULL;
  Fixture copy;

  fixture_add (self, "Kia");
  before = fixture_dump (self);
  copy_atlas (self, &copy, "copy.gpkg");
  fixture_add (&copy, "Allur");
  merge_well (self, copy.path, ZAVOD_CHOICE_LEAVE);
  {
    g_autofree char *after = fixture_dump (self);

    g_assert_cmpstr (after, ==, before);
  }
  assert_query (self, "SELECT count(*) FROM revision", "1");
  discard (&copy);
}

/* What they still need was deleted here: it does not come, and the rest does. */
static void
test_deleted_here (Fixture       *self,
                   gconstpointer  unused)
{
  gint64 site = fixture_add (self, "Kia");
  gint64 source = fixture_get_number (self, "SELECT id FROM source");
  g_autoptr (ZavodEdit) deletion = zavod_edit_new ("Delete");
  g_autoptr (ZavodEdit) addition = zavod_edit_new ("Add");
  g_autoptr (ZavodPatch) patch = NULL;
  Fixture copy;

  copy_atlas (self, &copy, "copy.gpkg");
  zavod_edit_delete (deletion, "site", site);
  zavod_edit_delete (deletion, "source", source);
  fixture_edit (self, deletion);
  edit_add_capacity (addition, edit_add_site (addition, "Allur", 50, 60), source, "100", 100);
  fixture_edit (&copy, addition);

  patch = read_good (self, copy.path);
  merge (self, patch, ZAVOD_CHOICE_FITTING, NULL);
  assert_query (self, "SELECT (SELECT group_concat (name) FROM site) || count(*) FROM claim", "Allur0");
  discard (&copy);
}

/* Ten copies, each with edits that meet nobody else's, merged in any order: the same atlas. */
static void
test_any_order (Fixture       *self,
                gconstpointer  unused)
{
  const guint n_copies = 10;
  g_autofree char *first = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gint64 sites[10];

  for (guint i = 0; i < n_copies; i++)
    sites[i] = fixture_add (self, "Site");

  for (guint i = 0; i < n_copies; i++)
    {
      g_autofree char *name = g_strdup_printf ("copy-%u", i);
      char *path = g_strdup_printf ("%s/patch-%u", self->folder, i);
      Fixture copy;

      copy_atlas (self, &copy, name);
      for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
        switch (g_test_rand_int_range (0, 3))
          {
          case 0:
            set_text (&copy, "Rename", "site", sites[i], "name", name);
            break;
          case 1:
            fixture_add (&copy, name);
            break;
          default:
            set_text (&copy, "Note", "site", sites[i], "note", name);
            break;
          }
      g_assert_cmpint (export (&copy, n_copies, path, NULL), >, (gint64) n_copies);
      g_ptr_array_add (paths, path);
      discard (&copy);
    }

  for (int round = 0; round < 2; round++)
    {
      Fixture target;
      g_autofree char *state = NULL;

      copy_atlas (self, &target, "target.gpkg");
      for (guint i = n_copies; i > 1; i--)
        {
          const gint32 j = g_test_rand_int_range (0, (gint32) i);

          gpointer path = paths->pdata[j];
          paths->pdata[j] = paths->pdata[i - 1];
          paths->pdata[i - 1] = path;
        }
      for (guint i = 0; i < n_copies; i++)
        merge_well (&target, g_ptr_array_index (paths, i), ZAVOD_CHOICE_FITTING);
      state = fixture_dump (&target);
      if (first == NULL)
        first = g_strdup (state);
      g_assert_cmpstr (state, ==, first);
      discard (&target);
    }

  for (guint i = 0; i < n_copies; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

/* ---- what is wrong with a file ---- */

static void
assert_bad (Fixture    *self,
            const char *data,
            gsize       size,
            ZavodError  code)
{
  g_autofree char *path = patch_path (self);
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  g_assert_null (read_patch (self, path, &error));
  g_assert_error (error, ZAVOD_ERROR, (int) code);
  g_assert_cmpint (strlen (error->message), >, 20);
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static char *
read_file (const char *path,
           gsize      *size)
{
  char *data;

  g_assert_true (g_file_get_contents (path, &data, size, NULL));

  return data;
}

static void
test_bad_files (Fixture       *self,
                gconstpointer  unused)
{
  g_autofree char *path = patch_path (self);
  g_autofree char *good = NULL;
  gsize size;

  fixture_add (self, "Kia");
  g_assert_cmpint (export (self, 0, path, NULL), ==, 1);
  good = read_file (path, &size);

  assert_bad (self, "no patch at all, but a text", 27, ZAVOD_ERROR_NOT_A_DATABASE);
  assert_bad (self, "", 0, ZAVOD_ERROR_NOT_A_DATABASE);
  for (gsize cut = 8; cut < size; cut += 1 + size / 40)
    assert_bad (self, good, cut, ZAVOD_ERROR_CORRUPT);
  for (gsize place = 16; place < size; place += 1 + size / 40)
    {
      good[place] ^= 1;
      assert_bad (self, good, size, ZAVOD_ERROR_CORRUPT);
      good[place] ^= 1;
    }
  good[8] = 2;
  assert_bad (self, good, size, ZAVOD_ERROR_NEWER);
  good[8] = 1;
  good[12] = 9;
  assert_bad (self, good, size, ZAVOD_ERROR_NEWER);
}

/* A hash that fits is no proof: who forges the edits reckons it as well. */
static void
test_forged (Fixture       *self,
             gconstpointer  unused)
{
  g_autofree char *path = patch_path (self);
  g_autofree char *data = NULL;
  gsize size;
  guint n_read = 0;

  fixture_add (self, "Kia");
  g_assert_cmpint (export (self, 0, path, NULL), ==, 1);
  data = read_file (path, &size);

  for (gsize place = 48; place < size; place += 2)
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZavodPatch) patch = NULL;
      const char kept = data[place];
      gsize length = 32;

      data[place] ^= (char) g_test_rand_int_range (1, 256);
      g_checksum_update (checksum, (const guchar *) data + 48, (gssize) (size - 48));
      g_checksum_get_digest (checksum, (guint8 *) data + 16, &length);
      g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
      patch = read_patch (self, path, &error);
      g_assert_true ((patch == NULL) == (error != NULL));
      /* of those that can be read every tenth is merged: all of it or nothing, and never a crash */
      if (patch != NULL && n_read++ % 10 == 0)
        merge (self, patch, ZAVOD_CHOICE_TAKE, NULL);
      data[place] = kept;
    }
  assert_query (self, "SELECT count(*) FROM pragma_foreign_key_check", "0");
  assert_query (self, "SELECT integrity_check FROM pragma_integrity_check", "ok");
}

static void
test_other_atlas (Fixture       *self,
                  gconstpointer  unused)
{
  g_autofree char *path = patch_path (self);
  g_autoptr (GError) error = NULL;
  Fixture other = { .folder = g_strdup (self->folder), .path = g_build_filename (self->folder, "other.gpkg", NULL) };

  fixture_add (self, "Kia");
  g_assert_cmpint (export (self, 0, path, NULL), ==, 1);
  other.store = zavod_store_open (other.path, ZAVOD_OPEN_CREATE, NULL);
  g_assert_null (read_patch (&other, path, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "made in another atlas"));
  close_store (g_steal_pointer (&other.store));
  g_unlink (other.path);
  g_free (other.path);
  g_free (other.folder);
}

#define MERGE_TEST(name, data, function) \
  g_test_add ("/merge/" name, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  MERGE_TEST ("file", NULL, test_file);
  MERGE_TEST ("copy", NULL, test_copy);
  MERGE_TEST ("nothing", NULL, test_nothing);
  MERGE_TEST ("conflict/mine", &conflicts[0], test_conflict);
  MERGE_TEST ("conflict/theirs", &conflicts[1], test_conflict);
  MERGE_TEST ("conflict/both", &conflicts[2], test_conflict);
  MERGE_TEST ("none", NULL, test_none);
  MERGE_TEST ("deleted-here", NULL, test_deleted_here);
  MERGE_TEST ("any-order", NULL, test_any_order);
  MERGE_TEST ("bad-files", NULL, test_bad_files);
  MERGE_TEST ("forged", NULL, test_forged);
  MERGE_TEST ("other-atlas", NULL, test_other_atlas);

  return g_test_run ();
}
