/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tiles of the program's own base map, as libshumate wants to be served: no network, no cache, never an error:
 * what cannot be read is empty, and the property "problem" says why. */

#pragma once

#include <shumate/shumate.h>

#include "zavod-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TILE_SOURCE (zavod_tile_source_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTileSource, zavod_tile_source, ZAVOD, TILE_SOURCE, ShumateDataSource)

ZavodTileSource *zavod_tile_source_new            (ZavodTiles      *tiles);
guint            zavod_tile_source_get_n_requests (ZavodTileSource *self);
const char      *zavod_tile_source_get_problem    (ZavodTileSource *self);

G_END_DECLS
