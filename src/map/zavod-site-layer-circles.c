/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vague places: a site is somewhere in a circle, and its mark must never look exact. Where the circle's edge cannot be seen,
 * because it is narrower than the mark or wider than the view, a dashed ring stands round the mark. */

#include "zavod-site-layer-private.h"

#include <math.h>

#include "zavod-bits.h"
#include "zavod-mark-draw.h"

#define GAP 3                /* pixels that a ring keeps from its mark */
#define SELECTED_RING 9      /* pixels by which that of a selected mark reaches further */
#define FOOT_RING 6.0f       /* pixels: of the place that members are spread round */

static void
add (GArray                 *circles,
     const ZavodVisibleMark *mark,
     const ZavodSitePoint   *point,
     float                   radius)
{
  const ZavodCircle circle = { GRAPHENE_POINT_INIT (mark->place_x, mark->place_y), radius,
                               zavod_status_get_look (point->status) };

  g_array_append_val (circles, circle);
}

/* Returns: of the circle that the place of a site is, in pixels */
static float
get_radius (ZavodSiteLayer         *self,
            const ZavodVisibleMark *mark,
            const ZavodSitePoint   *point)
{
  return (float) (point->radius / zavod_map_camera_get_metres_per_pixel (self->camera, mark->cluster.latitude));
}

static float
get_ring (const ZavodVisibleMark *mark)
{
  return mark->is_fanned ? FOOT_RING
                         : zavod_visible_mark_get_reach (mark) + GAP + (mark->selected ? SELECTED_RING : 0);
}

/* Whether all of the view is inside. */
static gboolean
is_beyond_view (ZavodSiteLayer         *self,
                const ZavodVisibleMark *mark,
                float                   radius)
{
  const float x = MAX (mark->place_x, gtk_widget_get_width (GTK_WIDGET (self)) - mark->place_x);
  const float y = MAX (mark->place_y, gtk_widget_get_height (GTK_WIDGET (self)) - mark->place_y);

  return hypotf (x, y) < radius;
}

/* The widest circle of a place holds the others, and so speaks for all. */
static void
add_place (ZavodSiteLayer         *self,
           GArray                 *circles,
           const ZavodVisibleMark *mark)
{
  const float radius = get_radius (self, mark, mark->widest);
  const float ring = get_ring (mark);

  if (radius > ring)
    add (circles, mark, mark->widest, radius);
  if (radius <= ring || is_beyond_view (self, mark, radius))
    add (circles, mark, mark->widest, ring);
}

/* What is selected shows its own circle within that. */
static void
add_member (ZavodSiteLayer         *self,
            GArray                 *circles,
            const ZavodVisibleMark *mark,
            const ZavodSitePoint   *point)
{
  const float radius = get_radius (self, mark, point);

  if (point->vague && point->radius < mark->widest->radius && radius > get_ring (mark))
    add (circles, mark, point, radius);
}

static void
add_members (ZavodSiteLayer         *self,
             GArray                 *circles,
             const ZavodVisibleMark *mark)
{
  const guint64 *selected = zavod_site_layer_get_selected (self);

  for (guint i = 0; i < MIN (mark->cluster.n, ZAVOD_MAX_TOGETHER); i++)
    if (zavod_bits_test (selected, mark->cluster.first + i))
      add_member (self, circles, mark, zavod_site_layer_get_member (self, &mark->cluster, i));
}

/**
 * zavod_site_layer_get_circles:
 *
 * Returns: (transfer full) (element-type ZavodCircle): what says of the marks in view that their places are vague
 */
GArray *
zavod_site_layer_get_circles (ZavodSiteLayer *self)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  GArray *circles = g_array_new (FALSE, FALSE, sizeof (ZavodCircle));

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if (mark->widest == NULL)
        continue;
      /* of those that are spread the first speaks for the place */
      if (!mark->is_fanned || mark->cluster.first == (guint32) (self->fan >> 32))
        add_place (self, circles, mark);
      if (mark->selected)
        add_members (self, circles, mark);
    }

  return circles;
}

void
zavod_site_layer_snapshot_circles (ZavodSiteLayer *self,
                                   GtkSnapshot    *snapshot,
                                   gboolean        dark)
{
  g_autoptr (GArray) circles = zavod_site_layer_get_circles (self);

  for (guint i = 0; i < circles->len; i++)
    {
      const ZavodCircle *circle = &g_array_index (circles, ZavodCircle, i);

      zavod_mark_snapshot_circle (snapshot, circle->middle.x, circle->middle.y, circle->radius, circle->look,
                                  dark ? ZAVOD_MARK_DARK : ZAVOD_MARK_NONE);
    }
}
