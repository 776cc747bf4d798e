/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name as search compares it: lower case, without accents, Cyrillic and Latin alike in one Latin form. */
char     *zavod_name_fold (const char *name);
gboolean  zavod_name_find (const char *text,
                           const char *folded,
                           gsize      *start,
                           gsize      *end);

G_END_DECLS
