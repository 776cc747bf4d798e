/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-tiles-private.h"

#include "zavod-error.h"
#include "zavod-tile-resolver.h"

/* Returns: what comes from the addresses of its tiles */
ZavodContent
zavod_online_tiles_get_content (const ZavodTileProvider *provider)
{
  return provider->style != NULL ? ZAVOD_CONTENT_VECTOR : ZAVOD_CONTENT_IMAGE;
}

static void
return_fault (GTask             *task,
              const ZavodAnswer *answer)
{
  g_autofree char *words = zavod_answer_describe (answer);

  g_task_return_new_error_literal (task, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, words);
}

static void
on_tile_tried (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ZavodTileProvider *provider = g_task_get_task_data (task);
  g_autoptr (ZavodAnswer) answer = zavod_tile_queue_fetch_finish (ZAVOD_TILE_QUEUE (source), result);

  if (answer->fault != ZAVOD_FAULT_NONE)
    {
      return_fault (task, answer);
      return;
    }

  g_object_set_data_full (G_OBJECT (task), "tile", g_bytes_ref (answer->tile.body), (GDestroyNotify) g_bytes_unref);
  g_task_return_pointer (task, zavod_tile_provider_copy (provider), (GDestroyNotify) zavod_tile_provider_free);
}

/* Returns: the tile of the middle of Central Asia at a zoom that the provider has */
static ZavodTileId
choose_tile (const ZavodTileProvider *provider)
{
  const ZavodTileId central_asia = { 4, 10, 5 };
  const guint zoom = CLAMP (central_asia.zoom, provider->min_zoom, MAX (provider->min_zoom, provider->max_zoom));

  if (zoom <= central_asia.zoom)
    return (ZavodTileId) { zoom, central_asia.x >> (central_asia.zoom - zoom), central_asia.y >> (central_asia.zoom - zoom) };

  return (ZavodTileId) { zoom, central_asia.x << (zoom - central_asia.zoom), central_asia.y << (zoom - central_asia.zoom) };
}

static void
on_address_tried (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ZavodOnlineTiles *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  ZavodTileProvider *provider = zavod_tile_resolver_finish (result, &error);
  g_autofree char *address = NULL;
  ZavodTileId tile;

  if (provider == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  tile = choose_tile (provider);
  address = zavod_tile_address_fill (provider->pattern, &tile, 1);
  g_task_set_task_data (task, provider, (GDestroyNotify) zavod_tile_provider_free);
  zavod_tile_queue_try_async (self->queue, address, zavod_online_tiles_get_content (provider),
                              g_task_get_cancellable (task), on_tile_tried, g_object_ref (task));
}

/**
 * zavod_online_tiles_check_async:
 * @address: of tiles, or of a document about them, as zavod_tile_address_check() wants it
 *
 * Asks for one tile there, of the middle of Central Asia, exactly once, and for a document before where one is needed.
 */
void
zavod_online_tiles_check_async (ZavodOnlineTiles    *self,
                                const char          *address,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_ONLINE_TILES (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_online_tiles_check_async);
  zavod_tile_resolver_start (self->queue, NULL, address, "", cancellable, on_address_tried, task);
}

/**
 * zavod_online_tiles_check_finish:
 * @tile: (out) (transfer full): what came
 *
 * Returns: (transfer full): what is known of the provider, whose attribution may be ""; %NULL with @error saying in words
 *   what is wrong
 */
ZavodTileProvider *
zavod_online_tiles_check_finish (ZavodOnlineTiles  *self,
                                 GAsyncResult      *result,
                                 GBytes           **tile,
                                 GError           **error)
{
  ZavodTileProvider *provider;

  g_return_val_if_fail (ZAVOD_IS_ONLINE_TILES (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  provider = g_task_propagate_pointer (G_TASK (result), error);
  if (provider != NULL)
    *tile = g_bytes_ref (g_object_get_data (G_OBJECT (result), "tile"));

  return provider;
}
