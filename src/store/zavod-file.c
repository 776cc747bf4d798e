/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* renameat2 */

#include "zavod-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "zavod-sqlite.h"

static void
set_system_error (GError     **error,
                  const char  *path,
                  int          code)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code)
    {
    case EEXIST:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS, _("There is already a file “%s”."), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FULL, _("The disk is full: “%s” was not written."), name);
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY, _("The folder of “%s” cannot be written."), name);
      break;
    case ENOENT:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("The folder of “%s” is not there."), name);
      break;
    default:
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED,
                   _("“%s” could not be written: %s."), name, g_strerror (code));
    }
}

/**
 * zavod_file_make_temporary:
 * @path: the file to be
 *
 * Returns: (transfer full): the name of an empty file in the same folder, hence on the same disk
 */
char *
zavod_file_make_temporary (const char  *path,
                           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      set_system_error (error, path, errno);
      return NULL;
    }

  close (fd);

  return g_steal_pointer (&temporary);
}

/* Removes what is left of a file that failed, SQLite's side files too. */
void
zavod_file_discard (const char *temporary)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (temporary, endings[i], NULL);

      g_unlink (name);
    }
}

/* link() is for file systems that know no RENAME_NOREPLACE. */
static int
rename_without_overwriting (const char *from,
                            const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  if (link (from, to) != 0)
    return -1;

  return unlink (from);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

/**
 * zavod_file_publish:
 * @temporary: a complete file, already safe on the disk
 *
 * Gives @temporary its name. When that fails, it is removed.
 */
gboolean
zavod_file_publish (const char  *temporary,
                    const char  *path,
                    gboolean     overwrite,
                    GError     **error)
{
  int result = overwrite ? g_rename (temporary, path) : rename_without_overwriting (temporary, path);

  if (result != 0)
    {
      set_system_error (error, path, errno);
      zavod_file_discard (temporary);
      return FALSE;
    }

  sync_folder (path);

  return TRUE;
}

static gboolean
copy_pages (sqlite3  *source,
            sqlite3  *target,
            GError  **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");

  int code;

  if (backup == NULL)
    return zavod_sqlite_check (target, sqlite3_errcode (target), error);

  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);

  return zavod_sqlite_check (target, code, error);
}

static gboolean
copy_to (ZavodConnection  *connection,
         const char       *path,
         GError          **error)
{
  g_autoptr (ZavodConnection) target = zavod_connection_new (path, ZAVOD_CONNECTION_WRITE, error);

  /* the copy is one file, which can be opened where there is no room for side files */
  return target != NULL
         && copy_pages (zavod_connection_get_handle (connection), zavod_connection_get_handle (target), error)
         && zavod_connection_execute (target, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
write_contents (const char  *temporary,
                const char  *path,
                GBytes      *contents,
                GError     **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (contents, &size);
  int fd = open (temporary, O_WRONLY | O_CLOEXEC);
  int code = fd < 0 ? errno : 0;

  while (code == 0 && size > 0)
    {
      gssize written = write (fd, data, size);

      if (written >= 0)
        {
          data += written;
          size -= (gsize) written;
        }
      else if (errno != EINTR)
        {
          code = errno;
        }
    }

  if (code == 0 && fsync (fd) != 0)
    code = errno;
  if (fd >= 0 && close (fd) != 0 && code == 0)
    code = errno;

  if (code != 0)
    set_system_error (error, path, code);

  return code == 0;
}

/* For a folder in which SQLite finds no room for its side files, as one that a sandbox lends: the copy is made in our own
 * first, and its bytes are taken over. */
static gboolean
copy_by_own_folder (ZavodConnection  *connection,
                    const char       *temporary,
                    const char       *path,
                    GError          **error)
{
  g_autofree char *own = g_build_filename (g_get_user_cache_dir (), "zavod-copy", NULL);
  g_autofree char *staged = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) contents = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  staged = zavod_file_make_temporary (own, error);
  if (staged == NULL)
    return FALSE;

  if (copy_to (connection, staged, error))
    file = g_mapped_file_new (staged, FALSE, error);
  if (file != NULL)
    contents = g_mapped_file_get_bytes (file);
  zavod_file_discard (staged);

  return contents != NULL && write_contents (temporary, path, contents, error);
}

/**
 * zavod_file_copy_database:
 * @path: the copy; a file of this name is replaced in one moment, when the copy is complete
 */
gboolean
zavod_file_copy_database (ZavodConnection  *connection,
                          const char       *path,
                          GError          **error)
{
  g_autofree char *temporary = zavod_file_make_temporary (path, error);
  g_autoptr (GError) why_not = NULL;

  if (temporary == NULL)
    return FALSE;

  if (copy_to (connection, temporary, &why_not)
      || (!g_error_matches (why_not, ZAVOD_ERROR, ZAVOD_ERROR_FULL)
          && copy_by_own_folder (connection, temporary, path, error)))
    return zavod_file_publish (temporary, path, TRUE, error);

  if (error != NULL && *error == NULL)
    g_propagate_error (error, g_steal_pointer (&why_not));
  zavod_file_discard (temporary);
  return FALSE;
}

/**
 * zavod_store_install:
 * @path: a new file: nothing is overwritten
 * @contents: a whole atlas
 *
 * Writes a new atlas, which appears complete or not at all.
 *
 * Returns: %TRUE, or %FALSE with @error set: %ZAVOD_ERROR_EXISTS, %ZAVOD_ERROR_FULL, %ZAVOD_ERROR_READ_ONLY,
 *   %ZAVOD_ERROR_NOT_FOUND (no such folder) or another
 */
gboolean
zavod_store_install (const char  *path,
                     GBytes      *contents,
                     GError     **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_system_error (error, path, EEXIST);
      return FALSE;
    }

  temporary = zavod_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;

  if (!write_contents (temporary, path, contents, error))
    {
      zavod_file_discard (temporary);
      return FALSE;
    }

  return zavod_file_publish (temporary, path, FALSE, error);
}
