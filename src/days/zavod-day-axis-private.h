/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the line of days share: the widget (zavod-day-axis.c) and how it looks (zavod-day-axis-draw.c). */

#pragma once

#include "zavod-day-axis.h"
#include "zavod-day-scale.h"

G_BEGIN_DECLS

#define ZAVOD_DAY_AXIS_MARGIN 12  /* pixels left and right of the years, for half a handle */
#define ZAVOD_DAY_AXIS_BASE 34    /* pixels from the top to the line */
#define ZAVOD_DAY_AXIS_HEIGHT 52

struct _ZavodDayAxis
{
  GtkWidget parent_instance;

  ZavodSession *session;
  ZavodDayScale scale;
  GtkWidget *day;
  GtkWidget *known;
  GtkWidget *held;     /* the handle that the pointer moves; NULL: none */
};

double      zavod_day_axis_place           (ZavodDayAxis *self,
                                            double        x);
const char *zavod_day_axis_get_empty_words (void);
void        zavod_day_axis_snapshot        (GtkWidget    *widget,
                                            GtkSnapshot  *snapshot);

G_END_DECLS
