/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the marks on the map mean: only those that occur. Each row leaves its kind out of what is shown, and takes it in
 * again. The legend folds into a button. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-site-layer.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_LEGEND (zavod_map_legend_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapLegend, zavod_map_legend, ZAVOD, MAP_LEGEND, GtkWidget)

/* Properties: "folded" (boolean). */

void     zavod_map_legend_set_session (ZavodMapLegend *self,
                                       ZavodSession   *session);
void     zavod_map_legend_show_sizes (ZavodMapLegend *self,
                                      gboolean        show);
void     zavod_map_legend_set_folded (ZavodMapLegend *self,
                                      gboolean        folded);
gboolean zavod_map_legend_get_folded (ZavodMapLegend *self);
void     zavod_map_legend_set_kinds  (ZavodMapLegend *self,
                                      const ZavodMapKinds *kinds);

G_END_DECLS
