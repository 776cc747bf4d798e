/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far what was typed is from a word. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint zavod_typing_get_allowance (gsize       length);
guint zavod_typing_get_distance  (const char *typed,
                                  gsize       n_typed,
                                  const char *word,
                                  gsize       n_word,
                                  guint       allowance);

G_END_DECLS
