/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The marks that are in view, asked of the clusters when the view, the sites or the selection have changed. */

#include "zavod-site-layer-private.h"

#include <math.h>
#include <stdlib.h>

#include "zavod-bits.h"

#define REACH 40             /* pixels beyond the edge: marks that stand half in view */

static int
compare_point (const void *key,
               const void *point)
{
  const gint64 id = *(const gint64 *) key;
  const gint64 other = ((const ZavodSitePoint *) point)->id;

  return (id > other) - (id < other);
}

const ZavodSitePoint *
zavod_site_layer_find_point (GArray *points,
                             gint64  id)
{
  if (points == NULL || points->len == 0)
    return NULL;

  return bsearch (&id, points->data, points->len, sizeof (ZavodSitePoint), compare_point);
}

/**
 * zavod_site_layer_find_next:
 * @from: (inout): where to begin; for the next search, of a larger id, where that may begin
 *
 * A few ids, or a million, are looked up one after the other in the time that their distances ask for.
 *
 * Returns: (nullable): the site of @points, not before @from
 */
const ZavodSitePoint *
zavod_site_layer_find_next (GArray *points,
                            guint  *from,
                            gint64  id)
{
  guint low = *from, high = low, stride = 1;

  while (high < points->len && g_array_index (points, ZavodSitePoint, high).id < id)
    {
      low = high + 1;
      high += stride;
      stride *= 2;
    }
  high = MIN (high, points->len);
  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (points, ZavodSitePoint, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }

  *from = low;
  return low < points->len && g_array_index (points, ZavodSitePoint, low).id == id
         ? &g_array_index (points, ZavodSitePoint, low) : NULL;
}

/* Returns: where a point stands in the order of the clusters; -1 if it is in none */
static gint
get_position (ZavodSiteLayer       *self,
              const ZavodSitePoint *point)
{
  if (point == NULL)
    return -1;

  return zavod_clusters_get_position (self->clusters, (gsize) (point - &g_array_index (self->points, ZavodSitePoint, 0)));
}

/* Returns: a bit for each place in the order of the clusters: whether a selected site stands there */
const guint64 *
zavod_site_layer_get_selected (ZavodSiteLayer *self)
{
  gsize n_sites = 0;
  const gint64 *sites = self->session != NULL ? zavod_session_get_selected_sites (self->session, &n_sites) : NULL;
  guint from = 0;

  if (self->selected != NULL)
    return self->selected;

  self->selected = zavod_bits_new (zavod_clusters_get_n_placed (self->clusters));
  for (gsize i = 0; i < n_sites; i++)
    {
      const gint position = get_position (self, zavod_site_layer_find_next (self->points, &from, sites[i]));

      if (position >= 0)
        zavod_bits_set (self->selected, (guint) position);
    }

  return self->selected;
}

/* A few are asked first: most marks of many sites come apart already there. */
static gboolean
is_one_place (ZavodSiteLayer     *self,
              const ZavodCluster *cluster)
{
  const ZavodCluster few = { .first = cluster->first, .n = MIN (cluster->n, ZAVOD_MAX_TOGETHER) };

  return zavod_clusters_get_expansion_zoom (self->clusters, &few) > ZAVOD_CLUSTERS_MAX_ZOOM
         && (few.n == cluster->n
             || zavod_clusters_get_expansion_zoom (self->clusters, cluster) > ZAVOD_CLUSTERS_MAX_ZOOM);
}

/* Its circle holds those of the others, and so speaks for all of them; where they are very many, for the first ones. */
static const ZavodSitePoint *
find_widest (ZavodSiteLayer     *self,
             const ZavodCluster *cluster)
{
  const ZavodSitePoint *widest = NULL;

  if (!is_one_place (self, cluster))
    return NULL;

  for (guint i = 0; i < MIN (cluster->n, ZAVOD_MAX_TOGETHER); i++)
    {
      const ZavodSitePoint *point = zavod_site_layer_get_member (self, cluster, i);

      if (point->vague && (widest == NULL || point->radius > widest->radius))
        widest = point;
    }

  return widest;
}

static void
append_mark (ZavodSiteLayer     *self,
             const ZavodCluster *cluster,
             const guint64      *selected)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  ZavodVisibleMark mark = { .cluster = *cluster, .point = zavod_site_layer_get_member (self, cluster, 0) };
  double x, y;

  mark.widest = find_widest (self, cluster);
  mark.radius = cluster->n > 1 ? ZAVOD_CLUSTER_RADIUS : zavod_site_sizes_get_radius (self->sizes, mark.point->id);
  shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (self), cluster->latitude, cluster->longitude, &x, &y);
  mark.x = (float) round (x);
  mark.y = (float) round (y);
  mark.place_x = mark.x;
  mark.place_y = mark.y;
  mark.selected = zavod_bits_any (selected, cluster->first, cluster->n);
  if (self->fan != 0 && zavod_visible_mark_get_key (&mark) == self->fan)
    zavod_site_layer_append_fan (self, &mark);
  else
    g_array_append_val (self->marks, mark);
}

/* Returns: (transfer full) (element-type ZavodCluster): what is in view, and a little beyond */
static GArray *
query (ZavodSiteLayer      *self,
       const ZavodClusters *clusters)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  const double zoom = shumate_viewport_get_zoom_level (viewport);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ZavodCluster));
  double west, south, east, north;

  shumate_viewport_widget_coords_to_location (viewport, GTK_WIDGET (self), -REACH, -REACH, &north, &west);
  shumate_viewport_widget_coords_to_location (viewport, GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)) + REACH,
                                              gtk_widget_get_height (GTK_WIDGET (self)) + REACH, &south, &east);
  zavod_clusters_query (clusters, (guint) (zoom + 0.01), west, MIN (south, north), east, MAX (south, north), found);

  return found;
}

