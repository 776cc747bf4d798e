/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-private.h"

#include <glib/gi18n.h>

#include "zavod-file.h"
#include "zavod-sqlite.h"

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The atlas was closed."));
}

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
