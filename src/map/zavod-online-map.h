/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The provider's tiles on a map: a layer above the base map, which shows through where there is no tile, the provider's
 * name among the credits, zooms as deep as there are tiles, and a notice while none come. */

#pragma once

#include "zavod-map-camera.h"
#include "zavod-map-credits.h"
#include "zavod-map-notice.h"
#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_ONLINE_MAP (zavod_online_map_get_type ())
G_DECLARE_FINAL_TYPE (ZavodOnlineMap, zavod_online_map, ZAVOD, ONLINE_MAP, GObject)

ZavodOnlineMap *zavod_online_map_new       (ShumateMap       *map,
                                            ZavodBaseMap     *base_map,
                                            ZavodMapCamera   *camera,
                                            ZavodMapCredits  *credits,
                                            ZavodMapNotice   *notice);
void            zavod_online_map_set_tiles (ZavodOnlineMap   *self,
                                            ZavodOnlineTiles *tiles);

G_END_DECLS
