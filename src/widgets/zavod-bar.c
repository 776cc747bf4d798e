/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-bar.h"

#include "zavod-hatching.h"

#define HEIGHT ZAVOD_BAR_HEIGHT
#define RADIUS 3
#define BRACKET 3      /* how far its ends reach back */
#define FADE 24        /* of an amount without an end */
#define TINT 0.3f

typedef struct
{
  double sure;         /* parts of the longest bar: 0 to 1 */
  double possible;
  gboolean is_open;
  gboolean is_plan;
} Amount;

struct _ZavodBar
{
  GtkWidget parent_instance;

  Amount amount;
};

G_DEFINE_FINAL_TYPE (ZavodBar, zavod_bar, GTK_TYPE_WIDGET)

static GdkRGBA
with_alpha (GdkRGBA color,
            float   alpha)
{
  color.alpha *= alpha;

  return color;
}

static void
snapshot_sure (const Amount  *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               float          width)
{
  const GskColorStop stops[] = { { 0, { 0, 0, 0, 1 } }, { MAX (0, 1 - FADE / width), { 0, 0, 0, 1 } },
                                 { 1, { 0, 0, 0, 0.15f } } };
  GskRoundedRect outline;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, HEIGHT);

  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  if (self->is_open)
    {
      gtk_snapshot_push_mask (snapshot, GSK_MASK_MODE_ALPHA);
      gtk_snapshot_append_linear_gradient (snapshot, &area, &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (width, 0),
                                           stops, G_N_ELEMENTS (stops));
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->is_plan)
    {
      const GdkRGBA ground = with_alpha (*color, TINT);

      gtk_snapshot_append_color (snapshot, &ground, &area);
      zavod_hatching_snapshot (snapshot, &area, color);
    }
  else
    gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
  if (self->is_open)
    gtk_snapshot_pop (snapshot);
}

static void
snapshot_possible (const Amount  *self,
                   GtkSnapshot   *snapshot,
                   const GdkRGBA *color,
                   float          from,
                   float          to)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) bracket = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  const GdkRGBA tint = with_alpha (*color, self->is_plan ? TINT / 2 : TINT);

  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (from, 0, to - from, HEIGHT));

  gsk_path_builder_move_to (builder, to - 1 - BRACKET, 1);
  gsk_path_builder_line_to (builder, to - 1, 1);
  gsk_path_builder_line_to (builder, to - 1, HEIGHT - 1);
  gsk_path_builder_line_to (builder, to - 1 - BRACKET, HEIGHT - 1);
  bracket = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (snapshot, bracket, stroke, color);
}

static void
snapshot_amount (const Amount  *self,
                 GtkSnapshot   *snapshot,
                 const GdkRGBA *color,
                 float          width)
{
  const float sure = (float) self->sure * width;
  const float possible = (float) self->possible * width;

  if (possible > sure)
    snapshot_possible (self, snapshot, color, sure, MAX (possible, sure + 2 * BRACKET));
  if (self->sure > 0)
    snapshot_sure (self, snapshot, color, MAX (sure, 2));
}

static void
zavod_bar_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  ZavodBar *self = ZAVOD_BAR (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  if (is_mirrored)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  snapshot_amount (&self->amount, snapshot, &color, width);
  gtk_snapshot_restore (snapshot);
}

static void
zavod_bar_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 48;
}

static void
zavod_bar_class_init (ZavodBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = zavod_bar_snapshot;
  widget_class->measure = zavod_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
zavod_bar_init (ZavodBar *self)
{
}

/**
 * zavod_bar_get_length:
 *
 * Returns: the largest number that is stated
 */
double
zavod_bar_get_length (const ZavodQuantity *quantity)
{
  return quantity->has_high ? quantity->high : quantity->has_low ? quantity->low : 0;
}

static Amount
get_amount (const ZavodQuantity *quantity,
            double               longest,
            gboolean             is_plan)
{
  return (Amount) {
    .sure = quantity->has_low ? CLAMP (quantity->low / longest, 0, 1) : 0,
    .possible = CLAMP (zavod_bar_get_length (quantity) / longest, 0, 1),
    .is_open = !quantity->has_high,
    .is_plan = is_plan,
  };
}

/**
 * zavod_bar_snapshot_quantity:
 * @longest: the number that fills @width, above 0
 * @width: in pixels; the height is %ZAVOD_BAR_HEIGHT
 *
 * Draws a bar as the widget would, from left to right: on paper.
 */
void
zavod_bar_snapshot_quantity (GtkSnapshot         *snapshot,
                             const ZavodQuantity *quantity,
                             double               longest,
                             gboolean             is_plan,
                             const GdkRGBA       *color,
                             float                width)
{
  const Amount amount = get_amount (quantity, longest, is_plan);

  g_return_if_fail (longest > 0);

  snapshot_amount (&amount, snapshot, color, width);
}

/**
 * zavod_bar_new:
 * @longest: the number that fills the whole width, above 0
 *
 * The bar is a picture of what is written beside it, and says nothing to assistive technology.
 */
GtkWidget *
zavod_bar_new (const ZavodQuantity *quantity,
               double               longest,
               gboolean             is_plan)
{
  ZavodBar *self = g_object_new (ZAVOD_TYPE_BAR, NULL);

  g_return_val_if_fail (longest > 0, GTK_WIDGET (self));

  self->amount = get_amount (quantity, longest, is_plan);

  return GTK_WIDGET (self);
}
