/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-atlas create N FILE | open FILE | list N FILE: the work of one benchmark, to be timed from outside as a process.
 * bench-atlas jump N FILE: prints the seconds until the first rows of all sites by name are there, and those of a jump to
 * other rows, on average of N. */

#include <stdlib.h>

#include "generate.h"

#define SEED 1
#define N_ROWS 200          /* about what a table asks for when it is shown */
#define N_IN_VIEW 30        /* what is in sight of a high window */

static GAsyncResult *answer;

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  answer = g_object_ref (result);
}

/* The answer to the call just made. */
static GAsyncResult *
await (void)
{
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&answer);
}

static gboolean
create (const char  *path,
        const char  *n_sites,
        GError     **error)
{
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_CREATE, error);

  if (store == NULL || !generate_sites (store, (guint) strtoul (n_sites, NULL, 10), SEED, error))
    return FALSE;

  zavod_store_close (store);

  return TRUE;
}

static gboolean
open_atlas (const char  *path,
            GError     **error)
{
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_DEFAULT, error);

  if (store == NULL)
    return FALSE;

  zavod_store_close (store);

  return TRUE;
}

static GArray *
list_by_name (ZavodStore  *store,
              GError     **error)
{
  ZavodListQuery query = { .table = ZAVOD_TABLE_SITES, .sort = { { ZAVOD_SITES_NAME } } };
  g_autoptr (GAsyncResult) listed = NULL;

  zavod_store_list_async (store, &query, NULL, on_answer, NULL);
  listed = await ();

  return zavod_store_list_finish (store, listed, NULL, error);
}

static gboolean
load (ZavodStore  *store,
      GArray      *ids,
      guint        first,
      guint        n_rows,
      GError     **error)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  zavod_store_load_async (store, ZAVOD_TABLE_SITES, &g_array_index (ids, gint64, first), MIN (ids->len - first, n_rows),
                          NULL, NULL, on_answer, NULL);
  loaded = await ();
  rows = zavod_store_load_finish (store, loaded, error);

  return rows != NULL;
}

static gboolean
read_first_rows (ZavodStore  *store,
                 GError     **error)
{
  g_autoptr (GArray) ids = list_by_name (store, error);

  return ids != NULL && load (store, ids, 0, N_ROWS, error);
}

static gboolean
read_points (ZavodStore  *store,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) points = NULL;

  zavod_store_points_async (store, NULL, NULL, on_answer, NULL);
  result = await ();
  points = zavod_store_points_finish (store, result, error);

  return points != NULL;
}

/* What a window asks for first: the sites in order, the rows in view, every point of the map with its status. For reading
 * only, as the peer: what it takes to be ready for edits is measured by opening. */
static gboolean
list (const char  *path,
      const char  *n_times,
      GError     **error)
{
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_READ_ONLY, error);
  const guint n = (guint) strtoul (n_times, NULL, 10);

  if (store == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!read_first_rows (store, error) || !read_points (store, error))
      return FALSE;

  zavod_store_close (store);

  return TRUE;
}

static gboolean
jump (const char  *path,
      const char  *n_times,
      GError     **error)
{
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_READ_ONLY, error);
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);
  const guint n = (guint) strtoul (n_times, NULL, 10);
  g_autoptr (GArray) ids = NULL;
  gint64 start;

  if (store == NULL)
    return FALSE;

  start = g_get_monotonic_time ();
  ids = list_by_name (store, error);
  if (ids == NULL || !load (store, ids, 0, N_ROWS, error))
    return FALSE;
  g_print ("%.6f ", (double) (g_get_monotonic_time () - start) / 1e6);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    if (!load (store, ids, g_rand_int (dice) % ids->len, N_IN_VIEW, error))
      return FALSE;
  g_print ("%.6f\n", (double) (g_get_monotonic_time () - start) / 1e6 / n);

  return TRUE;
}

static gboolean
run (int      argc,
     char   **argv,
     GError **error)
{
  if (argc == 4 && g_str_equal (argv[1], "create"))
    return create (argv[3], argv[2], error);
  if (argc == 3 && g_str_equal (argv[1], "open"))
    return open_atlas (argv[2], error);
  if (argc == 4 && g_str_equal (argv[1], "list"))
    return list (argv[3], argv[2], error);
  if (argc == 4 && g_str_equal (argv[1], "jump"))
    return jump (argv[3], argv[2], error);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       "usage: bench-atlas create N FILE | open FILE | list N FILE | jump N FILE");

  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (run (argc, argv, &error))
    return 0;

  g_printerr ("bench-atlas: %s\n", error->message);

  return 1;
}
