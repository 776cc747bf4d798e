/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the layer does while the day is moved: everything stays where it is, and looks as it does on that day. */

#include "zavod-site-layer-private.h"

/* Returns: (transfer full): @changes of all points as changes of those in @points, which get the new statuses; both are by
 * id */
static GArray *
translate (GArray *all,
           GArray *points,
           GArray *changes)
{
  GArray *own = g_array_sized_new (FALSE, FALSE, sizeof (ZavodStatusChange), changes->len);

  for (guint i = 0; i < changes->len; i++)
    {
      ZavodStatusChange change = g_array_index (changes, ZavodStatusChange, i);
      const gint64 id = g_array_index (all, ZavodSitePoint, change.site).id;
      const ZavodSitePoint *point = zavod_site_layer_find_point (points, id);

      if (point == NULL)
        continue;

      change.site = (guint32) (point - &g_array_index (points, ZavodSitePoint, 0));
      g_array_index (points, ZavodSitePoint, change.site).status = change.status;
      g_array_append_val (own, change);
    }

  return own;
}

static void
change_kinds (GArray        *all,
              GArray        *points,
              ZavodClusters *clusters,
              GArray        *changes)
{
  g_autoptr (GArray) own = points == all ? g_array_ref (changes) : translate (all, points, changes);
  const ZavodStatusChange *first = (const ZavodStatusChange *) (gpointer) own->data;

  if (own->len > 0)
    zavod_clusters_change_kinds (clusters, &first->site, &first->status, sizeof *first, own->len);
}

static void
apply (ZavodSiteLayer *self,
       GArray         *changes)
{
  change_kinds (self->all, self->points, self->clusters, changes);
  if (self->left_out != NULL)
    change_kinds (self->all, self->left_out_points, self->left_out, changes);
  zavod_site_layer_drop_drawings (self);
  zavod_site_layer_update_view (self);
}

/**
 * zavod_site_layer_catch_up:
 *
 * Puts right what was built while the day moved: the thread took the statuses as they were just then.
 */
void
zavod_site_layer_catch_up (ZavodSiteLayer *self)
{
  g_autoptr (GArray) changes = NULL;

  if (!self->is_behind)
    return;

  self->is_behind = FALSE;
  changes = g_array_sized_new (FALSE, FALSE, sizeof (ZavodStatusChange), self->all->len);
  for (guint i = 0; i < self->all->len; i++)
    {
      const ZavodStatusChange change = { i, g_array_index (self->all, ZavodSitePoint, i).status };

      g_array_append_val (changes, change);
    }
  apply (self, changes);
}

/**
 * zavod_site_layer_change_statuses:
 * @changes: (element-type ZavodStatusChange): of the session's points
 */
void
zavod_site_layer_change_statuses (ZavodSiteLayer *self,
                                  GArray         *changes)
{
  self->is_behind = self->is_behind || self->building != NULL;
  if (self->clusters != NULL && self->all == zavod_session_get_points (self->session))
    apply (self, changes);
}