static void
query_marks (ZavodSiteLayer *self)
{
  const guint64 *selected = zavod_site_layer_get_selected (self);
  g_autoptr (GArray) clusters = query (self, self->clusters);

  for (guint i = 0; i < clusters->len; i++)
    append_mark (self, &g_array_index (clusters, ZavodCluster, i), selected);
}

/* What the filter leaves out is one faint dot where a mark would be, whatever it is. */
static void
query_faint (ZavodSiteLayer *self)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  g_autoptr (GArray) clusters = query (self, self->left_out);

  for (guint i = 0; i < clusters->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (clusters, ZavodCluster, i);
      graphene_point_t dot;
      double x, y;

      shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (self), cluster->latitude, cluster->longitude, &x,
                                                  &y);
      graphene_point_init (&dot, (float) round (x), (float) round (y));
      g_array_append_val (self->faint, dot);
    }
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const float first = (*(ZavodVisibleMark *const *) a)->radius;
  const float second = (*(ZavodVisibleMark *const *) b)->radius;

  return (first < second) - (first > second);
}

/* A small mark must not vanish under a large one. */
static void
sort_by_size (ZavodSiteLayer *self)
{
  g_ptr_array_set_size (self->by_size, 0);
  for (guint i = 0; i < self->marks->len; i++)
    g_ptr_array_add (self->by_size, &g_array_index (self->marks, ZavodVisibleMark, i));
  g_ptr_array_sort (self->by_size, compare_sizes);
}

/**
 * zavod_site_layer_get_marks:
 *
 * Returns: (element-type ZavodVisibleMark): what is in view now, from north to south
 */
GArray *
zavod_site_layer_get_marks (ZavodSiteLayer *self)
{
  if (!self->marks_valid)
    {
      g_array_set_size (self->marks, 0);
      g_array_set_size (self->faint, 0);
      if (self->clusters != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
        query_marks (self);
      sort_by_size (self);
      if (self->left_out != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
        query_faint (self);
      self->marks_valid = TRUE;
    }

  return self->marks;
}

const ZavodVisibleMark *
zavod_site_layer_find_mark (ZavodSiteLayer *self,
                            guint64         key)
{
  GArray *marks = zavod_site_layer_get_marks (self);

  for (guint i = 0; key != 0 && i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if (zavod_visible_mark_get_key (mark) == key)
        return mark;
    }

  return NULL;
}

/**
 * zavod_site_layer_find_mark_of:
 *
 * Returns: (nullable): the mark in view that the site is in
 */
const ZavodVisibleMark *
zavod_site_layer_find_mark_of (ZavodSiteLayer *self,
                               gint64          id)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  const gint position = get_position (self, zavod_site_layer_find_point (self->points, id));

  for (guint i = 0; position >= 0 && i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if ((guint32) position - mark->cluster.first < mark->cluster.n)
        return mark;
    }

  return NULL;
}

const ZavodSitePoint *
zavod_site_layer_get_member (ZavodSiteLayer     *self,
                             const ZavodCluster *cluster,
                             guint               i)
{
  return &g_array_index (self->points, ZavodSitePoint, zavod_clusters_get_members (self->clusters, cluster)[i]);
}

/**
 * zavod_site_layer_append_ids:
 * @limit: not more than so many
 * @ids: (element-type gint64): gets sites that the mark stands for
 */
void
zavod_site_layer_append_ids (ZavodSiteLayer         *self,
                             const ZavodVisibleMark *mark,
                             guint                   limit,
                             GArray                 *ids)
{
  for (guint i = 0; i < mark->cluster.n && i < limit; i++)
    g_array_append_val (ids, zavod_site_layer_get_member (self, &mark->cluster, i)->id);
}

/**
 * zavod_site_layer_get_all_ids:
 * @marks: (element-type ZavodVisibleMark): some of those in view
 *
 * Returns: (transfer full) (element-type gint64): all sites that the marks stand for, upwards
 */
GArray *
zavod_site_layer_get_all_ids (ZavodSiteLayer *self,
                              GArray         *marks)
{
  g_autofree guint64 *points = zavod_bits_new (self->points != NULL ? self->points->len : 0);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (marks, ZavodVisibleMark, i).cluster;
      const guint32 *members = zavod_clusters_get_members (self->clusters, cluster);

      for (guint j = 0; j < cluster->n; j++)
        zavod_bits_set (points, members[j]);
    }
  for (guint i = 0; self->points != NULL && i < self->points->len; i++)
    if (zavod_bits_test (points, i))
      g_array_append_val (ids, g_array_index (self->points, ZavodSitePoint, i).id);

  return ids;
}

/**
 * zavod_site_layer_get_ids:
 *
 * Returns: (transfer full) (element-type gint64): all sites that the mark stands for
 */
GArray *
zavod_site_layer_get_ids (ZavodSiteLayer         *self,
                          const ZavodVisibleMark *mark)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  zavod_site_layer_append_ids (self, mark, G_MAXUINT, ids);

  return ids;
}

/* Whether no zoom takes the members apart: they were placed by the same town. */
gboolean
zavod_site_layer_stays_together (ZavodSiteLayer         *self,
                                 const ZavodVisibleMark *mark)
{
  return zavod_clusters_get_expansion_zoom (self->clusters, &mark->cluster) > ZAVOD_CLUSTERS_MAX_ZOOM;
}

/**
 * zavod_site_layer_get_point:
 *
 * Returns: (nullable): the site as the map shows it, or would if the filter did not leave it out; its place may be
 *   unknown
 */
const ZavodSitePoint *
zavod_site_layer_get_point (ZavodSiteLayer *self,
                            gint64          id)
{
  return zavod_site_layer_find_point (self->all, id);
}
