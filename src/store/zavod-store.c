/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store.h"

#include <glib/gi18n.h>

#include "zavod-connection.h"
#include "zavod-file.h"
#include "zavod-open.h"
#include "zavod-sqlite.h"
#include "zavod-worker.h"
#include "zavod-writer.h"

/* How often to ask whether another program wrote: one question to SQLite's shared memory. */
#define POLL_SECONDS 1

struct _ZavodStore
{
  GObject parent_instance;

  char *path;
  char *undo_words;
  char *redo_words;

  ZavodWorker *writer;         /* its context: ZavodWriter; NULL: read-only or closed */
  ZavodWorker *reader;         /* its context: ZavodConnection; NULL: closed */
  ZavodConnection *connection; /* the reader's, only to interrupt it */

  GSource *poll_source;
  gboolean is_polling;
  gboolean is_read_only;
};

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
static void
deliver (ZavodStore   *self,
         ZavodOutcome *outcome)
{
  if (g_set_str (&self->undo_words, outcome->undo_words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_WORDS]);
  if (g_set_str (&self->redo_words, outcome->redo_words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_WORDS]);

  if (!zavod_changes_is_empty (&outcome->changes))
    g_signal_emit (self, signals[CHANGED], 0, &outcome->changes);
}

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The atlas was closed."));
}

static gboolean
check_can_write (ZavodStore  *self,
                 GError     **error)
{
  if (self->writer != NULL)
    return TRUE;

  if (self->reader == NULL)
    set_closed_error (error);
  else
    g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY,
                         _("This atlas is read-only. Save a copy in a folder of yours to change it."));

  return FALSE;
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
polled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  ZavodStore *self = ZAVOD_STORE (object);
  g_autoptr (ZavodOutcome) outcome = g_task_propagate_pointer (G_TASK (result), NULL);

  /* a file that is busy or gone for a moment is asked again */
  self->is_polling = FALSE;
  if (outcome != NULL && self->reader != NULL)
    deliver (self, outcome);
}

static gboolean
poll_cb (gpointer user_data)
{
  ZavodStore *self = user_data;
  GTask *task;

  if (self->is_polling)
    return G_SOURCE_CONTINUE;

  self->is_polling = TRUE;
  task = g_task_new (self, NULL, polled_cb, NULL);
  g_task_set_source_tag (task, poll_cb);
  if (self->writer != NULL)
    zavod_worker_run_async (self->writer, zavod_writer_poll, NULL, NULL, (GDestroyNotify) zavod_outcome_free, task);
  else
    zavod_worker_run_async (self->reader, poll_reader, NULL, NULL, (GDestroyNotify) zavod_outcome_free, task);

  return G_SOURCE_CONTINUE;
}

static void
start_polling (ZavodStore   *self,
               GMainContext *context)
{
  self->poll_source = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_static_name (self->poll_source, "[zavod] watch for other programs");
  g_source_set_callback (self->poll_source, poll_cb, self, NULL);
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
  deliver (self, state);
  self->writer = zavod_worker_new ("zavod-writer", writer, zavod_writer_free);

  return TRUE;
}

static gboolean
start_reader (ZavodStore  *self,
              GError     **error)
{
  self->connection = zavod_atlas_open_reader (self->path, zavod_atlas_is_writable (self->path), error);
  if (self->connection == NULL)
    return FALSE;

  self->reader = zavod_worker_new ("zavod-reader", self->connection, (GDestroyNotify) zavod_connection_free);

  return TRUE;
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
  if ((!self->is_read_only && !start_writer (self, error)) || !start_reader (self, error))
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
  g_task_run_in_thread (task, open_in_thread);
}

ZavodStore *
zavod_store_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * zavod_store_close:
 *
 * Ends both threads: edits that were handed over are still written, reads are stopped and answer with an error. After
 * this the file is complete without its side files, unless another program has it open. Later calls fail with an error.
 */
void
zavod_store_close (ZavodStore *self)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  if (self->poll_source != NULL)
    {
      g_source_destroy (self->poll_source);
      g_clear_pointer (&self->poll_source, g_source_unref);
    }

  if (self->reader != NULL)
    {
      zavod_worker_abandon (self->reader);
      zavod_connection_interrupt (g_steal_pointer (&self->connection));
      g_clear_pointer (&self->reader, zavod_worker_free);
    }

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

/* Writing */

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  ZavodStore *self = ZAVOD_STORE (object);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  ZavodOutcome *outcome = g_task_propagate_pointer (G_TASK (result), &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  deliver (self, outcome);
  g_task_return_pointer (task, outcome, (GDestroyNotify) zavod_outcome_free);
}

