/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is taken hold of to move a day: a slider to the keyboard and to assistive technology, a knob to the eye. It
 * only asks to be moved; who owns it does. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_DAY_HANDLE (zavod_day_handle_get_type ())
G_DECLARE_FINAL_TYPE (ZavodDayHandle, zavod_day_handle, ZAVOD, DAY_HANDLE, GtkWidget)

typedef enum
{
  ZAVOD_DAY_STEP_DAY,
  ZAVOD_DAY_STEP_MONTH,
  ZAVOD_DAY_STEP_YEAR,
  ZAVOD_DAY_STEP_EVENT,
  ZAVOD_DAY_STEP_END,     /* the first or the last day that there is */
} ZavodDayStep;

/* Signals:
 *   "stepped" (ZavodDayStep step, int direction)   a key was pressed; 1: later
 *   "moved" (uint day)                             a day was chosen by assistive technology
 *   "play"                                         the space bar was pressed */

GtkWidget *zavod_day_handle_new     (const char     *label);
void       zavod_day_handle_set_day (ZavodDayHandle *self,
                                     guint32         day,
                                     guint32         first,
                                     guint32         last);

G_END_DECLS
