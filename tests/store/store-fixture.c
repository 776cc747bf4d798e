/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <sqlite3.h>

static void
changed_cb (ZavodStore         *store,
            const ZavodChanges *changes,
            gpointer            user_data)
{
  Fixture *self = user_data;
  GHashTableIter iter;
  gpointer table, ids;

  self->n_changed++;
  self->everything = changes->everything;
  g_hash_table_remove_all (self->rows);
  g_hash_table_iter_init (&iter, changes->rows);
  while (g_hash_table_iter_next (&iter, &table, &ids))
    g_hash_table_insert (self->rows, table, GUINT_TO_POINTER (g_hash_table_size (ids)));
}

static void
adopt (Fixture    *self,
       ZavodStore *store)
{
  self->store = store;
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  ZavodStore *store;

  self->folder = g_dir_make_tmp ("zavod-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.gpkg", NULL);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  store = zavod_store_open (self->path, ZAVOD_OPEN_CREATE, &error);
  g_assert_no_error (error);
  adopt (self, store);
}

void
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  ZavodStore *store = zavod_store_open (self->path, ZAVOD_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  adopt (self, store);
}

/* The threads have ended then, but the answer of a last look at the file may still be on its way to us. */
void
close_store (ZavodStore *store)
{
  zavod_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

void
fixture_close (Fixture *self)
{
  if (self->store != NULL)
    close_store (g_steal_pointer (&self->store));
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  fixture_close (self);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_hash_table_unref (self->rows);
  g_free (self->path);
  g_free (self->folder);
}

void
fixture_edit (Fixture   *self,
              ZavodEdit *edit)
{
  g_autoptr (GError) error = NULL;

  zavod_store_edit (self->store, edit, &error);
  g_assert_no_error (error);
}

/* The edit must fail, change nothing and tell nothing. */
void
fixture_refuse (Fixture    *self,
                ZavodEdit  *edit,
                ZavodError  code)
{
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changed = self->n_changed;

  g_assert_false (zavod_store_edit (self->store, edit, &error));
  g_assert_error (error, ZAVOD_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (self->n_changed, ==, n_changed);
}

/* Adds a site with a capacity from a new source. Returns the site. */
gint64
fixture_add (Fixture    *self,
             const char *name)
{
  g_autofree char *words = g_strdup_printf ("Add %s", name);
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);
  gint64 site = edit_add_site (edit, name, 53.2, 63.6);

  edit_add_capacity (edit, site, edit_add_source (edit), "up to 70,000", 70000);
  fixture_edit (self, edit);

  return site;
}

typedef struct
{
  gboolean done;
  char *words;
  GError *error;
} Answer;

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->words = zavod_store_undo_finish (ZAVOD_STORE (object), result, &answer->error);
  answer->done = TRUE;
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->words = zavod_store_redo_finish (ZAVOD_STORE (object), result, &answer->error);
  answer->done = TRUE;
}

static char *
wait_for (Answer  *answer,
          GError **error)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);

  if (answer->error != NULL)
    g_propagate_error (error, answer->error);

  return answer->words;
}

char *
fixture_undo (Fixture  *self,
              GError  **error)
{
  Answer answer = { 0 };

  zavod_store_undo_async (self->store, NULL, undone_cb, &answer);

  return wait_for (&answer, error);
}

char *
fixture_redo (Fixture  *self,
              GError  **error)
{
  Answer answer = { 0 };

  zavod_store_redo_async (self->store, NULL, redone_cb, &answer);

  return wait_for (&answer, error);
}

void
fixture_wait_changed (Fixture *self,
                      guint    n_changed)
{
  while (self->n_changed < n_changed)
    g_main_context_iteration (NULL, TRUE);
}

guint
fixture_count_changed (Fixture    *self,
                       const char *table)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, table));
}

static sqlite3 *
open_directly (Fixture *self)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);

  return db;
}

static int
append_cb (gpointer   user_data,
           int        n_columns,
           char     **values,
           char     **names)
{
  GString *text = user_data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", values[i] != NULL ? values[i] : "NULL");

  return 0;
}

static void
run (sqlite3    *db,
     const char *sql,
     GString    *text)
{
  char *message = NULL;

  sqlite3_exec (db, sql, append_cb, text, &message);
  g_assert_cmpstr (message, ==, NULL);
}

/* All cells of all rows, with | between them. */
char *
fixture_query (Fixture    *self,
               const char *sql)
{
  sqlite3 *db = open_directly (self);
  GString *text = g_string_new (NULL);

  run (db, sql, text);
  sqlite3_close (db);

  return g_string_free_and_steal (text);
}

void
fixture_execute (Fixture    *self,
                 const char *sql)
{
  g_autofree char *ignored = fixture_query (self, sql);
}

/* Everything that an edit may change, so that two states can be compared. */
char *
fixture_dump (Fixture *self)
{
  static const char *const tables[] = {
    "site", "place", "actor", "product", "programme", "source", "name", "claim", "claim_site", "citation",
  };
  sqlite3 *db = open_directly (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = NULL;

      if (g_str_equal (tables[i], "site"))
        sql = g_strdup ("SELECT id, hex (geom), name, country, place_id, accuracy, radius, place_note, note FROM site");
      else
        sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_string_append_printf (text, "\n%s: ", tables[i]);
      run (db, sql, text);
    }
  sqlite3_close (db);

  return g_string_free_and_steal (text);
}

void
fixture_rename_site (Fixture    *self,
                     gint64      site,
                     const char *name)
{
  g_autofree char *words = g_strdup_printf ("Rename to %s", name);
  g_autoptr (ZavodEdit) edit = zavod_edit_new (words);

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "name", name);
  fixture_edit (self, edit);
}

gint64
fixture_get_number (Fixture    *self,
                    const char *sql)
{
  g_autofree char *text = fixture_query (self, sql);

  return g_ascii_strtoll (text, NULL, 10);
}

gint64
edit_add_site (ZavodEdit  *edit,
               const char *name,
               double      latitude,
               double      longitude)
{
  gint64 id = zavod_edit_insert (edit, "site", 0);

  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_point (edit, "geom", latitude, longitude);

  return id;
}

gint64
edit_add_source (ZavodEdit *edit)
{
  gint64 id = zavod_edit_insert (edit, "source", 0);

  zavod_edit_set_text (edit, "title", "A new plant opens");
  zavod_edit_set_text (edit, "kind", "article");

  return id;
}

gint64
edit_add_capacity (ZavodEdit  *edit,
                   gint64      site_id,
                   gint64      source_id,
                   const char *text,
                   double      amount)
{
  gint64 id = zavod_edit_insert (edit, "claim", 0);

  zavod_edit_set_integer (edit, "site_id", site_id);
  zavod_edit_set_text (edit, "property", "capacity");
  zavod_edit_set_text (edit, "value_text", text);
  zavod_edit_set_real (edit, "low", amount);
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", id);
  zavod_edit_set_integer (edit, "source_id", source_id);

  return id;
}
