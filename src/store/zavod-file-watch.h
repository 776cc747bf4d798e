/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZavodFileWatch ZavodFileWatch;

gboolean        zavod_file_watch_is_possible (const char     *path);

ZavodFileWatch *zavod_file_watch_new         (const char     *path,
                                              GSourceOnceFunc on_written,
                                              gpointer        user_data);
void            zavod_file_watch_free        (ZavodFileWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFileWatch, zavod_file_watch_free)

G_END_DECLS
