/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A part of the map between two parallels and two meridians. Degrees. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double west;
  double south;
  double east;
  double north;
} ZavodBox;

#define ZAVOD_BOX_EMPTY ((ZavodBox) { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

void     zavod_box_add      (ZavodBox       *self,
                             double          latitude,
                             double          longitude);
gboolean zavod_box_is_empty (const ZavodBox *self);
gboolean zavod_box_contains (const ZavodBox *self,
                             double          latitude,
                             double          longitude);

G_END_DECLS
