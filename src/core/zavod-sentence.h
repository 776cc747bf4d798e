/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the sentences of a running text begin and end. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize zavod_sentence_find_end (const char *text,
                               gsize       start);
void  zavod_sentence_find     (const char *text,
                               gsize       at,
                               gsize      *start,
                               gsize      *end);

G_END_DECLS
