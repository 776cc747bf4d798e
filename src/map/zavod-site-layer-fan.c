/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites that share one place never come apart by zooming: they are spread round it, each on a leg, until something else is
 * done. Each is a mark like any other meanwhile. */

#include "zavod-site-layer-private.h"

#include "zavod-fan.h"
#include "zavod-mark-draw.h"

#define LEG_WIDTH 1.2f
#define FOOT_RADIUS 2.5f

static gboolean
is_in_fan (ZavodSiteLayer *self,
           guint64         key)
{
  const guint32 first = self->fan >> 32, n = (guint32) self->fan;

  return (guint32) (key >> 32) - first < n;
}

/**
 * zavod_site_layer_open_fan:
 *
 * Spreads the members of a mark round their place. The keyboard comes to the first of them.
 *
 * Returns: %FALSE if they are too many
 */
gboolean
zavod_site_layer_open_fan (ZavodSiteLayer         *self,
                           const ZavodVisibleMark *mark)
{
  if (mark->cluster.n > ZAVOD_FAN_MAX)
    return FALSE;

  self->fan = zavod_visible_mark_get_key (mark);
  self->fan_zoom = zavod_map_camera_get_zoom (self->camera);
  zavod_site_layer_update_view (self);
  zavod_site_layer_set_cursor (self, (self->fan & ~(guint64) G_MAXUINT32) | 1);

  return TRUE;
}

/**
 * zavod_site_layer_fold_fan:
 *
 * Gathers the members of a place in one mark again.
 *
 * Returns: whether they were spread
 */
gboolean
zavod_site_layer_fold_fan (ZavodSiteLayer *self)
{
  const guint64 fan = self->fan;
  const gboolean was_at = fan != 0 && self->cursor != 0 && is_in_fan (self, self->cursor);

  if (fan == 0)
    return FALSE;

  self->fan = 0;
  self->hovered = 0;
  zavod_site_layer_update_view (self);
  if (was_at)
    zavod_site_layer_set_cursor (self, fan);

  return TRUE;
}

/**
 * zavod_site_layer_append_fan:
 * @whole: the mark that they are when they are gathered
 *
 * Appends the spread members to the marks in view.
 */
void
zavod_site_layer_append_fan (ZavodSiteLayer         *self,
                             const ZavodVisibleMark *whole)
{
  for (guint i = 0; i < whole->cluster.n; i++)
    {
      const graphene_point_t offset = zavod_fan_get_offset (i, whole->cluster.n);
      ZavodVisibleMark mark = *whole;

      mark.cluster.first += i;
      mark.cluster.n = 1;
      mark.point = zavod_site_layer_get_member (self, &mark.cluster, 0);
      mark.x += offset.x;
      mark.y += offset.y;
      mark.is_fanned = TRUE;
      mark.selected = self->session != NULL && zavod_session_is_site_selected (self->session, mark.point->id);
      g_array_append_val (self->marks, mark);
    }
}

/**
 * zavod_site_layer_snapshot_fan:
 *
 * Draws the legs, from the place to each of its marks.
 */
void
zavod_site_layer_snapshot_fan (ZavodSiteLayer *self,
                               GtkSnapshot    *snapshot,
                               gboolean        dark)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  g_autoptr (GskStroke) stroke = NULL;
  g_autoptr (GskPath) path = NULL;
  GskPathBuilder *builder;
  GdkRGBA ink;

  if (self->fan == 0)
    return;

  builder = gsk_path_builder_new ();
  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if (!mark->is_fanned)
        continue;
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (mark->place_x, mark->place_y), FOOT_RADIUS);
      gsk_path_builder_move_to (builder, mark->place_x, mark->place_y);
      gsk_path_builder_line_to (builder, mark->x, mark->y);
    }

  path = gsk_path_builder_free_to_path (builder);
  stroke = gsk_stroke_new (LEG_WIDTH);
  zavod_mark_get_ink (dark, &ink);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &ink);
}
