/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where days lie on an axis of whole years, and which years there are. */

#pragma once

#include "zavod-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint first_year;
  guint n_years;
  double width;       /* pixels, of all years */
} ZavodDayScale;

void    zavod_day_scale_init      (ZavodDayScale       *self,
                                   GArray              *years,
                                   guint                this_year,
                                   double               width);
double  zavod_day_scale_get_x     (const ZavodDayScale *self,
                                   guint32              day);
double  zavod_day_scale_get_year_x (const ZavodDayScale *self,
                                    guint               year);
guint32 zavod_day_scale_get_day   (const ZavodDayScale *self,
                                   double               x);
guint32 zavod_day_scale_get_first (const ZavodDayScale *self);
guint32 zavod_day_scale_get_last  (const ZavodDayScale *self);
guint   zavod_day_scale_get_step  (const ZavodDayScale *self,
                                   double               label_width);

G_END_DECLS
