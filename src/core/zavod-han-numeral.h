/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that are written in Chinese characters. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean zavod_is_han           (gunichar     character);
gboolean zavod_han_numeral_take (const char **text,
                                 guint       *value);

G_END_DECLS
