/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-resolver.h"

#include "zavod-error.h"
#include "zavod-map-document.h"

typedef struct
{
  char *address;
  char *attribution;
  gboolean once;
  ZavodMapDocument *document;
} Resolution;

static void
resolution_free (gpointer data)
{
  Resolution *self = data;

  g_free (self->address);
  g_free (self->attribution);
  g_clear_pointer (&self->document, zavod_map_document_free);
  g_free (self);
}

static void on_document (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data);

/* Takes the task. */
static void
ask (GTask      *task,
     const char *address)
{
  Resolution *self = g_task_get_task_data (task);
  ZavodTileQueue *queue = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->once)
    zavod_tile_queue_try_async (queue, address, ZAVOD_CONTENT_DOCUMENT, cancellable, on_document, task);
  else
    zavod_tile_queue_fetch_async (queue, address, ZAVOD_CONTENT_DOCUMENT, NULL, cancellable, on_document, task);
}

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

static void
on_document (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Resolution *self = g_task_get_task_data (task);
  g_autoptr (ZavodAnswer) answer = zavod_tile_queue_fetch_finish (ZAVOD_TILE_QUEUE (source), result);
  g_autoptr (GError) error = NULL;
  ZavodTileProvider *provider;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (answer->fault != ZAVOD_FAULT_NONE)
    {
      g_autofree char *words = zavod_answer_describe (answer);

      g_task_return_new_error_literal (task, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, words);
      return;
    }

  if (read_document (self, answer->tile.body, &error) && zavod_map_document_get_missing (self->document) != NULL)
    {
      ask (g_object_ref (task), zavod_map_document_get_missing (self->document));
      return;
    }

  provider = error == NULL ? zavod_map_document_get_provider (self->document, self->attribution, &error) : NULL;
  if (provider != NULL)
    g_task_return_pointer (task, provider, (GDestroyNotify) zavod_tile_provider_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * zavod_tile_resolver_start:
 * @address: what zavod_tile_address_check() finds nothing wrong with
 * @attribution: whom the user names; "" takes what the document says
 * @once: whether to ask at once and only once; else when it is its turn, and until there is an answer
 */
void
zavod_tile_resolver_start (ZavodTileQueue      *queue,
                           const char          *address,
                           const char          *attribution,
                           gboolean             once,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (queue, cancellable, callback, user_data);
  Resolution *self = g_new0 (Resolution, 1);

  self->address = g_strdup (address);
  self->attribution = g_strdup (attribution);
  self->once = once;
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
