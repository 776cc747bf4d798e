/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-private.h"

#include "zavod-open.h"
#include "zavod-sqlite.h"
#include "zavod-task.h"

/* How often to ask a file that cannot be watched whether another program wrote: one question to SQLite's shared memory. */
#define POLL_INTERVAL G_USEC_PER_SEC
/* How often to ask one that can, after something was written to it: a commit counts a moment later, when the disk has it,
 * and of that nobody tells. */
#define N_POLLS 8

G_DEFINE_FINAL_TYPE (ZavodStore, zavod_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_WORDS,
  PROP_REDO_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Tells what a job of the writer did. Every outcome passes here, in the thread of the store's owner. */
void
zavod_store_deliver (ZavodStore   *self,
                     ZavodOutcome *outcome)
{
  if (g_set_str (&self->undo_words, outcome->undo_words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_WORDS]);
  if (g_set_str (&self->redo_words, outcome->redo_words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_WORDS]);

  if (!zavod_changes_is_empty (&outcome->changes))
    g_signal_emit (self, signals[CHANGED], 0, &outcome->changes);
}

/* Watching for other programs */

static gpointer
poll_reader (gpointer       connection,
             gpointer       unused,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = zavod_outcome_new ();

  if (!zavod_connection_check_changed (connection, &outcome->changes.everything, error))
    return NULL;

  return g_steal_pointer (&outcome);
}

static void
poll_after (ZavodStore *self,
            gint64      interval)
{
  g_source_set_ready_time (self->poll_source, interval == 0 ? 0 : g_get_monotonic_time () + interval);
}

static void
polled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  ZavodStore *self = ZAVOD_STORE (object);
  g_autoptr (ZavodOutcome) outcome = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_polling = FALSE;
  if (self->reader == NULL)
    return;

  if (self->is_written)
    poll_after (self, 0);
  else if (outcome == NULL || self->watch == NULL || self->polls_left > 0)  /* busy, or gone for a moment: asked again */
    poll_after (self, POLL_INTERVAL);

  if (outcome != NULL)
    zavod_store_deliver (self, outcome);
}

static void
on_written (gpointer user_data)
{
  ZavodStore *self = user_data;

  self->is_written = TRUE;
  self->polls_left = N_POLLS;
  if (!self->is_polling)
    poll_after (self, 0);
}

