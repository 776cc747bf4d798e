/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map shows now as a page: with the atlas's title, legend, scale and credits, for files and for paper. */

#pragma once

#include "zavod-map-view.h"
#include "zavod-page-format.h"

G_BEGIN_DECLS

void           zavod_map_view_draw_page_async  (ZavodMapView         *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GskRenderNode *zavod_map_view_draw_page_finish (ZavodMapView         *self,
                                                GAsyncResult         *result,
                                                graphene_size_t      *size,
                                                GError              **error);

G_END_DECLS
