/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-day-player.h"

#include <adwaita.h>

#include "zavod-partial-date.h"

#define DAYS_PER_SECOND 600.0
#define YEAR_SECONDS 1

struct _ZavodDayPlayer
{
  GtkWidget *widget;        /* whose frames are the beat; it owns us */
  void (*changed) (gpointer user_data);
  gpointer user_data;

  ZavodSession *session;    /* NULL: not playing */
  guint32 from;
  guint32 last;
  gint64 start;             /* microseconds of the frame clock; 0: the first frame is to come */
  guint tick;
  guint timer;
  gboolean moving;          /* the day changes by our hand */
};

ZavodDayPlayer *
zavod_day_player_new (GtkWidget *widget,
                      void     (*changed) (gpointer user_data),
                      gpointer   user_data)
{
  ZavodDayPlayer *self = g_new0 (ZavodDayPlayer, 1);

  self->widget = widget;
  self->changed = changed;
  self->user_data = user_data;

  return self;
}

static void
halt (ZavodDayPlayer *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
}

void
zavod_day_player_free (ZavodDayPlayer *self)
{
  halt (self);
  g_free (self);
}

void
zavod_day_player_stop (ZavodDayPlayer *self)
{
  if (self->session == NULL)
    return;

  halt (self);
  self->changed (self->user_data);
}

gboolean
zavod_day_player_is_playing (ZavodDayPlayer *self)
{
  return self->session != NULL;
}

/* Returns: whether the day changes just now because it is played */
gboolean
zavod_day_player_is_moving (ZavodDayPlayer *self)
{
  return self->moving;
}

static void
move (ZavodDayPlayer *self,
      guint32         day)
{
  self->moving = TRUE;
  zavod_session_set_day (self->session, MIN (day, self->last));
  self->moving = FALSE;
  if (day >= self->last)
    zavod_day_player_stop (self);
}

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  ZavodDayPlayer *self = user_data;
  const gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->start == 0)
    self->start = now;
  move (self, self->from + (guint32) ((double) (now - self->start) / 1e6 * DAYS_PER_SECOND));

  return G_SOURCE_CONTINUE;
}

static gboolean
on_second (gpointer user_data)
{
  ZavodDayPlayer *self = user_data;
  ZavodPartialDate next = zavod_partial_date_from_day (zavod_session_get_day (self->session) + 1);

  next.month = next.day = 0;
  move (self, zavod_partial_date_get_last_day (next));

  return G_SOURCE_CONTINUE;
}

/**
 * zavod_day_player_play:
 * @first: where to begin when the day is at the end or before it
 * @last: the day to end on
 */
void
zavod_day_player_play (ZavodDayPlayer *self,
                       ZavodSession   *session,
                       guint32         first,
                       guint32         last)
{
  const guint32 day = zavod_session_get_day (session);

  halt (self);
  self->session = g_object_ref (session);
  self->from = day >= last || day < first ? first : day;
  self->last = last;
  self->start = 0;
  if (adw_get_enable_animations (self->widget))
    {
      self->tick = gtk_widget_add_tick_callback (self->widget, on_frame, self, NULL);
    }
  else
    {
      self->timer = g_timeout_add_seconds (YEAR_SECONDS, on_second, self);
      move (self, self->from);
    }
  self->changed (self->user_data);
}
