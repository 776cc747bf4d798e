/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a provider writes about its map, in one of two forms: TileJSON, which says where tiles are, or a MapLibre style, which
 * also says how to draw vector tiles, and may name a TileJSON of its own for where they are. */

#pragma once

#include "zavod-tile-provider.h"

G_BEGIN_DECLS

typedef struct _ZavodMapDocument ZavodMapDocument;

ZavodMapDocument  *zavod_map_document_parse        (GBytes                  *text,
                                                    const char              *address,
                                                    GError                 **error);
void               zavod_map_document_free         (ZavodMapDocument        *self);
const char        *zavod_map_document_get_missing  (const ZavodMapDocument  *self);
gboolean           zavod_map_document_complete     (ZavodMapDocument        *self,
                                                    GBytes                  *text,
                                                    GError                 **error);
ZavodTileProvider *zavod_map_document_get_provider (const ZavodMapDocument  *self,
                                                    const char              *attribution,
                                                    GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodMapDocument, zavod_map_document_free)

G_END_DECLS
