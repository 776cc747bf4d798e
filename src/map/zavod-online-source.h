/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The provider's pictures as a source for a layer of libshumate. Its own downloader is not used: it cannot say who it is,
 * keeps tiles longer than their server allows, and does not try again. */

#pragma once

#include <shumate/shumate.h>

#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_ONLINE_SOURCE (zavod_online_source_get_type ())
G_DECLARE_FINAL_TYPE (ZavodOnlineSource, zavod_online_source, ZAVOD, ONLINE_SOURCE, ShumateMapSource)

ShumateMapSource *zavod_online_source_new (ZavodOnlineTiles *tiles,
                                           GHashTable       *loads);

G_END_DECLS
