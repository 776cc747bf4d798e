/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing: each kind of mark, and each cluster in view, is recorded once and replayed at its place in every frame. */

#include "zavod-site-layer-private.h"

#include <adwaita.h>
#include <math.h>

#include "zavod-mark-draw.h"

#define SELECTED_MORE 1.5f   /* pixels by which the radius of a selected mark is longer */
#define FAINT_RADIUS 3.0f
#define MAX_NODES 4000
#define SINGLE (G_GUINT64_CONSTANT (1) << 63)

static void
stroke_path (GtkSnapshot   *snapshot,
             GskPath       *path,
             float          width,
             const GdkRGBA *colour,
             float          dash,
             float          gap)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (width);

  if (dash > 0)
    gsk_stroke_set_dash (stroke, (const float[]) { dash, gap }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

/* ---- clusters ---- */

static void
count_looks (ZavodSiteLayer     *self,
             const ZavodCluster *cluster,
             guint               looks[ZAVOD_N_LOOKS])
{
  guint statuses[ZAVOD_CLUSTERS_N_KINDS];

  G_STATIC_ASSERT (ZAVOD_N_STATUSES <= ZAVOD_CLUSTERS_N_KINDS);
  memset (looks, 0, ZAVOD_N_LOOKS * sizeof *looks);
  zavod_clusters_count_kinds (self->clusters, cluster, statuses);
  for (guint status = 0; status < ZAVOD_N_STATUSES; status++)
    looks[zavod_status_get_look (status)] += statuses[status];
}

/* From @start for @share of the ring, clockwise from the top, with a gap at either end unless it is the whole. */
static GskPath *
create_arc (double start,
            double share)
{
  const float r = ZAVOD_CLUSTER_RADIUS;
  GskPathBuilder *builder = gsk_path_builder_new ();

  if (share >= 1)
    {
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (0, 0), r);
    }
  else
    {
      const double gap = MIN (0.14, share * G_PI * 0.6);
      const double from = 2 * G_PI * start - G_PI / 2 + gap;
      const double to = 2 * G_PI * (start + share) - G_PI / 2 - gap;

      gsk_path_builder_move_to (builder, r * cos (from), r * sin (from));
      gsk_path_builder_svg_arc_to (builder, r, r, 0, to - from > G_PI, TRUE, r * cos (to), r * sin (to));
    }

  return gsk_path_builder_free_to_path (builder);
}

/* The ring keeps the language of the marks: full looks are thick, hollow ones thin, the announced dashed. */
static void
snapshot_shares (GtkSnapshot *snapshot,
                 const guint  looks[ZAVOD_N_LOOKS],
                 guint        n,
                 gboolean     dark)
{
  guint before = 0;

  for (guint i = 0; i < ZAVOD_N_LOOKS; i++)
    {
      const ZavodLook look = zavod_look_order[i];
      g_autoptr (GskPath) arc = NULL;
      GdkRGBA colour;

      if (looks[look] == 0)
        continue;

      arc = create_arc ((double) before / n, (double) looks[look] / n);
      zavod_look_get_colour (look, dark, &colour);
      stroke_path (snapshot, arc, zavod_look_is_solid (look) ? 4.2f : zavod_mark_get_line_width (2), &colour,
                   look == ZAVOD_LOOK_ANNOUNCED ? 2.6f : 0, 2.2f);
      before += looks[look];
    }
}

static char *
write_count (guint n)
{
  if (n < 1000)
    return g_strdup_printf ("%u", n);
  if (n < 1000000)
    return g_strdup_printf ("%uk", n / 1000);

  return g_strdup_printf ("%uM", n / 1000000);
}

