/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The towns of the base map by name, to say where a place is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZavodGazetteer ZavodGazetteer;

ZavodGazetteer *zavod_gazetteer_new         (GBytes         *table,
                                             const char     *language);
void            zavod_gazetteer_free        (ZavodGazetteer *self);
ZavodGazetteer *zavod_gazetteer_get_default (void);

char           *zavod_gazetteer_describe    (ZavodGazetteer *self,
                                             double          latitude,
                                             double          longitude);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodGazetteer, zavod_gazetteer_free)

G_END_DECLS
