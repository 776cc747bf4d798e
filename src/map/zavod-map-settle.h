/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a pinch or a touchpad has left the view between two zooms, it glides on to the nearer whole one. */

#pragma once

#include "zavod-map-camera.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_SETTLE (zavod_map_settle_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapSettle, zavod_map_settle, ZAVOD, MAP_SETTLE, GObject)

ZavodMapSettle *zavod_map_settle_new (ShumateMap     *map,
                                      ZavodMapCamera *camera);

G_END_DECLS
