/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the day's button opens: where a day is typed or picked in a calendar, and where one says what is to be known. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_DAY_CHOICE (zavod_day_choice_get_type ())
G_DECLARE_FINAL_TYPE (ZavodDayChoice, zavod_day_choice, ZAVOD, DAY_CHOICE, GtkWidget)

/* Signals:
 *   "done"   a day was typed and taken over */

GtkWidget *zavod_day_choice_new   (ZavodSession   *session);
void       zavod_day_choice_begin (ZavodDayChoice *self);

G_END_DECLS