static void
snapshot_count (ZavodSiteLayer *self,
                GtkSnapshot    *snapshot,
                guint           n,
                gboolean        dark)
{
  g_autofree char *text = write_count (n);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const double points = strlen (text) > 3 ? 7 : strlen (text) > 2 ? 8 : 9.5;
  int width, height;
  GdkRGBA ink;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (points * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  zavod_mark_get_ink (dark, &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (-width / 2.0f), roundf (-height / 2.0f)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_edge (GtkSnapshot *snapshot,
               GskPath     *disc,
               gboolean     dark)
{
  GdkRGBA ink;

  zavod_mark_get_ink (dark, &ink);
  stroke_path (snapshot, disc, 1, &ink, 0, 0);
}

static void
snapshot_cluster (ZavodSiteLayer         *self,
                  GtkSnapshot            *snapshot,
                  const ZavodVisibleMark *mark,
                  gboolean                dark)
{
  g_autoptr (GskPath) disc = zavod_shape_create_path (ZAVOD_SHAPE_CARS, 0, 0, ZAVOD_CLUSTER_RADIUS + 3);
  guint looks[ZAVOD_N_LOOKS];
  GdkRGBA paper;

  if (mark->selected)
    zavod_mark_snapshot_ring (snapshot, 0, 0, ZAVOD_CLUSTER_RADIUS + 6, dark);
  zavod_mark_get_paper (dark, &paper);
  gtk_snapshot_append_fill (snapshot, disc, GSK_FILL_RULE_WINDING, &paper);
  if (zavod_mark_is_strong ())
    snapshot_edge (snapshot, disc, dark);
  count_looks (self, &mark->cluster, looks);
  snapshot_shares (snapshot, looks, mark->cluster.n, dark);
  snapshot_count (self, snapshot, mark->cluster.n, dark);
}

/* ---- marks ---- */

/* Clusters by their members, single sites by their kind and size, to half a pixel: there are few of them. */
static guint64
get_node_key (const ZavodVisibleMark *mark)
{
  if (mark->cluster.n > 1)
    return zavod_visible_mark_get_key (mark) ^ (mark->selected ? SINGLE >> 1 : 0);

  return SINGLE | (guint64) (2 * mark->radius) << 16 | (guint64) mark->point->shape << 8
         | (guint64) mark->point->status << 1 | (mark->selected ? 1 : 0);
}

static GskRenderNode *
record_node (ZavodSiteLayer         *self,
             const ZavodVisibleMark *mark,
             gboolean                dark)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  ZavodMarkFlags flags = ZAVOD_MARK_HALO;

  if (dark)
    flags |= ZAVOD_MARK_DARK;
  if (mark->selected)
    flags |= ZAVOD_MARK_SELECTED;

  if (mark->cluster.n > 1)
    snapshot_cluster (self, snapshot, mark, dark);
  else
    zavod_mark_snapshot (snapshot, 0, 0, mark->radius + (mark->selected ? SELECTED_MORE : 0), mark->point->shape,
                         zavod_status_get_look (mark->point->status), flags);

  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
get_node (ZavodSiteLayer         *self,
          const ZavodVisibleMark *mark,
          gboolean                dark)
{
  const guint64 key = get_node_key (mark);
  GskRenderNode *node = g_hash_table_lookup (self->nodes, &key);

  if (node != NULL)
    return node;

  if (g_hash_table_size (self->nodes) > MAX_NODES)
    g_hash_table_remove_all (self->nodes);
  node = record_node (self, mark, dark);
  g_hash_table_insert (self->nodes, g_memdup2 (&key, sizeof key), node);

  return node;
}

static void
snapshot_marks (ZavodSiteLayer *self,
                GtkSnapshot    *snapshot,
                gboolean        selected,
                gboolean        dark)
{
  zavod_site_layer_get_marks (self);
  for (guint i = 0; i < self->by_size->len; i++)
    {
      const ZavodVisibleMark *mark = g_ptr_array_index (self->by_size, i);

      if (mark->selected != selected)
        continue;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mark->x, mark->y));
      gtk_snapshot_append_node (snapshot, get_node (self, mark, dark));
      gtk_snapshot_restore (snapshot);
    }
}

/* Below everything that passes the filter: there is something, and it is not what one looks for. */
static void
snapshot_faint (ZavodSiteLayer *self,
                GtkSnapshot    *snapshot,
                gboolean        dark)
{
  GskRoundedRect dot;
  GdkRGBA ink;

  zavod_site_layer_get_marks (self);
  zavod_mark_get_ink (dark, &ink);
  ink.alpha *= zavod_mark_is_strong () ? 0.6f : 0.35f;
  for (guint i = 0; i < self->faint->len; i++)
    {
      const graphene_point_t *middle = &g_array_index (self->faint, graphene_point_t, i);

      gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (middle->x - FAINT_RADIUS, middle->y - FAINT_RADIUS,
                                                                  2 * FAINT_RADIUS, 2 * FAINT_RADIUS), FAINT_RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &ink, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

/* A site that is selected although the filter leaves it out (it was found by its name) is shown where it is, paler than those
 * that pass. */
static void
snapshot_left_out_selected (ZavodSiteLayer *self,
                            GtkSnapshot    *snapshot,
                            gboolean        dark)
{
  const gint64 id = self->session != NULL ? zavod_session_get_selected_site (self->session) : 0;
  const ZavodSitePoint *point = id != 0 ? zavod_site_layer_find_point (self->all, id) : NULL;
  double x, y;

  if (point == NULL || !isfinite (point->latitude) || !isfinite (point->longitude)
      || zavod_site_layer_find_point (self->points, id) != NULL)
    return;

  shumate_viewport_location_to_widget_coords (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self),
                                              point->latitude, point->longitude, &x, &y);
  gtk_snapshot_push_opacity (snapshot, zavod_mark_is_strong () ? 0.8 : 0.6);
  zavod_mark_snapshot (snapshot, (float) round (x), (float) round (y),
                       zavod_site_sizes_get_radius (self->sizes, id) + SELECTED_MORE, point->shape,
                       zavod_status_get_look (point->status),
                       ZAVOD_MARK_HALO | ZAVOD_MARK_SELECTED | (dark ? ZAVOD_MARK_DARK : 0));
  gtk_snapshot_pop (snapshot);
}

/* Where the keyboard is: a dotted ring round the mark, or, before it has gone to one, round the whole map. */
static void
snapshot_focus (ZavodSiteLayer *self,
                GtkSnapshot    *snapshot,
                gboolean        dark)
{
  const ZavodVisibleMark *mark = zavod_site_layer_find_mark (self, self->cursor);
  g_autoptr (GskPath) path = NULL;
  GdkRGBA ink;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) && !(self->by_keys && gtk_widget_has_focus (GTK_WIDGET (self))))
    return;

  zavod_mark_get_ink (dark, &ink);
  if (mark != NULL)
    {
      path = zavod_shape_create_path (ZAVOD_SHAPE_CARS, mark->x, mark->y, MAX (ZAVOD_CLUSTER_RADIUS, mark->radius) + 10);
    }
  else
    {
      GskPathBuilder *builder = gsk_path_builder_new ();

      gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (2, 2, gtk_widget_get_width (GTK_WIDGET (self)) - 4,
                                                               gtk_widget_get_height (GTK_WIDGET (self)) - 4));
      path = gsk_path_builder_free_to_path (builder);
    }
  stroke_path (snapshot, path, zavod_mark_get_line_width (2), &ink, 4, 3);
}

