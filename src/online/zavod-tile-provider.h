/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where tiles come from, and what may be asked for there. */

#pragma once

#include <glib-object.h>

#include "zavod-tile-address.h"

G_BEGIN_DECLS

typedef struct
{
  char *pattern;       /* of the addresses of tiles */
  char *attribution;   /* to be shown while they are in use */
  guint min_zoom;
  guint max_zoom;
  guint tile_size;     /* pixels of the screen */
  char *style;         /* of vector tiles: JSON with one source; NULL for pictures */
  char *source_name;   /* in the style */
} ZavodTileProvider;

#define ZAVOD_TYPE_TILE_PROVIDER (zavod_tile_provider_get_type ())
GType zavod_tile_provider_get_type (void);

ZavodTileProvider *zavod_tile_provider_new            (const char              *pattern,
                                                       const char              *attribution);
ZavodTileProvider *zavod_tile_provider_copy           (const ZavodTileProvider *self);
void               zavod_tile_provider_free           (ZavodTileProvider       *self);
gboolean           zavod_tile_provider_has_same_tiles (const ZavodTileProvider *self,
                                                       const ZavodTileProvider *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodTileProvider, zavod_tile_provider_free)

G_END_DECLS
