/* SPDX-License-Identifier: GPL-3.0-or-later */

/*  title                       The map is taken as GTK draws it, names and marks as such, the base map's ground as tiles
 *  day, number of sites        of the screen's own resolution; in the colours that the window has.
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

#define PAD 24           /* pixels, like all here */
#define GAP 10
#define MARK 8.0f        /* radius in the legend */
#define ITEM_GAP 18
#define MAX_SCALE 160
#define FOOT 24

typedef struct
{
  ZavodMapView *view;
  GtkSnapshot *snapshot;
  gboolean dark;
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
  g_autofree char *sites = g_strdup_printf (ngettext ("%u site", "%u sites", n_sites), n_sites);
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

/* A mark and its words; in the next line where this one is full. */
static void
append_item (Page           *page,
             float          *x,
             ZavodShape      shape,
             ZavodLook       look,
             ZavodMarkFlags  flags,
             const char     *words)
{
  g_autoptr (PangoLayout) layout = create_layout (page, words, 0.9, FALSE);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (*x > PAD && *x + 3 * MARK + width > PAD + page->width)
    {
      *x = PAD;
      page->y += height + 4;
    }

  zavod_mark_snapshot (page->snapshot, *x + MARK, page->y + height / 2.0f, MARK, shape, look, flags);
  append_layout (page, layout, *x + 3 * MARK, page->y);
  *x += 3 * MARK + width + ITEM_GAP;
}

static void
append_legend (Page *page)
{
  const ZavodMarkFlags flags = page->dark ? ZAVOD_MARK_DARK : ZAVOD_MARK_NONE;
  g_autoptr (PangoLayout) line = create_layout (page, "|", 0.9, FALSE);
  gboolean looks[ZAVOD_N_LOOKS], shapes[ZAVOD_N_SHAPES];
  float x = PAD;
  int height;

  zavod_site_layer_get_kinds (page->view->sites, looks, shapes);
  for (guint i = 0; i < ZAVOD_N_LOOKS; i++)
    if (looks[zavod_look_order[i]])
      append_item (page, &x, ZAVOD_SHAPE_CARS, zavod_look_order[i], flags, zavod_look_get_label (zavod_look_order[i]));
  for (guint i = 0; i < ZAVOD_N_SHAPES; i++)
    if (shapes[zavod_shape_order[i]])
      append_item (page, &x, zavod_shape_order[i], ZAVOD_LOOK_OPERATING, flags | ZAVOD_MARK_ANY_LOOK,
                   zavod_shape_get_label (zavod_shape_order[i]));

  pango_layout_get_pixel_size (line, NULL, &height);
  page->y += height + GAP;
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

/**
 * zavod_map_view_draw_page:
 * @size: (out caller-allocates): of the page, in pixels of the screen
 *
 * Returns: (transfer full) (nullable): the page; %NULL when the map has never been on the screen
 */
GskRenderNode *
zavod_map_view_draw_page (ZavodMapView    *self,
                          graphene_size_t *size)
{
  Page page = { .view = self, .y = PAD };
  g_autoptr (GskRenderNode) content = NULL;
  GtkSnapshot *snapshot;
  GdkRGBA paper;

  g_return_val_if_fail (ZAVOD_IS_MAP_VIEW (self), NULL);
  g_return_val_if_fail (size != NULL, NULL);

  page.width = gtk_widget_get_width (GTK_WIDGET (self->map));
  if (page.width <= 0)
    return NULL;

  page.dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  zavod_mark_get_ink (page.dark, &page.ink);
  page.snapshot = gtk_snapshot_new ();
  append_heading (&page);
  append_map (&page);
  append_legend (&page);
  append_foot (&page);
  content = gtk_snapshot_free_to_node (page.snapshot);

  graphene_size_init (size, page.width + 2 * PAD, page.y);
  zavod_mark_get_paper (page.dark, &paper);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (0, 0, size->width, size->height));
  gtk_snapshot_append_node (snapshot, content);

  return gtk_snapshot_free_to_node (snapshot);
}
