/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paper is white, and the window may be dark. For as long as it takes to draw the map light, a picture of it as it was lies
 * over it, so that nobody sees it change. */

#include "zavod-map-view-private.h"

#include <glib/gi18n.h>

#include "zavod-error.h"

/* milliseconds */
#define AT_ONCE 1       /* where no tiles have to come */
#define FADED 500       /* after the tiles have come, until the base map's names stand still */
#define PATIENCE 3000   /* with tiles that do not come */

static void
set_on_paper (ZavodMapView *self,
              gboolean      on_paper)
{
  self->on_paper = on_paper;
  zavod_map_view_update_dark (self);
  zavod_site_layer_set_on_paper (self->sites, on_paper);
}

static void
cover (ZavodMapView *self)
{
  g_autoptr (GdkPaintable) map = gtk_widget_paintable_new (GTK_WIDGET (self->map));
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (map);

  if (self->cover != NULL)
    return;

  self->cover = g_object_new (GTK_TYPE_PICTURE, "paintable", image, "content-fit", GTK_CONTENT_FIT_FILL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_overlay_add_overlay (self->map_bin, self->cover);
}

static void
uncover (ZavodMapView *self)
{
  if (self->cover != NULL)
    gtk_overlay_remove_overlay (self->map_bin, self->cover);
  self->cover = NULL;
}

static void
on_painted (ZavodMapView  *self,
            GdkFrameClock *clock)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->paper_task);

  g_signal_handlers_disconnect_by_func (clock, on_painted, self);
  if (task != NULL)
    g_task_return_boolean (task, TRUE);
  else
    uncover (self);
}

/* A widget that is to be drawn anew has no picture until it was. */
static void
on_waited (ZavodMapView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->map));

  self->paper_wait = 0;
  if (clock == NULL)
    return;

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_painted), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self->map));
}

static void
wait (ZavodMapView *self,
      guint         milliseconds)
{
  g_clear_handle_id (&self->paper_wait, g_source_remove);
  self->paper_wait = g_timeout_add_once (milliseconds, (GSourceOnceFunc) on_waited, self);
}

static void
on_base_map_loaded (ZavodMapView *self)
{
  if (self->paper_wait != 0)
    wait (self, FADED);
}

/* After the base map was made. */
void
zavod_map_view_init_paper (ZavodMapView *self)
{
  g_signal_connect_object (self->base_map, "loaded", G_CALLBACK (on_base_map_loaded), self, G_CONNECT_SWAPPED);
}

/* Before the widget goes. */
void
zavod_map_view_dispose_paper (ZavodMapView *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->paper_task);

  g_clear_handle_id (&self->paper_wait, g_source_remove);
  if (task != NULL)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
}

/**
 * zavod_map_view_put_on_paper_async:
 *
 * Has the map drawn in the colours of paper, until zavod_map_view_take_off_paper().
 */
void
zavod_map_view_put_on_paper_async (ZavodMapView        *self,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, zavod_map_view_put_on_paper_async);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->map)))
    {
      g_task_return_new_error_literal (task, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, _("The map is not shown now."));
      return;
    }
  if (self->paper_task != NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING, "");
      return;
    }

  cover (self);
  set_on_paper (self, TRUE);
  wait (self, zavod_base_map_set_on_paper (self->base_map, TRUE) ? PATIENCE : AT_ONCE);
  self->paper_task = g_steal_pointer (&task);
}

gboolean
zavod_map_view_put_on_paper_finish (ZavodMapView  *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * zavod_map_view_take_off_paper:
 *
 * Gives the map the window's colours again. What covers it goes when it has them.
 */
void
zavod_map_view_take_off_paper (ZavodMapView *self)
{
  set_on_paper (self, FALSE);
  wait (self, zavod_base_map_set_on_paper (self->base_map, FALSE) ? PATIENCE : AT_ONCE);
}
