/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-base-map.h"

#include <adwaita.h>

#include "zavod-base-style.h"
#include "zavod-tile-source.h"

#define TILES "/io/github/zavod_atlas/Zavod/basemap/basemap.mbtiles"
/* libshumate takes a jump for a fast movement and may put off loading for good; a few allocations make it look again */
#define NUDGES 4
#define NUDGE_INTERVAL 40    /* milliseconds */
/* of vector tiles, and with them of all zooms */
#define TILE_SIZE 512
#define MAX_ZOOM 18

struct _ZavodBaseMap
{
  GObject parent_instance;

  ShumateMap *map;                /* weak: whoever holds us may let go after the map is gone */
  ShumateMapLayer *layer;         /* the newest */
  ShumateMapLayer *leaving;       /* covered by the newest, until that has loaded */
  gboolean loaded;                /* all that the newest has to draw, once at least */
  ShumateLayer *above;            /* weak: what covers the base map, with names of its own */
  gboolean on_paper;              /* which is white, whatever the window is */
  gboolean shown;                 /* or tried to be: the view is one that somebody will see */
  guint n_requests;               /* of all windows, when the layer was made */
  guint nudging;                  /* timeout */
  guint nudges;
  char *problem;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

enum
{
  LOADED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodBaseMap, zavod_base_map, G_TYPE_OBJECT)

static ZavodTileSource *
create_tile_source (GError **error)
{
  g_autoptr (GBytes) database = g_resources_lookup_data (TILES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
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

/* Each style is read once for all windows: libshumate 1.4 never lets go of the source of a layer with names, so that a new
 * one for every change of style would stay for good. */
static ShumateMapSource *
get_renderer (ZavodBaseLook   look,
              GError        **error)
{
  static ShumateVectorRenderer *renderers[ZAVOD_N_BASE_LOOKS];
  ZavodTileSource *source = get_tile_source (error);

  if (source == NULL)
    return NULL;

  if (renderers[look] == NULL)
    {
      renderers[look] = zavod_base_style_create_renderer (look, error);
      /* the style has to name an address for the source; this puts our tiles in its place */
      if (renderers[look] != NULL)
        shumate_vector_renderer_set_data_source (renderers[look], "base", SHUMATE_DATA_SOURCE (source));
    }

  return (ShumateMapSource *) renderers[look];
}

static ZavodBaseLook
get_look (ZavodBaseMap *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return (adw_style_manager_get_dark (manager) && !self->on_paper ? ZAVOD_BASE_LOOK_DARK : 0)
         | (adw_style_manager_get_high_contrast (manager) ? ZAVOD_BASE_LOOK_CONTRAST : 0);
}

/* Whoever is not seen waits for that. */
static gboolean
is_seen (ZavodBaseMap *self)
{
  return self->map != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->layer));
}

static gboolean
on_nudge (gpointer user_data)
{
  ZavodBaseMap *self = user_data;

  if (is_seen (self))
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self->layer));
      if (self->nudges > 0)
        self->nudges--;
      if (self->nudges > 0 || zavod_tile_source_get_n_requests (get_tile_source (NULL)) == self->n_requests)
        return G_SOURCE_CONTINUE;
    }

  self->nudging = 0;
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

  self->loaded = TRUE;
  remove_leaving (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
set_problem (ZavodBaseMap *self,
             const char   *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* The last fault that is left: of a tile, where all else could be read. */
static void
on_tile_problem (ZavodBaseMap *self)
{
  set_problem (self, zavod_tile_source_get_problem (get_tile_source (NULL)));
}

/* A new style is a new layer: it goes above the old one, which leaves once it is hidden, so that nothing flashes. */
static void
show_renderer (ZavodBaseMap     *self,
               ShumateMapSource *renderer)
{
  remove_leaving (self);
  self->loaded = FALSE;
  self->leaving = self->layer;
  self->layer = shumate_map_layer_new (renderer, shumate_map_get_viewport (self->map));
  self->n_requests = zavod_tile_source_get_n_requests (get_tile_source (NULL));
  shumate_map_insert_layer_above (self->map, SHUMATE_LAYER (self->layer), (ShumateLayer *) self->leaving);
  g_signal_connect_object (self->layer, "map-loaded", G_CALLBACK (on_map_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layer, "map", G_CALLBACK (zavod_base_map_nudge), self, G_CONNECT_SWAPPED);
  zavod_base_map_nudge (self);
}

static void
show_style (ZavodBaseMap *self)
{
  g_autoptr (GError) error = NULL;
  ShumateMapSource *renderer = get_renderer (get_look (self), &error);

  self->shown = TRUE;
  if (renderer != NULL)
    {
      on_tile_problem (self);
      show_renderer (self, renderer);
    }
  else
    {
      set_problem (self, error->message);
    }
}

static void
on_look_changed (ZavodBaseMap *self)
{
  if (self->shown)
    show_style (self);
}

static void
zavod_base_map_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, ZAVOD_BASE_MAP (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_base_map_dispose (GObject *object)
{
  ZavodBaseMap *self = ZAVOD_BASE_MAP (object);

  g_clear_handle_id (&self->nudging, g_source_remove);
  g_clear_weak_pointer (&self->map);
  g_clear_weak_pointer (&self->above);

  G_OBJECT_CLASS (zavod_base_map_parent_class)->dispose (object);
}

static void
zavod_base_map_finalize (GObject *object)
{
  ZavodBaseMap *self = ZAVOD_BASE_MAP (object);

  g_free (self->problem);

  G_OBJECT_CLASS (zavod_base_map_parent_class)->finalize (object);
}

static void
zavod_base_map_class_init (ZavodBaseMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zavod_base_map_get_property;
  object_class->dispose = zavod_base_map_dispose;
  object_class->finalize = zavod_base_map_finalize;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
zavod_base_map_init (ZavodBaseMap *self)
{
}

/* What places are reckoned by does not depend on what can be drawn. */
static void
set_reference (ShumateMap *map)
{
  g_autoptr (ShumateMapSource) reference =
    g_object_new (SHUMATE_TYPE_RASTER_RENDERER, "id", "zavod-reference", "tile-size", TILE_SIZE, "max-zoom-level", MAX_ZOOM, NULL);

  shumate_viewport_set_reference_map_source (shumate_map_get_viewport (map), reference);
}

/**
 * zavod_base_map_new:
 * @map: the map that gets the base map as its lowest layer
 *
 * It is shown from the first nudge on: libshumate asks for the tiles of every view that there is on the way to the first
 * one, and those that are wanted come after them. What cannot be read is not drawn, and #ZavodBaseMap:problem says why.
 */
ZavodBaseMap *
zavod_base_map_new (ShumateMap *map)
{
  ZavodBaseMap *self = g_object_new (ZAVOD_TYPE_BASE_MAP, NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  ZavodTileSource *source = get_tile_source (NULL);

  g_set_weak_pointer (&self->map, map);
  set_reference (map);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_look_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_look_changed), self, G_CONNECT_SWAPPED);
  if (source != NULL)
    g_signal_connect_object (source, "notify::problem", G_CALLBACK (on_tile_problem), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * zavod_base_map_nudge:
 *
 * Makes sure that tiles are asked for after the view has jumped, or was chosen first. libshumate does that, and puts up
 * what was drawn, when the main loop is idle: to nudge it in every frame would leave no time for that where frames are
 * slow.
 */
void
zavod_base_map_nudge (ZavodBaseMap *self)
{
  g_return_if_fail (ZAVOD_IS_BASE_MAP (self));

  if (!self->shown)
    show_style (self);
  if (self->layer == NULL)
    return;

  self->nudges = NUDGES;
  if (self->nudging == 0)
    self->nudging = g_timeout_add_full (G_PRIORITY_LOW, NUDGE_INTERVAL, on_nudge, self, NULL);
}

/**
 * zavod_base_map_set_on_paper:
 * @on_paper: whether it is drawn for white paper
 *
 * Returns: whether tiles have to come: "loaded" tells when they have
 */
gboolean
zavod_base_map_set_on_paper (ZavodBaseMap *self,
                             gboolean      on_paper)
{
  ZavodBaseLook before;

  g_return_val_if_fail (ZAVOD_IS_BASE_MAP (self), FALSE);

  before = get_look (self);
  self->on_paper = on_paper;
  if (get_look (self) != before)
    on_look_changed (self);

  return self->layer != NULL && !self->loaded;
}

/**
 * zavod_base_map_put_above:
 * @layer: a new layer
 *
 * Adds a layer that covers the base map and nothing else, whatever style the base map gets.
 */
void
zavod_base_map_put_above (ZavodBaseMap *self,
                          ShumateLayer *layer)
{
  g_return_if_fail (ZAVOD_IS_BASE_MAP (self));
  g_return_if_fail (SHUMATE_IS_LAYER (layer));

  shumate_map_insert_layer_above (self->map, layer, (ShumateLayer *) self->layer);
  g_set_weak_pointer (&self->above, layer);
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
  if (self->above != NULL)
    append_leaves (GTK_WIDGET (self->above), target, faint ? 0.01 : 0.3, rectangles);
}

/**
 * zavod_base_map_get_problem:
 *
 * Returns: (nullable): why the base map or a part of it is missing, in a sentence
 */
const char *
zavod_base_map_get_problem (ZavodBaseMap *self)
{
  g_return_val_if_fail (ZAVOD_IS_BASE_MAP (self), NULL);

  return self->problem;
}
