/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map shows now as a page: with the atlas's title, legend, scale and credits, for files and for paper. */

#pragma once

#include "zavod-map-view.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_PAGE_PNG,  /* at twice the size of the screen */
  ZAVOD_PAGE_PDF,
  ZAVOD_PAGE_SVG,
} ZavodPageFormat;

GskRenderNode *zavod_map_view_draw_page    (ZavodMapView    *self,
                                            graphene_size_t *size);
double         zavod_map_page_choose_scale (double           metres_per_pixel,
                                            double           max_pixels);

gboolean       zavod_page_format_from_name (const char      *name,
                                            ZavodPageFormat *format);
GBytes        *zavod_page_format_write     (ZavodPageFormat        format,
                                            GskRenderNode         *page,
                                            const graphene_size_t *size,
                                            GError               **error);

G_END_DECLS
