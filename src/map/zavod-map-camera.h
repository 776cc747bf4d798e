/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moves what the map shows: whole zoom steps, jumps to a place or to a box, back to what was shown before, and never out
 * of what there is to see. */

#pragma once

#include "zavod-base-map.h"
#include "zavod-mercator.h"
#include "zavod-box.h"

G_BEGIN_DECLS

#define ZAVOD_MAP_MIN_ZOOM 2
#define ZAVOD_MAP_MAX_ZOOM 11  /* where the base map has no more to tell */

#define ZAVOD_TYPE_MAP_CAMERA (zavod_map_camera_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapCamera, zavod_map_camera, ZAVOD, MAP_CAMERA, GObject)

/* Signals:
 *   "rested"            the view has not moved for a moment
 *   "history-changed"   there may be other views to go back to, or forward */

ZavodMapCamera  *zavod_map_camera_new                  (ShumateMap      *map,
                                                        ZavodBaseMap    *base_map);
ShumateViewport *zavod_map_camera_get_viewport         (ZavodMapCamera  *self);
double           zavod_map_camera_get_zoom             (ZavodMapCamera  *self);
double           zavod_map_camera_get_metres_per_pixel (ZavodMapCamera  *self,
                                                        double           latitude);
double           zavod_map_camera_get_max_zoom         (ZavodMapCamera  *self);
void             zavod_map_camera_set_max_zoom         (ZavodMapCamera  *self,
                                                        guint            max_zoom);
void             zavod_map_camera_set_limits           (ZavodMapCamera  *self,
                                                        const ZavodBox  *limits);
void             zavod_map_camera_expect_size          (ZavodMapCamera  *self,
                                                        int              width,
                                                        int              height);
void             zavod_map_camera_zoom_by              (ZavodMapCamera  *self,
                                                        int              steps,
                                                        double           x,
                                                        double           y);
void             zavod_map_camera_settle               (ZavodMapCamera  *self,
                                                        double           x,
                                                        double           y);
void             zavod_map_camera_go_to                (ZavodMapCamera  *self,
                                                        double           latitude,
                                                        double           longitude,
                                                        double           zoom,
                                                        gboolean         animate);
void             zavod_map_camera_pan                  (ZavodMapCamera  *self,
                                                        double           dx,
                                                        double           dy);
void             zavod_map_camera_fit                  (ZavodMapCamera  *self,
                                                        const ZavodBox  *box,
                                                        const GtkBorder *margins,
                                                        double           max_zoom,
                                                        gboolean         animate);
void             zavod_map_camera_look_at              (ZavodMapCamera  *self,
                                                        const ZavodBox  *box,
                                                        const GtkBorder *margins,
                                                        double           max_zoom);
gboolean         zavod_map_camera_can_show             (ZavodMapCamera  *self,
                                                        const ZavodBox  *box,
                                                        const GtkBorder *margins);
double           zavod_map_camera_get_fitting_zoom     (ZavodMapCamera  *self,
                                                        const ZavodBox  *box,
                                                        const GtkBorder *margins,
                                                        double           max_zoom);
void             zavod_map_camera_go_back              (ZavodMapCamera  *self,
                                                        int              steps);
gboolean         zavod_map_camera_can_go_back          (ZavodMapCamera  *self,
                                                        int              steps);
void             zavod_map_camera_forget_history       (ZavodMapCamera  *self);
gboolean         zavod_map_camera_is_fitted            (ZavodMapCamera  *self);

G_END_DECLS
