/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-chart-page.h"

#include <adwaita.h>

#include "zavod-bar.h"

#define WIDTH 560          /* pixels, without the margins */
#define MARGIN 24
#define GAP 12             /* between two bars */
#define LINE_GAP 4
#define TITLE_SCALE 1.3
#define SMALL_SCALE 0.85
#define FAINT 0.65f        /* of the ink, for what only explains */

typedef struct
{
  GtkSnapshot *snapshot;
  PangoContext *context;
  float y;
} Page;

static const GdkRGBA paper = { 1, 1, 1, 1 };
static const GdkRGBA ink = { 0.1f, 0.1f, 0.12f, 1 };

static PangoLayout *
create_layout (Page       *page,
               const char *text,
               double      scale,
               gboolean    bold)
{
  PangoLayout *layout = pango_layout_new (page->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

/* Returns: how high it is */
static float
append_layout (Page        *page,
               PangoLayout *layout,
               float        x,
               float        opacity)
{
  GdkRGBA color = ink;
  int height;

  color.alpha = opacity;
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot, &GRAPHENE_POINT_INIT (MARGIN + x, page->y));
  gtk_snapshot_append_layout (page->snapshot, layout, &color);
  gtk_snapshot_restore (page->snapshot);

  return (float) height;
}

static void
append_text (Page       *page,
             const char *text,
             double      scale,
             gboolean    bold,
             float       opacity)
{
  g_autoptr (PangoLayout) layout = create_layout (page, text, scale, bold);

  page->y += append_layout (page, layout, 0, opacity);
}

/* What the bar is of on the left, of what kind it is on the right. */
static void
append_words (Page                 *page,
              const ZavodChartItem *item)
{
  g_autoptr (PangoLayout) kind = create_layout (page, zavod_chart_item_get_modality (item), SMALL_SCALE, FALSE);
  g_autoptr (PangoLayout) label = create_layout (page, item->label, 1, FALSE);
  int width;

  pango_layout_get_pixel_size (kind, &width, NULL);
  append_layout (page, kind, (float) (WIDTH - width), FAINT);
  pango_layout_set_width (label, MAX (WIDTH - width - GAP, 1) * PANGO_SCALE);
  page->y += append_layout (page, label, 0, 1) + LINE_GAP;
}

static void
append_bar (Page                 *page,
            const ZavodChartItem *item,
            double                longest)
{
  g_autofree char *value = zavod_chart_item_describe (item);
  GdkRGBA color;

  adw_accent_color_to_rgba (ADW_ACCENT_COLOR_BLUE, &color);
  append_words (page, item);
  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot, &GRAPHENE_POINT_INIT (MARGIN, page->y));
  zavod_bar_snapshot_quantity (page->snapshot, &item->quantity, longest, item->is_plan, &color, WIDTH);
  gtk_snapshot_restore (page->snapshot);
  page->y += ZAVOD_BAR_HEIGHT + LINE_GAP;
  append_text (page, value, SMALL_SCALE, FALSE, 1);
  page->y += GAP;
}

/* What is drawn on the paper, and how high it is. */
static GskRenderNode *
draw_content (const ZavodChartData *data,
              PangoContext         *context,
              const char           *title,
              const char           *note,
              float                *height)
{
  const double longest = zavod_chart_data_get_longest (data);
  Page page = { gtk_snapshot_new (), context, MARGIN };

  append_text (&page, title, TITLE_SCALE, TRUE, 1);
  page.y += GAP;
  for (guint i = 0; longest > 0 && i < data->items->len; i++)
    append_bar (&page, &g_array_index (data->items, ZavodChartItem, i), longest);
  if (*note != '\0')
    append_text (&page, note, SMALL_SCALE, FALSE, FAINT);
  *height = page.y + MARGIN;

  return gtk_snapshot_free_to_node (page.snapshot);
}

/**
 * zavod_chart_page_draw:
 * @context: whose font is used
 * @title: what the chart is of
 * @note: what is not in it; may be empty
 * @size: (out): of the page, in pixels
 *
 * Returns: (transfer full)
 */
GskRenderNode *
zavod_chart_page_draw (const ZavodChartData *data,
                       PangoContext         *context,
                       const char           *title,
                       const char           *note,
                       graphene_size_t      *size)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) content = NULL;
  float height;

  content = draw_content (data, context, title, note, &height);
  graphene_size_init (size, WIDTH + 2 * MARGIN, height);
  gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (0, 0, size->width, size->height));
  if (content != NULL)
    gtk_snapshot_append_node (snapshot, content);

  return gtk_snapshot_free_to_node (snapshot);
}
