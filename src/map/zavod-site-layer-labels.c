/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names beside the marks: right, left, above or below, whichever covers least of what the base map has written; where
 * there is no room there is no name, except for the selected site's. Placed when the view is at rest; while it moves,
 * a name keeps its side. */

#include "zavod-site-layer-private.h"

#include "zavod-mark-draw.h"

#define MAX_LABELS 150
#define MAX_WIDTH 230      /* pixels */
#define MAX_CHARACTERS 120 /* more never fit: a name may have 10,000, which take long to measure */
#define EDGE 4
#define N_SIDES 4
#define N_ROUNDS 4
#define NEAR 36            /* pixels from a mark within which the base map has written the name of its town */

static void
label_free (ZavodLabel *self)
{
  g_object_unref (self->layout);
  g_free (self);
}

/* Returns: (transfer full): room for labels by the identities of their marks */
GHashTable *
zavod_site_layer_new_labels (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) label_free);
}

typedef struct
{
  ZavodSiteLayer *layer;
  GArray *solid;           /* graphene_rect_t: marks, buttons, names that are placed */
  GArray *written;         /* graphene_rect_t: names of the base map, to be covered only for want of better */
  GHashTable *before;      /* the labels until now: they come first, so that names do not jump about */
} Placing;

static gboolean
hits_any (GArray                *rectangles,
          const graphene_rect_t *rectangle)
{
  for (guint i = 0; i < rectangles->len; i++)
    if (graphene_rect_intersection (&g_array_index (rectangles, graphene_rect_t, i), rectangle, NULL))
      return TRUE;

  return FALSE;
}

static float
sum_overlap (GArray                *rectangles,
             const graphene_rect_t *rectangle)
{
  float sum = 0;
  graphene_rect_t common;

  for (guint i = 0; i < rectangles->len; i++)
    if (graphene_rect_intersection (&g_array_index (rectangles, graphene_rect_t, i), rectangle, &common))
      sum += common.size.width * common.size.height;

  return sum;
}

static gboolean
is_inside (ZavodSiteLayer        *self,
           const graphene_rect_t *rectangle)
{
  return rectangle->origin.x >= EDGE && rectangle->origin.y >= EDGE
         && rectangle->origin.x + rectangle->size.width <= gtk_widget_get_width (GTK_WIDGET (self)) - EDGE
         && rectangle->origin.y + rectangle->size.height <= gtk_widget_get_height (GTK_WIDGET (self)) - EDGE;
}

static PangoLayout *
create_layout (ZavodSiteLayer *self,
               const char     *name,
               gboolean        strong)
{
  g_autofree char *start = g_utf8_strlen (name, -1) > MAX_CHARACTERS ? g_utf8_substring (name, 0, MAX_CHARACTERS)
                                                                     : g_strdup (name);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), g_strdelimit (start, "\n\r\t", ' '));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_weight_new (strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM));
  pango_attr_list_insert (attributes, pango_attr_scale_new (strong ? 0.92 : 0.83));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* within a width that it does not fill, a name from right to left would stand at the far end, beside its plate */
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > MAX_WIDTH)
    pango_layout_set_width (layout, MAX_WIDTH * PANGO_SCALE);

  return layout;
}

/* The four places of a name of this size, relative to the mark; the last, below, is where towns have theirs. */
static void
list_sides (float            distance,
            float            width,
            float            height,
            graphene_rect_t  sides[N_SIDES])
{
  sides[0] = GRAPHENE_RECT_INIT (distance, -height / 2, width, height);
  sides[1] = GRAPHENE_RECT_INIT (-distance - width, -height / 2, width, height);
  sides[2] = GRAPHENE_RECT_INIT (-width / 2, -distance - height + 3, width, height);
  sides[3] = GRAPHENE_RECT_INIT (-width / 2, distance - 3, width, height);
}

