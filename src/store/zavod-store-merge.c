/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-merge.h"

#include "zavod-change-plan.h"
#include "zavod-change-reader.h"
#include "zavod-merge.h"
#include "zavod-store-private.h"

typedef struct
{
  gint64 after;
  char *path;
} Question;

static Question *
question_new (gint64      after,
              const char *path)
{
  Question *self = g_new (Question, 1);

  *self = (Question) { after, g_canonicalize_filename (path, NULL) };
  return self;
}

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->path);
  g_free (data);
}

static gpointer
export_changes (ZavodConnection  *connection,
                gpointer          parameters,
                GCancellable     *cancellable,
                GError          **error)
{
  const Question *question = parameters;
  g_autoptr (ZavodPatch) patch = zavod_patch_collect (connection, question->after, error);

  if (patch == NULL || !zavod_patch_check (patch, connection, error)
      || !zavod_patch_save (patch, question->path, error))
    return NULL;

  return g_steal_pointer (&patch);
}

/**
 * zavod_store_export_changes_async:
 * @after: the revision after which the edits begin; 0: all of them
 * @path: replaced in one moment, when all is written
 *
 * Writes the edits since as one file, for a colleague.
 */
void
zavod_store_export_changes_async (ZavodStore          *self,
                                  gint64               after,
                                  const char          *path,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (path != NULL);

  zavod_store_scan_async (self, zavod_store_export_changes_async, export_changes, question_new (after, path),
                          question_free, (GDestroyNotify) zavod_patch_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_export_changes_finish:
 * @n_edits: (out): how many were written
 *
 * Returns: the last revision that was written; 0 with @error set: %ZAVOD_ERROR_NOT_FOUND when there are none since
 */
gint64
zavod_store_export_changes_finish (ZavodStore    *self,
                                   GAsyncResult  *result,
                                   guint         *n_edits,
                                   GError       **error)
{
  g_autoptr (ZavodPatch) patch = zavod_store_read_finish (self, result, zavod_store_export_changes_async, error);
  GPtrArray *edits = patch != NULL ? zavod_patch_get_edits (patch) : NULL;

  if (edits == NULL)
    return 0;

  *n_edits = edits->len;

  return ((ZavodRevision *) g_ptr_array_index (edits, edits->len - 1))->id;
}

static gpointer
read_patch (ZavodConnection  *connection,
            gpointer          parameters,
            GCancellable     *cancellable,
            GError          **error)
{
  const Question *question = parameters;
  g_autoptr (ZavodPatch) patch = zavod_patch_is_file (question->path)
                                   ? zavod_patch_load (question->path, error)
                                   : zavod_patch_read_copy (connection, question->path, error);

  if (patch == NULL || !zavod_patch_check (patch, connection, error))
    return NULL;

  patch->changes = zavod_patch_read_changes (patch, connection, error);
  if (patch->changes == NULL || !zavod_patch_add_reasons (patch, connection, patch->changes, error)
      || !zavod_changes_compare (connection, patch->changes, error))
    return NULL;

  zavod_changes_describe (connection, patch->changes);

  return g_steal_pointer (&patch);
}

/**
 * zavod_store_read_patch_async:
 * @path: a file of changes, or another copy of the atlas
 *
 * Reads what a colleague did, and compares it with the atlas. Nothing is changed.
 */
void
zavod_store_read_patch_async (ZavodStore          *self,
                              const char          *path,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (path != NULL);

  zavod_store_scan_async (self, zavod_store_read_patch_async, read_patch, question_new (0, path), question_free,
                          (GDestroyNotify) zavod_patch_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_read_patch_finish:
 *
 * Returns: (transfer full): the patch, or %NULL with @error set: %ZAVOD_ERROR_CORRUPT when it was cut short or altered,
 *   %ZAVOD_ERROR_NEWER, %ZAVOD_ERROR_INVALID when it is of another atlas or no patch at all, %ZAVOD_ERROR_NOT_FOUND when
 *   it brings nothing, or what opening an atlas may give
 */
ZavodPatch *
zavod_store_read_patch_finish (ZavodStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_read_patch_async, error);
}
