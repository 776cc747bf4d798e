/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reader, writer and other programs at the same time. */

#include "store-fixture.h"
#include "zavod-connection.h"
#include "zavod-file-watch.h"

/* Never ends by itself. */
#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

typedef struct
{
  char *text;
  GError *error;
  gboolean done;
} Answer;

static gpointer
read_text (ZavodConnection  *connection,
           gpointer          sql,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL || !zavod_statement_step (statement, &row, error))
    return NULL;

  return g_strdup (row ? zavod_statement_get_text (statement, 0) : "");
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Answer *answer = user_data;

  answer->text = zavod_store_read_finish (ZAVOD_STORE (object), result, read_text, &answer->error);
  answer->done = TRUE;
}

static void
read_async (Fixture      *self,
            const char   *sql,
            GCancellable *cancellable,
            Answer       *answer)
{
  zavod_store_read_async (self->store, read_text, read_text, g_strdup (sql), g_free, g_free, cancellable,
                          read_cb, answer);
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_read (Fixture       *self,
           gconstpointer  unused)
{
  Answer answer = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  read_async (self, "SELECT name FROM site", NULL, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.text, ==, "Kia");
  g_free (answer.text);

  text = zavod_store_read_sync (self->store, read_text, (gpointer) "SELECT count(*) FROM site", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1");
}

static void
test_reader_cannot_write (Fixture       *self,
                          gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture_add (self, "Kia");
  g_assert_null (zavod_store_read_sync (self->store, read_text, (gpointer) "DELETE FROM site", &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY);
}

/* Text that another program wrote is always handed out as UTF-8. */
static void
test_invalid_text (Fixture       *self,
                   gconstpointer  unused)
{
  g_autofree char *text = NULL;

  fixture_execute (self, "INSERT INTO site (id, name) VALUES (1, CAST (x'4b69ff61' AS TEXT))");
  text = zavod_store_read_sync (self->store, read_text, (gpointer) "SELECT name FROM site", NULL);
  g_assert_cmpstr (text, ==, "Ki\xef\xbf\xbd" "a");
}

static void
test_cancel_read (Fixture       *self,
                  gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer endless = { 0 };
  Answer next = { 0 };

  read_async (self, ENDLESS, cancellable, &endless);
  read_async (self, "SELECT 'next'", NULL, &next);
  /* it may be running or not: it ends either way */
  g_cancellable_cancel (cancellable);
  wait_for (&endless);
  wait_for (&next);

  g_assert_error (endless.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (next.text, ==, "next");
  g_error_free (endless.error);
  g_free (next.text);
}

/* A long read holds up neither a writer nor the closing of the atlas. */
static void
test_close_while_reading (Fixture       *self,
                          gconstpointer  unused)
{
  Answer endless = { 0 };
  Answer waiting = { 0 };

  read_async (self, ENDLESS, NULL, &endless);
  read_async (self, "SELECT 'waiting'", NULL, &waiting);
  fixture_add (self, "Kia");
  assert_query (self, "SELECT count(*) FROM site", "1");
  zavod_store_close (self->store);
  wait_for (&endless);
  wait_for (&waiting);

  g_assert_error (endless.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (endless.error);
  g_error_free (waiting.error);
}

static void
test_other_program (Fixture       *self,
                    gconstpointer  unused)
{
  g_autofree char *text = NULL;

  fixture_add (self, "Kia");
  fixture_execute (self, "UPDATE site SET name = 'Kia, by QGIS'");
  fixture_wait_changed (self, 2);

  g_assert_true (self->everything);
  text = zavod_store_read_sync (self->store, read_text, (gpointer) "SELECT name FROM site", NULL);
  g_assert_cmpstr (text, ==, "Kia, by QGIS");
}

static gboolean
set_flag_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Our own commits are told once, as what they are: three polls later nobody took them for somebody else's. */
static void
test_own_commits (Fixture       *self,
                  gconstpointer  unused)
{
  gboolean late = FALSE;

  fixture_add (self, "Kia");
  g_free (fixture_undo (self, NULL));
  g_timeout_add (3200, set_flag_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_false (self->everything);
}

static void
test_second_store (Fixture       *self,
                      gconstpointer  unused)
{
  Fixture reader = *self;
  g_autoptr (GError) error = NULL;

  fixture_open (&reader);
  fixture_add (self, "Kia");
  fixture_wait_changed (&reader, 1);
  g_assert_true (reader.everything);
  g_assert_cmpstr (zavod_store_get_undo_words (reader.store), ==, "Add Kia");
  fixture_close (&reader);
}

/* How long the main loop would sleep, in milliseconds; -1: until something happens. */
static int
get_sleep (void)
{
  GPollFD fds[8];
  int priority, sleep;

  g_assert_true (g_main_context_acquire (NULL));
  g_main_context_prepare (NULL, &priority);
  g_main_context_query (NULL, priority, &sleep, fds, G_N_ELEMENTS (fds));
  g_main_context_release (NULL);

  return sleep;
}

/* An atlas in which nobody works wakes nobody, and still notices the next program that writes. */
static void
test_rest (Fixture       *self,
           gconstpointer  unused)
{
  if (!zavod_file_watch_is_possible (self->path))
    {
      g_test_skip ("files cannot be watched here");
      return;
    }

  while (get_sleep () != -1)
    g_main_context_iteration (NULL, TRUE);

  fixture_execute (self, "INSERT INTO site (id, name) VALUES (1, 'Kia')");
  fixture_wait_changed (self, 1);
  g_assert_true (self->everything);
}

/* Another program holds the write lock for a moment: we wait for it. */
static gpointer
hold_lock_cb (gpointer user_data)
{
  Fixture *self = user_data;

  fixture_execute (self, "BEGIN IMMEDIATE; INSERT INTO place (id, name) VALUES (1, 'Kostanay');"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000)"
                         " SELECT count(*) FROM n; COMMIT");

  return NULL;
}

static void
test_wait_for_lock (Fixture       *self,
                    gconstpointer  unused)
{
  GThread *thread = g_thread_new ("other program", hold_lock_cb, self);

  for (int i = 0; i < 20; i++)
    fixture_add (self, "Kia");
  g_thread_join (thread);
  assert_query (self, "SELECT (SELECT count(*) FROM site), (SELECT count(*) FROM place)", "20|1");
}

static void
test_many_rows (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Compile");
  gint64 started = g_get_monotonic_time ();

  zavod_edit_set_recorded (edit, FALSE);
  for (int i = 0; i < 20000; i++)
    edit_add_site (edit, "Kia", 50, 60);
  fixture_edit (self, edit);

  g_test_minimized_result ((double) (g_get_monotonic_time () - started) / 1e6, "20,000 rows in one edit");
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 20000);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->done = zavod_store_backup_finish (ZAVOD_STORE (object), result, &answer->error) || answer->error != NULL;
}

/* Copy and reader do not wait for each other. */
static void
test_copy_while_reading (Fixture       *self,
                         gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (self->folder, "copy.gpkg", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer endless = { 0 };
  Answer copy = { 0 };

  read_async (self, ENDLESS, cancellable, &endless);
  zavod_store_backup_async (self->store, path, NULL, copied_cb, &copy);
  wait_for (&copy);
  g_assert_no_error (copy.error);
  g_assert_false (endless.done);

  g_cancellable_cancel (cancellable);
  wait_for (&endless);
  g_clear_error (&endless.error);
  g_unlink (path);
}

/* A window that closes while a copy is being made: the copy is whole, or it was not begun. */
static void
test_close_while_copying (Fixture       *self,
                          gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (self->folder, "copy.gpkg", NULL);
  g_autofree char *original = g_strdup (self->path);
  Answer answer = { 0 };

  fixture_add (self, "Kia");
  zavod_store_backup_async (self->store, path, NULL, copied_cb, &answer);
  zavod_store_close (self->store);
  wait_for (&answer);

  if (answer.error != NULL)
    {
      g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_error_free (answer.error);
      return;
    }

  g_set_str (&self->path, path);
  assert_query (self, "PRAGMA integrity_check; SELECT name FROM site", "ok|Kia");
  g_unlink (path);
  g_set_str (&self->path, original);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) \
  g_test_add ("/store/threads/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("read", test_read);
  ADD ("reader-cannot-write", test_reader_cannot_write);
  ADD ("invalid-text", test_invalid_text);
  ADD ("cancel-read", test_cancel_read);
  ADD ("close-while-reading", test_close_while_reading);
  ADD ("close-while-copying", test_close_while_copying);
  ADD ("copy-while-reading", test_copy_while_reading);
  ADD ("other-program", test_other_program);
  ADD ("own-commits", test_own_commits);
  ADD ("second-store", test_second_store);
  ADD ("rest", test_rest);
  ADD ("wait-for-lock", test_wait_for_lock);
  ADD ("many-rows", test_many_rows);

  return g_test_run ();
}
