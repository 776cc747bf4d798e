/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-mark-draw.h"

#include <adwaita.h>
#include <math.h>

const ZavodLook zavod_look_order[ZAVOD_N_LOOKS] = {
  ZAVOD_LOOK_OPERATING, ZAVOD_LOOK_CONSTRUCTION, ZAVOD_LOOK_AGREED, ZAVOD_LOOK_ANNOUNCED,
  ZAVOD_LOOK_IDLE, ZAVOD_LOOK_DROPPED, ZAVOD_LOOK_UNKNOWN,
};

const ZavodShape zavod_shape_order[ZAVOD_N_SHAPES] = {
  ZAVOD_SHAPE_CARS, ZAVOD_SHAPE_BUSES, ZAVOD_SHAPE_TRUCKS, ZAVOD_SHAPE_TRACTORS, ZAVOD_SHAPE_PARTS, ZAVOD_SHAPE_UNSTATED,
};

/* Contrast with the map's land, its water and a card is 3:1 or more in both schemes (WCAG 1.4.11), and every two of
 * the colours keep apart for the colour blind or are told apart by their fill. */
static const struct
{
  const char *light[2];  /* usual, and where the desktop asks for more contrast: then it is 7:1 */
  const char *dark[2];
} colours[ZAVOD_N_LOOKS] = {
  [ZAVOD_LOOK_UNKNOWN] = { { "#6b7280", "#33373f" }, { "#8f98a5", "#d4dae3" } },
  [ZAVOD_LOOK_ANNOUNCED] = { { "#7a3ea8", "#4f1d78" }, { "#c9a0f5", "#e3cfff" } },
  [ZAVOD_LOOK_AGREED] = { { "#7a3ea8", "#4f1d78" }, { "#c9a0f5", "#e3cfff" } },
  [ZAVOD_LOOK_CONSTRUCTION] = { { "#b45309", "#662c00" }, { "#ffa348", "#ffcf99" } },
  [ZAVOD_LOOK_OPERATING] = { { "#00705a", "#004335" }, { "#3ecfa8", "#8ff5d6" } },
  [ZAVOD_LOOK_IDLE] = { { "#3f4754", "#1b1f26" }, { "#c3cad4", "#f2f5f9" } },
  [ZAVOD_LOOK_DROPPED] = { { "#6b7280", "#33373f" }, { "#8f98a5", "#d4dae3" } },
};

/* How much thicker lines are where the desktop asks for more contrast. */
#define STRONG 1.6f
#define SMALL_CIRCLE 20   /* pixels: with shorter dashes, so that it is still a circle */
#define MAX_DASHED 4000   /* pixels: the edge of a larger circle is a line, which takes no time to draw */
#define EDGE_WIDTH 1.5f   /* pixels: of the line of ink round full marks then */

static void
add_polygon (GskPathBuilder         *builder,
             const graphene_point_t *points,
             guint                   n_points)
{
  gsk_path_builder_move_to (builder, points[0].x, points[0].y);
  for (guint i = 1; i < n_points; i++)
    gsk_path_builder_line_to (builder, points[i].x, points[i].y);
  gsk_path_builder_close (builder);
}

static void
add_rounded_rect (GskPathBuilder *builder,
                  float           x,
                  float           y,
                  float           half_width,
                  float           half_height,
                  float           corner)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect,
                                   &GRAPHENE_RECT_INIT (x - half_width, y - half_height, 2 * half_width, 2 * half_height),
                                   corner);
  gsk_path_builder_add_rounded_rect (builder, &rect);
}

static void
add_triangle (GskPathBuilder *builder,
              float           x,
              float           y,
              float           radius)
{
  const graphene_point_t points[] = {
    { x, y - radius * 1.15f },
    { x + radius * 1.15f, y + radius * 0.85f },
    { x - radius * 1.15f, y + radius * 0.85f },
  };

  add_polygon (builder, points, G_N_ELEMENTS (points));
}

static void
add_hexagon (GskPathBuilder *builder,
             float           x,
             float           y,
             float           radius)
{
  graphene_point_t points[6];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double angle = i * G_PI / 3;

      points[i].x = x + radius * 1.1 * cos (angle);
      points[i].y = y + radius * 1.1 * sin (angle);
    }

  add_polygon (builder, points, G_N_ELEMENTS (points));
}

static void
add_diamond (GskPathBuilder *builder,
             float           x,
             float           y,
             float           radius)
{
  const float reach = radius * 1.2f;
  const graphene_point_t points[] = { { x, y - reach }, { x + reach, y }, { x, y + reach }, { x - reach, y } };

  add_polygon (builder, points, G_N_ELEMENTS (points));
}

