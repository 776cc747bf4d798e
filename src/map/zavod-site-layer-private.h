/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the site layer share. */

#pragma once

#include <adwaita.h>

#include "zavod-as-of.h"
#include "zavod-clusters.h"
#include "zavod-site-layer.h"
#include "zavod-site-sizes.h"

G_BEGIN_DECLS

#define ZAVOD_CLUSTER_RADIUS 11.5f
#define ZAVOD_MAX_TOGETHER 200   /* of one place, that are looked at for their circles in each frame */
#define ZAVOD_HIT_RADIUS 16      /* more than that of any mark */

/* A mark in view. first and n make its identity: the same members are the same mark at every zoom. */
typedef struct
{
  ZavodCluster cluster;
  float x;                       /* of its middle in the layer */
  float y;
  float place_x;                 /* of the place that it stands for: elsewhere only while members are spread round it */
  float place_y;
  float radius;                  /* pixels: of its outline, when it is not selected */
  gboolean is_fanned;
  const ZavodSitePoint *point;   /* the only member, or the first one */
  const ZavodSitePoint *widest;  /* of members that share one place the one that may be furthest from it; NULL: all are
                                  * exact, or at several places */
  gboolean selected;
} ZavodVisibleMark;

/* That a place is, or a ring round its mark. */
typedef struct
{
  graphene_point_t middle;       /* in the layer */
  float radius;                  /* pixels */
  ZavodLook look;
} ZavodCircle;

/* A name beside a mark, by the mark's identity. */
typedef struct
{
  PangoLayout *layout;
  graphene_rect_t rectangle;     /* relative to the mark's middle */
} ZavodLabel;

struct _ZavodSiteLayer
{
  ShumateLayer parent_instance;

  ZavodMapCamera *camera;
  ZavodBaseMap *base_map;
  ZavodSiteNames *names;
  ZavodSiteSizes *sizes;
  GtkWidget *overlay;            /* whose children cover the map; not owned: it contains us */
  ZavodSession *session;
  GSignalGroup *session_signals;

  GArray *all;                   /* ZavodSitePoint, by id: every site */
  GArray *passing;               /* gint64, sorted upwards: those that pass the filter; NULL: all of them */
  GArray *points;                /* the points of these, which the clusters are of; @all when all pass */
  ZavodClusters *clusters;
  GArray *left_out_points;       /* those that do not, and what is of them; NULL: none, or they are hidden */
  ZavodClusters *left_out;
  gboolean hides_left_out;
  GCancellable *building;
  gboolean is_behind;            /* statuses changed since the building began */

  guint64 *selected;             /* bits: where selected sites stand in the order of the clusters; NULL: to be looked up */
  GArray *marks;                 /* ZavodVisibleMark, from north to south */
  GPtrArray *by_size;            /* the same, the largest first: as they are drawn */
  GArray *faint;                 /* graphene_point_t: the marks that the filter leaves out */
  gboolean marks_valid;
  GHashTable *labels;            /* identity → ZavodLabel */
  gboolean on_paper;             /* drawn in the colours of paper, without what belongs to the pointer and the keys */
  GskRenderNode *below;          /* circles, ties and legs as they were drawn last; NULL: something has moved */
  GHashTable *nodes;             /* key → GskRenderNode, each drawn about its middle */
  GPtrArray *options;            /* ZavodMapOption, of the first of the marks; not owned: they are our children */

  guint64 cursor;                /* identity of the mark that the keyboard is at; 0: none */
  gboolean by_keys;              /* how it came there: GTK itself shows the focus after Tab only, not after arrows */
  guint64 hovered;
  graphene_point_t pressed;      /* where the pointer was pressed last */
  guint64 fan;                   /* identity of the mark whose members are spread round their place; 0: none */
  double fan_share;              /* of their way that they have gone: 0 to 1 */
  AdwAnimation *fan_animation;
  double fan_zoom;               /* at which they were: any other folds them */
  gboolean has_band;
  graphene_rect_t band;          /* what the pointer is drawn across, to select what is inside */
  guint tick;
  int quiet_frames;              /* until the view counts as at rest; 0: it does */
  int fade_frames;               /* until the base map's names stand still; 0: they do */
  int width;
  int height;
};

static inline guint64
zavod_visible_mark_get_key (const ZavodVisibleMark *mark)
{
  return (guint64) mark->cluster.first << 32 | mark->cluster.n;
}

/* How far it reaches from its middle, with its edge of paper. */
static inline float
zavod_visible_mark_get_reach (const ZavodVisibleMark *mark)
{
  return mark->radius + (mark->cluster.n > 1 ? 3.5f : 1.5f);
}

void                    zavod_site_layer_drop_drawings   (ZavodSiteLayer         *self);
void                    zavod_site_layer_set_cursor      (ZavodSiteLayer         *self,
                                                          guint64                 key);

/* zavod-site-layer-marks.c */
const guint64          *zavod_site_layer_get_selected    (ZavodSiteLayer         *self);
GArray                 *zavod_site_layer_get_marks       (ZavodSiteLayer         *self);
const ZavodVisibleMark *zavod_site_layer_find_mark       (ZavodSiteLayer         *self,
                                                          guint64                 key);
