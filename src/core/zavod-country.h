/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the countries of the vocabulary lie, as roughly as is enough to notice coordinates in the wrong one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean zavod_country_may_contain (const char *code,
                                    double      latitude,
                                    double      longitude);

G_END_DECLS
