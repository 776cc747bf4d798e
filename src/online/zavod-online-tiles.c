/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-tiles-private.h"

#include "zavod-task.h"
#include "zavod-tile-resolver.h"

#define MAX_CACHE_SIZE (128 * 1024 * 1024)
/* Seconds for which a server is not asked again for a tile that it does not have. */
#define MISSING_FOR (60 * 60)

enum
{
  PROP_0,
  PROP_PROVIDER,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodOnlineTiles, zavod_online_tiles, G_TYPE_OBJECT)

/* ---- loading ---- */

/* A tile on its way. */
typedef struct
{
  char *address;
  ZavodCachedTile *known;
} Load;

static void
load_free (gpointer data)
{
  Load *self = data;

  g_free (self->address);
  g_clear_pointer (&self->known, zavod_cached_tile_free);
  g_free (self);
}

static int
get_seconds (void)
{
  return (int) (g_get_monotonic_time () / G_USEC_PER_SEC);
}

static gboolean
is_missing (ZavodOnlineTiles *self,
            const char       *address)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->missing, address)) > get_seconds ();
}

/* What is kept still holds. */
static void
renew (ZavodOnlineTiles  *self,
       Load              *load,
       const ZavodAnswer *answer)
{
  zavod_cached_tile_renew (load->known, &answer->tile);
  zavod_tile_cache_keep (self->cache, load->address, load->known);
}

static void
return_nothing (GTask      *task,
                GIOErrorEnum code)
{
  g_task_return_new_error_literal (task, G_IO_ERROR, code, "There is no tile");
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ZavodOnlineTiles *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  g_autoptr (ZavodAnswer) answer = zavod_tile_queue_fetch_finish (ZAVOD_TILE_QUEUE (source), result);

  switch (answer->fault)
    {
    case ZAVOD_FAULT_NONE:
      if (answer->tile.freshness.may_store)
        zavod_tile_cache_keep (self->cache, load->address, &answer->tile);
      g_task_return_pointer (task, g_bytes_ref (answer->tile.body), (GDestroyNotify) g_bytes_unref);
      return;
    case ZAVOD_FAULT_MISSING:
      g_hash_table_replace (self->missing, g_strdup (load->address), GINT_TO_POINTER (get_seconds () + MISSING_FOR));
      return_nothing (task, G_IO_ERROR_NOT_FOUND);
      return;
    case ZAVOD_FAULT_CANCELLED:
      return_nothing (task, G_IO_ERROR_CANCELLED);
      return;
    case ZAVOD_FAULT_UNMODIFIED:
      if (load->known != NULL)
        renew (self, load, answer);
      break;
    default:
      break;
    }

  if (load->known != NULL)
    g_task_return_pointer (task, g_bytes_ref (load->known->body), (GDestroyNotify) g_bytes_unref);
  else
    return_nothing (task, G_IO_ERROR_FAILED);  /* "not modified", but nothing is kept: a server gone astray */
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ZavodOnlineTiles *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  load->known = zavod_tile_cache_read_finish (ZAVOD_TILE_CACHE (source), result);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->provider == NULL)
    return_nothing (task, G_IO_ERROR_CANCELLED);
  else if (load->known != NULL && zavod_cached_tile_is_fresh (load->known))
    g_task_return_pointer (task, g_bytes_ref (load->known->body), (GDestroyNotify) g_bytes_unref);
  else
    zavod_tile_queue_fetch_async (self->queue, load->address, zavod_online_tiles_get_content (self->provider), load->known,
                                  cancellable, on_answer, g_steal_pointer (&task));
}

static gboolean
has_tile (ZavodOnlineTiles  *self,
          const ZavodTileId *tile)
{
  return self->provider != NULL && tile->zoom >= self->provider->min_zoom && tile->zoom <= self->provider->max_zoom;
}

/* ---- the object ---- */

