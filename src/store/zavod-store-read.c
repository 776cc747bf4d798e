/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-private.h"

#include <glib/gi18n.h>

#include "zavod-file.h"
#include "zavod-sqlite.h"

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The atlas was closed."));
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

typedef struct
{
  char *from;
  char *to;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *self = data;

  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gpointer
copy_database (ZavodConnection  *connection,
               gpointer          parameters,
               GCancellable     *cancellable,
               GError          **error)
{
  const Copy *copy = parameters;

  if (g_str_equal (copy->from, copy->to))
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_EXISTS, _("An atlas cannot be copied onto itself."));
      return NULL;
    }

  return GINT_TO_POINTER (zavod_file_copy_database (connection, copy->to, error));
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

  return zavod_store_read_sync (self, copy_database, &(Copy) { self->path, absolute }, error) != NULL;
}

/**
 * zavod_store_backup_async:
 * @path: as for zavod_store_backup()
 *
 * The same without waiting. A copy that has begun is completed, even if the atlas is closed meanwhile.
 */
void
zavod_store_backup_async (ZavodStore          *self,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Copy *copy;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (path != NULL);

  copy = g_new (Copy, 1);
  copy->from = g_strdup (self->path);
  copy->to = g_canonicalize_filename (path, NULL);
  zavod_store_read_async (self, zavod_store_backup_async, copy_database, copy, copy_free, NULL,
                          cancellable, callback, user_data);
}

gboolean
zavod_store_backup_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_backup_async, error) != NULL;
}
