/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what the user has entered to where tiles are: at once for the address of tiles, otherwise by a document, which is
 * kept like a tile. */

#pragma once

#include "zavod-tile-provider.h"
#include "zavod-tile-queue.h"

G_BEGIN_DECLS

void               zavod_tile_resolver_start  (ZavodTileQueue       *queue,
                                               ZavodTileCache       *cache,
                                               const char           *address,
                                               const char           *attribution,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
ZavodTileProvider *zavod_tile_resolver_finish (GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
