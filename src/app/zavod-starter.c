/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-starter.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "zavod-error.h"
#include "zavod-store.h"
#include "zavod-task.h"

#define STARTER_RESOURCE "/io/github/zavod_atlas/Zavod/starter.gpkg"

/* Where the user's own copy of the starter atlas is, or will be: the first, or one beside it. */
static char *
get_path (guint copy)
{
  g_autofree char *name = copy > 1 ? g_strdup_printf ("Central Asia (%u).gpkg", copy) : g_strdup ("Central Asia.gpkg");

  return g_build_filename (g_get_user_data_dir (), "zavod", "atlases", name, NULL);
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  code = errno;
  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY, _("The folder “%s” cannot be made: %s."), folder,
               g_strerror (code));

  return FALSE;
}

/**
 * zavod_starter_get_path:
 *
 * Returns: (transfer full): where the user's own copy of the starter atlas is, or will be
 */
char *
zavod_starter_get_path (void)
{
  return get_path (1);
}

/**
 * zavod_starter_write:
 * @path: a new file: nothing is overwritten
 *
 * Writes a fresh starter atlas, which is whole or absent, also after a loss of power.
 *
 * Returns: %TRUE, or %FALSE with @error set as by zavod_store_install()
 */
gboolean
zavod_starter_write (const char  *path,
                     GError     **error)
{
  g_autoptr (GBytes) contents = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  contents = g_resources_lookup_data (STARTER_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return contents != NULL && zavod_store_install (path, contents, error);
}

static void
prepare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const char *broken = task_data;
  g_autofree char *path = get_path (1);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (path, broken) == 0)
    {
      /* beside the broken one, which is kept: perhaps something in it can be saved */
      for (guint copy = 2; g_file_test (path, G_FILE_TEST_EXISTS); copy++)
        {
          g_free (path);
          path = get_path (copy);
        }
    }

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (!make_folder (path, &error) || !zavod_starter_write (path, &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }

  g_task_return_pointer (task, g_steal_pointer (&path), g_free);
}

/**
 * zavod_starter_prepare_async:
 * @broken: (nullable): the path of an atlas that could not be opened: never chosen again
 *
 * Finds the user's copy of the starter atlas, and makes it when there is none.
 */
void
zavod_starter_prepare_async (const char          *broken,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, zavod_starter_prepare_async);
  g_task_set_task_data (task, g_strdup (broken), g_free);
  zavod_task_run_in_thread (task, prepare_in_thread);
}

/**
 * zavod_starter_prepare_finish:
 *
 * Returns: (transfer full): the path of the copy; %NULL with an error when it could not be made
 */
char *
zavod_starter_prepare_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, zavod_starter_prepare_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
