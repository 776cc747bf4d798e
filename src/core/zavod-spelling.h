/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One spelling of what is written in several ways. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  zavod_spelling_has_mark     (const char  *text);
char     *zavod_spelling_unify        (const char  *text);
char     *zavod_spelling_unify_traced (const char  *text,
                                       GArray     **origins);

G_END_DECLS
