/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One amount as a bar. What is stated for sure is full; what an "up to" adds is a tint, closed by a bracket; an amount
 * without an end ("at least") fades out. Plans are hatched, so that colour is never alone. */

#pragma once

#include <adwaita.h>

#include "zavod-quantity.h"

G_BEGIN_DECLS

#define ZAVOD_BAR_HEIGHT 12  /* pixels */

#define ZAVOD_TYPE_BAR (zavod_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZavodBar, zavod_bar, ZAVOD, BAR, GtkWidget)

GtkWidget *zavod_bar_new        (const ZavodQuantity *quantity,
                                 double               longest,
                                 gboolean             is_plan);
void       zavod_bar_snapshot_quantity (GtkSnapshot         *snapshot,
                                        const ZavodQuantity *quantity,
                                        double               longest,
                                        gboolean             is_plan,
                                        const GdkRGBA       *color,
                                        float                width);
double     zavod_bar_get_length (const ZavodQuantity *quantity);

G_END_DECLS
