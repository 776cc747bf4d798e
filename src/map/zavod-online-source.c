/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-source.h"

#include "zavod-task.h"

#include <math.h>

struct _ZavodOnlineSource
{
  ShumateMapSource parent_instance;

  ZavodOnlineTiles *tiles;
  GHashTable *loads;  /* of GCancellable: those of the tiles on their way */
};

G_DEFINE_FINAL_TYPE (ZavodOnlineSource, zavod_online_source, SHUMATE_TYPE_MAP_SOURCE)

/* A tile without picture lets the base map through. */
static void
finish (GTask  *task,
        GError *error)
{
  shumate_tile_set_state (g_task_get_task_data (task), SHUMATE_STATE_DONE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = gdk_texture_new_from_bytes (task_data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_decoded (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture != NULL)
    shumate_tile_set_paintable (g_task_get_task_data (task), GDK_PAINTABLE (texture));
  finish (task, g_steal_pointer (&error));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) decoding = NULL;
  g_autoptr (GError) error = NULL;
  ZavodOnlineSource *self = g_task_get_source_object (task);
  GBytes *bytes = zavod_online_tiles_load_finish (ZAVOD_ONLINE_TILES (source), result, &error);

  g_hash_table_remove (self->loads, g_task_get_cancellable (task));
  if (bytes == NULL)
    {
      finish (task, g_steal_pointer (&error));
      return;
    }

  decoding = g_task_new (NULL, NULL, on_decoded, g_steal_pointer (&task));
  g_task_set_source_tag (decoding, on_loaded);
  g_task_set_task_data (decoding, bytes, (GDestroyNotify) g_bytes_unref);
  zavod_task_run_in_thread (decoding, decode_in_thread);
}

static void
zavod_online_source_fill_tile_async (ShumateMapSource    *source,
                                     ShumateTile         *tile,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  ZavodOnlineSource *self = ZAVOD_ONLINE_SOURCE (source);
  const ZavodTileId id = { shumate_tile_get_zoom_level (tile), shumate_tile_get_x (tile), shumate_tile_get_y (tile) };
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, zavod_online_source_fill_tile_async);
  g_task_set_task_data (task, g_object_ref (tile), g_object_unref);
  if (cancellable != NULL)
    g_hash_table_add (self->loads, g_object_ref (cancellable));
  zavod_online_tiles_load_async (self->tiles, &id, (int) ceil (shumate_tile_get_scale_factor (tile)), cancellable,
                                 on_loaded, task);
}

static gboolean
zavod_online_source_fill_tile_finish (ShumateMapSource  *source,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
zavod_online_source_finalize (GObject *object)
{
  ZavodOnlineSource *self = ZAVOD_ONLINE_SOURCE (object);

  g_clear_object (&self->tiles);
  g_clear_pointer (&self->loads, g_hash_table_unref);

  G_OBJECT_CLASS (zavod_online_source_parent_class)->finalize (object);
}

static void
zavod_online_source_class_init (ZavodOnlineSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zavod_online_source_finalize;
  source_class->fill_tile_async = zavod_online_source_fill_tile_async;
  source_class->fill_tile_finish = zavod_online_source_fill_tile_finish;
}

static void
zavod_online_source_init (ZavodOnlineSource *self)
{
}

/**
 * zavod_online_source_new:
 * @tiles: what has a provider of pictures now
 * @loads: (element-type GCancellable): gets what to cancel so that nothing more is waited for
 */
ShumateMapSource *
zavod_online_source_new (ZavodOnlineTiles *tiles,
                         GHashTable       *loads)
{
  const ZavodTileProvider *provider = zavod_online_tiles_get_provider (tiles);
  ZavodOnlineSource *self;

  g_return_val_if_fail (provider != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_ONLINE_SOURCE, "id", "zavod-online", NULL);
  self->tiles = g_object_ref (tiles);
  self->loads = g_hash_table_ref (loads);
  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), provider->min_zoom);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), provider->max_zoom);
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), provider->tile_size);

  return SHUMATE_MAP_SOURCE (self);
}
