/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses of map tiles on the web, as their providers write them: a template with {z}, {x} and {y}, or a document that
 * describes the tiles. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What OpenStreetMap and most others have at the deepest; Web Mercator has one tile at zoom 0. */
#define ZAVOD_TILE_MAX_ZOOM 19

typedef struct
{
  guint zoom;
  guint x;
  guint y;  /* from the north */
} ZavodTileId;

char     *zavod_tile_address_tidy        (const char         *text);
gboolean  zavod_tile_address_check       (const char         *text,
                                          GError            **error);
gboolean  zavod_tile_address_is_template (const char         *text);
gboolean  zavod_tile_address_is_safe     (const char         *address);
char     *zavod_tile_address_fill        (const char         *pattern,
                                          const ZavodTileId  *tile,
                                          int                 scale);

G_END_DECLS
