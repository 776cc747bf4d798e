/* SPDX-License-Identifier: GPL-3.0-or-later */

/*  title                       The map is taken as GTK draws it, names and marks as such, the base map's ground as tiles
 *  day, number of sites        of the screen's own resolution; in light colours, for paper is white.
 *  ┌───────────────────┐
 *  │        map        │
 *  └───────────────────┘
 *  legend, in lines
 *  scale          credits
 */

#include "zavod-map-page.h"

#include <glib/gi18n.h>

#include "zavod-map-view-private.h"
#include "zavod-mark-draw.h"
#include "zavod-partial-date.h"
#include "zavod-site-sizes.h"

#define PAD 24           /* pixels, like all here */
#define GAP 10
#define MARK 8.0f        /* radius in the legend */
#define MIDDLE 3.5f      /* of a mark within its circle */
#define ITEM_GAP 18
#define MAX_SCALE 160
#define FOOT 24

typedef struct
{
  ZavodMapView *view;
  GtkSnapshot *snapshot;
  GdkRGBA ink;
  float width;           /* of the map, and so of all */
  float y;               /* where the next part begins */
} Page;

static PangoLayout *
create_layout (Page       *page,
               const char *text,
               double      scale,
               gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (page->view), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
append_layout (Page        *page,
               PangoLayout *layout,
               float        x,
               float        y)
{
  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (page->snapshot, layout, &page->ink);
  gtk_snapshot_restore (page->snapshot);
}

/* A paragraph over the whole width. */
static void
append_line (Page       *page,
             const char *text,
             double      scale,
             gboolean    bold)
{
  g_autoptr (PangoLayout) layout = create_layout (page, text, scale, bold);
  int height;

  pango_layout_set_width (layout, (int) page->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  append_layout (page, layout, PAD, page->y);
  page->y += height;
}

static void
append_heading (Page *page)
{
  ZavodSession *session = page->view->session;
  const char *title = session != NULL ? zavod_session_get_title (session) : NULL;
  const guint n_sites = session != NULL ? zavod_session_get_n_sites (session) : 0;
  g_autofree char *day = session != NULL ? zavod_partial_date_format_limit_iso (zavod_session_get_date (session)) : g_strdup ("");
  g_autofree char *sites = g_strdup_printf (ngettext ("%'u site", "%'u sites", n_sites), n_sites);
  g_autofree char *words = g_strdup_printf ("%s · %s", day, sites);

  append_line (page, title != NULL && *title != '\0' ? title : _("Zavod"), 1.5, TRUE);
  append_line (page, words, 0.9, FALSE);
  page->y += GAP;
}

static void
append_map (Page *page)
{
  GtkWidget *map = GTK_WIDGET (page->view->map);
  const int height = gtk_widget_get_height (map);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (map);
  const GskRoundedRect frame = GSK_ROUNDED_RECT_INIT (PAD, page->y, page->width, height);
  GdkRGBA edge = page->ink;

  edge.alpha = 0.3f;
  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot, &GRAPHENE_POINT_INIT (PAD, page->y));
  gtk_snapshot_push_clip (page->snapshot, &GRAPHENE_RECT_INIT (0, 0, page->width, height));
  gdk_paintable_snapshot (paintable, page->snapshot, page->width, height);
  gtk_snapshot_pop (page->snapshot);
  gtk_snapshot_restore (page->snapshot);
  gtk_snapshot_append_border (page->snapshot, &frame, (const float[]) { 1, 1, 1, 1 },
                              (const GdkRGBA[]) { edge, edge, edge, edge });
  page->y += height + GAP;
}

/* ---- the legend ---- */

/* Of which the items stand one after the other. */
typedef struct
{
  float x;
  int height;            /* of a line */
} Row;

static Row
begin_row (Page *page)
{
  g_autoptr (PangoLayout) line = create_layout (page, "|", 0.9, FALSE);
  Row row = { PAD, 0 };

  pango_layout_get_pixel_size (line, NULL, &row.height);
  row.height = MAX (row.height, (int) (2 * ZAVOD_MARK_MOST_RADIUS));

  return row;
}

static void
end_row (Page      *page,
         const Row *row)
{
  page->y += row->height;
}

/* Some words with room for a mark of the radius before them; in the next line where this one is full.
 *
 * Returns: where the middle of the mark is */
static graphene_point_t
append_words (Page       *page,
              Row        *row,
              float       radius,
              const char *words)
{
  const float indent = radius > 0 ? 2 * radius + MARK : 0;
  g_autoptr (PangoLayout) layout = create_layout (page, words, 0.9, FALSE);
  graphene_point_t middle;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (row->x > PAD && row->x + indent + width > PAD + page->width)
    {
      row->x = PAD;
      page->y += row->height;
    }

  append_layout (page, layout, row->x + indent, page->y + (row->height - height) / 2.0f);
  graphene_point_init (&middle, row->x + radius, page->y + row->height / 2.0f);
  row->x += indent + width + ITEM_GAP;

  return middle;
}

static void
append_item (Page           *page,
             Row            *row,
             float           radius,
             ZavodShape      shape,
             ZavodLook       look,
             ZavodMarkFlags  flags,
             const char     *words)
{
  const graphene_point_t middle = append_words (page, row, radius, words);

  zavod_mark_snapshot (page->snapshot, middle.x, middle.y, radius, shape, look, flags);
}

static void
append_vague (Page *page,
              Row  *row)
{
  const graphene_point_t middle = append_words (page, row, MARK, C_("legend", "Somewhere in the circle"));

  zavod_mark_snapshot_circle (page->snapshot, middle.x, middle.y, MARK, ZAVOD_LOOK_IDLE, ZAVOD_MARK_NONE);
  zavod_mark_snapshot (page->snapshot, middle.x, middle.y, MIDDLE, ZAVOD_SHAPE_CARS, ZAVOD_LOOK_IDLE,
                       ZAVOD_MARK_ANY_LOOK);
}

static void
append_kinds (Page *page)
{
  Row row = begin_row (page);
  ZavodMapKinds kinds;

  zavod_site_layer_get_kinds (page->view->sites, &kinds);
  for (guint i = 0; i < ZAVOD_N_LOOKS; i++)
    if (kinds.looks[zavod_look_order[i]])
      append_item (page, &row, MARK, ZAVOD_SHAPE_CARS, zavod_look_order[i], ZAVOD_MARK_NONE,
                   zavod_look_get_label (zavod_look_order[i]));
  for (guint i = 0; i < ZAVOD_N_SHAPES; i++)
    if (kinds.shapes[zavod_shape_order[i]])
      append_item (page, &row, MARK, zavod_shape_order[i], ZAVOD_LOOK_OPERATING, ZAVOD_MARK_ANY_LOOK,
                   zavod_shape_get_label (zavod_shape_order[i]));
  if (kinds.vague)
    append_vague (page, &row);
  end_row (page, &row);
}

static void
append_sizes (Page *page)
{
  Row row = begin_row (page);

  append_words (page, &row, 0, _("Vehicles a Year"));
  for (guint i = 0; i < ZAVOD_N_SIZES; i++)
    {
      g_autofree char *words = zavod_size_describe (i);

      append_item (page, &row, zavod_size_get_radius (zavod_size_examples[i]), ZAVOD_SHAPE_CARS, ZAVOD_LOOK_OPERATING,
                   ZAVOD_MARK_ANY_LOOK, words);
    }
  end_row (page, &row);
}

static void
append_legend (Page *page)
{
  append_kinds (page);
  if (page->view->size_by_capacity)
    append_sizes (page);
  page->y += GAP;
}

/* ---- scale and credits ---- */

/* Returns: how far the bar reaches to the right */
static float
append_scale (Page *page)
{
  float width;

  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot, &GRAPHENE_POINT_INIT (PAD, page->y));
  width = zavod_map_scale_append (page->snapshot, GTK_WIDGET (page->view), page->view->camera, MAX_SCALE, &page->ink);
  gtk_snapshot_restore (page->snapshot);

  return PAD + width;
}

