/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The starter atlas: a resource of the program, of which every user gets a copy of their own to write in. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *zavod_starter_get_path       (void);
gboolean  zavod_starter_write          (const char           *path,
                                        GError              **error);
void      zavod_starter_prepare_async  (const char           *broken,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
char     *zavod_starter_prepare_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
