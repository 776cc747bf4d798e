/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart on paper: dark on white, whatever the window looks like, and as wide as a page. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-chart-data.h"

G_BEGIN_DECLS

GskRenderNode *zavod_chart_page_draw (const ZavodChartData *data,
                                      PangoContext         *context,
                                      const char           *title,
                                      const char           *note,
                                      graphene_size_t      *size);

G_END_DECLS
