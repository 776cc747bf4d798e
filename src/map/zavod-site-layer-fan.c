/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sites that share one place never come apart by zooming: they are spread round it, each on a leg, until something else is
 * done. Each is a mark like any other meanwhile. */

#include "zavod-site-layer-private.h"

#include <adwaita.h>

#include "zavod-fan.h"
#include "zavod-mark-draw.h"

#define DURATION 160      /* milliseconds */
#define LEG_WIDTH 1.2f
#define FOOT_RADIUS 2.5f

static gboolean
is_in_fan (ZavodSiteLayer *self,
           guint64         key)
{
  const guint32 first = self->fan >> 32, n = (guint32) self->fan;

  return (guint32) (key >> 32) - first < n;
}

/* ---- opening and folding ---- */

static void
set_share (double   share,
           gpointer layer)
{
  ZavodSiteLayer *self = layer;

  self->fan_share = share;
  zavod_site_layer_update_view (self);
}

/* One that plays keeps itself alive. */
void
zavod_site_layer_stop_fan (ZavodSiteLayer *self)
{
  if (self->fan_animation != NULL)
    adw_animation_pause (self->fan_animation);
  g_clear_object (&self->fan_animation);
}

/* At once where the desktop is to be without animations. */
static void
animate (ZavodSiteLayer *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (set_share, self, NULL);

  zavod_site_layer_stop_fan (self);
  self->fan_share = 0;
  self->fan_animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION, target);
  adw_animation_play (self->fan_animation);
}

/* Near an edge the map makes room. */
static void
bring_into_view (ZavodSiteLayer         *self,
                 const ZavodVisibleMark *mark)
{
  const graphene_size_t view = GRAPHENE_SIZE_INIT (gtk_widget_get_width (GTK_WIDGET (self)),
                                                   gtk_widget_get_height (GTK_WIDGET (self)));
  const graphene_point_t shift = zavod_fan_get_shift (&GRAPHENE_POINT_INIT (mark->x, mark->y), mark->cluster.n, &view);

  if (shift.x != 0 || shift.y != 0)
    zavod_map_camera_pan (self->camera, -shift.x, -shift.y);
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
  bring_into_view (self, mark);
  animate (self);
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
  zavod_site_layer_stop_fan (self);
  self->hovered = 0;
  zavod_site_layer_update_view (self);
  if (was_at)
    zavod_site_layer_set_cursor (self, fan);

  return TRUE;
}

/* ---- the marks and their legs ---- */

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
      mark.radius = zavod_site_sizes_get_radius (self->sizes, mark.point->id);
      mark.x += (float) self->fan_share * offset.x;
      mark.y += (float) self->fan_share * offset.y;
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
  stroke = gsk_stroke_new (zavod_mark_get_line_width (LEG_WIDTH));
  zavod_mark_get_ink (dark, &ink);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &ink);
}
