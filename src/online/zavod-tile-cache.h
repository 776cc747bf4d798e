/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiles, and the documents about them, kept on disk, with what their server said about keeping them. Every function may be called in any thread. */

#pragma once

#include <gio/gio.h>

#include "zavod-http-freshness.h"

G_BEGIN_DECLS

/* An answer of a server. Strings may be NULL. */
typedef struct
{
  GBytes *body;
  char *etag;
  char *last_modified;
  ZavodFreshness freshness;
} ZavodCachedTile;

ZavodCachedTile *zavod_cached_tile_copy (const ZavodCachedTile *self);
void             zavod_cached_tile_free (ZavodCachedTile       *self);
gboolean         zavod_cached_tile_is_fresh (const ZavodCachedTile *self);
void             zavod_cached_tile_renew (ZavodCachedTile       *self,
                                          const ZavodCachedTile *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodCachedTile, zavod_cached_tile_free)

#define ZAVOD_TYPE_TILE_CACHE (zavod_tile_cache_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTileCache, zavod_tile_cache, ZAVOD, TILE_CACHE, GObject)

ZavodTileCache  *zavod_tile_cache_new     (const char             *folder,
                                           guint64                 max_size);
ZavodCachedTile *zavod_tile_cache_read    (ZavodTileCache         *self,
                                           const char             *address);
gboolean         zavod_tile_cache_write   (ZavodTileCache         *self,
                                           const char             *address,
                                           const ZavodCachedTile  *tile,
                                           GError                **error);
void             zavod_tile_cache_keep    (ZavodTileCache         *self,
                                           const char             *address,
                                           const ZavodCachedTile  *tile);
void             zavod_tile_cache_read_async  (ZavodTileCache      *self,
                                               const char          *address,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
ZavodCachedTile *zavod_tile_cache_read_finish (ZavodTileCache      *self,
                                               GAsyncResult        *result);
guint64          zavod_tile_cache_measure (ZavodTileCache         *self);
void             zavod_tile_cache_clear   (ZavodTileCache         *self);

G_END_DECLS
