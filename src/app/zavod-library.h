/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The user's atlases: those in Zavod's own folder, and others that were opened. Copies of atlases come and go here; a file
 * that a sandbox has lent is never worked in, since it has no room for SQLite's files beside it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Called with what became of it: the path of the new file; NULL with @error set */
typedef void (*ZavodLibraryFunc) (const char   *path,
                                  const GError *error,
                                  gpointer      user_data);

char      *zavod_library_get_folder     (void);
gboolean   zavod_library_owns           (const char           *path);
gboolean   zavod_library_is_lent        (const char           *path);
char      *zavod_library_get_title      (const char           *path);
char      *zavod_library_find_free_path (const char           *title);
GPtrArray *zavod_library_list           (const char * const   *recent);  /* char *, by name */
char     **zavod_library_add_recent     (const char * const   *recent,
                                         const char           *path);
void       zavod_library_copy           (const char           *from,
                                         const char           *to,
                                         ZavodLibraryFunc      done,
                                         gpointer              user_data);
void       zavod_library_rename         (const char           *path,
                                         const char           *title,
                                         ZavodLibraryFunc      done,
                                         gpointer              user_data);
void       zavod_library_trash          (const char           *path,
                                         ZavodLibraryFunc      done,
                                         gpointer              user_data);

G_END_DECLS
