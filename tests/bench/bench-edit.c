/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-edit import N FILE: makes an atlas, imports N sites as one edit and takes it back; prints the seconds of both.
 * bench-edit save N FILE: renames sites of an open atlas N times; prints the longest seconds until all who listen to the
 *   session have the change, the record and the points among them.
 * bench-edit fork N FILE COPY PATCH: N edits of statements in a copy of the atlas, exported as a patch.
 * bench-edit merge FILE PATCH: reads the patch and merges it; prints the seconds of both.
 * bench-edit apply FILE COPY: the same edits, as plain SQLite changesets, with nothing else; prints the seconds. */

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include <stdlib.h>

#include "../await.h"
#include "zavod-session.h"

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
fail_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static ZavodStore *
open_store (const char     *path,
            ZavodOpenFlags  flags)
{
  g_autoptr (GError) error = NULL;
  ZavodStore *store = zavod_store_open (path, flags, &error);

  fail_on (error);

  return store;
}

static void
edit_store (ZavodStore *store,
            ZavodEdit  *edit)
{
  g_autoptr (GError) error = NULL;

  zavod_store_edit (store, edit, &error);
  fail_on (error);
}

static void
import (const char *n_sites,
        const char *path)
{
  ZavodStore *store = open_store (path, ZAVOD_OPEN_CREATE);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Import");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gint64 start;
  double imported;

  for (guint i = 0; i < strtoul (n_sites, NULL, 10); i++)
    {
      g_autofree char *name = g_strdup_printf ("Works %u", i);

      zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", name);
      zavod_edit_set_text (edit, "country", "KZ");
      zavod_edit_set_point (edit, "geom", 43 + i * 1e-5, 76);
    }

  start = g_get_monotonic_time ();
  edit_store (store, edit);
  imported = seconds_since (start);
  start = g_get_monotonic_time ();
  zavod_store_undo_async (store, NULL, take_answer, &result);
  await_answer (&result);
  words = zavod_store_undo_finish (store, result, &error);
  fail_on (error);
  g_print ("%f %f\n", imported, seconds_since (start));
  zavod_store_close (store);
}

/* ---- a save ---- */

typedef struct
{
  gboolean points;
  gboolean record;
} Seen;

static void
on_points (Seen *seen)
{
  seen->points = TRUE;
}

static void
on_record (Seen *seen)
{
  seen->record = TRUE;
}

static void
iterate_until (const gboolean *condition)
{
  while (!*condition)
    g_main_context_iteration (NULL, TRUE);
}

static double
save_once (ZavodSession *session,
           gint64        site,
           guint         number,
           Seen         *seen)
{
  g_autofree char *name = g_strdup_printf ("Works, renamed %u", number);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Rename");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_text (edit, "name", name);
  zavod_edit_set_point (edit, "geom", 43 + number * 0.001, 76);
  *seen = (Seen) { FALSE, FALSE };
  start = g_get_monotonic_time ();
  zavod_session_edit_async (session, edit, NULL, take_answer, &result);
  await_answer (&result);
  zavod_session_edit_finish (session, result, &error);
  fail_on (error);
  iterate_until (&seen->points);
  iterate_until (&seen->record);

  return seconds_since (start);
}

static void
save (const char *n_times,
      const char *path)
{
  g_autoptr (ZavodSession) session = zavod_session_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Seen seen = { FALSE, FALSE };
  double longest = 0;
  gint64 site;

  g_signal_connect_swapped (session, "points-changed", G_CALLBACK (on_points), &seen);
  g_signal_connect_swapped (session, "notify::record", G_CALLBACK (on_record), &seen);
  zavod_session_open_async (session, path, ZAVOD_OPEN_DEFAULT, NULL, take_answer, &result);
  await_answer (&result);
  zavod_session_open_finish (session, result, &error);
  fail_on (error);
  iterate_until (&seen.points);
  site = g_array_index (zavod_session_get_points (session), ZavodSitePoint, 0).id;
  zavod_session_select_site (session, site, ZAVOD_ORIGIN_NONE);
  iterate_until (&seen.record);

  for (guint i = 0; i < strtoul (n_times, NULL, 10); i++)
    {
      double seconds = save_once (session, site, i, &seen);

      longest = MAX (longest, seconds);
    }
  g_print ("%f\n", longest);
  zavod_session_close (session);
}