/* The views hear of the change first, then the caller of the edit gets its answer. */
static void
write_async (ZavodStore          *self,
             gpointer             source_tag,
             ZavodWorkFunc        function,
             gpointer             parameters,
             GDestroyNotify       free_parameters,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  GTask *inner;

  g_task_set_source_tag (task, source_tag);
  /* what is committed is committed, even if it is cancelled a moment later */
  g_task_set_check_cancellable (task, FALSE);

  if (!check_can_write (self, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      if (free_parameters != NULL)
        free_parameters (parameters);
      return;
    }

  inner = g_task_new (self, cancellable, written_cb, task);
  g_task_set_source_tag (inner, write_async);
  g_task_set_check_cancellable (inner, FALSE);
  zavod_worker_run_async (self->writer, function, parameters, free_parameters, (GDestroyNotify) zavod_outcome_free, inner);
}

static ZavodOutcome *
write_finish (ZavodStore    *self,
              GAsyncResult  *result,
              gpointer       source_tag,
              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * zavod_store_edit:
 *
 * Carries out @edit and waits for it: for programs without a main loop, and for tests. "changed" is emitted before it
 * returns.
 */
gboolean
zavod_store_edit (ZavodStore  *self,
                  ZavodEdit   *edit,
                  GError     **error)
{
  g_autoptr (ZavodOutcome) outcome = NULL;

  g_return_val_if_fail (ZAVOD_IS_STORE (self), FALSE);
  g_return_val_if_fail (ZAVOD_IS_EDIT (edit), FALSE);

  if (!check_can_write (self, error))
    return FALSE;

  outcome = zavod_worker_run_sync (self->writer, zavod_writer_edit, edit, error);
  if (outcome == NULL)
    return FALSE;

  deliver (self, outcome);

  return TRUE;
}

/**
 * zavod_store_edit_async:
 * @edit: not to be touched again by the caller
 *
 * Carries out @edit in one transaction: all of it or nothing.
 */
void
zavod_store_edit_async (ZavodStore          *self,
                        ZavodEdit           *edit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (ZAVOD_IS_EDIT (edit));

  write_async (self, zavod_store_edit_async, zavod_writer_edit, g_object_ref (edit), g_object_unref,
               cancellable, callback, user_data);
}

gboolean
zavod_store_edit_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_edit_async, error);

  return outcome != NULL;
}

void
zavod_store_undo_async (ZavodStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  write_async (self, zavod_store_undo_async, zavod_writer_undo, NULL, NULL, cancellable, callback, user_data);
}

char *
zavod_store_undo_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_undo_async, error);

  return outcome != NULL ? g_steal_pointer (&outcome->words) : NULL;
}

void
zavod_store_redo_async (ZavodStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  write_async (self, zavod_store_redo_async, zavod_writer_redo, NULL, NULL, cancellable, callback, user_data);
}

char *
zavod_store_redo_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_redo_async, error);

  return outcome != NULL ? g_steal_pointer (&outcome->words) : NULL;
}

/* Reading */

typedef struct
{
  ZavodReadFunc function;
  gpointer parameters;
  GDestroyNotify free_parameters;
} ReadRequest;

static void
read_request_free (gpointer data)
{
  ReadRequest *self = data;

  if (self->free_parameters != NULL)
    self->free_parameters (self->parameters);
  g_free (self);
}

/* One transaction, so that all its statements see the same moment. */
static gpointer
read_in_transaction (gpointer       context,
                     gpointer       parameters,
                     GCancellable  *cancellable,
                     GError       **error)
{
  ZavodConnection *connection = context;
  ReadRequest *request = parameters;
  gpointer result;

  if (!zavod_connection_execute (connection, "BEGIN", error))
    return NULL;

  zavod_connection_set_cancellable (connection, cancellable);
  result = request->function (connection, request->parameters, cancellable, error);
  zavod_connection_set_cancellable (connection, NULL);
  zavod_connection_rollback (connection);

  return result;
}

/**
 * zavod_store_read_async:
 * @source_tag: the public function that asks
 * @parameters: (transfer full): for @function, freed with @free_parameters
 * @free_result: for a result that nobody takes
 */
void
zavod_store_read_async (ZavodStore          *self,
                        gpointer             source_tag,
                        ZavodReadFunc        function,
                        gpointer             parameters,
                        GDestroyNotify       free_parameters,
                        GDestroyNotify       free_result,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  ReadRequest *request = g_new (ReadRequest, 1);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  *request = (ReadRequest) { function, parameters, free_parameters };
  g_task_set_source_tag (task, source_tag);

  if (self->reader == NULL)
    {
      GError *error = NULL;

      set_closed_error (&error);
      g_task_return_error (task, error);
      g_object_unref (task);
      read_request_free (request);
      return;
    }

  zavod_worker_run_async (self->reader, read_in_transaction, request, read_request_free, free_result, task);
}

gpointer
zavod_store_read_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         gpointer       source_tag,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The same, waiting: for programs without a main loop, and for tests. @parameters stay the caller's. */
gpointer
zavod_store_read_sync (ZavodStore     *self,
                       ZavodReadFunc   function,
                       gpointer        parameters,
                       GError        **error)
{
  ReadRequest request = { function, parameters, NULL };

  g_return_val_if_fail (ZAVOD_IS_STORE (self), NULL);

  if (self->reader == NULL)
    {
      set_closed_error (error);
      return NULL;
    }

  return zavod_worker_run_sync (self->reader, read_in_transaction, &request, error);
}

static gpointer
copy_database (ZavodConnection  *connection,
               gpointer          path,
               GCancellable     *cancellable,
               GError          **error)
{
  return zavod_file_copy_database (connection, path, error) ? path : NULL;
}

/**
 * zavod_store_backup:
 * @path: a file of this name is replaced in one moment, when the copy is complete
 *
 * Writes a copy of the atlas as it is now, one file that needs no other.
 */
gboolean
zavod_store_backup (ZavodStore  *self,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  g_return_val_if_fail (ZAVOD_IS_STORE (self), FALSE);

  if (g_str_equal (absolute, self->path))
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS, _("An atlas cannot be copied onto itself."));
      return FALSE;
    }

  return zavod_store_read_sync (self, copy_database, absolute, error) != NULL;
}
