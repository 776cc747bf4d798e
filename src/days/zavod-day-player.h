/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays the years: the day of a session glides over a stretch of time. Where the desktop asks for less motion, it goes
 * from one end of a year to the next instead. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-session.h"

G_BEGIN_DECLS

typedef struct _ZavodDayPlayer ZavodDayPlayer;

/* @changed is called when playing begins or ends. */
ZavodDayPlayer *zavod_day_player_new        (GtkWidget      *widget,
                                             void          (*changed) (gpointer user_data),
                                             gpointer        user_data);
void            zavod_day_player_free       (ZavodDayPlayer *self);
void            zavod_day_player_play       (ZavodDayPlayer *self,
                                             ZavodSession   *session,
                                             guint32         first,
                                             guint32         last);
void            zavod_day_player_stop       (ZavodDayPlayer *self);
gboolean        zavod_day_player_is_playing (ZavodDayPlayer *self);
gboolean        zavod_day_player_is_moving  (ZavodDayPlayer *self);

G_END_DECLS
