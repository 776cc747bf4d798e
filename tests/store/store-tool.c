/* SPDX-License-Identifier: GPL-3.0-or-later */

/* store-tool COMMAND FILE [ARG…]: what the tests written in Python ask of the store.
 *
 *   create FILE           makes an atlas with one site and one capacity
 *   add FILE NAME         adds a site
 *   add-for-ever FILE     adds sites, one edit each, and prints each name after the edit is acknowledged
 *   work FILE SEED        edits, deletes, takes back and restores as a user does, for ever, and prints the number of
 *                         revisions after each step is acknowledged
 *   fill FILE             adds large sites until that fails
 *   move FILE LAT LON     moves all sites
 *   undo FILE             takes the last edit back
 *   watch FILE            prints "ready", then "changed" each time that another program wrote
 *   backup FILE COPY      writes a copy
 *   open FILE             prints "read-only" or "writable"
 *
 * A failure is printed as "error: …" on standard output and ends the program with code 1. */

#include <stdio.h>
#include <stdlib.h>

#include "await.h"
#include "store-fixture.h"
#include "zavod-store-history.h"
#include "zavod-connection.h"

static int
fail (GError *error)
{
  printf ("error: %s\n", error->message);
  fflush (stdout);

  return 1;
}

static gboolean
add (ZavodStore  *store,
     const char  *name,
     GError     **error)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add a site");
  gint64 site = edit_add_site (edit, name, 53.2, 63.6);

  edit_add_capacity (edit, site, edit_add_source (edit), "up to 70,000", 70000);

  return zavod_store_edit (store, edit, error);
}

static gboolean
add_for_ever (ZavodStore  *store,
              GError     **error)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *name = g_strdup_printf ("site %u", i);

      if (!add (store, name, error))
        return FALSE;
      puts (name);
      fflush (stdout);
    }
}

static gboolean
fill (ZavodStore  *store,
      GError     **error)
{
  g_autofree char *name = g_strnfill (100000, 'x');

  while (add (store, name, error))
    puts ("added");

  return FALSE;
}

static gpointer
read_ids (ZavodConnection  *connection,
          gpointer          unused,
          GCancellable     *cancellable,
          GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, "SELECT id FROM site", error);
  gboolean row = TRUE;

  while (statement != NULL && zavod_statement_step (statement, &row, error) && row)
    {
      gint64 id = zavod_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return row ? NULL : g_steal_pointer (&ids);
}

static gboolean
move (ZavodStore  *store,
      double       latitude,
      double       longitude,
      GError     **error)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Move all");
  g_autoptr (GArray) ids = zavod_store_read_sync (store, read_ids, NULL, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      zavod_edit_update (edit, "site", g_array_index (ids, gint64, i));
      zavod_edit_set_point (edit, "geom", latitude, longitude);
    }

  return zavod_store_edit (store, edit, error);
}

typedef struct
{
  gboolean done;
  GError *error;
} Answer;

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;
  g_autofree char *words = zavod_store_undo_finish (ZAVOD_STORE (object), result, &answer->error);

  answer->done = TRUE;
}

static gboolean
undo (ZavodStore  *store,
      GError     **error)
{
  Answer answer = { 0 };

  zavod_store_undo_async (store, NULL, undone_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);

  return answer.error == NULL;
}

/* ---- a stretch of editing ---- */

typedef struct
{
  ZavodStore *store;
  GRand *dice;
  GArray *sites;           /* gint64: those that were added, and may be gone again */
  gint64 n_revisions;
} Work;

static gint64
count_revisions (ZavodStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) newest = NULL;

  zavod_store_revisions_async (store, 0, 1, NULL, take_answer, &result);
  await_answer (&result);
  newest = zavod_store_revisions_finish (store, result, NULL);

  return newest != NULL && newest->len > 0 ? ((ZavodRevision *) newest->pdata[0])->id : 0;
}

static gint64
choose_site (Work *work)
{
  return g_array_index (work->sites, gint64, (guint) g_rand_int_range (work->dice, 0, (gint32) work->sites->len));
}

static gboolean
add_one (Work    *work,
         GError **error)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add a site");
  const gint64 site = edit_add_site (edit, "Works", 53.2, 63.6);

  edit_add_capacity (edit, site, edit_add_source (edit), "up to 70,000", 70000);
  g_array_append_val (work->sites, site);

  return zavod_store_edit (work->store, edit, error);
}

