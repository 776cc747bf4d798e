/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-base-map.h"

#include <adwaita.h>
#include <math.h>

#include "zavod-tile-source.h"

#define RESOURCES "/io/github/zavod_atlas/Zavod/basemap/"
#define CREDIT "Natural Earth · GSHHG · GeoNames"
/* libshumate takes a jump for a fast movement and may put off loading for good; a few allocations make it look again */
#define NUDGES 4

struct _ZavodBaseMap
{
  GObject parent_instance;

  ShumateMap *map;                /* weak: whoever holds us may let go after the map is gone */
  ShumateMapLayer *layer;         /* the newest */
  ShumateMapLayer *leaving;       /* covered by the newest, until that has loaded */
  guint n_requests;               /* of all windows, when the layer was made */
  guint tick;
  guint nudges;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodBaseMap, zavod_base_map, G_TYPE_OBJECT)

/* The language of the map's names: the interface's, where the base map has it. */
static const char *
choose_language (void)
{
  static const char *languages[] = { "kk", "ky", "ru", "tg", "tk", "uz", "en" };
  const char *const *wanted = g_get_language_names_with_category ("LC_MESSAGES");

  for (; *wanted != NULL; wanted++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (g_str_has_prefix (*wanted, languages[i]) && !g_ascii_isalpha ((*wanted)[2]))
        return languages[i];

  return "en";
}

static char *
load_style (gboolean   dark,
            GError   **error)
{
  const char *path = dark ? RESOURCES "style-dark.json" : RESOURCES "style-light.json";
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GString) style = NULL;
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &size);
  style = g_string_new_len (text, (gssize) size);
  g_string_replace (style, "@LANG@", choose_language (), 0);

  return g_string_free_and_steal (g_steal_pointer (&style));
}

