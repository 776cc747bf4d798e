/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The provider's vector tiles as a source for a layer of libshumate, drawn by the provider's style as far as libshumate
 * can: without signs, patterns and relief. */

#pragma once

#include <shumate/shumate.h>

#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_ONLINE_VECTOR (zavod_online_vector_get_type ())
G_DECLARE_FINAL_TYPE (ZavodOnlineVector, zavod_online_vector, ZAVOD, ONLINE_VECTOR, ShumateDataSource)

ShumateMapSource *zavod_online_vector_create_renderer (ZavodOnlineTiles  *tiles,
                                                       GHashTable        *loads,
                                                       GError           **error);

G_END_DECLS
