/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean zavod_coordinates_parse      (const char  *text,
                                       double      *latitude,
                                       double      *longitude,
                                       GError     **error);
char    *zavod_coordinates_format     (double       latitude,
                                       double       longitude);
char    *zavod_coordinates_format_minutes (double   latitude,
                                           double   longitude);

/* GeoPackage 1.4, 2.1.3: the blob of a point in EPSG:4326 (little endian, no envelope). */
GBytes  *zavod_point_to_blob          (double       latitude,
                                       double       longitude);
gboolean zavod_point_from_blob        (const guint8 *data,
                                       gsize        size,
                                       double      *latitude,
                                       double      *longitude);

G_END_DECLS
