/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of preferences: whether and from where tiles are loaded. Only what was checked gets into the settings. */

#pragma once

#include <adwaita.h>

#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_PREFERENCES (zavod_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ZavodPreferences, zavod_preferences, ZAVOD, PREFERENCES, AdwDialog)

ZavodPreferences *zavod_preferences_new (GSettings        *settings,
                                         ZavodOnlineTiles *tiles);

G_END_DECLS
