/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-text-reading.h"

#include "zavod-mentions.h"
#include "zavod-passage.h"
#include "zavod-task.h"
#include "zavod-text-marks.h"

void
zavod_text_reading_free (ZavodTextReading *self)
{
  g_free (self->article);
  g_strfreev (self->quotes);
  g_clear_pointer (&self->mentions, g_array_unref);
  g_clear_pointer (&self->taken, g_array_unref);
  g_free (self);
}

static void
read_text (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  ZavodTextReading *self = task_data;
  ZavodTextSpan span;

  self->mentions = zavod_mentions_find (self->article);
  self->taken = g_array_new (FALSE, FALSE, sizeof (ZavodTextSpan));
  for (guint i = 0; self->quotes[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    if (zavod_passage_find (self->article, self->quotes[i], &span.start, &span.end))
      g_array_append_val (self->taken, span);
  g_task_return_boolean (task, TRUE);
}

/**
 * zavod_text_read_async:
 * @article: valid UTF-8
 * @quotes: what of it was quoted
 */
void
zavod_text_read_async (const char          *article,
                       const char *const   *quotes,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ZavodTextReading *self = g_new0 (ZavodTextReading, 1);

  self->article = g_strdup (article);
  self->quotes = g_strdupv ((GStrv) quotes);
  g_task_set_source_tag (task, zavod_text_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) zavod_text_reading_free);
  zavod_task_run_in_thread (task, read_text);
}

/**
 * zavod_text_read_finish:
 *
 * Returns: (transfer full): what was found, with the article in which it was; %NULL with @error set when it was cancelled
 */
ZavodTextReading *
zavod_text_read_finish (GAsyncResult  *result,
                        GError       **error)
{
  ZavodTextReading *done, *self;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  done = g_task_get_task_data (G_TASK (result));
  self = g_new0 (ZavodTextReading, 1);
  self->article = g_steal_pointer (&done->article);
  self->quotes = g_steal_pointer (&done->quotes);
  self->mentions = g_steal_pointer (&done->mentions);
  self->taken = g_steal_pointer (&done->taken);

  return self;
}
