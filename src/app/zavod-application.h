/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "zavod-online-tiles.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_APPLICATION (zavod_application_get_type ())
G_DECLARE_FINAL_TYPE (ZavodApplication, zavod_application, ZAVOD, APPLICATION, AdwApplication)

ZavodApplication *zavod_application_new          (void);
GSettings        *zavod_application_get_settings (ZavodApplication *self);  /* (nullable) when no schema is installed */
ZavodOnlineTiles *zavod_application_get_tiles    (ZavodApplication *self);
void              zavod_application_open_atlas     (ZavodApplication *self,
                                                    const char       *path);
gboolean          zavod_application_is_open        (ZavodApplication *self,
                                                    const char       *path);
char            **zavod_application_dup_recent     (ZavodApplication *self);
void              zavod_application_remember_atlas (ZavodApplication *self,
                                                    const char       *path);

G_END_DECLS