/* What lies below the marks: drawn anew only when something has moved, for dashes and ties are costly. */
static GskRenderNode *
get_below (ZavodSiteLayer *self,
           gboolean        dark)
{
  GtkSnapshot *snapshot;

  if (self->below != NULL)
    return self->below;

  snapshot = gtk_snapshot_new ();
  zavod_site_layer_snapshot_circles (self, snapshot, dark);
  zavod_site_layer_snapshot_ties (self, snapshot, dark);
  zavod_site_layer_snapshot_fan (self, snapshot, dark);
  self->below = gtk_snapshot_free_to_node (snapshot);
  if (self->below == NULL)
    self->below = gsk_container_node_new (NULL, 0);

  return self->below;
}

void
zavod_site_layer_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ZavodSiteLayer *self = ZAVOD_SITE_LAYER (widget);
  const gboolean dark = !self->on_paper && adw_style_manager_get_dark (adw_style_manager_get_default ());

  snapshot_faint (self, snapshot, dark);
  gtk_snapshot_append_node (snapshot, get_below (self, dark));
  snapshot_marks (self, snapshot, FALSE, dark);
  snapshot_left_out_selected (self, snapshot, dark);
  zavod_site_layer_snapshot_labels (self, snapshot, dark);
  snapshot_marks (self, snapshot, TRUE, dark);
  if (self->on_paper)
    return;
  snapshot_focus (self, snapshot, dark);
  zavod_site_layer_snapshot_band (self, snapshot);
}
