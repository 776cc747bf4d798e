/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-library.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "zavod-error.h"
#include "zavod-store.h"

#define SUFFIX ".gpkg"
#define MAX_RECENT 12

/* What is under way with one file. */
typedef struct
{
  char *from;
  char *to;               /* NULL: it is moved to the trash */
  char *fetched;          /* a copy of @from in a folder of its own, for the time of the work; NULL: none is needed */
  ZavodLibraryFunc done;
  gpointer user_data;
} Work;

static Work *
work_new (const char       *from,
          const char       *to,
          ZavodLibraryFunc  done,
          gpointer          user_data)
{
  Work *self = g_new (Work, 1);

  *self = (Work) { g_strdup (from), g_strdup (to), NULL, done, user_data };

  return self;
}

static void
remove_fetched (Work *self)
{
  g_autofree char *folder = NULL;

  if (self->fetched == NULL)
    return;

  folder = g_path_get_dirname (self->fetched);
  g_unlink (self->fetched);
  g_rmdir (folder);
  g_free (self->fetched);
}

/* Tells what became of it, and frees it. */
static void
work_end (Work         *self,
          const GError *error)
{
  remove_fetched (self);
  self->done (error == NULL ? self->to : NULL, error, self->user_data);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* Returns: (transfer full): the folder of Zavod's own atlases, which may not be there yet */
char *
zavod_library_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "zavod", "atlases", NULL);
}

/* Returns: whether that file is in Zavod's own folder */
gboolean
zavod_library_owns (const char *path)
{
  g_autofree char *folder = zavod_library_get_folder ();
  g_autofree char *parent = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  parent = g_path_get_dirname (path);

  return g_str_equal (folder, parent);
}

/* Returns: whether a sandbox has lent that one file, alone in a folder that is none */
gboolean
zavod_library_is_lent (const char *path)
{
  g_autofree char *documents = g_build_filename (g_get_user_runtime_dir (), "doc", G_DIR_SEPARATOR_S, NULL);

  g_return_val_if_fail (path != NULL, FALSE);

  return g_str_has_prefix (path, documents) || g_str_has_prefix (path, "/run/flatpak/doc/");
}

/* Returns: (transfer full): what people call that file */
char *
zavod_library_get_title (const char *path)
{
  char *name;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return name;
}

/**
 * zavod_library_find_free_path:
 * @title: of a file to be
 *
 * Returns: (transfer full): a path in Zavod's own folder that nothing has yet: with a number where @title is taken
 */
char *
zavod_library_find_free_path (const char *title)
{
  g_autofree char *folder = zavod_library_get_folder ();
  g_autofree char *plain = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  plain = g_strdelimit (g_strstrip (g_strdup (title)), "/", '-');
  for (guint copy = 1;; copy++)
    {
      g_autofree char *name = copy == 1 ? g_strconcat (plain, SUFFIX, NULL) : g_strdup_printf ("%s (%u)" SUFFIX, plain, copy);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* ---- which there are ---- */

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *first = zavod_library_get_title (*(const char *const *) a);
  g_autofree char *second = zavod_library_get_title (*(const char *const *) b);
  const int order = g_utf8_collate (first, second);

  return order != 0 ? order : g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_own (GPtrArray *paths)
{
  g_autofree char *folder = zavod_library_get_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, SUFFIX) && *name != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
}

/**
 * zavod_library_list:
 * @recent: paths that were opened; those that are gone are left out
 *
 * Returns: (transfer full): the paths of the user's atlases, by title
 */
GPtrArray *
zavod_library_list (const char * const *recent)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  add_own (paths);
  for (guint i = 0; recent != NULL && recent[i] != NULL; i++)
    if (!zavod_library_owns (recent[i]) && g_file_test (recent[i], G_FILE_TEST_EXISTS))
      g_ptr_array_add (paths, g_strdup (recent[i]));
  g_ptr_array_sort (paths, compare_titles);

  return paths;
}

/* Returns: (transfer full): @recent with @path first, and not too long */
char **
zavod_library_add_recent (const char * const *recent,
                          const char         *path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (path != NULL, NULL);

  g_strv_builder_add (builder, path);
  for (guint i = 0; recent != NULL && recent[i] != NULL && i < MAX_RECENT - 1; i++)
    if (!g_str_equal (recent[i], path))
      g_strv_builder_add (builder, recent[i]);

  return g_strv_builder_end (builder);
}

