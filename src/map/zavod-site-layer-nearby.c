/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sites in view as a list, nearest first: the second way to them. */

#include "zavod-site-layer-private.h"

#include "zavod-nearby.h"
#include "zavod-task.h"

typedef struct
{
  GArray *points;      /* ZavodSitePoint */
  ZavodBox view;
  double latitude;     /* of what they are near to */
  double longitude;
  guint limit;
  GArray *nearest;     /* ZavodNearby: what is found */
  guint n_sites;       /* in view */
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_array_unref (self->points);
  g_array_unref (self->nearest);
  g_free (self);
}

static void
add_site (Search               *self,
          const ZavodSitePoint *site)
{
  self->n_sites++;
  if (!zavod_nearby_is_beyond (self->nearest, self->limit, self->latitude, site->latitude))
    zavod_nearby_add (self->nearest, self->limit,
                      (ZavodNearby) { site->id, zavod_nearby_get_distance (self->latitude, self->longitude,
                                                                           site->latitude, site->longitude) });
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *self = task_data;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->points->len; i++)
    {
      const ZavodSitePoint *site = &g_array_index (self->points, ZavodSitePoint, i);

      if (zavod_box_contains (&self->view, site->latitude, site->longitude))
        add_site (self, site);
    }

  for (guint i = 0; i < self->nearest->len; i++)
    g_array_append_val (ids, g_array_index (self->nearest, ZavodNearby, i).id);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static ZavodBox
get_view (ZavodSiteLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  GtkWidget *widget = GTK_WIDGET (self);
  ZavodBox view;

  shumate_viewport_widget_coords_to_location (viewport, widget, 0, 0, &view.north, &view.west);
  shumate_viewport_widget_coords_to_location (viewport, widget, gtk_widget_get_width (widget),
                                              gtk_widget_get_height (widget), &view.south, &view.east);

  return view;
}

/**
 * zavod_site_layer_list_nearest_async:
 * @latitude: of what they are near to
 * @longitude: the same
 * @limit: how many at most
 *
 * Looks for the sites in view that are nearest to a place, in a thread: there may be a million.
 */
void
zavod_site_layer_list_nearest_async (ZavodSiteLayer      *self,
                                     double               latitude,
                                     double               longitude,
                                     guint                limit,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->points = self->points != NULL ? g_array_ref (self->points) : g_array_new (FALSE, FALSE, sizeof (ZavodSitePoint));
  search->view = get_view (self);
  search->latitude = latitude;
  search->longitude = longitude;
  search->limit = limit;
  search->nearest = g_array_new (FALSE, FALSE, sizeof (ZavodNearby));
  g_task_set_source_tag (task, zavod_site_layer_list_nearest_async);
  g_task_set_task_data (task, search, search_free);
  zavod_task_run_in_thread (task, search_in_thread);
}

/**
 * zavod_site_layer_list_nearest_finish:
 * @n_sites: (out): how many sites are in view
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the nearest sites, nearest first; %NULL when it was cancelled
 */
GArray *
zavod_site_layer_list_nearest_finish (ZavodSiteLayer *self,
                                      GAsyncResult   *result,
                                      guint          *n_sites)
{
  const Search *search = g_task_get_task_data (G_TASK (result));

  *n_sites = search->n_sites;
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * zavod_site_layer_go_to_site:
 *
 * Brings the keyboard to the mark that a site in view is in.
 */
void
zavod_site_layer_go_to_site (ZavodSiteLayer *self,
                             gint64          id)
{
  const ZavodVisibleMark *mark;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  mark = zavod_site_layer_find_mark_of (self, id);
  if (mark != NULL)
    zavod_site_layer_visit_mark (self, mark);
}
