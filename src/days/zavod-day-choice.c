/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-day-choice.h"

#include <glib/gi18n.h>

#include "zavod-partial-date.h"

struct _ZavodDayChoice
{
  GtkWidget parent_instance;

  ZavodSession *session;
  gboolean updating;        /* what is shown is set by us */

  GtkWidget *box;
  GtkEditable *day;
  GtkLabel *day_reading;
  GtkCalendar *calendar;
  GtkSwitch *leaves_out;
  GtkWidget *known_box;
  GtkEditable *known;
  GtkLabel *known_reading;
  GtkCheckButton *undated;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodDayChoice, zavod_day_choice, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

static void
set_text (GtkEditable *entry,
          guint32      day)
{
  g_autofree char *text = zavod_partial_date_format (zavod_partial_date_from_day (day));

  gtk_editable_set_text (entry, text);
}

static void
set_calendar (ZavodDayChoice *self,
              guint32         day)
{
  const ZavodPartialDate date = zavod_partial_date_from_day (day);
  g_autoptr (GDateTime) time = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);

  if (time != NULL)
    gtk_calendar_select_day (self->calendar, time);
}

static void
update (ZavodDayChoice *self)
{
  const guint32 known = zavod_session_get_known_day (self->session);

  self->updating = TRUE;
  set_text (self->day, zavod_session_get_day (self->session));
  set_calendar (self, zavod_session_get_day (self->session));
  gtk_switch_set_active (self->leaves_out, known != 0);
  gtk_widget_set_visible (self->known_box, known != 0);
  if (known != 0)
    set_text (self->known, known);
  gtk_check_button_set_active (self->undated, zavod_session_get_undated (self->session));
  self->updating = FALSE;
}

/* ---- what is typed ---- */

/* Says below the entry what was understood of a reduced date, or what is wrong; that a date is not finished while it is
 * being typed is no fault yet. Returns: the day; 0: none */
static guint32
read_entry (GtkEditable *entry,
            GtkLabel    *reading,
            gboolean     finished)
{
  g_autoptr (GError) error = NULL;
  ZavodPartialDate date;
  g_autofree char *words = NULL;
  guint32 day = 0;

  if (zavod_partial_date_parse (gtk_editable_get_text (entry), &date, &error))
    day = zavod_partial_date_get_last_day (date);

  if (day != 0 && date.day == 0)
    words = zavod_partial_date_format (zavod_partial_date_from_day (day));
  else if (day == 0 && finished)
    words = g_strdup (error->message);

  gtk_label_set_text (reading, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (reading), words != NULL);
  (day == 0 && finished ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (entry), "error");
  (day == 0 && finished ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (GTK_WIDGET (reading), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               day == 0 && finished ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);

  return day;
}

static void
on_day_typed (ZavodDayChoice *self)
{
  read_entry (self->day, self->day_reading, FALSE);
}

static void
on_known_typed (ZavodDayChoice *self)
{
  read_entry (self->known, self->known_reading, FALSE);
}

static void
on_day_entered (ZavodDayChoice *self)
{
  const guint32 day = read_entry (self->day, self->day_reading, TRUE);

  if (day == 0)
    return;

  zavod_session_set_day (self->session, day);
  g_signal_emit (self, signals[DONE], 0);
}

static void
on_known_entered (ZavodDayChoice *self)
{
  const guint32 day = read_entry (self->known, self->known_reading, TRUE);

  if (day == 0)
    return;

  zavod_session_set_known_day (self->session, day);
  g_signal_emit (self, signals[DONE], 0);
}

/* ---- what is picked ---- */

static void
on_day_picked (ZavodDayChoice *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (self->calendar);
  const ZavodPartialDate date = {
    (guint16) g_date_time_get_year (time),
    (guint8) g_date_time_get_month (time),
    (guint8) g_date_time_get_day_of_month (time),
  };

  if (!self->updating)
    zavod_session_set_day (self->session, zavod_partial_date_get_first_day (date));
}

/* At first everything is known that is known on the day itself: from there the handle is drawn back. */
static void
on_leaves_out (ZavodDayChoice *self)
{
  const gboolean active = gtk_switch_get_active (self->leaves_out);

  if (!self->updating)
    zavod_session_set_known_day (self->session, active ? zavod_session_get_day (self->session) : 0);
}

static void
on_undated (ZavodDayChoice *self)
{
  if (!self->updating)
    zavod_session_set_undated (self->session, gtk_check_button_get_active (self->undated));
}

static void
on_today (ZavodDayChoice *self)
{
  zavod_session_set_day (self->session, 0);
}

/* ---- the widget ---- */

static void
zavod_day_choice_dispose (GObject *object)
{
  ZavodDayChoice *self = ZAVOD_DAY_CHOICE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_DAY_CHOICE);

  G_OBJECT_CLASS (zavod_day_choice_parent_class)->dispose (object);
}

static void
zavod_day_choice_class_init (ZavodDayChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_day_choice_dispose;

  signals[DONE] = g_signal_new ("done", ZAVOD_TYPE_DAY_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-day-choice.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, box);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, day);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, day_reading);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, calendar);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, leaves_out);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, known_box);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, known);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, known_reading);
  gtk_widget_class_bind_template_child (widget_class, ZavodDayChoice, undated);
  gtk_widget_class_bind_template_callback (widget_class, on_day_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_day_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_day_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_known_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_known_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_leaves_out);
  gtk_widget_class_bind_template_callback (widget_class, on_undated);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
}

/* GTK's calendar has four buttons with a picture each and no name: of the month and of the year, back and on. */
static guint
name_buttons (GtkWidget *widget,
              guint      n_named)
{
  const char *names[] = { _("Previous Month"), _("Next Month"), _("Previous Year"), _("Next Year") };

  if (GTK_IS_BUTTON (widget) && n_named < G_N_ELEMENTS (names))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, names[n_named++], -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_named = name_buttons (child, n_named);

  return n_named;
}

static void
zavod_day_choice_init (ZavodDayChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_buttons (GTK_WIDGET (self->calendar), 0);
}

/**
 * zavod_day_choice_new:
 * @session: whose days are chosen
 */
GtkWidget *
zavod_day_choice_new (ZavodSession *session)
{
  static const char *const days[] = { "notify::day", "notify::known-day", "notify::undated" };
  ZavodDayChoice *self = g_object_new (ZAVOD_TYPE_DAY_CHOICE, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_signal_connect_object (session, days[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * zavod_day_choice_begin:
 *
 * Shows the day as it is, ready to be written over.
 */
void
zavod_day_choice_begin (ZavodDayChoice *self)
{
  g_return_if_fail (ZAVOD_IS_DAY_CHOICE (self));

  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}
