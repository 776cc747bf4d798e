/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A site's mark as a small widget, for lists, pills and legends. It names itself to assistive technology. */

#pragma once

#include "zavod-mark-draw.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MARK (zavod_mark_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMark, zavod_mark, ZAVOD, MARK, GtkWidget)

/* Properties: "shape" (ZavodShape as uint), "look" (ZavodLook as uint), "any-look" (boolean: only the shape speaks),
 * "any-shape" (boolean: only the look is named, the shape is the circle), "vague" (boolean: within the circle of a vague
 * place), "size" (int: width and height in pixels). */

GtkWidget *zavod_mark_new       (ZavodShape   shape,
                                 ZavodLook    look);
void       zavod_mark_set_shape (ZavodMark   *self,
                                 ZavodShape   shape);
void       zavod_mark_set_look  (ZavodMark   *self,
                                 ZavodLook    look);
void       zavod_mark_set_size  (ZavodMark   *self,
                                 int          size);
void       zavod_mark_set_radius (ZavodMark  *self,
                                  float       radius);

G_END_DECLS