/* Returns: the best side, or -1. */
static int
choose_side (Placing                *placing,
             const ZavodVisibleMark *mark,
             const graphene_rect_t   sides[N_SIDES],
             gboolean                must)
{
  int best = -1;
  float least = G_MAXFLOAT;

  for (int i = 0; i < N_SIDES; i++)
    {
      graphene_rect_t rectangle;
      float cost;

      graphene_rect_offset_r (&sides[i], mark->x, mark->y, &rectangle);
      cost = sum_overlap (placing->written, &rectangle) + (i == 3 ? 40 : 0);
      if (!is_inside (placing->layer, &rectangle) || hits_any (placing->solid, &rectangle))
        {
          if (!must)
            continue;
          cost += 4 * sum_overlap (placing->solid, &rectangle) + (is_inside (placing->layer, &rectangle) ? 0 : 1e6f);
        }
      if (cost < least)
        {
          least = cost;
          best = i;
        }
    }

  return best;
}

static void
place (Placing                *placing,
       const ZavodVisibleMark *mark,
       const char             *name)
{
  ZavodSiteLayer *self = placing->layer;
  const guint64 key = zavod_visible_mark_get_key (mark);
  const float distance = zavod_visible_mark_get_reach (mark) + 4 + (mark->selected ? 7 : 0);
  g_autoptr (PangoLayout) layout = create_layout (self, name, mark->selected);
  graphene_rect_t sides[N_SIDES], rectangle;
  ZavodLabel *label;
  int width, height, side;

  pango_layout_get_pixel_size (layout, &width, &height);
  list_sides (distance, width, height, sides);
  side = choose_side (placing, mark, sides, mark->selected);
  if (side < 0)
    return;

  label = g_new0 (ZavodLabel, 1);
  label->layout = g_steal_pointer (&layout);
  label->rectangle = sides[side];
  graphene_rect_offset_r (&sides[side], mark->x, mark->y, &rectangle);
  g_array_append_val (placing->solid, rectangle);
  g_hash_table_replace (self->labels, g_memdup2 (&key, sizeof key), label);
}

static const char *
get_cell (ZavodSiteLayer   *self,
          gint64            id,
          ZavodSitesColumn  column)
{
  const ZavodTuple *tuple = zavod_site_names_get (self->names, id);

  return tuple != NULL ? tuple->cells[column] : NULL;
}

/* Returns: (nullable): the town in which all members of a cluster are, as far as they have been read */
static const char *
get_town (ZavodSiteLayer     *self,
          const ZavodCluster *cluster)
{
  const char *town = NULL;

  for (guint i = 0; i < cluster->n; i++)
    {
      const char *place = get_cell (self, zavod_site_layer_get_member (self, cluster, i)->id, ZAVOD_SITES_PLACE);

      if (place == NULL || (town != NULL && !g_str_equal (town, place)))
        return NULL;
      town = place;
    }

  return town;
}

static gboolean
is_named_by_base_map (Placing                *placing,
                      const ZavodVisibleMark *mark)
{
  const graphene_rect_t around = GRAPHENE_RECT_INIT (mark->x - NEAR, mark->y - NEAR, 2 * NEAR, 2 * NEAR);

  return hits_any (placing->written, &around);
}

/* The name that a mark may carry: its own, or that of the selected site inside; else that of the town, unless the base
 * map writes that. */
static const char *
get_name (Placing                *placing,
          const ZavodVisibleMark *mark)
{
  ZavodSiteLayer *self = placing->layer;

  if (mark->cluster.n == 1)
    return get_cell (self, mark->point->id, ZAVOD_SITES_NAME);
  if (mark->selected)
    return get_cell (self, zavod_session_get_selected_site (self->session), ZAVOD_SITES_NAME);

  return is_named_by_base_map (placing, mark) ? NULL : get_town (self, &mark->cluster);
}

/**
 * zavod_site_layer_append_obstacles:
 * @solid: (element-type graphene_rect_t): gets what covers the map, in the coordinates of the layer
 */
void
zavod_site_layer_append_obstacles (ZavodSiteLayer *self,
                                   GArray         *solid)
{
  GtkWidget *child = self->overlay != NULL ? gtk_widget_get_first_child (self->overlay) : NULL;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (child) && !gtk_widget_is_ancestor (GTK_WIDGET (self), child)
          && !gtk_widget_has_css_class (child, "hover-card")
          && gtk_widget_compute_bounds (child, GTK_WIDGET (self), &bounds))
        g_array_append_val (solid, bounds);
    }
}

