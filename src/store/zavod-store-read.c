/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-private.h"

#include <glib/gi18n.h>

#include "zavod-file.h"
#include "zavod-open.h"
#include "zavod-sqlite.h"

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The atlas was closed."));
}

/* Takes task. */
static void
return_closed_error (GTask *task)
{
  GError *error = NULL;

  set_closed_error (&error);
  g_task_return_error (task, error);
  g_object_unref (task);
}

typedef struct
{
  ZavodReadFunc function;
  gpointer parameters;
  GDestroyNotify free_parameters;
  ZavodMoment moment;
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
  zavod_connection_set_moment (connection, &request->moment);
  result = request->function (connection, request->parameters, cancellable, error);
  zavod_connection_set_cancellable (connection, NULL);
  zavod_connection_rollback (connection);

  return result;
}

/* Takes what it is given, like the two below. */
static void
run (ZavodWorker    *worker,
     ReadRequest    *request,
     GDestroyNotify  free_result,
     GTask          *task)
{
  if (worker != NULL)
    {
      zavod_worker_run_async (worker, read_in_transaction, request, read_request_free, free_result, task);
      return;
    }

  return_closed_error (task);
  read_request_free (request);
}

static ReadRequest *
read_request_new (ZavodStore     *store,
                  ZavodReadFunc   function,
                  gpointer        parameters,
                  GDestroyNotify  free_parameters)
{
  ReadRequest *self = g_new (ReadRequest, 1);

  *self = (ReadRequest) { function, parameters, free_parameters, store->moment };
  return self;
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  run (self->reader, read_request_new (self, function, parameters, free_parameters), free_result, task);
}

/* The same in a thread beside, for what may take seconds. */
void
zavod_store_scan_async (ZavodStore          *self,
                        gpointer             source_tag,
                        ZavodReadFunc        function,
                        gpointer             parameters,
                        GDestroyNotify       free_parameters,
                        GDestroyNotify       free_result,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  run (self->scanner, read_request_new (self, function, parameters, free_parameters), free_result, task);
}

typedef struct
{
  ZavodScanFunc function;
  gconstpointer sink;
  gpointer target;
  GDestroyNotify free_target;
} ScanRequest;

static void
scan_request_free (gpointer data)
{
  ScanRequest *request = data;

  if (request->target != NULL)
    request->free_target (request->target);
  g_free (request);
}

static gpointer
scan_into (ZavodConnection  *connection,
           gpointer          parameters,
           GCancellable     *cancellable,
           GError          **error)
{
  ScanRequest *request = parameters;

  if (!request->function (connection, request->sink, request->target, error))
    return NULL;

  return g_steal_pointer (&request->target);
}

/**
 * zavod_store_scan_into_async:
 * @source_tag: the public function that asks
 * @sink: static: what @function calls with all that it reads
 * @target: (transfer full): the first argument of @sink, and the result; freed with @free_target when it stays incomplete
 *
 * A scan whose rows go to somebody else's store of them, one by one.
 */
void
zavod_store_scan_into_async (ZavodStore          *self,
                             gpointer             source_tag,
                             ZavodScanFunc        function,
                             gconstpointer        sink,
                             gpointer             target,
                             GDestroyNotify       free_target,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  ScanRequest *request = g_new (ScanRequest, 1);

  *request = (ScanRequest) { function, sink, target, free_target };
  zavod_store_scan_async (self, source_tag, scan_into, request, scan_request_free, free_target, cancellable,
                          callback, user_data);
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

/**
 * zavod_store_set_moment:
 * @moment: (nullable): what later reads are about; %NULL for all that is stated and known
 *
 * The statuses of sites are of the day that is given with each read.
 */
void
zavod_store_set_moment (ZavodStore        *self,
                        const ZavodMoment *moment)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  self->moment = moment != NULL ? *moment : (ZavodMoment) { 0 };
}

/* The same, waiting: for programs without a main loop, and for tests. @parameters stay the caller's. */
gpointer
zavod_store_read_sync (ZavodStore     *self,
                       ZavodReadFunc   function,
                       gpointer        parameters,
                       GError        **error)
{
  ReadRequest request = { function, parameters, NULL, self->moment };

  g_return_val_if_fail (ZAVOD_IS_STORE (self), NULL);

  if (self->reader == NULL)
    {
      set_closed_error (error);
      return NULL;
    }

  return zavod_worker_run_sync (self->reader, read_in_transaction, &request, error);
}

/* On a connection of its own: what the views ask for meanwhile is answered. */
static gpointer
copy_database (gpointer       context,
               gpointer       parameters,
               GCancellable  *cancellable,
               GError       **error)
{
  const char *from = context, *to = parameters;
  g_autoptr (ZavodConnection) connection = NULL;

  if (g_str_equal (from, to))
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS, _("An atlas cannot be copied onto itself."));
      return NULL;
    }

  connection = zavod_atlas_open_reader (from, zavod_atlas_is_writable (from), TRUE, error);

  return GINT_TO_POINTER (connection != NULL && zavod_file_copy_database (connection, to, error));
}

/**
 * zavod_store_backup:
 * @path: a file of this name is replaced in one moment, when the copy is complete
 *
 * Writes a copy of the atlas as it is now, one file that needs no other, and waits for it: for programs without a main
 * loop, and for tests.
 *
 * Returns: %TRUE, or %FALSE with @error set: %ZAVOD_ERROR_EXISTS for the atlas itself, %ZAVOD_ERROR_FULL,
 *   %ZAVOD_ERROR_READ_ONLY or another
 */
gboolean
zavod_store_backup (ZavodStore  *self,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  g_return_val_if_fail (ZAVOD_IS_STORE (self), FALSE);

  if (self->reader == NULL)
    {
      set_closed_error (error);
      return FALSE;
    }

  return copy_database (self->path, absolute, NULL, error) != NULL;
}

/**
 * zavod_store_backup_async:
 * @path: as for zavod_store_backup()
 *
 * The same in a thread of its own. A copy that has begun is completed, even if the atlas is closed meanwhile.
 */
void
zavod_store_backup_async (ZavodStore          *self,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_store_backup_async);
  if (self->reader == NULL)
    {
      return_closed_error (task);
      return;
    }

  if (self->copier == NULL)
    self->copier = zavod_worker_new ("zavod-copier", g_strdup (self->path), g_free);
  zavod_worker_run_async (self->copier, copy_database, g_canonicalize_filename (path, NULL), g_free, NULL, task);
}

gboolean
zavod_store_backup_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_backup_async, error) != NULL;
}
