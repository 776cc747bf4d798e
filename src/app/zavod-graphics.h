/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean zavod_graphics_has_device (const char *folder);
void     zavod_graphics_prepare    (void);

G_END_DECLS
