/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Read-only map tiles in an MBTiles database, from memory: the base map is a resource of the program. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_TILES (zavod_tiles_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTiles, zavod_tiles, ZAVOD, TILES, GObject)

ZavodTiles *zavod_tiles_new          (GBytes      *database,
                                      GError     **error);
guint       zavod_tiles_get_max_zoom (ZavodTiles  *self);
GBytes     *zavod_tiles_read         (ZavodTiles  *self,
                                      guint        zoom,
                                      guint        x,
                                      guint        y,
                                      GError     **error);  /* any thread; empty bytes: no such tile */

G_END_DECLS
