/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-day-axis-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "zavod-day-handle.h"
#include "zavod-partial-date.h"

#define LEAST_WIDTH 120
#define WIDTH 500
#define REACH 14 /* pixels round the handle of what is known: the other one is taken everywhere else */
#define KNOWN_TOP 2

enum
{
  TOUCHED,
  PLAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodDayAxis, zavod_day_axis, GTK_TYPE_WIDGET)

static gboolean
is_mirrored (ZavodDayAxis *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Returns: where in the widget that is which lies so far from the beginning of the axis; and the other way round */
double
zavod_day_axis_place (ZavodDayAxis *self,
                      double        x)
{
  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - ZAVOD_DAY_AXIS_MARGIN - x
                            : ZAVOD_DAY_AXIS_MARGIN + x;
}

static guint32
get_day_at (ZavodDayAxis *self,
            double        x)
{
  const double width = gtk_widget_get_width (GTK_WIDGET (self));

  return zavod_day_scale_get_day (&self->scale, (is_mirrored (self) ? width - x : x) - ZAVOD_DAY_AXIS_MARGIN);
}

static double
get_x_of (ZavodDayAxis *self,
          guint32       day)
{
  return zavod_day_axis_place (self, zavod_day_scale_get_x (&self->scale, day));
}

static guint32
get_day_of (ZavodDayAxis *self,
            GtkWidget    *handle)
{
  return handle == self->day ? zavod_session_get_day (self->session) : zavod_session_get_known_day (self->session);
}

static void
move (ZavodDayAxis *self,
      GtkWidget    *handle,
      guint32       day)
{
  g_signal_emit (self, signals[TOUCHED], 0);
  if (handle == self->day)
    zavod_session_set_day (self->session, day);
  else
    zavod_session_set_known_day (self->session, day);
}

/* ---- what the session says ---- */

static void
update_scale (ZavodDayAxis *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * ZAVOD_DAY_AXIS_MARGIN;

  zavod_day_scale_init (&self->scale, zavod_session_get_years (self->session), (guint) g_date_time_get_year (now),
                        MAX (width, 1));
}

static void
update (ZavodDayAxis *self)
{
  GArray *years = zavod_session_get_years (self->session);
  const guint32 known = zavod_session_get_known_day (self->session);
  const guint32 first = zavod_day_scale_get_first (&self->scale), last = zavod_day_scale_get_last (&self->scale);

  zavod_day_handle_set_day (ZAVOD_DAY_HANDLE (self->day), zavod_session_get_day (self->session), first, last);
  if (known != 0)
    zavod_day_handle_set_day (ZAVOD_DAY_HANDLE (self->known), known, first, last);
  gtk_widget_set_visible (self->known, known != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self), years != NULL && years->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  years != NULL && years->len == 0 ? zavod_day_axis_get_empty_words () : "", -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_years (ZavodDayAxis *self)
{
  update_scale (self);
  update (self);
}

/* ---- by hand ---- */

static guint32
add_months (guint32 day,
            int     months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (months > 0)
    g_date_add_months (&date, (guint) months);
  else if (g_date_get_year (&date) > 1)
    g_date_subtract_months (&date, (guint) -months);

  return g_date_get_julian (&date);
}

static guint32
find_event (ZavodDayAxis *self,
            guint32       day,
            int           direction)
{
  const guint32 found = zavod_session_find_event (self->session, day, direction > 0);

  return found != 0 ? found : day;
}

static void
on_stepped (ZavodDayAxis *self,
            int           unit,
            int           direction,
            GtkWidget    *handle)
{
  const guint32 first = zavod_day_scale_get_first (&self->scale), last = zavod_day_scale_get_last (&self->scale);
  const guint32 day = get_day_of (self, handle);
  guint32 wanted = day;

  switch ((ZavodDayStep) unit)
    {
    case ZAVOD_DAY_STEP_DAY:
      wanted = day + (guint32) direction;
      break;
    case ZAVOD_DAY_STEP_MONTH:
      wanted = add_months (day, direction);
      break;
    case ZAVOD_DAY_STEP_YEAR:
      wanted = add_months (day, 12 * direction);
      break;
    case ZAVOD_DAY_STEP_EVENT:
      wanted = find_event (self, day, direction);
      break;
    case ZAVOD_DAY_STEP_END:
    default:
      wanted = direction > 0 ? last : first;
    }

  /* a day that was typed may lie beyond the axis: steps stop where it does, but do not jump back */
  move (self, handle, CLAMP (wanted, MIN (first, day), MAX (last, day)));
}

static void
on_moved (ZavodDayAxis *self,
          guint         day,
          GtkWidget    *handle)
{
  move (self, handle, CLAMP (day, zavod_day_scale_get_first (&self->scale), zavod_day_scale_get_last (&self->scale)));
}

static void
on_play (ZavodDayAxis *self)
{
  g_signal_emit (self, signals[PLAY], 0);
}

static GtkWidget *
get_handle_at (ZavodDayAxis *self,
               double        x,
               double        y)
{
  const guint32 known = zavod_session_get_known_day (self->session);

  if (known != 0 && y < ZAVOD_DAY_AXIS_BASE / 2 && fabs (get_x_of (self, known) - x) < REACH)
    return self->known;

  return self->day;
}

static void
on_drag_begin (ZavodDayAxis *self,
               double        x,
               double        y)
{
  self->held = get_handle_at (self, x, y);
  gtk_widget_grab_focus (self->held);
  move (self, self->held, get_day_at (self, x));
}

static void
on_drag_update (ZavodDayAxis   *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x;

  if (self->held != NULL && gtk_gesture_drag_get_start_point (gesture, &x, NULL))
    move (self, self->held, get_day_at (self, x + dx));
}

static void
on_drag_end (ZavodDayAxis *self)
{
  self->held = NULL;
}

static void
add_drag (ZavodDayAxis *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* What moving a day needs is read when somebody is about to. */
static void
prepare (ZavodDayAxis *self)
{
  if (self->session != NULL)
    zavod_session_prepare_days (self->session);
}

static void
add_preparation (ZavodDayAxis *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (prepare), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (prepare), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* ---- the widget ---- */

static void
zavod_day_axis_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? ZAVOD_DAY_AXIS_HEIGHT : LEAST_WIDTH;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? ZAVOD_DAY_AXIS_HEIGHT : WIDTH;
}

static void
allocate_handle (ZavodDayAxis *self,
                 GtkWidget    *handle,
                 guint32       day,
                 double        top)
{
  GtkRequisition size;
  GtkAllocation allocation;

  if (day == 0 || !gtk_widget_should_layout (handle))
    return;

  gtk_widget_get_preferred_size (handle, &size, NULL);
  allocation.x = (int) round (get_x_of (self, day) - size.width / 2.0);
  allocation.y = (int) round (top - size.height / 2.0);
  allocation.width = size.width;
  allocation.height = size.height;
  gtk_widget_size_allocate (handle, &allocation, -1);
}

static void
zavod_day_axis_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  ZavodDayAxis *self = ZAVOD_DAY_AXIS (widget);

  if (self->session == NULL)
    return;

  update_scale (self);
  allocate_handle (self, self->day, zavod_session_get_day (self->session), ZAVOD_DAY_AXIS_BASE + 1);
  allocate_handle (self, self->known, zavod_session_get_known_day (self->session), KNOWN_TOP + 6);
}

static void
zavod_day_axis_dispose (GObject *object)
{
  ZavodDayAxis *self = ZAVOD_DAY_AXIS (object);

  zavod_day_axis_set_session (self, NULL);
  g_clear_pointer (&self->day, gtk_widget_unparent);
  g_clear_pointer (&self->known, gtk_widget_unparent);

  G_OBJECT_CLASS (zavod_day_axis_parent_class)->dispose (object);
}

static void
zavod_day_axis_class_init (ZavodDayAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_day_axis_dispose;
  widget_class->measure = zavod_day_axis_measure;
  widget_class->size_allocate = zavod_day_axis_size_allocate;
  widget_class->snapshot = zavod_day_axis_snapshot;
  gtk_widget_class_set_css_name (widget_class, "day-axis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[TOUCHED] = g_signal_new ("touched", ZAVOD_TYPE_DAY_AXIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[PLAY] = g_signal_new ("play", ZAVOD_TYPE_DAY_AXIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static GtkWidget *
add_handle (ZavodDayAxis *self,
            const char   *label)
{
  GtkWidget *handle = zavod_day_handle_new (label);

  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  g_signal_connect_swapped (handle, "stepped", G_CALLBACK (on_stepped), self);
  g_signal_connect_swapped (handle, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect_swapped (handle, "play", G_CALLBACK (on_play), self);

  return handle;
}

static void
zavod_day_axis_init (ZavodDayAxis *self)
{
  static const char *const looks[] = { "notify::dark", "notify::high-contrast", "notify::accent-color" };

  self->day = add_handle (self, _("As of"));
  self->known = add_handle (self, _("As known on"));
  gtk_widget_add_css_class (self->known, "known");
  gtk_widget_set_visible (self->known, FALSE);
  gtk_widget_set_cursor_from_name (self->day, "ew-resize");
  gtk_widget_set_cursor_from_name (self->known, "ew-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Line of days"), -1);
  zavod_day_scale_init (&self->scale, NULL, 2000, WIDTH);
  add_drag (self);
  add_preparation (self);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_signal_connect_object (adw_style_manager_get_default (), looks[i], G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
}

/**
 * zavod_day_axis_set_session:
 * @session: (nullable): whose days are moved
 */
void
zavod_day_axis_set_session (ZavodDayAxis *self,
                            ZavodSession *session)
{
  static const char *const days[] = { "notify::day", "notify::known-day" };

  g_return_if_fail (ZAVOD_IS_DAY_AXIS (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_signal_connect_object (session, days[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::years", G_CALLBACK (on_years), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::shown-years", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  on_years (self);
}

/**
 * zavod_day_axis_get_first:
 *
 * Returns: the first day of the axis, as zavod_partial_date_get_first_day() counts
 */
guint32
zavod_day_axis_get_first (ZavodDayAxis *self)
{
  g_return_val_if_fail (ZAVOD_IS_DAY_AXIS (self), 0);

  return zavod_day_scale_get_first (&self->scale);
}

guint32
zavod_day_axis_get_last (ZavodDayAxis *self)
{
  g_return_val_if_fail (ZAVOD_IS_DAY_AXIS (self), 0);

  return zavod_day_scale_get_last (&self->scale);
}
