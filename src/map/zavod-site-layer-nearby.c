/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sites in view as a list, nearest first: the second way to them. */

#include "zavod-site-layer-private.h"

#include "zavod-nearby.h"

static gboolean
is_in_view (ZavodSiteLayer         *self,
            const ZavodVisibleMark *mark)
{
  return mark->x >= 0 && mark->y >= 0 && mark->x <= gtk_widget_get_width (GTK_WIDGET (self))
         && mark->y <= gtk_widget_get_height (GTK_WIDGET (self));
}

static void
add_members (ZavodSiteLayer     *self,
             const ZavodCluster *cluster,
             double              latitude,
             double              longitude,
             GArray             *nearest,
             guint               limit)
{
  for (guint i = 0; i < cluster->n; i++)
    {
      const ZavodSitePoint *site = zavod_site_layer_get_member (self, cluster, i);

      if (!zavod_nearby_is_beyond (nearest, limit, latitude, site->latitude))
        zavod_nearby_add (nearest, limit,
                          (ZavodNearby) { site->id, zavod_nearby_get_distance (latitude, longitude, site->latitude,
                                                                               site->longitude) });
    }
}

/**
 * zavod_site_layer_list_nearest:
 * @latitude: of what they are near to
 * @longitude: the same
 * @limit: how many at most
 * @n_sites: (out): how many there are in view
 *
 * Returns: (transfer full) (element-type gint64): the sites in view, nearest first
 */
GArray *
zavod_site_layer_list_nearest (ZavodSiteLayer *self,
                               double          latitude,
                               double          longitude,
                               guint           limit,
                               guint          *n_sites)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) nearest = g_array_new (FALSE, FALSE, sizeof (ZavodNearby));

  *n_sites = 0;
  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if (!is_in_view (self, mark))
        continue;
      *n_sites += mark->cluster.n;
      add_members (self, &mark->cluster, latitude, longitude, nearest, limit);
    }

  for (guint i = 0; i < nearest->len; i++)
    g_array_append_val (ids, g_array_index (nearest, ZavodNearby, i).id);

  return ids;
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
