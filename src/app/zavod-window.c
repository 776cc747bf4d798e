/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-window.h"

#include <glib/gi18n.h>

struct _ZavodWindow
{
  AdwApplicationWindow parent_instance;

  char *path;         /* of the atlas that is shown or being opened */
  char *failed_path;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  AdwStatusPage *problem_page;
};

G_DEFINE_FINAL_TYPE (ZavodWindow, zavod_window, ADW_TYPE_APPLICATION_WINDOW)

static void
zavod_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_WINDOW);

  G_OBJECT_CLASS (zavod_window_parent_class)->dispose (object);
}

static void
zavod_window_finalize (GObject *object)
{
  ZavodWindow *self = ZAVOD_WINDOW (object);

  g_free (self->path);
  g_free (self->failed_path);

  G_OBJECT_CLASS (zavod_window_parent_class)->finalize (object);
}

static void
zavod_window_class_init (ZavodWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_window_dispose;
  object_class->finalize = zavod_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ZavodWindow, problem_page);
}

static void
zavod_window_init (ZavodWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ZavodWindow *
zavod_window_new (ZavodApplication *application)
{
  return g_object_new (ZAVOD_TYPE_WINDOW, "application", application, NULL);
}

void
zavod_window_open (ZavodWindow    *self,
                   const char     *path,
                   ZavodOpenFlags  flags)
{
  g_return_if_fail (ZAVOD_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_set_str (&self->path, path);
}

/**
 * zavod_window_show_problem:
 *
 * Shows why there is no atlas in this window, with what can be done instead.
 */
void
zavod_window_show_problem (ZavodWindow  *self,
                           const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ZAVOD_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  words = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->problem_page, words);
  gtk_stack_set_visible_child_name (self->pages, "problem");

  g_free (self->failed_path);
  self->failed_path = g_steal_pointer (&self->path);
}

gboolean
zavod_window_is_vacant (ZavodWindow *self)
{
  g_return_val_if_fail (ZAVOD_IS_WINDOW (self), FALSE);

  return self->path == NULL;
}

const char *
zavod_window_get_path (ZavodWindow *self)
{
  g_return_val_if_fail (ZAVOD_IS_WINDOW (self), NULL);

  return self->path;
}

const char *
zavod_window_get_failed_path (ZavodWindow *self)
{
  g_return_val_if_fail (ZAVOD_IS_WINDOW (self), NULL);

  return self->failed_path;
}
