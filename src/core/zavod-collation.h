/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of names for people: that of the user's language. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *zavod_collation_key     (const char *text);
int   zavod_collation_compare (const char *a,
                               const char *b);

G_END_DECLS
