/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a site looks: the shape says what it makes, fill and colour say how far its life has come. The same drawing serves
 * the map, the tables and the pills, so that a mark learnt in one place is known in all. No two looks differ by hue alone. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_MARK_NONE = 0,
  ZAVOD_MARK_DARK = 1 << 0,      /* colours for a dark ground */
  ZAVOD_MARK_HALO = 1 << 1,      /* an edge of paper: on the map */
  ZAVOD_MARK_SELECTED = 1 << 2,  /* a ring in the accent colour */
  ZAVOD_MARK_ANY_LOOK = 1 << 3,  /* only the shape speaks: in legends and filters */
} ZavodMarkFlags;

/* In the order of legends: from what is at work to what nobody knows. */
extern const ZavodLook zavod_look_order[ZAVOD_N_LOOKS];
extern const ZavodShape zavod_shape_order[ZAVOD_N_SHAPES];

gboolean zavod_mark_is_strong    (void);
float    zavod_mark_get_line_width (float          usual);
void     zavod_look_get_colour   (ZavodLook        look,
                                  gboolean         dark,
                                  GdkRGBA         *colour);
void     zavod_mark_get_paper    (gboolean         dark,
                                  GdkRGBA         *colour);
void     zavod_mark_get_ink      (gboolean         dark,
                                  GdkRGBA         *colour);
gboolean zavod_look_is_solid     (ZavodLook        look);
GskPath *zavod_shape_create_path (ZavodShape       shape,
                                  float            x,
                                  float            y,
                                  float            radius);
void     zavod_mark_snapshot     (GtkSnapshot     *snapshot,
                                  float            x,
                                  float            y,
                                  float            radius,
                                  ZavodShape       shape,
                                  ZavodLook        look,
                                  ZavodMarkFlags   flags);
void     zavod_mark_snapshot_circle (GtkSnapshot  *snapshot,
                                     float         x,
                                     float         y,
                                     float         radius,
                                     ZavodLook     look,
                                     ZavodMarkFlags flags);
void     zavod_mark_snapshot_ring (GtkSnapshot    *snapshot,
                                   float           x,
                                   float           y,
                                   float           radius,
                                   gboolean        dark);

G_END_DECLS