/* ---- copies ---- */

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  zavod_store_backup_finish (ZAVOD_STORE (source), result, &error);
  zavod_store_close (ZAVOD_STORE (source));
  work_end (user_data, error);
}

static gboolean
make_folder_of (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY, _("The folder “%s” cannot be made: %s."), folder,
               g_strerror (errno));

  return FALSE;
}

static void
on_opened_to_copy (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Work *work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open_finish (result, &error);

  if (store != NULL && make_folder_of (work->to, &error))
    {
      zavod_store_backup_async (store, work->to, NULL, on_copied, work);
      return;
    }

  if (store != NULL)
    zavod_store_close (store);
  work_end (work, error);
}

/* Nothing is written beside a file that is somebody else's; one of ours may be open, and then changes. */
static void
open_to_copy (Work *work)
{
  const char *path = work->fetched != NULL ? work->fetched : work->from;

  zavod_store_open_async (path, zavod_library_owns (path) ? ZAVOD_OPEN_DEFAULT : ZAVOD_OPEN_READ_ONLY, NULL,
                          on_opened_to_copy, work);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    open_to_copy (user_data);
  else
    work_end (user_data, error);
}

/* SQLite opens no file that a sandbox has lent: it follows no links, and the portals of some systems take their files for
 * such. Their bytes are fetched, and looked at then. */
static void
fetch (Work *work)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "zavod-XXXXXX", NULL);
  g_autofree char *name = g_path_get_basename (work->from);
  g_autoptr (GFile) from = g_file_new_for_path (work->from);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  if (g_mkdtemp (folder) == NULL)
    {
      g_set_error (&error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY, _("The folder “%s” cannot be made: %s."), folder,
                   g_strerror (errno));
      work_end (work, error);
      return;
    }

  work->fetched = g_build_filename (folder, name, NULL);
  to = g_file_new_for_path (work->fetched);
  g_file_copy_async (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL, NULL, on_fetched, work);
}

/**
 * zavod_library_copy:
 * @from: an atlas, perhaps one that is open
 * @to: a file of this name is replaced, when the copy is complete
 *
 * Makes a copy that is one file, in which everything is that was saved in @from. What is no atlas is refused.
 */
void
zavod_library_copy (const char       *from,
                    const char       *to,
                    ZavodLibraryFunc  done,
                    gpointer          user_data)
{
  Work *work;

  g_return_if_fail (from != NULL && to != NULL);

  work = work_new (from, to, done, user_data);
  if (zavod_library_is_lent (from))
    fetch (work);
  else
    open_to_copy (work);
}

/* ---- another name, and the trash ---- */

/* Where it can be opened at all, what is still in SQLite's files beside it has come into it by now. */
static void
close_opened (GAsyncResult *result)
{
  g_autoptr (ZavodStore) store = zavod_store_open_finish (result, NULL);

  if (store != NULL)
    zavod_store_close (store);
}

static void
on_opened_to_rename (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Work *work = user_data;
  g_autoptr (GError) error = NULL;

  close_opened (result);
  if (g_rename (work->from, work->to) != 0)
    g_set_error (&error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, _("The atlas could not be renamed: %s."), g_strerror (errno));
  work_end (work, error);
}

/**
 * zavod_library_rename:
 * @path: an atlas of ours that is not open
 */
void
zavod_library_rename (const char       *path,
                      const char       *title,
                      ZavodLibraryFunc  done,
                      gpointer          user_data)
{
  g_autofree char *to = NULL;

  g_return_if_fail (zavod_library_owns (path));

  to = zavod_library_find_free_path (title);
  zavod_store_open_async (path, ZAVOD_OPEN_DEFAULT, NULL, on_opened_to_rename, work_new (path, to, done, user_data));
}

static void
on_trashed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_file_trash_finish (G_FILE (source), result, &error);
  work_end (user_data, error);
}

static void
on_opened_to_trash (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Work *work = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (work->from);

  close_opened (result);
  g_file_trash_async (file, G_PRIORITY_DEFAULT, NULL, on_trashed, work);
}

/**
 * zavod_library_trash:
 * @path: an atlas of ours that is not open
 *
 * Moves it to the desktop's trash, from where it can be had back. @done is called without a path.
 */
void
zavod_library_trash (const char       *path,
                     ZavodLibraryFunc  done,
                     gpointer          user_data)
{
  g_return_if_fail (zavod_library_owns (path));

  zavod_store_open_async (path, ZAVOD_OPEN_DEFAULT, NULL, on_opened_to_trash, work_new (path, NULL, done, user_data));
}
