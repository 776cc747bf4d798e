/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map shows now as a page: with the atlas's title, legend, scale and credits, for files and for paper. */

#pragma once

#include "zavod-map-view.h"
#include "zavod-page-format.h"

G_BEGIN_DECLS

GskRenderNode *zavod_map_view_draw_page    (ZavodMapView    *self,
                                            graphene_size_t *size);

G_END_DECLS
