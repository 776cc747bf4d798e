/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The base map at the bottom of a ShumateMap: land, water, borders and names from the program's own tiles, in the
 * user's language, light or dark and in high contrast as the desktop asks for. */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_BASE_MAP (zavod_base_map_get_type ())
G_DECLARE_FINAL_TYPE (ZavodBaseMap, zavod_base_map, ZAVOD, BASE_MAP, GObject)

/* Signals: "loaded", when all that is in view has been drawn: the names have their places now. Property: "problem". */

ZavodBaseMap *zavod_base_map_new          (ShumateMap   *map);
void          zavod_base_map_nudge        (ZavodBaseMap *self);
gboolean      zavod_base_map_set_on_paper (ZavodBaseMap *self,
                                           gboolean      on_paper);
void          zavod_base_map_put_above    (ZavodBaseMap *self,
                                           ShumateLayer *layer);
void          zavod_base_map_append_names (ZavodBaseMap *self,
                                           GtkWidget    *target,
                                           gboolean      faint,
                                           GArray       *rectangles);
const char   *zavod_base_map_get_problem  (ZavodBaseMap *self);

G_END_DECLS
