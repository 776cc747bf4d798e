/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart of what the sites that are looked at can make and have made, or of what happens to them by year, following
 * selection, filter and day. Each bar is a row that keys reach and screen readers read. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CHART (zavod_chart_get_type ())
G_DECLARE_FINAL_TYPE (ZavodChart, zavod_chart, ZAVOD, CHART, GtkWidget)

GtkWidget     *zavod_chart_new       (ZavodSession    *session);
GskRenderNode *zavod_chart_draw_page (ZavodChart      *self,
                                      graphene_size_t *size);
char          *zavod_chart_to_csv    (ZavodChart      *self);

G_END_DECLS