static void
stroke_path (GtkSnapshot   *snapshot,
             GskPath       *path,
             float          width,
             const GdkRGBA *colour,
             gboolean       dashed)
{
  g_autoptr (GskStroke) stroke = gsk_stroke_new (width);

  if (dashed)
    gsk_stroke_set_dash (stroke, (const float[]) { 2.6f, 2.2f }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
stroke_line (GtkSnapshot   *snapshot,
             float          x0,
             float          y0,
             float          x1,
             float          y1,
             float          width,
             const GdkRGBA *colour)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (builder, x0, y0);
  gsk_path_builder_line_to (builder, x1, y1);
  path = gsk_path_builder_free_to_path (builder);
  stroke_path (snapshot, path, width, colour, FALSE);
}

static void
stroke_ink (GtkSnapshot *snapshot,
            GskPath     *path,
            gboolean     dark)
{
  GdkRGBA ink;

  zavod_mark_get_ink (dark, &ink);
  stroke_path (snapshot, path, EDGE_WIDTH, &ink, FALSE);
}

static void
fill_lower_half (GtkSnapshot   *snapshot,
                 GskPath       *path,
                 float          x,
                 float          y,
                 float          radius,
                 const GdkRGBA *colour)
{
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x - 2 * radius, y, 4 * radius, 2 * radius));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
  gtk_snapshot_pop (snapshot);
}

/* What lies inside the outline and tells one look from another without its colour. */
static void
snapshot_sign (GtkSnapshot   *snapshot,
               GskPath       *path,
               float          x,
               float          y,
               float          radius,
               ZavodLook      look,
               const GdkRGBA *colour,
               const GdkRGBA *paper)
{
  const float reach = radius * 0.55f;

  switch (look)
    {
    case ZAVOD_LOOK_CONSTRUCTION:
      fill_lower_half (snapshot, path, x, y, radius, colour);
      break;
    case ZAVOD_LOOK_IDLE:
      stroke_line (snapshot, x - reach, y, x + reach, y, radius * 0.32f, paper);
      break;
    case ZAVOD_LOOK_DROPPED:
      stroke_line (snapshot, x - reach, y + reach, x + reach, y - reach, radius * 0.27f, colour);
      break;
    case ZAVOD_LOOK_UNKNOWN:
      {
        g_autoptr (GskPath) dot = zavod_shape_create_path (ZAVOD_SHAPE_CARS, x, y, radius * 0.3f);

        gtk_snapshot_append_fill (snapshot, dot, GSK_FILL_RULE_WINDING, colour);
      }
      break;
    case ZAVOD_LOOK_ANNOUNCED:
    case ZAVOD_LOOK_AGREED:
    case ZAVOD_LOOK_OPERATING:
    case ZAVOD_N_LOOKS:
    default:
      break;
    }
}

/**
 * zavod_mark_is_strong:
 *
 * Returns: whether the desktop asks for more contrast: colours are fuller then, lines thicker, and nothing shines through
 */
gboolean
zavod_mark_is_strong (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/**
 * zavod_mark_get_line_width:
 * @usual: in pixels
 *
 * Returns: how wide such a line is drawn
 */
float
zavod_mark_get_line_width (float usual)
{
  return zavod_mark_is_strong () ? STRONG * usual : usual;
}

/**
 * zavod_look_get_colour:
 * @dark: whether the ground is dark
 * @colour: (out caller-allocates): the colour of marks with this look
 */
void
zavod_look_get_colour (ZavodLook  look,
                       gboolean   dark,
                       GdkRGBA   *colour)
{
  g_return_if_fail (look < ZAVOD_N_LOOKS);

  gdk_rgba_parse (colour, (dark ? colours[look].dark : colours[look].light)[zavod_mark_is_strong ()]);
}

/**
 * zavod_mark_get_paper:
 * @colour: (out caller-allocates): the ground that marks stand on: the map's land, and the inside of hollow marks
 */
void
zavod_mark_get_paper (gboolean  dark,
                      GdkRGBA  *colour)
{
  if (zavod_mark_is_strong ())
    gdk_rgba_parse (colour, dark ? "#000000" : "#ffffff");
  else
    gdk_rgba_parse (colour, dark ? "#22262d" : "#fdfcf9");
}

/**
 * zavod_mark_get_ink:
 * @colour: (out caller-allocates): the colour of text on that paper
 */
void
zavod_mark_get_ink (gboolean  dark,
                    GdkRGBA  *colour)
{
  if (zavod_mark_is_strong ())
    gdk_rgba_parse (colour, dark ? "#ffffff" : "#000000");
  else
    gdk_rgba_parse (colour, dark ? "#ffffff" : "#16181c");
}

/**
 * zavod_look_is_solid:
 *
 * Returns: whether the mark is filled with its colour, wholly or by half
 */
gboolean
zavod_look_is_solid (ZavodLook look)
{
  return look == ZAVOD_LOOK_OPERATING || look == ZAVOD_LOOK_CONSTRUCTION || look == ZAVOD_LOOK_IDLE;
}

/**
 * zavod_shape_create_path:
 * @radius: of the circle that has about the same weight, in the units of @x and @y
 *
 * Returns: (transfer full): the outline of a mark whose middle is at @x, @y
 */
GskPath *
zavod_shape_create_path (ZavodShape shape,
                         float      x,
                         float      y,
                         float      radius)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  switch (shape)
    {
    case ZAVOD_SHAPE_CARS:
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
      break;
    case ZAVOD_SHAPE_BUSES:
      add_rounded_rect (builder, x, y, radius * 1.22f, radius * 0.78f, radius * 0.38f);
      break;
    case ZAVOD_SHAPE_TRUCKS:
      add_rounded_rect (builder, x, y, radius * 0.9f, radius * 0.9f, 1);
      break;
    case ZAVOD_SHAPE_TRACTORS:
      add_triangle (builder, x, y, radius);
      break;
    case ZAVOD_SHAPE_PARTS:
      add_hexagon (builder, x, y, radius);
      break;
    case ZAVOD_SHAPE_UNSTATED:
    case ZAVOD_N_SHAPES:
    default:
      add_diamond (builder, x, y, radius);
      break;
    }

  return gsk_path_builder_free_to_path (builder);
}