static gboolean
poll_cb (gpointer user_data)
{
  ZavodStore *self = user_data;
  GTask *task;

  if (self->can_watch && self->watch == NULL)
    self->can_watch = (self->watch = zavod_file_watch_new (self->path, on_written, self)) != NULL;

  self->is_polling = TRUE;
  self->is_written = FALSE;
  if (self->polls_left > 0)
    self->polls_left--;
  task = g_task_new (self, NULL, polled_cb, NULL);
  g_task_set_source_tag (task, poll_cb);
  if (self->writer != NULL)
    zavod_worker_run_async (self->writer, zavod_writer_poll, NULL, NULL, (GDestroyNotify) zavod_outcome_free, task);
  else
    zavod_worker_run_async (self->reader, poll_reader, NULL, NULL, (GDestroyNotify) zavod_outcome_free, task);

  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_poll (GSource     *source,
               GSourceFunc  callback,
               gpointer     user_data)
{
  g_source_set_ready_time (source, -1);

  return callback (user_data);
}

/* The first question only remembers, and what comes before it is not noticed. A file that can be watched is asked when it
 * was written, a few times, and rests otherwise: an idle window wakes nobody. */
static void
start_polling (ZavodStore   *self,
               GMainContext *context)
{
  static GSourceFuncs functions = { .dispatch = dispatch_poll };

  self->can_watch = zavod_file_watch_is_possible (self->path);
  self->polls_left = N_POLLS;
  self->poll_source = g_source_new (&functions, sizeof (GSource));
  g_source_set_static_name (self->poll_source, "[zavod] watch for other programs");
  g_source_set_callback (self->poll_source, poll_cb, self, NULL);
  poll_after (self, 0);
  g_source_attach (self->poll_source, context);
}

/* GObject */

static void
zavod_store_dispose (GObject *object)
{
  zavod_store_close (ZAVOD_STORE (object));

  G_OBJECT_CLASS (zavod_store_parent_class)->dispose (object);
}

static void
zavod_store_finalize (GObject *object)
{
  ZavodStore *self = ZAVOD_STORE (object);

  g_free (self->path);
  g_free (self->undo_words);
  g_free (self->redo_words);

  G_OBJECT_CLASS (zavod_store_parent_class)->finalize (object);
}

static void
zavod_store_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  ZavodStore *self = ZAVOD_STORE (object);

  switch (property_id)
    {
    case PROP_UNDO_WORDS:
      g_value_set_string (value, self->undo_words);
      break;
    case PROP_REDO_WORDS:
      g_value_set_string (value, self->redo_words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
zavod_store_class_init (ZavodStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_store_dispose;
  object_class->finalize = zavod_store_finalize;
  object_class->get_property = zavod_store_get_property;

  properties[PROP_UNDO_WORDS] = g_param_spec_string ("undo-words", NULL, NULL, NULL,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REDO_WORDS] = g_param_spec_string ("redo-words", NULL, NULL, NULL,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   g_cclosure_marshal_VOID__POINTER, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
zavod_store_init (ZavodStore *self)
{
}

/* Opening */

static gboolean
start_writer (ZavodStore  *self,
              GError     **error)
{
  g_autoptr (ZavodOutcome) state = NULL;
  ZavodWriter *writer = zavod_writer_new (self->path, error);

  if (writer == NULL)
    return FALSE;

  state = zavod_writer_get_state (writer);
  zavod_store_deliver (self, state);
  self->writer = zavod_worker_new ("zavod-writer", writer, zavod_writer_free);

  return TRUE;
}

static ZavodWorker *
start_reader (ZavodStore       *self,
              const char       *name,
              gboolean          checked,
              ZavodConnection **connection,
              GError          **error)
{
  *connection = zavod_atlas_open_reader (self->path, zavod_atlas_is_writable (self->path), checked, error);
  if (*connection == NULL)
    return NULL;

  return zavod_worker_new (name, *connection, (GDestroyNotify) zavod_connection_free);
}

static gboolean
start_readers (ZavodStore  *self,
               GError     **error)
{
  self->reader = start_reader (self, "zavod-reader", self->writer != NULL, &self->connection, error);
  if (self->reader == NULL)
    return FALSE;

  self->scanner = start_reader (self, "zavod-scanner", TRUE, &self->scan, error);
  return self->scanner != NULL;
}

static ZavodStore *
open_store (const char      *path,
            ZavodOpenFlags   flags,
            GMainContext    *context,
            GError         **error)
{
  g_autoptr (ZavodStore) self = g_object_new (ZAVOD_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);

  if ((flags & ZAVOD_OPEN_CREATE) != 0 && !zavod_atlas_create (self->path, error))
    return NULL;

  self->is_read_only = (flags & ZAVOD_OPEN_READ_ONLY) != 0
                       || (g_file_test (self->path, G_FILE_TEST_EXISTS) && !zavod_atlas_is_writable (self->path));
  if ((!self->is_read_only && !start_writer (self, error)) || !start_readers (self, error))
    return NULL;

  start_polling (self, context);

  return g_steal_pointer (&self);
}

/**
 * zavod_store_open:
 * @path: file name of the atlas
 *
 * Opens an atlas, or makes a new one (%ZAVOD_OPEN_CREATE). It is opened for reading only where file or folder cannot be
 * written: see zavod_store_is_read_only(). A store is used by one thread, the one that opens it, and tells its changes
 * there.
 *
 * Returns: (transfer full): the atlas, or %NULL with @error set: every code of #ZavodError may occur
 */
ZavodStore *
zavod_store_open (const char      *path,
                  ZavodOpenFlags   flags,
                  GError         **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_return_val_if_fail (path != NULL, NULL);

  return open_store (path, flags, context, error);
}

typedef struct
{
  char *path;
  ZavodOpenFlags flags;
} OpenRequest;

static void
open_request_free (gpointer data)
{
  OpenRequest *self = data;

  g_free (self->path);
  g_free (self);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  OpenRequest *request = task_data;
  GError *error = NULL;
  ZavodStore *store = open_store (request->path, request->flags, g_task_get_context (task), &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * zavod_store_open_async:
 * @path: file name of the atlas
 *
 * The same in a thread; the store belongs to the main context that is the thread's default here.
 */
void
zavod_store_open_async (const char          *path,
                        ZavodOpenFlags       flags,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenRequest *request = g_new (OpenRequest, 1);

  g_return_if_fail (path != NULL);

  request->path = g_strdup (path);
  request->flags = flags;
  g_task_set_source_tag (task, zavod_store_open_async);
  g_task_set_task_data (task, request, open_request_free);
  zavod_task_run_in_thread (task, open_in_thread);
}

ZavodStore *
zavod_store_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stop_reader (ZavodWorker     **reader,
             ZavodConnection **connection)
{
  if (*reader == NULL)
    return;

  zavod_worker_abandon (*reader);
  zavod_connection_stop (g_steal_pointer (connection));
  g_clear_pointer (reader, zavod_worker_free);
}

/**
 * zavod_store_close:
 *
 * Ends all threads: edits that were handed over are still written, a copy is completed, reads are stopped. After this the file is complete
 * without its side files, unless another program has it open. What was stopped, and later calls, answer with
 * %G_IO_ERROR_CANCELLED.
 */
void
zavod_store_close (ZavodStore *self)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  g_clear_pointer (&self->watch, zavod_file_watch_free);
  if (self->poll_source != NULL)
    {
      g_source_destroy (self->poll_source);
      g_clear_pointer (&self->poll_source, g_source_unref);
    }

  if (self->copier != NULL)
    {
      zavod_worker_abandon (self->copier);
      g_clear_pointer (&self->copier, zavod_worker_free);
    }

  stop_reader (&self->scanner, &self->scan);
  stop_reader (&self->reader, &self->connection);

  g_clear_pointer (&self->writer, zavod_worker_free);
}

const char *
zavod_store_get_path (ZavodStore *self)
{
  g_return_val_if_fail (ZAVOD_IS_STORE (self), NULL);

  return self->path;
}

gboolean
zavod_store_is_read_only (ZavodStore *self)
{
  g_return_val_if_fail (ZAVOD_IS_STORE (self), TRUE);

  return self->is_read_only;
}

const char *
zavod_store_get_undo_words (ZavodStore *self)
{
  g_return_val_if_fail (ZAVOD_IS_STORE (self), NULL);

  return self->undo_words;
}

const char *
zavod_store_get_redo_words (ZavodStore *self)
{
  g_return_val_if_fail (ZAVOD_IS_STORE (self), NULL);

  return self->redo_words;
}
