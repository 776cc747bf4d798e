/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is still to be asked of one provider: the newest first, two requests at a time, and while the server fails one
 * at ever longer intervals. What nobody waits for any more is not asked at all. */

#pragma once

#include <gio/gio.h>

#include "zavod-answer.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TILE_QUEUE (zavod_tile_queue_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTileQueue, zavod_tile_queue, ZAVOD, TILE_QUEUE, GObject)

/* Properties: "problem" (string): what the server's fault is, in words; NULL while it has none. */

ZavodTileQueue *zavod_tile_queue_new          (void);
void            zavod_tile_queue_fetch_async  (ZavodTileQueue        *self,
                                               const char            *address,
                                               ZavodContent           content,
                                               const ZavodCachedTile *known,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
void            zavod_tile_queue_try_async    (ZavodTileQueue        *self,
                                               const char            *address,
                                               ZavodContent           content,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
ZavodAnswer    *zavod_tile_queue_fetch_finish (ZavodTileQueue        *self,
                                               GAsyncResult          *result);
void            zavod_tile_queue_stop         (ZavodTileQueue        *self);
const char     *zavod_tile_queue_get_problem  (ZavodTileQueue        *self);

G_END_DECLS
