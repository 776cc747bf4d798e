/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar under the map: play, the day as a button, the line of days, and the way back to today. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_DAYS_BAR (zavod_days_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZavodDaysBar, zavod_days_bar, ZAVOD, DAYS_BAR, GtkWidget)

/* Actions: "days.play", which also stops, and "days.today". */

void zavod_days_bar_set_session (ZavodDaysBar *self,
                                 ZavodSession *session);
void zavod_days_bar_choose      (ZavodDaysBar *self);

G_END_DECLS