static void
on_problem (ZavodOnlineTiles *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
zavod_online_tiles_finalize (GObject *object)
{
  ZavodOnlineTiles *self = ZAVOD_ONLINE_TILES (object);

  g_clear_object (&self->cache);
  g_clear_object (&self->queue);
  g_clear_object (&self->resolving);
  g_clear_pointer (&self->provider, zavod_tile_provider_free);
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_free (self->address);
  g_free (self->problem);

  G_OBJECT_CLASS (zavod_online_tiles_parent_class)->finalize (object);
}

static void
zavod_online_tiles_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  ZavodOnlineTiles *self = ZAVOD_ONLINE_TILES (object);

  switch (id)
    {
    case PROP_PROVIDER:
      g_value_set_boxed (value, self->provider);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, zavod_online_tiles_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_online_tiles_class_init (ZavodOnlineTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = zavod_online_tiles_finalize;
  object_class->get_property = zavod_online_tiles_get_property;

  properties[PROP_PROVIDER] = g_param_spec_boxed ("provider", NULL, NULL, ZAVOD_TYPE_TILE_PROVIDER,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_online_tiles_init (ZavodOnlineTiles *self)
{
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->queue = zavod_tile_queue_new ();
  g_signal_connect_object (self->queue, "notify::problem", G_CALLBACK (on_problem), self, G_CONNECT_SWAPPED);
}

/**
 * zavod_online_tiles_new:
 * @folder: path of a folder in which nothing but tiles, and the documents about them, is kept
 */
ZavodOnlineTiles *
zavod_online_tiles_new (const char *folder)
{
  ZavodOnlineTiles *self = g_object_new (ZAVOD_TYPE_ONLINE_TILES, NULL);

  self->cache = zavod_tile_cache_new (folder, MAX_CACHE_SIZE);

  return self;
}

/* What is under way is broken off, and tells its callers that it was cancelled. */
static void
set_provider (ZavodOnlineTiles  *self,
              ZavodTileProvider *provider)
{
  const gboolean had_none = self->provider == NULL;

  g_clear_pointer (&self->provider, zavod_tile_provider_free);
  self->provider = provider;
  zavod_tile_queue_stop (self->queue);
  g_hash_table_remove_all (self->missing);
  if (!had_none || provider != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
}

static void
on_resolved (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (ZavodOnlineTiles) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodTileProvider *provider = zavod_tile_resolver_finish (result, &error);

  if (provider != NULL)
    set_provider (self, provider);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && g_set_str (&self->problem, error->message))
    on_problem (self);
}

static void
rename_provider (ZavodOnlineTiles *self,
                 const char       *attribution)
{
  if (self->provider != NULL && g_set_str (&self->provider->attribution, attribution))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
}

/**
 * zavod_online_tiles_set_address:
 * @address: (nullable): of tiles, or of a document about them, as zavod_tile_address_check() wants it; %NULL for none
 * @attribution: (nullable): whom to name
 *
 * Chooses where tiles come from from now on. What is under way is broken off. A document is asked for until it comes, unless
 * one is kept that will do: then the server may be away.
 */
void
zavod_online_tiles_set_address (ZavodOnlineTiles *self,
                                const char       *address,
                                const char       *attribution)
{
  g_return_if_fail (ZAVOD_IS_ONLINE_TILES (self));
  g_return_if_fail (address == NULL || attribution != NULL);

  if (!g_set_str (&self->address, address))
    {
      rename_provider (self, attribution);
      return;
    }

  if (self->resolving != NULL)
    g_cancellable_cancel (self->resolving);
  g_clear_object (&self->resolving);
  if (g_set_str (&self->problem, NULL))
    on_problem (self);
  set_provider (self, NULL);
  if (address == NULL)
    return;

  self->resolving = g_cancellable_new ();
  zavod_tile_resolver_start (self->queue, self->cache, address, attribution, self->resolving, on_resolved,
                             g_object_ref (self));
}

/**
 * zavod_online_tiles_get_provider:
 *
 * Returns: (nullable): whom tiles are asked of, once it is known
 */
const ZavodTileProvider *
zavod_online_tiles_get_provider (ZavodOnlineTiles *self)
{
  g_return_val_if_fail (ZAVOD_IS_ONLINE_TILES (self), NULL);

  return self->provider;
}

/**
 * zavod_online_tiles_get_problem:
 *
 * Returns: (nullable): why no tiles come, as a sentence without a full stop
 */
const char *
zavod_online_tiles_get_problem (ZavodOnlineTiles *self)
{
  g_return_val_if_fail (ZAVOD_IS_ONLINE_TILES (self), NULL);

  return self->problem != NULL ? self->problem : zavod_tile_queue_get_problem (self->queue);
}

/**
 * zavod_online_tiles_load_async:
 * @scale: device pixels per pixel of the screen
 * @cancellable: (nullable): cancel it once the tile is out of view
 *
 * Loads a tile from the disk or from the provider. While the provider fails it goes on trying, ever more seldom.
 */
void
zavod_online_tiles_load_async (ZavodOnlineTiles    *self,
                               const ZavodTileId   *tile,
                               int                  scale,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (ZAVOD_IS_ONLINE_TILES (self));
  g_return_if_fail (tile != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_online_tiles_load_async);
  if (!has_tile (self, tile))
    {
      return_nothing (task, G_IO_ERROR_NOT_FOUND);
      return;
    }

  load = g_new0 (Load, 1);
  load->address = zavod_tile_address_fill (self->provider->pattern, tile, scale);
  g_task_set_task_data (task, load, load_free);
  if (is_missing (self, load->address))
    {
      return_nothing (task, G_IO_ERROR_NOT_FOUND);
      return;
    }

  zavod_tile_cache_read_async (self->cache, load->address, on_read, g_steal_pointer (&task));
}

/**
 * zavod_online_tiles_load_finish:
 *
 * Returns: (transfer full): the picture as it came; %NULL with @error set where there is none (%G_IO_ERROR_NOT_FOUND) or
 *   nobody wants it any more (%G_IO_ERROR_CANCELLED)
 */
GBytes *
zavod_online_tiles_load_finish (ZavodOnlineTiles  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (ZAVOD_IS_ONLINE_TILES (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- what is kept ---- */

static void
measure_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  ZavodTileCache *cache = ZAVOD_ONLINE_TILES (source)->cache;

  if (GPOINTER_TO_INT (task_data))
    zavod_tile_cache_clear (cache);
  g_task_return_int (task, (gssize) zavod_tile_cache_measure (cache));
}

/**
 * zavod_online_tiles_measure_async:
 * @clear: whether to forget all first
 *
 * Measures what is kept on disk.
 */
void
zavod_online_tiles_measure_async (ZavodOnlineTiles    *self,
                                  gboolean             clear,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ZAVOD_IS_ONLINE_TILES (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, zavod_online_tiles_measure_async);
  g_task_set_task_data (task, GINT_TO_POINTER (clear), NULL);
  zavod_task_run_in_thread (task, measure_in_thread);
}

/**
 * zavod_online_tiles_measure_finish:
 *
 * Returns: bytes
 */
guint64
zavod_online_tiles_measure_finish (ZavodOnlineTiles *self,
                                   GAsyncResult     *result)
{
  g_return_val_if_fail (ZAVOD_IS_ONLINE_TILES (self), 0);
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  return (guint64) g_task_propagate_int (G_TASK (result), NULL);
}
