/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-resolver.h"

#include "zavod-error.h"
#include "zavod-map-document.h"

typedef struct
{
  ZavodTileCache *cache;      /* NULL: nothing kept will do */
  char *address;
  char *attribution;
  ZavodMapDocument *document; /* NULL until the first one has come */
  char *asked;                /* the address of the document on its way */
  ZavodCachedTile *known;     /* what is kept of that */
} Resolution;

static void
resolution_free (gpointer data)
{
  Resolution *self = data;

  g_clear_object (&self->cache);
  g_free (self->address);
  g_free (self->attribution);
  g_clear_pointer (&self->document, zavod_map_document_free);
  g_free (self->asked);
  g_clear_pointer (&self->known, zavod_cached_tile_free);
  g_free (self);
}

static void ask (GTask      *task,
                 const char *address);

static gboolean
read_document (Resolution  *self,
               GBytes      *text,
               GError     **error)
{
  if (self->document != NULL)
    return zavod_map_document_complete (self->document, text, error);

  self->document = zavod_map_document_parse (text, self->address, error);
  return self->document != NULL;
}

/* Takes the document that was asked for; it may send on to another.
 *
 * Returns: whether it can be read */
static gboolean
take_document (GTask  *task,
               GBytes *text)
{
  Resolution *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  ZavodTileProvider *provider;

  if (!read_document (self, text, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return FALSE;
    }
  if (zavod_map_document_get_missing (self->document) != NULL)
    {
      ask (g_object_ref (task), zavod_map_document_get_missing (self->document));
      return TRUE;
    }

  provider = zavod_map_document_get_provider (self->document, self->attribution, &error);
  if (provider != NULL)
    g_task_return_pointer (task, provider, (GDestroyNotify) zavod_tile_provider_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));

  return provider != NULL;
}

static void
return_fault (GTask             *task,
              const ZavodAnswer *answer)
{
  g_autofree char *words = zavod_answer_describe (answer);

  g_task_return_new_error_literal (task, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, words);
}

/* What is kept does where the server says that it still holds, or, if it may then, where no answer comes. */
static void
on_document (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Resolution *self = g_task_get_task_data (task);
  g_autoptr (ZavodAnswer) answer = zavod_tile_queue_fetch_finish (ZAVOD_TILE_QUEUE (source), result);
  g_autofree char *asked = g_strdup (self->asked);
  g_autoptr (ZavodCachedTile) known = g_steal_pointer (&self->known);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (answer->fault == ZAVOD_FAULT_NONE)
    {
      const gboolean is_good = take_document (task, answer->tile.body);

      if (is_good && self->cache != NULL && answer->tile.freshness.may_store)
        zavod_tile_cache_keep (self->cache, asked, &answer->tile);
    }
  else if (known != NULL && answer->fault == ZAVOD_FAULT_UNMODIFIED)
    {
      zavod_cached_tile_renew (known, &answer->tile);
      zavod_tile_cache_keep (self->cache, asked, known);
      take_document (task, known->body);
    }
  else if (known != NULL && known->freshness.may_serve_stale)
    take_document (task, known->body);
  else
    return_fault (task, answer);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Resolution *self = g_task_get_task_data (task);

  self->known = zavod_tile_cache_read_finish (ZAVOD_TILE_CACHE (source), result);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->known != NULL && zavod_cached_tile_is_fresh (self->known))
    {
      g_autoptr (ZavodCachedTile) known = g_steal_pointer (&self->known);

      take_document (task, known->body);
      return;
    }

  zavod_tile_queue_fetch_async (g_task_get_source_object (task), self->asked, ZAVOD_CONTENT_DOCUMENT, self->known,
                                g_task_get_cancellable (task), on_document, g_object_ref (task));
}

/* Takes the task. */
static void
ask (GTask      *task,
     const char *address)
{
  Resolution *self = g_task_get_task_data (task);

  g_set_str (&self->asked, address);
  if (self->cache != NULL)
    zavod_tile_cache_read_async (self->cache, address, on_kept, task);
  else
    zavod_tile_queue_try_async (g_task_get_source_object (task), address, ZAVOD_CONTENT_DOCUMENT,
                                g_task_get_cancellable (task), on_document, task);
}

/**
 * zavod_tile_resolver_start:
 * @cache: (nullable): what documents are kept in, so that a start without a network has them; they are asked for when it is
 *   their turn, and until there is an answer. %NULL: they are asked for at once and only once
 * @address: what zavod_tile_address_check() finds nothing wrong with
 * @attribution: whom the user names; "" takes what the document says
 */
void
zavod_tile_resolver_start (ZavodTileQueue      *queue,
                           ZavodTileCache      *cache,
                           const char          *address,
                           const char          *attribution,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (queue, cancellable, callback, user_data);
  Resolution *self = g_new0 (Resolution, 1);

  self->cache = cache != NULL ? g_object_ref (cache) : NULL;
  self->address = g_strdup (address);
  self->attribution = g_strdup (attribution);
  g_task_set_source_tag (task, zavod_tile_resolver_start);
  g_task_set_task_data (task, self, resolution_free);

  if (!zavod_tile_address_is_template (address))
    {
      ask (task, address);
      return;
    }

  g_task_return_pointer (task, zavod_tile_provider_new (address, attribution), (GDestroyNotify) zavod_tile_provider_free);
  g_object_unref (task);
}

/**
 * zavod_tile_resolver_finish:
 *
 * Returns: (transfer full): where the tiles are, or %NULL with @error set: in words, or %G_IO_ERROR_CANCELLED
 */
ZavodTileProvider *
zavod_tile_resolver_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
