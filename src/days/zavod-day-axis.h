/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of days: how many statements there are of each year, and on the same axis the day that is looked at and, when
 * something is left out, the day by which what is known had been published. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_DAY_AXIS (zavod_day_axis_get_type ())
G_DECLARE_FINAL_TYPE (ZavodDayAxis, zavod_day_axis, ZAVOD, DAY_AXIS, GtkWidget)

/* Signals:
 *   "touched"   somebody moves a day by hand
 *   "play"      the space bar was pressed */

void    zavod_day_axis_set_session (ZavodDayAxis *self,
                                    ZavodSession *session);
guint32 zavod_day_axis_get_first   (ZavodDayAxis *self);
guint32 zavod_day_axis_get_last    (ZavodDayAxis *self);

G_END_DECLS
