/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the base map is drawn: one style for all looks of the desktop, filled with the colours of a palette. */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_BASE_LOOK_LIGHT    = 0,
  ZAVOD_BASE_LOOK_DARK     = 1 << 0,
  ZAVOD_BASE_LOOK_CONTRAST = 1 << 1,
} ZavodBaseLook;

#define ZAVOD_N_BASE_LOOKS 4

const char            *zavod_base_style_get_language    (void);
ShumateVectorRenderer *zavod_base_style_create_renderer (ZavodBaseLook   look,
                                                         GError        **error);

G_END_DECLS
