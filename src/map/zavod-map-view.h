/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of a session: base map, sites, tools, legend. It works without a network, and by keyboard alone. */

#pragma once

#include <adwaita.h>

#include "zavod-online-tiles.h"
#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_VIEW (zavod_map_view_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapView, zavod_map_view, ZAVOD, MAP_VIEW, AdwBreakpointBin)

/* Properties: "session" (ZavodSession), "hide-left-out" (boolean: what the filter leaves out is not to be seen at all; else
 * it is faint), "size-by-capacity" (boolean: marks are as large as what their sites can make).
 * Signals: "ready": the sites of an atlas have come; "site-activated" (gint64 id): Enter or a double click on a site.
 * Actions: "map.zoom-in", "map.zoom-out", "map.show-all", "map.zoom-to-selection", "map.back", "map.forward", "map.next",
 *   "map.previous", "map.toggle-legend", "map.hide-left-out", "map.size-by-capacity". */

GtkWidget    *zavod_map_view_new         (void);
void          zavod_map_view_set_session (ZavodMapView     *self,
                                          ZavodSession     *session);
void          zavod_map_view_add_floating (ZavodMapView    *self,
                                           GtkWidget        *widget);
void          zavod_map_view_set_tiles   (ZavodMapView     *self,
                                          ZavodOnlineTiles *tiles);
void          zavod_map_view_expect_size (ZavodMapView     *self,
                                          int               width,
                                          int               height);

G_END_DECLS