static void
add_marks (ZavodSiteLayer *self,
           GArray         *solid)
{
  GArray *marks = zavod_site_layer_get_marks (self);

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const float reach = zavod_visible_mark_get_reach (mark);
      const graphene_rect_t bounds = GRAPHENE_RECT_INIT (mark->x - reach, mark->y - reach, 2 * reach, 2 * reach);

      g_array_append_val (solid, bounds);
    }
}

/* First the selected, then those that had a name, then the others, and last what names only a town. */
static int
get_round (Placing                *placing,
           const ZavodVisibleMark *mark)
{
  const guint64 key = zavod_visible_mark_get_key (mark);

  if (mark->selected)
    return 0;
  if (mark->cluster.n > 1)
    return 3;

  return g_hash_table_contains (placing->before, &key) ? 1 : 2;
}

static void
place_round (Placing *placing,
             int      round)
{
  GArray *marks = zavod_site_layer_get_marks (placing->layer);

  for (guint i = 0; i < marks->len && g_hash_table_size (placing->layer->labels) < MAX_LABELS; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const char *name = get_round (placing, mark) == round ? get_name (placing, mark) : NULL;

      if (name != NULL)
        place (placing, mark, name);
    }
}

void
zavod_site_layer_place_labels (ZavodSiteLayer *self)
{
  g_autoptr (GArray) solid = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GHashTable) before = g_steal_pointer (&self->labels);
  Placing placing = { self, solid, written, before };

  self->labels = zavod_site_layer_new_labels ();
  add_marks (self, solid);
  zavod_site_layer_append_obstacles (self, solid);
  zavod_base_map_append_names (self->base_map, GTK_WIDGET (self), self->fade_frames > 0, written);
  for (int round = 0; round < N_ROUNDS; round++)
    place_round (&placing, round);
}

/* On a plate, not with a halo: the base map's names cannot make way, so ours must cover them. */
static void
snapshot_label (GtkSnapshot            *snapshot,
                const ZavodLabel       *label,
                const ZavodVisibleMark *mark,
                const GdkRGBA          *paper,
                const GdkRGBA          *ink)
{
  graphene_rect_t rectangle;
  GskRoundedRect plate;

  graphene_rect_offset_r (&label->rectangle, mark->x, mark->y, &rectangle);
  gsk_rounded_rect_init_from_rect (&plate, &rectangle, 5);
  gsk_rounded_rect_shrink (&plate, 0, -4, 0, -4);
  gtk_snapshot_push_rounded_clip (snapshot, &plate);
  gtk_snapshot_append_color (snapshot, paper, &plate.bounds);
  gtk_snapshot_pop (snapshot);
  if (zavod_mark_is_strong ())
    gtk_snapshot_append_border (snapshot, &plate, (const float[]) { 1, 1, 1, 1 },
                                (const GdkRGBA[]) { *ink, *ink, *ink, *ink });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rectangle.origin);
  gtk_snapshot_append_layout (snapshot, label->layout, ink);
  gtk_snapshot_restore (snapshot);
}

void
zavod_site_layer_snapshot_labels (ZavodSiteLayer *self,
                                  GtkSnapshot    *snapshot,
                                  gboolean        dark)
{
  GArray *marks = zavod_site_layer_get_marks (self);
  GdkRGBA paper, ink;

  zavod_mark_get_paper (dark, &paper);
  zavod_mark_get_ink (dark, &ink);
  paper.alpha = zavod_mark_is_strong () ? 1 : 0.86f;
  for (guint i = 0; i < marks->len && g_hash_table_size (self->labels) > 0; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);
      const guint64 key = zavod_visible_mark_get_key (mark);
      const ZavodLabel *label = g_hash_table_lookup (self->labels, &key);

      if (label != NULL)
        snapshot_label (snapshot, label, mark, &paper, &ink);
    }
}
