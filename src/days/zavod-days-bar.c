/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-days-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "zavod-day-axis.h"
#include "zavod-day-choice.h"
#include "zavod-day-player.h"
#include "zavod-pane-focus.h"
#include "zavod-partial-date.h"

struct _ZavodDaysBar
{
  GtkWidget parent_instance;

  ZavodSession *session;
  ZavodDayPlayer *player;

  GtkWidget *bin;
  GtkButton *play;
  GtkMenuButton *day_button;
  GtkLabel *day_label;
  GtkLabel *known_label;
  ZavodDayAxis *axis;
};

G_DEFINE_FINAL_TYPE (ZavodDaysBar, zavod_days_bar, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

static char *
format_day (guint32 day)
{
  return zavod_partial_date_format (zavod_partial_date_from_day (day));
}

static void
update_known (ZavodDaysBar *self)
{
  const guint32 known = zavod_session_get_known_day (self->session);
  g_autofree char *day = format_day (known);
  /* Translators: a day: what was published later is left out */
  g_autofree char *words = g_strdup_printf (_("known on %s"), day);

  gtk_label_set_text (self->known_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->known_label), known != 0);
}

static void
update (ZavodDaysBar *self)
{
  g_autofree char *day = format_day (zavod_session_get_day (self->session));
  /* Translators: a day */
  g_autofree char *name = g_strdup_printf (_("As of %s"), day);

  gtk_label_set_text (self->day_label, day);
  update_known (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "days.today", !zavod_session_is_today (self->session));
}

static gboolean
has_years (ZavodDaysBar *self)
{
  GArray *years = zavod_session_get_years (self->session);

  return years != NULL && years->len > 0;
}

static void
update_play (gpointer user_data)
{
  ZavodDaysBar *self = user_data;
  const gboolean playing = zavod_day_player_is_playing (self->player);

  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), playing ? _("Pause (Space)") : _("Play the Years (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  playing ? _("Pause") : _("Play the Years"), -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "days.play", self->session != NULL && has_years (self));
}

/* ---- what is done ---- */

static void
stop (ZavodDaysBar *self)
{
  if (self->player != NULL)
    zavod_day_player_stop (self->player);
}

/* Whoever else moves the day wants it to stay there. */
static void
on_day (ZavodDaysBar *self)
{
  if (!zavod_day_player_is_moving (self->player))
    stop (self);
  update (self);
}

static void
toggle_play (ZavodDaysBar *self)
{
  if (zavod_day_player_is_playing (self->player))
    stop (self);
  else if (has_years (self))
    zavod_day_player_play (self->player, self->session, zavod_day_axis_get_first (self->axis),
                           zavod_day_axis_get_last (self->axis));
}

static void
action_play (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  toggle_play (ZAVOD_DAYS_BAR (widget));
}

static void
action_today (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  zavod_session_set_day (ZAVOD_DAYS_BAR (widget)->session, 0);
}

static void
on_done (ZavodDaysBar *self)
{
  gtk_menu_button_popdown (self->day_button);
}

/* The calendar is made when it is first asked for. */
static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  ZavodDaysBar *self = user_data;
  GtkWidget *popover, *choice;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  choice = zavod_day_choice_new (self->session);
  g_signal_connect_object (choice, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), choice);
  g_signal_connect_object (popover, "map", G_CALLBACK (zavod_day_choice_begin), choice,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- the widget ---- */

static gboolean
zavod_days_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (ZAVOD_DAYS_BAR (widget)->axis), GTK_DIR_TAB_FORWARD);
}

static void
zavod_days_bar_unmap (GtkWidget *widget)
{
  stop (ZAVOD_DAYS_BAR (widget));
  GTK_WIDGET_CLASS (zavod_days_bar_parent_class)->unmap (widget);
}

static void
zavod_days_bar_dispose (GObject *object)
{
  ZavodDaysBar *self = ZAVOD_DAYS_BAR (object);

  g_clear_pointer (&self->player, zavod_day_player_free);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_DAYS_BAR);

  G_OBJECT_CLASS (zavod_days_bar_parent_class)->dispose (object);
}

static void
zavod_days_bar_class_init (ZavodDaysBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_days_bar_dispose;
  widget_class->focus = zavod_pane_focus;
  widget_class->grab_focus = zavod_days_bar_grab_focus;
  widget_class->unmap = zavod_days_bar_unmap;

  g_type_ensure (ZAVOD_TYPE_DAY_AXIS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-days-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, ZavodDaysBar, bin);
  gtk_widget_class_bind_template_child (widget_class, ZavodDaysBar, play);
  gtk_widget_class_bind_template_child (widget_class, ZavodDaysBar, day_button);
  gtk_widget_class_bind_template_child (widget_class, ZavodDaysBar, day_label);
  gtk_widget_class_bind_template_child (widget_class, ZavodDaysBar, known_label);
  gtk_widget_class_bind_template_child (widget_class, ZavodDaysBar, axis);
  gtk_widget_class_bind_template_callback (widget_class, stop);
  gtk_widget_class_bind_template_callback (widget_class, toggle_play);

  gtk_widget_class_install_action (widget_class, "days.play", NULL, action_play);
  gtk_widget_class_install_action (widget_class, "days.today", NULL, action_today);
}

static void
zavod_days_bar_init (ZavodDaysBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->day_button, make_popover, self, NULL);
  self->player = zavod_day_player_new (GTK_WIDGET (self), update_play, self);
  update_play (self);
}

/**
 * zavod_days_bar_set_session:
 * @session: whose day is shown and moved; set once
 */
void
zavod_days_bar_set_session (ZavodDaysBar *self,
                            ZavodSession *session)
{
  g_return_if_fail (ZAVOD_IS_DAYS_BAR (self));
  g_return_if_fail (ZAVOD_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  zavod_day_axis_set_session (self->axis, session);
  g_signal_connect_object (session, "notify::day", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::known-day", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::years", G_CALLBACK (update_play), self, G_CONNECT_SWAPPED);
  update (self);
  update_play (self);
}

/**
 * zavod_days_bar_choose:
 *
 * Opens what a day is typed into.
 */
void
zavod_days_bar_choose (ZavodDaysBar *self)
{
  g_return_if_fail (ZAVOD_IS_DAYS_BAR (self));

  gtk_menu_button_popup (self->day_button);
}