/**
 * zavod_mark_snapshot_circle:
 * @radius: of the circle, in pixels
 * @flags: %ZAVOD_MARK_DARK and %ZAVOD_MARK_ANY_LOOK count
 *
 * Draws the circle that a vague place is, with a dashed edge: the site is somewhere in it.
 */
void
zavod_mark_snapshot_circle (GtkSnapshot    *snapshot,
                            float           x,
                            float           y,
                            float           radius,
                            ZavodLook       look,
                            ZavodMarkFlags  flags)
{
  const gboolean dark = (flags & ZAVOD_MARK_DARK) != 0;
  g_autoptr (GskPath) path = zavod_shape_create_path (ZAVOD_SHAPE_CARS, x, y, radius);
  g_autoptr (GskStroke) stroke = gsk_stroke_new (zavod_mark_get_line_width (1.4f));
  GdkRGBA colour;

  zavod_look_get_colour (flags & ZAVOD_MARK_ANY_LOOK ? ZAVOD_LOOK_IDLE : look, dark, &colour);
  colour.alpha = dark ? 0.16f : 0.12f;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &colour);
  colour.alpha = zavod_mark_is_strong () ? 1 : 0.8f;
  if (radius < MAX_DASHED)
    gsk_stroke_set_dash (stroke, radius < SMALL_CIRCLE ? (const float[]) { 3, 2 } : (const float[]) { 5, 4 }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

/**
 * zavod_mark_snapshot_ring:
 * @radius: of the ring, in pixels
 *
 * Draws the ring that says "selected", in the accent colour on an edge of paper.
 */
void
zavod_mark_snapshot_ring (GtkSnapshot *snapshot,
                          float        x,
                          float        y,
                          float        radius,
                          gboolean     dark)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GskPath) ring = zavod_shape_create_path (ZAVOD_SHAPE_CARS, x, y, radius);
  GdkRGBA accent, paper;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), dark, &accent);
  zavod_mark_get_paper (dark, &paper);
  stroke_path (snapshot, ring, zavod_mark_get_line_width (5), &paper, FALSE);
  stroke_path (snapshot, ring, zavod_mark_get_line_width (2.6f), &accent, FALSE);
}

/**
 * zavod_mark_snapshot:
 * @x: the middle, in pixels
 * @y: the middle, in pixels
 * @radius: in pixels; the ring of a selected mark reaches 9 further
 *
 * Draws the mark of a site.
 */
void
zavod_mark_snapshot (GtkSnapshot    *snapshot,
                     float           x,
                     float           y,
                     float           radius,
                     ZavodShape      shape,
                     ZavodLook       look,
                     ZavodMarkFlags  flags)
{
  const gboolean dark = (flags & ZAVOD_MARK_DARK) != 0;
  const gboolean any = (flags & ZAVOD_MARK_ANY_LOOK) != 0;
  const gboolean full = any || look == ZAVOD_LOOK_OPERATING || look == ZAVOD_LOOK_IDLE;
  g_autoptr (GskPath) path = zavod_shape_create_path (shape, x, y, radius);
  GdkRGBA colour, paper;

  zavod_look_get_colour (any ? ZAVOD_LOOK_IDLE : look, dark, &colour);
  zavod_mark_get_paper (dark, &paper);

  if (flags & ZAVOD_MARK_SELECTED)
    zavod_mark_snapshot_ring (snapshot, x, y, radius + 6, dark);
  if (flags & ZAVOD_MARK_HALO)
    stroke_path (snapshot, path, 4, &paper, FALSE);

  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, full ? &colour : &paper);
  if (!full)
    stroke_path (snapshot, path, zavod_mark_get_line_width (MAX (1.6f, radius * 0.27f)), &colour,
                 look == ZAVOD_LOOK_ANNOUNCED);
  else if (zavod_mark_is_strong ())
    stroke_ink (snapshot, path, dark);
  if (!any)
    snapshot_sign (snapshot, path, x, y, radius, look, &colour, &paper);
}
