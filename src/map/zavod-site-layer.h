/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All the sites of the session in one layer that draws them itself: marks, clusters, circles of vague places, names.
 * Only what is in view is ever looked at, so that a million sites pan like twenty. To assistive technology the layer is
 * a list box with one option per mark. */

#pragma once

#include "zavod-clusters.h"
#include "zavod-map-camera.h"
#include "zavod-session.h"
#include "zavod-site-names.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITE_LAYER (zavod_site_layer_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSiteLayer, zavod_site_layer, ZAVOD, SITE_LAYER, ShumateLayer)

/* What a legend has to explain. */
typedef struct
{
  gboolean looks[ZAVOD_N_LOOKS];
  gboolean shapes[ZAVOD_N_SHAPES];
  gboolean vague;                  /* sites that are somewhere in a circle */
} ZavodMapKinds;

/* Signals:
 *   "site-activated" (gint64 id)   Enter or a double click on a site
 *   "members-wanted"               the mark at the cursor stands for sites that share one place: let the user choose
 *   "card-changed"                 another mark, or none, is under the pointer or at the keyboard, or it has moved
 *   "points-changed"               other sites, or other statuses, are shown */

ZavodSiteLayer *zavod_site_layer_new             (ZavodMapCamera   *camera,
                                                  ZavodBaseMap     *base_map,
                                                  ZavodSiteNames   *names);
void            zavod_site_layer_set_session     (ZavodSiteLayer   *self,
                                                  ZavodSession     *session);
void            zavod_site_layer_hide_left_out   (ZavodSiteLayer   *self,
                                                  gboolean          hide);
void            zavod_site_layer_size_by_capacity (ZavodSiteLayer  *self,
                                                  gboolean          by_capacity);
void            zavod_site_layer_set_obstacles   (ZavodSiteLayer   *self,
                                                  GtkWidget        *overlay);
void            zavod_site_layer_set_on_paper    (ZavodSiteLayer   *self,
                                                  gboolean          on_paper);
void            zavod_site_layer_append_obstacles (ZavodSiteLayer  *self,
                                                  GArray           *solid);
GArray         *zavod_site_layer_get_clusters    (ZavodSiteLayer   *self,
                                                  guint             zoom);
gboolean        zavod_site_layer_get_box         (ZavodSiteLayer   *self,
                                                  ZavodBox         *box);
gboolean        zavod_site_layer_get_selected_box (ZavodSiteLayer  *self,
                                                  ZavodBox         *box);
void            zavod_site_layer_get_kinds       (ZavodSiteLayer   *self,
                                                  ZavodMapKinds    *kinds);
GArray         *zavod_site_layer_get_card_sites  (ZavodSiteLayer   *self,
                                                  GdkRectangle     *area,
                                                  guint            *n_sites);
GArray         *zavod_site_layer_get_at_cursor   (ZavodSiteLayer   *self,
                                                  GdkRectangle     *area);
void            zavod_site_layer_list_nearest_async (ZavodSiteLayer   *self,
                                                  double            latitude,
                                                  double            longitude,
                                                  guint             limit,
                                                  GCancellable     *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer          user_data);
GArray         *zavod_site_layer_list_nearest_finish (ZavodSiteLayer *self,
                                                  GAsyncResult     *result,
                                                  guint            *n_sites);
void            zavod_site_layer_go_to_site      (ZavodSiteLayer   *self,
                                                  gint64            id);
const ZavodSitePoint *zavod_site_layer_get_point (ZavodSiteLayer   *self,
                                                  gint64            id);
void            zavod_site_layer_step            (ZavodSiteLayer   *self,
                                                  int               steps);
void            zavod_site_layer_update_view     (ZavodSiteLayer   *self);

G_END_DECLS
