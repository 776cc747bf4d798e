/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-private.h"

#include <glib/gi18n.h>

#include "zavod-merge.h"
#include "zavod-store-merge.h"
#include "zavod-store-unite.h"
#include "zavod-unite.h"
#include "zavod-writer-steps.h"

static gboolean
check_can_write (ZavodStore  *self,
                 GError     **error)
{
  if (self->writer != NULL)
    return TRUE;

  if (self->reader == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The atlas was closed."));
  else
    g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_READ_ONLY,
                         _("This atlas is read-only. Save a copy in a folder of yours to change it."));

  return FALSE;
}

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

  zavod_store_deliver (self, outcome);
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
  zavod_worker_run_async (self->writer, function, parameters, free_parameters, (GDestroyNotify) zavod_outcome_free,
                          inner);
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

  zavod_store_deliver (self, outcome);

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

/**
 * zavod_store_edit_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing written: %ZAVOD_ERROR_INVALID, %ZAVOD_ERROR_NOT_FOUND (a row is
 *   gone), %ZAVOD_ERROR_CONFLICT (the same record is there already), %ZAVOD_ERROR_READ_ONLY, %ZAVOD_ERROR_BUSY,
 *   %ZAVOD_ERROR_FULL or another
 */
gboolean
zavod_store_edit_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_edit_async, error);

  return outcome != NULL;
}

/**
 * zavod_store_undo_async:
 *
 * Takes back the newest edit of the file that was not taken back yet, whoever made it.
 */
void
zavod_store_undo_async (ZavodStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  write_async (self, zavod_store_undo_async, zavod_writer_undo, NULL, NULL, cancellable, callback, user_data);
}

/**
 * zavod_store_undo_finish:
 *
 * Returns: (transfer full): the words of the edit, or %NULL with @error set: %ZAVOD_ERROR_NOT_FOUND when there is none,
 *   %ZAVOD_ERROR_CONFLICT when another program changed the same rows since, or another
 */
char *
zavod_store_undo_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_undo_async, error);

  return outcome != NULL ? g_steal_pointer (&outcome->words) : NULL;
}

/**
 * zavod_store_redo_async:
 *
 * Makes the edit that was taken back last once more.
 */
void
zavod_store_redo_async (ZavodStore          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));

  write_async (self, zavod_store_redo_async, zavod_writer_redo, NULL, NULL, cancellable, callback, user_data);
}

/**
 * zavod_store_redo_finish:
 *
 * Returns: (transfer full): the words of the edit, or %NULL with @error set as by zavod_store_undo_finish()
 */
char *
zavod_store_redo_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_redo_async, error);

  return outcome != NULL ? g_steal_pointer (&outcome->words) : NULL;
}

static gpointer
step_copy (const ZavodHistoryStep *step)
{
  ZavodHistoryStep *copy = g_memdup2 (step, sizeof *step);

  copy->ids = g_memdup2 (step->ids, step->n_ids * sizeof *step->ids);
  copy->words = g_strdup (step->words);

  return copy;
}

static void
step_free (gpointer data)
{
  ZavodHistoryStep *step = data;

  g_free ((gpointer) step->ids);
  g_free ((gpointer) step->words);
  g_free (step);
}

/**
 * zavod_store_step_async:
 * @step: which edits are taken back or made again, or to which moment the atlas or a record goes back
 *
 * Goes back in the history in one transaction: all of it or nothing. The history itself only grows.
 */
void
zavod_store_step_async (ZavodStore              *self,
                        const ZavodHistoryStep  *step,
                        GCancellable            *cancellable,
                        GAsyncReadyCallback      callback,
                        gpointer                 user_data)
{
  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (step != NULL && step->n_ids > 0);

  write_async (self, zavod_store_step_async, zavod_writer_go, step_copy (step), step_free, cancellable, callback,
               user_data);
}

/**
 * zavod_store_step_finish:
 *
 * Returns: (transfer full): the words of what was done, or of the oldest edit that was taken back; %NULL with @error
 *   set: %ZAVOD_ERROR_CONFLICT when later edits build on it, or another program changed it; %ZAVOD_ERROR_NOT_FOUND when
 *   there is nothing to do
 */
char *
zavod_store_step_finish (ZavodStore    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_step_async, error);

  return outcome != NULL ? g_steal_pointer (&outcome->words) : NULL;
}

static void
merge_free (gpointer data)
{
  ZavodMerge *merge = data;

  zavod_patch_unref (merge->patch);
  g_hash_table_unref (merge->choices);
  g_free (merge->words);
  g_free (merge);
}

/**
 * zavod_store_merge_async:
 * @patch: what a colleague did
 * @choices: (element-type utf8 ZavodChangeChoice): what is to become of rows that are to be treated in an own way, by
 *   zavod_row_change_make_key(); not to be touched again by the caller
 * @words: of the edit that it becomes
 *
 * Takes over what fits, and what was chosen, as one edit: all of it or nothing.
 */
void
zavod_store_merge_async (ZavodStore          *self,
                         ZavodPatch          *patch,
                         GHashTable          *choices,
                         const char          *words,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  ZavodMerge *merge = g_new (ZavodMerge, 1);

  g_return_if_fail (ZAVOD_IS_STORE (self));

  *merge = (ZavodMerge) { zavod_patch_ref (patch), g_hash_table_ref (choices), g_strdup (words) };
  write_async (self, zavod_store_merge_async, zavod_writer_merge, merge, merge_free, cancellable, callback, user_data);
}

gboolean
zavod_store_merge_finish (ZavodStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_merge_async, error);

  return outcome != NULL;
}

static void
uniting_free (gpointer data)
{
  g_free (((ZavodUniting *) data)->words);
  g_free (data);
}

/**
 * zavod_store_unite_async:
 * @noun: site, place, actor, product, programme or source
 * @kept_id: the record that stays
 * @gone_id: another of the same kind
 * @words: of the edit that it becomes
 *
 * Makes two records one: statements, citations, names and all else that refers to @gone_id comes to refer to @kept_id,
 * which takes over its name as a spelling and what only it knew. All of it or nothing.
 */
void
zavod_store_unite_async (ZavodStore          *self,
                         ZavodNoun            noun,
                         gint64               kept_id,
                         gint64               gone_id,
                         const char          *words,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  ZavodUniting *uniting;

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (noun <= ZAVOD_NOUN_SOURCE && kept_id != gone_id);

  uniting = g_new (ZavodUniting, 1);
  *uniting = (ZavodUniting) { noun, kept_id, gone_id, g_strdup (words) };
  write_async (self, zavod_store_unite_async, zavod_writer_unite, uniting, uniting_free, cancellable, callback, user_data);
}

/**
 * zavod_store_unite_finish:
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing written: %ZAVOD_ERROR_NOT_FOUND when one of them is gone, or what
 *   zavod_store_edit_finish() may give
 */
gboolean
zavod_store_unite_finish (ZavodStore    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (ZavodOutcome) outcome = write_finish (self, result, zavod_store_unite_async, error);

  return outcome != NULL;
}
