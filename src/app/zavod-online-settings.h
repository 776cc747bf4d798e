/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the settings say of online tiles, and their names there. */

#pragma once

#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_SETTING_ONLINE "online-tiles"
#define ZAVOD_SETTING_ADDRESS "online-address"
#define ZAVOD_SETTING_ATTRIBUTION "online-attribution"

ZavodTileProvider *zavod_online_settings_read   (GSettings        *settings);
void               zavod_online_settings_follow (GSettings        *settings,
                                                 ZavodOnlineTiles *tiles);

G_END_DECLS
