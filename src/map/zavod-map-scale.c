/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-scale.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "zavod-mark-draw.h"

#define TICK 5           /* pixels, like all here */
#define PAD 5
#define TEXT_SCALE 0.85
#define LINE 1.5f

struct _ZavodMapScale
{
  GtkWidget parent_instance;

  ZavodMapCamera *camera;
  int max;
  double named;          /* metres: what a screen reader was told */
};

G_DEFINE_FINAL_TYPE (ZavodMapScale, zavod_map_scale, GTK_TYPE_WIDGET)

/* ---- the bar ---- */

/**
 * zavod_map_scale_choose:
 * @max_pixels: how long the bar may be
 *
 * Returns: the longest round length in metres (1, 2 or 5 with zeros) whose bar is not longer than that
 */
double
zavod_map_scale_choose (double metres_per_pixel,
                        double max_pixels)
{
  const double most = metres_per_pixel * max_pixels;
  const double power = pow (10, floor (log10 (most)));

  return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
}

static double
get_metres_per_pixel (ZavodMapCamera *camera)
{
  ShumateLocation *middle = SHUMATE_LOCATION (zavod_map_camera_get_viewport (camera));

  return zavod_map_camera_get_metres_per_pixel (camera, shumate_location_get_latitude (middle));
}

static char *
write_length (double metres)
{
  /* Translators: lengths beside the scale bar of a map */
  return metres >= 1000 ? g_strdup_printf (_("%.0f km"), metres / 1000) : g_strdup_printf (_("%.0f m"), metres);
}

static PangoLayout *
create_layout (GtkWidget  *widget,
               const char *words)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (TEXT_SCALE));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static void
append_bar (GtkSnapshot   *snapshot,
            float          width,
            const GdkRGBA *ink)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);

  gsk_path_builder_move_to (builder, 0, 0);
  gsk_path_builder_line_to (builder, 0, TICK);
  gsk_path_builder_line_to (builder, width, TICK);
  gsk_path_builder_line_to (builder, width, 0);
  path = gsk_path_builder_free_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, ink);
}

/**
 * zavod_map_scale_append:
 * @widget: whose font is used
 * @max_pixels: how long the bar may be
 *
 * Draws the scale of the view from where the snapshot is to the right and below: the bar and its length.
 *
 * Returns: how far it reaches to the right
 */
float
zavod_map_scale_append (GtkSnapshot    *snapshot,
                        GtkWidget      *widget,
                        ZavodMapCamera *camera,
                        double          max_pixels,
                        const GdkRGBA  *ink)
{
  const double metres_per_pixel = get_metres_per_pixel (camera);
  const double metres = zavod_map_scale_choose (metres_per_pixel, max_pixels);
  const float width = (float) (metres / metres_per_pixel);
  g_autofree char *words = write_length (metres);
  g_autoptr (PangoLayout) layout = create_layout (widget, words);
  int text_width;

  append_bar (snapshot, width, ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, TICK + 1));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
  pango_layout_get_pixel_size (layout, &text_width, NULL);

  return MAX (width, (float) text_width);
}

/* ---- the widget ---- */

static void
zavod_map_scale_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  ZavodMapScale *self = ZAVOD_MAP_SCALE (widget);
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const float height = (float) gtk_widget_get_height (widget);
  g_autoptr (GtkSnapshot) bar = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRoundedRect plate;
  GdkRGBA ink, paper;
  float width, left;

  if (self->camera == NULL)
    return;

  zavod_mark_get_ink (dark, &ink);
  zavod_mark_get_paper (dark, &paper);
  paper.alpha = 0.85f;
  width = zavod_map_scale_append (bar, widget, self->camera, self->max, &ink);
  node = gtk_snapshot_to_node (bar);
  left = is_mirrored ? 0 : (float) gtk_widget_get_width (widget) - width - 2 * PAD;

  /* on a plate: whatever the map is below, it can be read */
  gsk_rounded_rect_init_from_rect (&plate, &GRAPHENE_RECT_INIT (left, 0, width + 2 * PAD, height), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &plate);
  gtk_snapshot_append_color (snapshot, &paper, &plate.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left + PAD, PAD - 1));
  gtk_snapshot_append_node (snapshot, node);
}

static void
zavod_map_scale_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  g_autoptr (PangoLayout) layout = create_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  /* the length changes with every step to the north: what is around it must not be laid out for that */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? ZAVOD_MAP_SCALE (widget)->max + 2 * PAD
                                                                  : height + TICK + 2 * PAD;
}

static void
on_view_changed (ZavodMapScale *self)
{
  double metres;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  zavod_map_scale_get_length (self, &metres);
  if (metres == self->named)
    return;

  self->named = metres;
  words = write_length (metres);
  /* Translators: a length, such as 200 km, stands for %s */
  name = g_strdup_printf (_("Scale: %s"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
zavod_map_scale_dispose (GObject *object)
{
  g_clear_object (&ZAVOD_MAP_SCALE (object)->camera);

  G_OBJECT_CLASS (zavod_map_scale_parent_class)->dispose (object);
}

static void
zavod_map_scale_class_init (ZavodMapScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_map_scale_dispose;
  widget_class->snapshot = zavod_map_scale_snapshot;
  widget_class->measure = zavod_map_scale_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
zavod_map_scale_init (ZavodMapScale *self)
{
  self->max = ZAVOD_SCALE_MAX;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * zavod_map_scale_set_camera:
 * @camera: of the map that this is the scale of; once
 */
void
zavod_map_scale_set_camera (ZavodMapScale  *self,
                            ZavodMapCamera *camera)
{
  g_return_if_fail (ZAVOD_IS_MAP_SCALE (self));
  g_return_if_fail (self->camera == NULL);

  self->camera = g_object_ref (camera);
  g_signal_connect_object (zavod_map_camera_get_viewport (camera), "notify", G_CALLBACK (on_view_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  on_view_changed (self);
}

/**
 * zavod_map_scale_set_max:
 * @max: how long the bar may be, in pixels
 */
void
zavod_map_scale_set_max (ZavodMapScale *self,
                         int            max)
{
  g_return_if_fail (ZAVOD_IS_MAP_SCALE (self));

  if (self->max == max)
    return;

  self->max = max;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  on_view_changed (self);
}

/**
 * zavod_map_scale_get_length:
 * @metres: (out): the length that it names
 *
 * Returns: how long the bar is, in pixels
 */
double
zavod_map_scale_get_length (ZavodMapScale *self,
                            double        *metres)
{
  g_return_val_if_fail (ZAVOD_IS_MAP_SCALE (self), 0);

  *metres = zavod_map_scale_choose (get_metres_per_pixel (self->camera), self->max);

  return *metres / get_metres_per_pixel (self->camera);
}
