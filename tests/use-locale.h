/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The user's locale of a test. Few systems have those of the region: they are compiled into the build folder, once. */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>

static inline void
make_locale (const char *name,
             const char *folder)
{
  g_autofree char *source = g_build_filename ("/usr/share/i18n/locales", name, NULL);
  g_autofree char *unfinished = g_strdup_printf ("%s.%" G_GINT64_FORMAT, folder, g_get_real_time ());
  const char *command[] = { "localedef", "-i", name, "-f", "UTF-8", unfinished, NULL };

  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    return;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, NULL);
  g_rename (unfinished, folder);  /* another test may have been quicker: either is as good */
}

/* Skips the test that calls it where the system cannot have the locale. */
static inline gboolean
use_locale (const char *name)
{
  g_autofree char *full = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *root = g_test_build_filename (G_TEST_BUILT, "locale", NULL);
  g_autofree char *folder = g_build_filename (root, full, NULL);

  g_mkdir_with_parents (root, 0755);
  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    make_locale (name, folder);
  g_setenv ("LOCPATH", root, TRUE);
  if (setlocale (LC_ALL, full) != NULL)
    return TRUE;

  g_test_skip_printf ("this system has no locale %s, nor what it is made of", full);

  return FALSE;
}