static gboolean
change_one (Work      *work,
            gboolean   deletes,
            GError   **error)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new (deletes ? "Delete a site" : "Rename a site");
  g_autofree char *name = g_strdup_printf ("Works %u", g_rand_int (work->dice));

  if (deletes)
    {
      zavod_edit_delete (edit, "site", choose_site (work));
    }
  else
    {
      zavod_edit_update (edit, "site", choose_site (work));
      zavod_edit_set_text (edit, "name", name);
    }

  return zavod_store_edit (work->store, edit, error);
}

static gboolean
go_back (Work           *work,
         ZavodStepKind   kind,
         GError        **error)
{
  const gint64 id = 1 + g_rand_int_range (work->dice, 0, (gint32) work->n_revisions);
  const ZavodHistoryStep step = { .kind = kind, .ids = &id, .n_ids = 1, .words = "Restore" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *words = NULL;

  zavod_store_step_async (work->store, &step, NULL, take_answer, &result);
  await_answer (&result);
  words = zavod_store_step_finish (work->store, result, error);

  return words != NULL;
}

static gboolean
do_one (Work    *work,
        GError **error)
{
  switch (g_rand_int_range (work->dice, 0, 10))
    {
    case 0:
      return undo (work->store, error);
    case 1:
      return go_back (work, ZAVOD_STEP_UNDO, error);
    case 2:
      return go_back (work, ZAVOD_STEP_RESTORE, error);
    case 3:
      return change_one (work, TRUE, error);
    case 4:
    case 5:
      return change_one (work, FALSE, error);
    default:
      return add_one (work, error);
    }
}

/* What does not fit any more (a site that is gone, an edit that others build on) is no failure: nothing was changed. */
static gboolean
work (ZavodStore  *store,
      const char  *seed,
      GError     **error)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed ((guint32) strtoul (seed, NULL, 10));
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  Work self = { store, dice, sites, count_revisions (store) };

  if (!add_one (&self, error))
    return FALSE;

  while (TRUE)
    {
      g_autoptr (GError) failure = NULL;

      /* not one more each time: a step that changes nothing, such as to restore what is there, leaves no revision */
      self.n_revisions = count_revisions (store);
      printf ("%" G_GINT64_FORMAT "\n", self.n_revisions);
      fflush (stdout);
      while (!do_one (&self, &failure))
        g_clear_error (&failure);
    }
}

static void
changed_cb (ZavodStore         *store,
            const ZavodChanges *changes)
{
  puts (changes->everything ? "changed" : "own change");
  fflush (stdout);
}

static void G_NORETURN
watch (ZavodStore *store)
{
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), NULL);
  puts ("ready");
  fflush (stdout);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static int
run (ZavodStore *store,
     const char *command,
     int         argc,
     char       *argv[])
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (g_str_equal (command, "create"))
    done = add (store, "Kia Qazaqstan", &error);
  else if (g_str_equal (command, "add") && argc > 0)
    done = add (store, argv[0], &error);
  else if (g_str_equal (command, "add-for-ever"))
    done = add_for_ever (store, &error);
  else if (g_str_equal (command, "work") && argc > 0)
    done = work (store, argv[0], &error);
  else if (g_str_equal (command, "fill"))
    done = fill (store, &error);
  else if (g_str_equal (command, "move") && argc > 1)
    done = move (store, g_ascii_strtod (argv[0], NULL), g_ascii_strtod (argv[1], NULL), &error);
  else if (g_str_equal (command, "undo"))
    done = undo (store, &error);
  else if (g_str_equal (command, "watch"))
    watch (store);
  else if (g_str_equal (command, "backup") && argc > 0)
    done = zavod_store_backup (store, argv[0], &error);
  else if (g_str_equal (command, "open"))
    done = puts (zavod_store_is_read_only (store) ? "read-only" : "writable") >= 0;

  return done ? 0 : error != NULL ? fail (error) : 2;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (ZavodStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  if (argc < 3)
    return 2;

  store = zavod_store_open (argv[2], g_str_equal (argv[1], "create") ? ZAVOD_OPEN_CREATE : ZAVOD_OPEN_DEFAULT, &error);
  if (store == NULL)
    return fail (error);

  result = run (store, argv[1], argc - 3, argv + 3);
  zavod_store_close (store);

  return result;
}
