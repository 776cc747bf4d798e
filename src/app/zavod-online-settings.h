/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the settings say of online tiles, and their names there. */

#pragma once

#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_SETTING_ONLINE "online-tiles"
#define ZAVOD_SETTING_ADDRESS "online-address"
#define ZAVOD_SETTING_ATTRIBUTION "online-attribution"

gboolean zavod_online_settings_are_complete (GSettings        *settings);
void     zavod_online_settings_write        (GSettings        *settings,
                                             const char       *address,
                                             const char       *attribution);
void     zavod_online_settings_follow       (GSettings        *settings,
                                             ZavodOnlineTiles *tiles);

G_END_DECLS