/* ---- a merge ---- */

static sqlite3 *
open_plainly (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_exec (db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL, NULL);

  return db;
}

static GArray *
list_claims (const char *path,
             guint       n_claims)
{
  sqlite3 *db = open_plainly (path);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, "SELECT id FROM claim WHERE property = 'status' ORDER BY random () LIMIT ?1", -1, &statement, NULL);
  sqlite3_bind_int64 (statement, 1, n_claims);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_array_append_vals (ids, (gint64[]) { sqlite3_column_int64 (statement, 0) }, 1);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return ids;
}

static void
fork_atlas (const char *n_edits,
            const char *path,
            const char *copy_path,
            const char *patch_path)
{
  ZavodStore *original = open_store (path, ZAVOD_OPEN_READ_ONLY), *copy;
  g_autoptr (GArray) claims = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_exported;

  zavod_store_backup (original, copy_path, &error);
  fail_on (error);
  zavod_store_close (original);
  claims = list_claims (copy_path, (guint) strtoul (n_edits, NULL, 10));
  copy = open_store (copy_path, ZAVOD_OPEN_DEFAULT);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (ZavodEdit) edit = zavod_edit_new ("Note a statement");

      zavod_edit_update (edit, "claim", g_array_index (claims, gint64, i));
      zavod_edit_set_text (edit, "note", "Seen by a colleague");
      edit_store (copy, edit);
    }
  zavod_store_export_changes_async (copy, 0, patch_path, NULL, take_answer, &result);
  await_answer (&result);
  zavod_store_export_changes_finish (copy, result, &n_exported, &error);
  fail_on (error);
  zavod_store_close (copy);
}

static void
merge (const char *path,
       const char *patch_path)
{
  ZavodStore *store = open_store (path, ZAVOD_OPEN_DEFAULT);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) merged = NULL;
  g_autoptr (ZavodPatch) patch = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  zavod_store_read_patch_async (store, patch_path, NULL, take_answer, &read);
  await_answer (&read);
  patch = zavod_store_read_patch_finish (store, read, &error);
  fail_on (error);
  seconds = seconds_since (start);
  start = g_get_monotonic_time ();
  zavod_store_merge_async (store, patch, choices, "Merge", NULL, take_answer, &merged);
  await_answer (&merged);
  zavod_store_merge_finish (store, merged, &error);
  fail_on (error);
  g_print ("%f %f\n", seconds, seconds_since (start));
  zavod_store_close (store);
}

static int
on_conflict (gpointer                user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static void
apply (const char *path,
       const char *copy_path)
{
  sqlite3 *copy = open_plainly (copy_path), *db = open_plainly (path);
  sqlite3_stmt *statement;
  gint64 start = g_get_monotonic_time ();

  sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_prepare_v2 (copy, "SELECT changeset FROM revision ORDER BY id", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (sqlite3changeset_apply (db, sqlite3_column_bytes (statement, 0), (void *) sqlite3_column_blob (statement, 0), NULL,
                                on_conflict, NULL) != SQLITE_OK)
      g_error ("%s", sqlite3_errmsg (db));
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  g_print ("%f\n", seconds_since (start));
  sqlite3_finalize (statement);
  sqlite3_close (copy);
  sqlite3_close (db);
}

int
main (int    argc,
      char **argv)
{
  const char *command = argc > 1 ? argv[1] : "";

  if (g_str_equal (command, "import") && argc == 4)
    import (argv[2], argv[3]);
  else if (g_str_equal (command, "save") && argc == 4)
    save (argv[2], argv[3]);
  else if (g_str_equal (command, "fork") && argc == 6)
    fork_atlas (argv[2], argv[3], argv[4], argv[5]);
  else if (g_str_equal (command, "merge") && argc == 4)
    merge (argv[2], argv[3]);
  else if (g_str_equal (command, "apply") && argc == 4)
    apply (argv[2], argv[3]);
  else
    return 2;

  return 0;
}
