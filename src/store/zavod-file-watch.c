/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-file-watch.h"

/* Commits are appended to the one, or written into the other by programs that keep no log; a log comes and goes. */
static const char *const suffixes[] = { "", "-wal" };

/* In milliseconds: a long import is told a few times a second. */
#define RATE_LIMIT 250

struct _ZavodFileWatch
{
  GFileMonitor *monitors[G_N_ELEMENTS (suffixes)];
  GSourceOnceFunc on_written;
  gpointer user_data;
};

/**
 * zavod_file_watch_is_possible:
 * @path: a file that is there
 *
 * Whether the system tells of all writing to this file. What another machine writes, or what reaches the file behind a
 * file system of a program (a document portal's), is not told. May have to wait for the file system.
 */
gboolean
zavod_file_watch_is_possible (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file,
                                                             G_FILE_ATTRIBUTE_FILESYSTEM_TYPE ","
                                                             G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE,
                                                             NULL, NULL);
  const char *type;

  if (info == NULL)
    return FALSE;

  type = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE);

  return type != NULL && !g_str_has_prefix (type, "fuse") && !g_str_equal (type, "9p")
         && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

static void
on_changed (ZavodFileWatch *self)
{
  self->on_written (self->user_data);
}

/**
 * zavod_file_watch_new:
 * @path: a database
 * @on_written: called in the thread's default main context whenever something was written to it, by this program too
 *
 * Returns: (nullable): %NULL where the system does not watch (its watches are used up)
 */
ZavodFileWatch *
zavod_file_watch_new (const char      *path,
                      GSourceOnceFunc  on_written,
                      gpointer         user_data)
{
  g_autoptr (ZavodFileWatch) self = g_new0 (ZavodFileWatch, 1);

  self->on_written = on_written;
  self->user_data = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (name);

      self->monitors[i] = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
      if (self->monitors[i] == NULL)
        return NULL;

      g_file_monitor_set_rate_limit (self->monitors[i], RATE_LIMIT);
      g_signal_connect_swapped (self->monitors[i], "changed", G_CALLBACK (on_changed), self);
    }

  return g_steal_pointer (&self);
}

void
zavod_file_watch_free (ZavodFileWatch *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (self->monitors[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->monitors[i], self);
        g_file_monitor_cancel (self->monitors[i]);
        g_object_unref (self->monitors[i]);
      }

  g_free (self);
}
