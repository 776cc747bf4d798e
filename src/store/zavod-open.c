/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-open.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "zavod-file.h"
#include "zavod-schema.h"
#include "zavod-sqlite.h"

/* The first page begins with 100 bytes: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define GEOPACKAGE 0x47504B47

static guint32
read_uint32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
check_is_file (const char  *path,
               GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat info;

  if (stat (path, &info) != 0)
    g_set_error (error, ZAVOD_ERROR, errno == ENOENT ? ZAVOD_ERROR_NOT_FOUND : ZAVOD_ERROR_FAILED,
                 errno == ENOENT ? _("There is no file “%s”.") : _("The file “%s” cannot be reached."), name);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_A_DATABASE, _("“%s” is not a file."), name);
  else
    return TRUE;

  return FALSE;
}

/* The file is opened and closed by SQLite's own hands. Were it closed by close(), every lock that this process holds on
 * it would be gone (fcntl(2)), and another program that closes the atlas would take the log from under our connections. */
static int
read_start (const char    *path,
            guint8         header[HEADER_SIZE],
            sqlite3_int64 *size)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) vfs->szOsFile);
  sqlite3_filename name = sqlite3_create_filename (path, "", "", 0, NULL);
  int flags;
  int code = vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, &flags);

  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, size);
  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);

  return code;
}

static gboolean
read_header (const char     *path,
             guint8          header[HEADER_SIZE],
             sqlite3_int64  *size,
             GError        **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int code;

  if (!check_is_file (path, error))
    return FALSE;

  code = read_start (path, header, size);
  if (code == SQLITE_CANTOPEN)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, _("The file “%s” may not be read by you."), name);
  else if (code == SQLITE_IOERR_SHORT_READ || (code == SQLITE_OK && memcmp (header, MAGIC, sizeof MAGIC) != 0))
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_A_DATABASE,
                 _("“%s” is not a database, so it cannot be an atlas."), name);
  else
    return zavod_sqlite_check (NULL, code, error);

  return FALSE;
}

static gint64
file_size (const char *path,
           const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  struct stat info;

  return stat (name, &info) == 0 ? info.st_size : 0;
}

/* What can be known before SQLite sees the file. The size in the header is right when the two counters agree, and when
 * no log waits to be written back. */
static gboolean
check_header (const char  *path,
              GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 header[HEADER_SIZE];
  sqlite3_int64 size, page_size;

  if (!read_header (path, header, &size, error))
    return FALSE;

  if (read_uint32 (header + 68) != GEOPACKAGE)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_AN_ATLAS,
                   _("“%s” is a database, but not an atlas made by Zavod."), name);
      return FALSE;
    }

  page_size = header[16] << 8 | header[17];
  page_size = page_size == 1 ? 65536 : page_size;
  if (read_uint32 (header + 24) == read_uint32 (header + 92) && file_size (path, "-wal") == 0
      && page_size * read_uint32 (header + 28) > size)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT,
                   _("“%s” was cut short: its end is missing. Open a backup of it, or fetch it again."), name);
      return FALSE;
    }

  return TRUE;
}

/* Puts the file's name before a sentence about the whole file. */
static gboolean
name_file (const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_prefix_error (error, "“%s”: ", name);

  return FALSE;
}

static gboolean
check_version (ZavodConnection  *connection,
               const char       *path,
               gboolean          may_migrate,
               GError          **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint version;

  if (!zavod_schema_get_version (connection, &version, error))
    return name_file (path, error);

  if (version == 0)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_AN_ATLAS,
                 _("“%s” is a GeoPackage, but not an atlas made by Zavod."), name);
  else if (version > ZAVOD_SCHEMA_VERSION)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NEWER,
                 _("“%s” was made by a newer Zavod. Update Zavod to open it."), name);
  else if (version < ZAVOD_SCHEMA_VERSION && !may_migrate)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY,
                 _("“%s” was made by an older Zavod and must be brought up to date, but it cannot be written. "
                   "Open a copy of it in a folder of yours."), name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_content (ZavodConnection  *connection,
               const char       *path,
               gboolean          may_migrate,
               GError          **error)
{
  if (!check_version (connection, path, may_migrate, error))
    return FALSE;

  if ((may_migrate && !zavod_migrate (connection, path, error)) || !zavod_schema_check (connection, error))
    return name_file (path, error);

  return TRUE;
}