static GdkTexture *
draw_dot (double   diameter,
          int      side,
          int      scale,
          gboolean pupil,
          gboolean dark)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side * scale, side * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkRGBA fill, edge;
  gsize stride;

  gdk_rgba_parse (&fill, dark ? "#20242b" : "#ffffff");
  gdk_rgba_parse (&edge, dark ? "#c3c9d4" : "#4a4f57");
  cairo_scale (cr, scale, scale);
  cairo_arc (cr, side / 2.0, side / 2.0, diameter / 2, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  if (pupil)
    {
      cairo_arc (cr, side / 2.0, side / 2.0, diameter / 5.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * side * scale);
  cairo_surface_destroy (surface);

  return gdk_memory_texture_new (side * scale, side * scale, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* The signs of towns, by the names that the styles call them. */
static void
add_sprites (ShumateVectorSpriteSheet *sheet,
             gboolean                  dark)
{
  static const struct
  {
    const char *name;
    double diameter;
    gboolean pupil;
  } dots[] = { { "capital", 8, TRUE }, { "city", 6 }, { "town", 4.6 }, { "village", 3 } };
  const int scale = 2;

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      const int side = (int) ceil (dots[i].diameter) + 2;
      g_autoptr (GdkTexture) texture = draw_dot (dots[i].diameter, side, scale, dots[i].pupil, dark);
      g_autoptr (ShumateVectorSprite) sprite =
        shumate_vector_sprite_new_full (GDK_PAINTABLE (texture), side, side, scale, NULL);

      shumate_vector_sprite_sheet_add_sprite (sheet, dots[i].name, sprite);
    }
}

static ZavodTileSource *
create_tile_source (GError **error)
{
  g_autoptr (GBytes) database =
    g_resources_lookup_data (RESOURCES "basemap.mbtiles", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (ZavodTiles) tiles = database != NULL ? zavod_tiles_new (database, error) : NULL;

  return tiles != NULL ? zavod_tile_source_new (tiles) : NULL;
}

/* One for all windows. */
static ZavodTileSource *
get_tile_source (GError **error)
{
  static ZavodTileSource *source;

  if (source == NULL)
    source = create_tile_source (error);

  return source;
}

static ShumateMapSource *
create_renderer (gboolean   dark,
                 GError   **error)
{
  ZavodTileSource *source = get_tile_source (error);
  g_autofree char *style = source != NULL ? load_style (dark, error) : NULL;
  ShumateVectorRenderer *renderer = NULL;

  if (style != NULL)
    renderer = shumate_vector_renderer_new (dark ? "zavod-dark" : "zavod-light", style, error);
  if (renderer == NULL)
    return NULL;

  /* the style has to name an address for the source; this puts our tiles in its place */
  shumate_vector_renderer_set_data_source (renderer, "base", SHUMATE_DATA_SOURCE (source));
  add_sprites (shumate_vector_renderer_get_sprite_sheet (renderer), dark);

  return SHUMATE_MAP_SOURCE (renderer);
}

/* Each style is read once for all windows: libshumate 1.4 never lets go of the source of a layer with names, so that a new
 * one for every change of style would stay for good. */
static ShumateMapSource *
get_renderer (gboolean   dark,
              GError   **error)
{
  static ShumateMapSource *renderers[2];
  ShumateMapSource **renderer = &renderers[dark ? 1 : 0];

  if (*renderer == NULL)
    *renderer = create_renderer (dark, error);

  return *renderer;
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  ZavodBaseMap *self = user_data;

  gtk_widget_queue_allocate (GTK_WIDGET (self->layer));
  if (self->nudges > 0)
    self->nudges--;
  if (self->nudges > 0 || zavod_tile_source_get_n_requests (get_tile_source (NULL)) == self->n_requests)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
remove_leaving (ZavodBaseMap *self)
{
  if (self->leaving != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->leaving));
  self->leaving = NULL;
}

static void
on_map_loaded (ZavodBaseMap    *self,
               gboolean         errors,
               ShumateMapLayer *layer)
{
  if (layer != self->layer)
    return;

  remove_leaving (self);
  g_signal_emit (self, signals[LOADED], 0);
}

/* A new style is a new layer: it goes above the old one, which leaves once it is hidden, so that nothing flashes. */
static void
show_style (ZavodBaseMap *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (GError) error = NULL;
  ShumateMapSource *renderer = get_renderer (dark, &error);

  if (renderer == NULL)
    {
      g_warning ("The base map: %s", error->message);
      return;
    }

  remove_leaving (self);
  if (self->layer == NULL)
    shumate_viewport_set_reference_map_source (viewport, renderer);
  self->leaving = self->layer;
  self->layer = shumate_map_layer_new (renderer, viewport);
  self->n_requests = zavod_tile_source_get_n_requests (get_tile_source (NULL));
  if (self->leaving != NULL)
    shumate_map_insert_layer_above (self->map, SHUMATE_LAYER (self->layer), SHUMATE_LAYER (self->leaving));
  else
    shumate_map_add_layer (self->map, SHUMATE_LAYER (self->layer));
  g_signal_connect_object (self->layer, "map-loaded", G_CALLBACK (on_map_loaded), self, G_CONNECT_SWAPPED);
  zavod_base_map_nudge (self);
}

static void
zavod_base_map_dispose (GObject *object)
{
  ZavodBaseMap *self = ZAVOD_BASE_MAP (object);

  if (self->tick != 0 && self->map != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->map);

  G_OBJECT_CLASS (zavod_base_map_parent_class)->dispose (object);
}

static void
zavod_base_map_class_init (ZavodBaseMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_base_map_dispose;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
zavod_base_map_init (ZavodBaseMap *self)
{
}

/**
 * zavod_base_map_new:
 * @map: the map that gets the base map as its lowest layer
 */
ZavodBaseMap *
zavod_base_map_new (ShumateMap *map)
{
  ZavodBaseMap *self = g_object_new (ZAVOD_TYPE_BASE_MAP, NULL);

  g_set_weak_pointer (&self->map, map);
  show_style (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_style), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * zavod_base_map_nudge:
 *
 * Makes sure that tiles are asked for after the view has jumped.
 */
void
zavod_base_map_nudge (ZavodBaseMap *self)
{
  g_return_if_fail (ZAVOD_IS_BASE_MAP (self));

  if (self->layer == NULL)
    return;

  self->nudges = NUDGES;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), on_tick, self, NULL);
}

/* A name is a leaf among the layer's children; what spans half the map (a river's) is no obstacle. */
static void
append_leaves (GtkWidget *parent,
               GtkWidget *target,
               double     least_opacity,
               GArray    *rectangles)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_first_child (child) != NULL)
        append_leaves (child, target, least_opacity, rectangles);
      else if (gtk_widget_get_child_visible (child) && gtk_widget_get_opacity (child) >= least_opacity
               && gtk_widget_compute_bounds (child, target, &bounds)
               && bounds.size.width > 12 && bounds.size.width < 300 && bounds.size.height < 60)
        g_array_append_val (rectangles, bounds);
    }
}

/**
 * zavod_base_map_append_names:
 * @target: whose coordinates the rectangles are in
 * @faint: whether names count that are fading in or out
 * @rectangles: (element-type graphene_rect_t): gets where the base map has written something
 */
void
zavod_base_map_append_names (ZavodBaseMap *self,
                             GtkWidget    *target,
                             gboolean      faint,
                             GArray       *rectangles)
{
  g_return_if_fail (ZAVOD_IS_BASE_MAP (self));

  if (self->layer != NULL)
    append_leaves (GTK_WIDGET (self->layer), target, faint ? 0.01 : 0.3, rectangles);
}

/**
 * zavod_base_map_get_credit:
 *
 * Returns: whom the base map's data comes from, to be shown on the map
 */
const char *
zavod_base_map_get_credit (void)
{
  return CREDIT;
}