static void
append_foot (Page *page)
{
  const float left = append_scale (page) + ITEM_GAP;
  g_autofree char *credits = zavod_map_credits_write_for_paper (page->view->credits);
  g_autoptr (PangoLayout) layout = create_layout (page, credits, 0.8, FALSE);
  int height;

  pango_layout_set_width (layout, (int) (PAD + page->width - left) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  append_layout (page, layout, left, page->y);
  page->y += MAX (height, FOOT) + PAD;
}

/* Returns: (transfer full): the page with the map as it was painted last */
static GskRenderNode *
draw_page (ZavodMapView    *self,
           graphene_size_t *size)
{
  Page page = { .view = self, .snapshot = gtk_snapshot_new (), .y = PAD };
  g_autoptr (GskRenderNode) content = NULL;
  GtkSnapshot *snapshot;
  GdkRGBA paper;

  page.width = gtk_widget_get_width (GTK_WIDGET (self->map));
  zavod_mark_get_ink (FALSE, &page.ink);
  append_heading (&page);
  append_map (&page);
  append_legend (&page);
  append_foot (&page);
  content = gtk_snapshot_free_to_node (page.snapshot);

  graphene_size_init (size, page.width + 2 * PAD, page.y);
  zavod_mark_get_paper (FALSE, &paper);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (0, 0, size->width, size->height));
  gtk_snapshot_append_node (snapshot, content);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
on_paper (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ZavodMapView *self = ZAVOD_MAP_VIEW (source);
  GError *error = NULL;
  graphene_size_t *size;
  GskRenderNode *node;

  if (!zavod_map_view_put_on_paper_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  size = g_new (graphene_size_t, 1);
  node = draw_page (self, size);
  zavod_map_view_take_off_paper (self);
  g_task_set_task_data (task, size, g_free);
  g_task_return_pointer (task, node, (GDestroyNotify) gsk_render_node_unref);
}

/**
 * zavod_map_view_draw_page_async:
 *
 * Draws what the map shows for white paper. A dark window stays dark: while the map is drawn light, its picture covers it.
 */
void
zavod_map_view_draw_page_async (ZavodMapView        *self,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_MAP_VIEW (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, zavod_map_view_draw_page_async);
  zavod_map_view_put_on_paper_async (self, on_paper, task);
}

/**
 * zavod_map_view_draw_page_finish:
 * @size: (out caller-allocates): of the page, in pixels of the screen
 *
 * Returns: (transfer full): the page; %NULL with @error set when the map is not on the screen, or a page of it is being
 *   drawn
 */
GskRenderNode *
zavod_map_view_draw_page_finish (ZavodMapView     *self,
                                 GAsyncResult     *result,
                                 graphene_size_t  *size,
                                 GError          **error)
{
  GskRenderNode *node;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  node = g_task_propagate_pointer (G_TASK (result), error);
  if (node != NULL)
    *size = *(graphene_size_t *) g_task_get_task_data (G_TASK (result));

  return node;
}
