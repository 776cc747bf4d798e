/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the map's view share: the object and its keys (zavod-map-view.c), what it looks at
 * (zavod-map-view-look.c), its cards (zavod-map-view-cards.c), its popovers (zavod-map-view-choice.c), the list of what is
 * in view (zavod-map-view-list.c), its look on paper (zavod-map-view-paper.c). */

#pragma once

#include "zavod-map-credits.h"
#include "zavod-map-legend.h"
#include "zavod-map-scale.h"
#include "zavod-map-settle.h"
#include "zavod-map-view.h"
#include "zavod-online-map.h"
#include "zavod-pick-layer.h"
#include "zavod-site-layer.h"

G_BEGIN_DECLS

/* What is in view as a list. */
typedef struct
{
  gboolean is_wanted;          /* it is open, or will be when it is filled */
  GtkWidget *popover;          /* only to be compared: it may have gone */
  GCancellable *searching;
  GArray *ids;                 /* gint64, nearest first; NULL: nobody has asked */
  guint n_sites;               /* in view, listed or not */
  double latitude;             /* of what they are near to */
  double longitude;
  gboolean waits_for_names;
} ZavodViewList;

struct _ZavodMapView
{
  AdwBreakpointBin parent_instance;

  ZavodSession *session;
  GSignalGroup *session_signals;

  GtkOverlay *overlay;
  GtkOverlay *map_bin;
  ZavodMapScale *scale;
  ZavodMapCredits *credits;
  GtkWidget *banner;
  GtkLabel *readout;           /* of the place that is being picked */
  GtkLabel *notice;            /* what is wrong with the base map */
  ZavodMapNotice *online_notice;
  GtkWidget *tools;
  ZavodMapLegend *legend;
  GtkBox *hover_card;
  gint64 card_site;            /* what the card speaks of: the first site and how many there are; 0: there is no card */
  guint card_n_sites;
  GtkWidget *list_button;
  GtkWidget *choice;           /* the popover that lists a mark's members, or what is in view */
  ZavodViewList view_list;

  ShumateMap *map;             /* owned by map_bin */
  ZavodBaseMap *base_map;
  ZavodOnlineMap *online_map;
  ZavodMapCamera *camera;
  ZavodMapSettle *settle;
  ZavodSiteNames *names;
  ZavodSiteLayer *sites;       /* owned by the map */
  ZavodPickLayer *pick;

  gboolean on_paper;           /* the map is drawn light, whatever the window is */
  GTask *paper_task;           /* of whoever waits for that */
  guint paper_wait;            /* timeout: for that, or for the window's colours again */
  GtkWidget *cover;            /* over the map meanwhile; NULL: nothing is */

  gboolean hide_left_out;      /* by the filter; else it is faint */
  gboolean size_by_capacity;
  gboolean has_points;         /* of this atlas */
  gboolean fitted;             /* the first view of this atlas has been chosen */
  guint refit;                 /* tick callback */
  gboolean refocus;            /* the keyboard was here before the size changed */
  int refit_frames;            /* until the overlays have been laid out */
  int width;
  int height;
};

void zavod_map_view_init_cards          (ZavodMapView   *self);
void zavod_map_view_init_choice         (ZavodMapView   *self);
void zavod_map_view_close_choice        (ZavodMapView   *self);
GtkWidget *zavod_map_view_create_scroller (GtkWidget *list);
void zavod_map_view_show_choice         (ZavodMapView   *self,
                                         GtkWidget      *child,
                                         const GdkRectangle *area,
                                         gboolean        autohide);

void zavod_map_view_init_list           (ZavodMapView   *self);
void zavod_map_view_dispose_list        (ZavodMapView   *self);
void zavod_map_view_list_in_view        (ZavodMapView   *self);

void     zavod_map_view_update_dark         (ZavodMapView         *self);
void     zavod_map_view_init_paper          (ZavodMapView         *self);
void     zavod_map_view_dispose_paper       (ZavodMapView         *self);
void     zavod_map_view_put_on_paper_async  (ZavodMapView         *self,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean zavod_map_view_put_on_paper_finish (ZavodMapView         *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void     zavod_map_view_take_off_paper      (ZavodMapView         *self);

void zavod_map_view_class_install_looks (GtkWidgetClass *widget_class);
void zavod_map_view_init_looks          (ZavodMapView   *self);
void zavod_map_view_show_all            (ZavodMapView   *self,
                                         gboolean        animate);
void zavod_map_view_update_limits       (ZavodMapView   *self);
void zavod_map_view_queue_refit         (ZavodMapView   *self);
gboolean zavod_map_view_has_focus       (ZavodMapView   *self);

G_END_DECLS
