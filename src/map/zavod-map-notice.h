/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sentence that floats on the map until it is no longer true, or sent away. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_NOTICE (zavod_map_notice_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapNotice, zavod_map_notice, ZAVOD, MAP_NOTICE, AdwBin)

/* Actions: "notice.dismiss". */

void zavod_map_notice_set_words (ZavodMapNotice *self,
                                 const char     *words);
void zavod_map_notice_reset     (ZavodMapNotice *self);

G_END_DECLS
