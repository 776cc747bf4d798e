/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-map.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zavod-online-source.h"
#include "zavod-online-vector.h"

/* As for the base map: libshumate may put off loading after a jump, for good; a few allocations make it look again. */
#define NUDGES 4
/* Streets and works; deeper, a screen shows less than a plant. */
#define MAX_ZOOM 17
#define VIEW_TILE_SIZE 512  /* by which the view's zooms count */

struct _ZavodOnlineMap
{
  GObject parent_instance;

  ShumateMap *map;          /* weak, as what follows: whoever holds us may let go after the map is gone */
  ZavodMapCredits *credits;
  ZavodMapNotice *notice;
  ZavodBaseMap *base_map;
  ZavodMapCamera *camera;
  ZavodOnlineTiles *tiles;
  GSignalGroup *tiles_signals;
  ZavodTileProvider *shown;
  GHashTable *loads;        /* of GCancellable: those of the tiles on their way */
  ShumateMapLayer *layer;   /* owned by the map; NULL while there is no provider */
  guint tick;
  guint nudges;
};

G_DEFINE_FINAL_TYPE (ZavodOnlineMap, zavod_online_map, G_TYPE_OBJECT)

static const ZavodTileProvider *
get_provider (ZavodOnlineMap *self)
{
  return self->tiles != NULL ? zavod_online_tiles_get_provider (self->tiles) : NULL;
}

/* ---- the layer ---- */

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  ZavodOnlineMap *self = user_data;

  if (self->layer != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self->layer));
  if (self->layer != NULL && --self->nudges > 0)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
on_view_changed (ZavodOnlineMap *self)
{
  self->nudges = NUDGES;
  if (self->layer != NULL && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), on_tick, self, NULL);
}

/* A layer that leaves the map goes on waiting for its tiles, and stays alive for as long as it waits. */
static void
cancel_loads (ZavodOnlineMap *self)
{
  GHashTableIter iter;
  gpointer cancellable;

  g_hash_table_iter_init (&iter, self->loads);
  while (g_hash_table_iter_next (&iter, &cancellable, NULL))
    g_cancellable_cancel (cancellable);
}

static void
remove_layer (ZavodOnlineMap *self)
{
  cancel_loads (self);
  if (self->layer != NULL && self->map != NULL)
    shumate_map_remove_layer (self->map, SHUMATE_LAYER (self->layer));
  self->layer = NULL;
}

/* Vector tiles are magnified beyond their own zooms, pictures are not. */
static guint
get_max_zoom (const ZavodTileProvider *provider)
{
  double max_zoom = ZAVOD_MAP_MAX_ZOOM;

  if (provider != NULL && provider->style != NULL)
    max_zoom = MAX_ZOOM;
  else if (provider != NULL)
    max_zoom = floor (provider->max_zoom + log2 ((double) provider->tile_size / VIEW_TILE_SIZE));

  return (guint) CLAMP (max_zoom, ZAVOD_MAP_MAX_ZOOM, MAX_ZOOM);
}

static ShumateMapSource *
create_source (ZavodOnlineMap  *self,
               GError         **error)
{
  if (self->shown->style != NULL)
    return zavod_online_vector_create_renderer (self->tiles, self->loads, error);

  return zavod_online_source_new (self->tiles, self->loads);
}

static void
add_layer (ZavodOnlineMap *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShumateMapSource) source = create_source (self, &error);

  if (source == NULL)
    {
      zavod_map_notice_set_words (self->notice, error->message);
      return;
    }

  self->layer = shumate_map_layer_new (source, shumate_map_get_viewport (self->map));
  zavod_base_map_put_above (self->base_map, SHUMATE_LAYER (self->layer));
  on_view_changed (self);
}

/* ---- what is said of it ---- */

static void
update_credits (ZavodOnlineMap *self)
{
  const ZavodTileProvider *provider = get_provider (self);

  zavod_map_credits_set_provider (self->credits, provider != NULL ? provider->attribution : NULL);
}

