/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tiles of a provider that the user has chosen: asked for politely, kept on disk as long as their server allows, and
 * asked for again later where that failed. Nothing is sent while there is no provider. */

#pragma once

#include <gio/gio.h>

#include "zavod-tile-provider.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_ONLINE_TILES (zavod_online_tiles_get_type ())
G_DECLARE_FINAL_TYPE (ZavodOnlineTiles, zavod_online_tiles, ZAVOD, ONLINE_TILES, GObject)

/* Properties: "provider" (ZavodTileProvider), "problem" (string): why no tiles come, in words; NULL while they do. */

ZavodOnlineTiles        *zavod_online_tiles_new            (const char               *folder);
void                     zavod_online_tiles_set_address    (ZavodOnlineTiles         *self,
                                                            const char               *address,
                                                            const char               *attribution);
const ZavodTileProvider *zavod_online_tiles_get_provider   (ZavodOnlineTiles         *self);
const char              *zavod_online_tiles_get_problem    (ZavodOnlineTiles         *self);

void                     zavod_online_tiles_load_async     (ZavodOnlineTiles         *self,
                                                            const ZavodTileId        *tile,
                                                            int                       scale,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
GBytes                  *zavod_online_tiles_load_finish    (ZavodOnlineTiles         *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);

void                     zavod_online_tiles_check_async    (ZavodOnlineTiles         *self,
                                                            const char               *address,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
ZavodTileProvider       *zavod_online_tiles_check_finish   (ZavodOnlineTiles         *self,
                                                            GAsyncResult             *result,
                                                            GBytes                  **tile,
                                                            GError                  **error);

void                     zavod_online_tiles_measure_async  (ZavodOnlineTiles         *self,
                                                            gboolean                  clear,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
guint64                  zavod_online_tiles_measure_finish (ZavodOnlineTiles         *self,
                                                            GAsyncResult             *result);

G_END_DECLS