static ZavodConnection *
open_checked (const char           *path,
              ZavodConnectionMode   mode,
              GError              **error)
{
  g_autoptr (ZavodConnection) connection = NULL;

  if (!check_header (path, error))
    return NULL;

  connection = zavod_connection_new (path, mode, error);
  if (connection == NULL)
    {
      name_file (path, error);
      return NULL;
    }

  return check_content (connection, path, mode == ZAVOD_CONNECTION_WRITE, error) ? g_steal_pointer (&connection) : NULL;
}

/**
 * zavod_atlas_is_writable:
 *
 * Returns: whether both the file and its folder can be written: SQLite keeps its log beside the file
 */
gboolean
zavod_atlas_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* QGIS sets the journal back when it closes a file. While it is open there, SQLite cannot change it: the old way works
 * too, only that readers wait for writers. */
static gboolean
set_journal (ZavodConnection  *connection,
             GError          **error)
{
  g_autoptr (GError) failure = NULL;

  if (zavod_connection_execute (connection, "PRAGMA journal_mode = WAL", &failure)
      || g_error_matches (failure, ZAVOD_ERROR, ZAVOD_ERROR_BUSY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * zavod_atlas_open_writer:
 *
 * Opens, checks and, when it is of an older version, migrates an atlas.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set: %ZAVOD_ERROR_NOT_FOUND,
 *   %ZAVOD_ERROR_NOT_A_DATABASE, %ZAVOD_ERROR_NOT_AN_ATLAS, %ZAVOD_ERROR_NEWER, %ZAVOD_ERROR_CORRUPT,
 *   %ZAVOD_ERROR_BUSY or another
 */
ZavodConnection *
zavod_atlas_open_writer (const char  *path,
                         GError     **error)
{
  g_autoptr (ZavodConnection) connection = open_checked (path, ZAVOD_CONNECTION_WRITE, error);

  return connection != NULL && set_journal (connection, error) ? g_steal_pointer (&connection) : NULL;
}

/* A program that was killed left its log, and SQLite needs to write an index of it before it can be read. */
static gboolean
check_finished (const char  *path,
                GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (file_size (path, "-wal") == 0 || file_size (path, "-shm") > 0)
    return TRUE;

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY,
               _("“%s” holds edits that must be finished first, but its folder cannot be written. "
                 "Copy it and the file “%s-wal” to a folder of yours and open it there."), name, name);

  return FALSE;
}

/**
 * zavod_atlas_open_reader:
 * @writable: whether SQLite may make its side files
 * @checked: whether a writer has just been opened, which has checked the file
 */
ZavodConnection *
zavod_atlas_open_reader (const char  *path,
                         gboolean     writable,
                         gboolean     checked,
                         GError     **error)
{
  if (writable && checked)
    return zavod_connection_new (path, ZAVOD_CONNECTION_READ, error);

  if (writable)
    return open_checked (path, ZAVOD_CONNECTION_READ, error);

  if (!check_finished (path, error))
    return NULL;

  return open_checked (path, file_size (path, "-wal") > 0 ? ZAVOD_CONNECTION_READ_ONLY : ZAVOD_CONNECTION_IMMUTABLE,
                       error);
}

static gboolean
fill_new_file (const char  *temporary,
               const char  *path,
               GError     **error)
{
  g_autoptr (ZavodConnection) connection = zavod_connection_new (temporary, ZAVOD_CONNECTION_WRITE, error);
  g_autofree char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".gpkg"))
    name[strlen (name) - strlen (".gpkg")] = '\0';

  return connection != NULL && zavod_schema_create (connection, name, error)
         && zavod_connection_execute (connection, "PRAGMA journal_mode = WAL", error);
}

/**
 * zavod_atlas_create:
 *
 * Makes an empty atlas, which appears complete under its name or not at all. Nothing is overwritten:
 * %ZAVOD_ERROR_EXISTS.
 */
gboolean
zavod_atlas_create (const char  *path,
                    GError     **error)
{
  g_autofree char *temporary = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS, _("There is already a file “%s”."), name);
      return FALSE;
    }

  temporary = zavod_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;

  if (!fill_new_file (temporary, path, error))
    {
      zavod_file_discard (temporary);
      return FALSE;
    }

  return zavod_file_publish (temporary, path, FALSE, error);
}
