/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slanting lines, for what is not there yet: colour is never alone. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void zavod_hatching_snapshot (GtkSnapshot           *snapshot,
                              const graphene_rect_t *area,
                              const GdkRGBA         *colour);

G_END_DECLS
