/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scale bar: as long on the map as the length that it names is on the ground, in the middle of the view. */

#pragma once

#include "zavod-map-camera.h"

G_BEGIN_DECLS

#define ZAVOD_SCALE_MAX 140  /* pixels */

#define ZAVOD_TYPE_MAP_SCALE (zavod_map_scale_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapScale, zavod_map_scale, ZAVOD, MAP_SCALE, GtkWidget)

void   zavod_map_scale_set_camera  (ZavodMapScale  *self,
                                    ZavodMapCamera *camera);
void   zavod_map_scale_set_max     (ZavodMapScale  *self,
                                    int             max);
double zavod_map_scale_get_length  (ZavodMapScale  *self,
                                    double         *metres);

double zavod_map_scale_choose      (double          metres_per_pixel,
                                    double          max_pixels);
float  zavod_map_scale_append      (GtkSnapshot    *snapshot,
                                    GtkWidget      *widget,
                                    ZavodMapCamera *camera,
                                    double          max_pixels,
                                    const GdkRGBA  *ink);

G_END_DECLS
