/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 zavod_id_new      (void);
gint64 zavod_id_from_key (const char *kind,
                          const char *key);
int    zavod_id_compare  (const void *a,
                          const void *b);

G_END_DECLS
