/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the map comes from: a line at its edge that unfolds to the whole list, with links. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_CREDITS (zavod_map_credits_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapCredits, zavod_map_credits, ZAVOD, MAP_CREDITS, AdwBin)

void  zavod_map_credits_set_provider    (ZavodMapCredits *self,
                                         const char      *attribution);
char *zavod_map_credits_write_for_paper (ZavodMapCredits *self);

G_END_DECLS