const ZavodSitePoint   *zavod_site_layer_find_point      (GArray                 *points,
                                                          gint64                  id);
const ZavodSitePoint   *zavod_site_layer_find_next       (GArray                 *points,
                                                          guint                  *from,
                                                          gint64                  id);
const ZavodVisibleMark *zavod_site_layer_find_mark_of    (ZavodSiteLayer         *self,
                                                          gint64                  id);
const ZavodSitePoint   *zavod_site_layer_get_member      (ZavodSiteLayer         *self,
                                                          const ZavodCluster     *cluster,
                                                          guint                   i);
void                    zavod_site_layer_append_ids      (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark,
                                                          guint                   limit,
                                                          GArray                 *ids);
GArray                 *zavod_site_layer_get_all_ids     (ZavodSiteLayer         *self,
                                                          GArray                 *marks);
GArray                 *zavod_site_layer_get_ids         (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);
gboolean                zavod_site_layer_stays_together  (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);

/* zavod-site-layer-session.c */
void                    zavod_site_layer_follow_session  (ZavodSiteLayer         *self);
void                    zavod_site_layer_drop_points     (ZavodSiteLayer         *self);

/* zavod-site-layer-update.c */
GHashTable             *zavod_site_layer_index_marks     (ZavodSiteLayer         *self);
void                    zavod_site_layer_rename_marks    (ZavodSiteLayer         *self,
                                                          GHashTable             *before);
gboolean                zavod_site_layer_apply_change    (ZavodSiteLayer         *self,
                                                          const ZavodPointsChange *change);
gboolean                zavod_site_layer_apply_passing   (ZavodSiteLayer         *self);

/* zavod-site-layer-days.c */
void                    zavod_site_layer_catch_up        (ZavodSiteLayer         *self);
void                    zavod_site_layer_change_statuses (ZavodSiteLayer         *self,
                                                          GArray                 *changes);

/* zavod-site-layer-draw.c */
void                    zavod_site_layer_snapshot        (GtkWidget              *widget,
                                                          GtkSnapshot            *snapshot);

/* zavod-site-layer-circles.c */
GArray                 *zavod_site_layer_get_circles     (ZavodSiteLayer         *self);
void                    zavod_site_layer_snapshot_circles (ZavodSiteLayer        *self,
                                                          GtkSnapshot            *snapshot,
                                                          gboolean                dark);

/* zavod-site-layer-band.c */
void                    zavod_site_layer_add_band        (ZavodSiteLayer         *self);
void                    zavod_site_layer_snapshot_band   (ZavodSiteLayer         *self,
                                                          GtkSnapshot            *snapshot);
GArray                 *zavod_site_layer_get_inside      (ZavodSiteLayer         *self,
                                                          const graphene_rect_t  *area);

/* zavod-site-layer-fan.c */
gboolean                zavod_site_layer_open_fan        (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);
gboolean                zavod_site_layer_fold_fan        (ZavodSiteLayer         *self);
void                    zavod_site_layer_stop_fan        (ZavodSiteLayer         *self);
void                    zavod_site_layer_append_fan      (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *whole);
void                    zavod_site_layer_snapshot_fan    (ZavodSiteLayer         *self,
                                                          GtkSnapshot            *snapshot,
                                                          gboolean                dark);

/* zavod-site-layer-ties.c */
void                    zavod_site_layer_snapshot_ties   (ZavodSiteLayer         *self,
                                                          GtkSnapshot            *snapshot,
                                                          gboolean                dark);
char                   *zavod_site_layer_describe_ties   (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);

/* zavod-site-layer-labels.c */
GHashTable             *zavod_site_layer_new_labels      (void);
void                    zavod_site_layer_place_labels    (ZavodSiteLayer         *self);
void                    zavod_site_layer_snapshot_labels (ZavodSiteLayer         *self,
                                                          GtkSnapshot            *snapshot,
                                                          gboolean                dark);

/* zavod-site-layer-input.c */
void                    zavod_site_layer_class_add_keys  (GtkWidgetClass         *widget_class);
void                    zavod_site_layer_add_controllers (ZavodSiteLayer         *self);
void                    zavod_site_layer_activate_mark   (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);
void                    zavod_site_layer_toggle_at       (ZavodSiteLayer         *self,
                                                          double                  x,
                                                          double                  y);
void                    zavod_site_layer_visit_mark      (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);

/* zavod-site-layer-accessible.c */
void                    zavod_site_layer_update_options  (ZavodSiteLayer         *self);
void                    zavod_site_layer_allocate_options (ZavodSiteLayer        *self);
void                    zavod_site_layer_drop_options    (ZavodSiteLayer         *self);
void                    zavod_site_layer_rename_options  (ZavodSiteLayer         *self,
                                                          GHashTable             *names);
void                    zavod_site_layer_tell_option     (ZavodSiteLayer         *self,
                                                          guint64                 key);
char                   *zavod_site_layer_describe        (ZavodSiteLayer         *self,
                                                          const ZavodVisibleMark *mark);

G_END_DECLS
