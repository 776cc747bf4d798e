/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-tour.h"

#include <glib/gi18n.h>

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define OFFERED "tour-offered"

struct _ZavodTour
{
  AdwDialog parent_instance;

  AdwCarousel *steps;
  GtkWidget *skip;
  GtkButton *back;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (ZavodTour, zavod_tour, ADW_TYPE_DIALOG)

static guint
get_step (ZavodTour *self)
{
  return (guint) (adw_carousel_get_position (self->steps) + 0.5);
}

static gboolean
is_last (ZavodTour *self,
         guint      step)
{
  return step + 1 == adw_carousel_get_n_pages (self->steps);
}

/* The keyboard stays on the buttons; what has come into sight is read out. */
static void
say_step (ZavodTour *self,
          guint      step)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_carousel_get_nth_page (self->steps, step));
  g_autofree char *words = g_strdup_printf ("%s. %s", adw_status_page_get_title (page),
                                            adw_status_page_get_description (page));

  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Tab does not lead to steps that are out of sight. */
static void
pass_over_others (ZavodTour *self,
                  guint      step)
{
  for (guint i = 0; i < adw_carousel_get_n_pages (self->steps); i++)
    gtk_widget_set_can_focus (adw_carousel_get_nth_page (self->steps, i), i == step);
}

static void
show_step (ZavodTour *self,
           guint      step)
{
  /* Translators: the button that ends the tour */
  const char *words = is_last (self, step) ? _("_Start") : C_("tour", "_Next");

  gtk_button_set_label (self->next, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back), step > 0);
  gtk_widget_set_visible (self->skip, !is_last (self, step));
  pass_over_others (self, step);
}

static void
go_to (ZavodTour *self,
       guint      step)
{
  adw_carousel_scroll_to (self->steps, adw_carousel_get_nth_page (self->steps, step), TRUE);
}

static void
on_map (ZavodTour *self)
{
  say_step (self, get_step (self));
}

static void
on_page_changed (ZavodTour *self,
                 guint      step)
{
  if (step == 0)  /* before the button gets insensitive, which has the keyboard */
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
  show_step (self, step);
  say_step (self, step);
}

static void
on_back (ZavodTour *self)
{
  const guint step = get_step (self);

  if (step > 0)
    go_to (self, step - 1);
}

static void
on_next (ZavodTour *self)
{
  const guint step = get_step (self);

  if (is_last (self, step))
    adw_dialog_close (ADW_DIALOG (self));
  else
    go_to (self, step + 1);
}

/* The arrow keys turn the pages, whatever has the keyboard: towards the end of the line is onwards. */
static gboolean
on_key_pressed (ZavodTour      *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint step = get_step (self);

  if (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;

  if ((keyval == GDK_KEY_Left) != rtl)
    on_back (self);
  else if (!is_last (self, step))
    go_to (self, step + 1);

  return GDK_EVENT_STOP;
}

static void
zavod_tour_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_TOUR);

  G_OBJECT_CLASS (zavod_tour_parent_class)->dispose (object);
}

static void
zavod_tour_class_init (ZavodTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_tour_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-tour.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodTour, steps);
  gtk_widget_class_bind_template_child (widget_class, ZavodTour, skip);
  gtk_widget_class_bind_template_child (widget_class, ZavodTour, back);
  gtk_widget_class_bind_template_child (widget_class, ZavodTour, next);
  gtk_widget_class_bind_template_callback (widget_class, on_map);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
zavod_tour_init (ZavodTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_step (self, 0);
}

/**
 * zavod_tour_present:
 *
 * Shows the tour over @window, unless it is there already.
 */
void
zavod_tour_present (AdwApplicationWindow *window)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  if (!ZAVOD_IS_TOUR (adw_application_window_get_visible_dialog (window)))
    adw_dialog_present (g_object_new (ZAVOD_TYPE_TOUR, NULL), GTK_WIDGET (window));
}

/* ---- the first start ---- */

/* Where nothing is remembered, each start would be the first. */
static gboolean
are_settings_kept (void)
{
  g_autoptr (GSettingsBackend) backend = g_settings_backend_get_default ();
  g_autoptr (GSettingsBackend) memory = g_memory_settings_backend_new ();

  return G_OBJECT_TYPE (backend) != G_OBJECT_TYPE (memory);
}

/* Whoever was quicker than the window is not held up. */
static gboolean
present_when_idle (gpointer data)
{
  AdwApplicationWindow *window = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (window)) && adw_application_window_get_visible_dialog (window) == NULL)
    zavod_tour_present (window);

  return G_SOURCE_REMOVE;
}

static gboolean
on_first_frame (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  g_idle_add_full (G_PRIORITY_LOW, present_when_idle, g_object_ref (widget), g_object_unref);

  return G_SOURCE_REMOVE;
}

/**
 * zavod_tour_offer:
 * @settings: of the default backend; they keep whether it was offered before
 *
 * Shows the tour over @window at the first start of all, once the window has been painted and has nothing else to do.
 */
void
zavod_tour_offer (AdwApplicationWindow *window,
                  GSettings            *settings)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));
  g_return_if_fail (G_IS_SETTINGS (settings));

  if (g_settings_get_boolean (settings, OFFERED) || !are_settings_kept ())
    return;

  g_settings_set_boolean (settings, OFFERED, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_first_frame, NULL, NULL);
}