static void
update_notice (ZavodOnlineMap *self)
{
  const char *problem = self->tiles != NULL ? zavod_online_tiles_get_problem (self->tiles) : NULL;
  g_autofree char *words = NULL;

  if (problem != NULL)
    /* Translators: a sentence stands for %s, such as "The server does not answer" */
    words = g_strdup_printf (_("%s. The offline map is shown instead."), problem);
  zavod_map_notice_set_words (self->notice, words);
}

static void
on_provider_changed (ZavodOnlineMap *self)
{
  const ZavodTileProvider *provider = get_provider (self);

  if (self->map == NULL)
    return;

  update_credits (self);
  if (zavod_tile_provider_has_same_tiles (self->shown, provider))
    return;

  g_clear_pointer (&self->shown, zavod_tile_provider_free);
  self->shown = provider != NULL ? zavod_tile_provider_copy (provider) : NULL;
  remove_layer (self);
  zavod_map_notice_reset (self->notice);
  update_notice (self);
  if (provider != NULL)
    add_layer (self);
  zavod_map_camera_set_max_zoom (self->camera, get_max_zoom (provider));
}

static void
on_problem_changed (ZavodOnlineMap *self)
{
  if (self->notice != NULL)
    update_notice (self);
}

static void
zavod_online_map_dispose (GObject *object)
{
  ZavodOnlineMap *self = ZAVOD_ONLINE_MAP (object);

  if (self->tick != 0 && self->map != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->tick);
  self->tick = 0;
  remove_layer (self);
  g_clear_pointer (&self->shown, zavod_tile_provider_free);
  g_clear_weak_pointer (&self->map);
  g_clear_weak_pointer (&self->credits);
  g_clear_weak_pointer (&self->notice);
  g_clear_object (&self->tiles_signals);
  g_clear_object (&self->base_map);
  g_clear_object (&self->camera);
  g_clear_object (&self->tiles);

  G_OBJECT_CLASS (zavod_online_map_parent_class)->dispose (object);
}

static void
zavod_online_map_finalize (GObject *object)
{
  g_hash_table_unref (ZAVOD_ONLINE_MAP (object)->loads);

  G_OBJECT_CLASS (zavod_online_map_parent_class)->finalize (object);
}

static void
zavod_online_map_class_init (ZavodOnlineMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_online_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_online_map_finalize;
}

static void
zavod_online_map_init (ZavodOnlineMap *self)
{
  self->loads = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->tiles_signals = g_signal_group_new (ZAVOD_TYPE_ONLINE_TILES);
  g_signal_group_connect_swapped (self->tiles_signals, "notify::provider", G_CALLBACK (on_provider_changed), self);
  g_signal_group_connect_swapped (self->tiles_signals, "notify::problem", G_CALLBACK (on_problem_changed), self);
}

/**
 * zavod_online_map_new:
 * @map: what gets a layer while there is a provider
 * @base_map: what that layer lies on
 * @camera: may go deeper where there are tiles
 * @credits: says whom the map comes from
 * @notice: says why no tiles come
 */
ZavodOnlineMap *
zavod_online_map_new (ShumateMap      *map,
                      ZavodBaseMap    *base_map,
                      ZavodMapCamera  *camera,
                      ZavodMapCredits *credits,
                      ZavodMapNotice  *notice)
{
  ZavodOnlineMap *self = g_object_new (ZAVOD_TYPE_ONLINE_MAP, NULL);

  g_set_weak_pointer (&self->map, map);
  g_set_weak_pointer (&self->credits, credits);
  g_set_weak_pointer (&self->notice, notice);
  self->base_map = g_object_ref (base_map);
  self->camera = g_object_ref (camera);
  g_signal_connect_object (shumate_map_get_viewport (map), "notify", G_CALLBACK (on_view_changed), self,
                           G_CONNECT_SWAPPED);
  update_credits (self);

  return self;
}

/**
 * zavod_online_map_set_tiles:
 * @tiles: (nullable): the tiles of all windows
 */
void
zavod_online_map_set_tiles (ZavodOnlineMap   *self,
                            ZavodOnlineTiles *tiles)
{
  g_return_if_fail (ZAVOD_IS_ONLINE_MAP (self));

  if (!g_set_object (&self->tiles, tiles))
    return;

  g_signal_group_set_target (self->tiles_signals, tiles);
  on_provider_changed (self);
}
