/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session's one way to change the atlas: an edit, its undo, its redo. The words go to whoever shows them. */

#include "zavod-session-private.h"

#include <glib/gi18n.h>

static GTask *
begin (ZavodSession        *self,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data,
       gpointer             source_tag)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  if (self->store == NULL)
    {
      g_task_return_new_error_literal (task, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("No atlas is open."));
      return NULL;
    }

  return g_steal_pointer (&task);
}

static void
on_edited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!zavod_store_edit_finish (ZAVOD_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  zavod_session_announce_edit (g_task_get_source_object (task), zavod_edit_get_words (g_task_get_task_data (task)), 0);
  g_task_return_boolean (task, TRUE);
}

/**
 * zavod_session_edit_async:
 * @edit: what to write; one transaction
 */
void
zavod_session_edit_async (ZavodSession        *self,
                          ZavodEdit           *edit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (ZAVOD_IS_EDIT (edit));

  task = begin (self, cancellable, callback, user_data, zavod_session_edit_async);
  if (task == NULL)
    return;

  g_task_set_task_data (task, g_object_ref (edit), g_object_unref);
  zavod_store_edit_async (self->store, edit, cancellable, on_edited, task);
}

gboolean
zavod_session_edit_finish (ZavodSession  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* @words: (transfer full): of the edit that was taken back or made again; NULL on failure */
static void
answer (GTask  *task,
        char   *words,
        GError *error,
        int     kind)
{
  g_autofree char *owned = words;

  if (owned == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  zavod_session_announce_edit (g_task_get_source_object (task), owned, kind);
  g_task_return_boolean (task, TRUE);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *words = zavod_store_undo_finish (ZAVOD_STORE (source), result, &error);

  answer (task, words, error, 1);
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *words = zavod_store_redo_finish (ZAVOD_STORE (source), result, &error);

  answer (task, words, error, 2);
}

/**
 * zavod_session_undo_async:
 *
 * Takes back the newest edit of the atlas; "edited" tells which it was.
 */
void
zavod_session_undo_async (ZavodSession        *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  task = begin (self, NULL, callback, user_data, zavod_session_undo_async);
  if (task != NULL)
    zavod_store_undo_async (self->store, NULL, on_undone, task);
}

gboolean
zavod_session_undo_finish (ZavodSession  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * zavod_session_redo_async:
 *
 * Makes the edit that was taken back last once more.
 */
void
zavod_session_redo_async (ZavodSession        *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  task = begin (self, NULL, callback, user_data, zavod_session_redo_async);
  if (task != NULL)
    zavod_store_redo_async (self->store, NULL, on_redone, task);
}

gboolean
zavod_session_redo_finish (ZavodSession  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_step (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const ZavodStepKind kind = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;
  char *words = zavod_store_step_finish (ZAVOD_STORE (source), result, &error);

  answer (task, words, error, kind == ZAVOD_STEP_UNDO ? 1 : kind == ZAVOD_STEP_REDO ? 2 : 0);
}

/**
 * zavod_session_step_async:
 * @step: where to go in the history
 *
 * Takes back or makes again any edit, or goes back to a moment; "edited" tells which it was.
 */
void
zavod_session_step_async (ZavodSession            *self,
                          const ZavodHistoryStep  *step,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  task = begin (self, NULL, callback, user_data, zavod_session_step_async);
  if (task == NULL)
    return;

  g_task_set_task_data (task, GUINT_TO_POINTER (step->kind), NULL);
  zavod_store_step_async (self->store, step, NULL, on_step, task);
}

gboolean
zavod_session_step_finish (ZavodSession  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_merged (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const gboolean merged = zavod_store_merge_finish (ZAVOD_STORE (source), result, &error);

  answer (task, merged ? g_strdup (g_task_get_task_data (task)) : NULL, error, 0);
}

/**
 * zavod_session_merge_async:
 * @patch: what a colleague did
 * @choices: as for zavod_store_merge_async()
 * @words: of the edit that it becomes
 */
void
zavod_session_merge_async (ZavodSession        *self,
                           ZavodPatch          *patch,
                           GHashTable          *choices,
                           const char          *words,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  task = begin (self, NULL, callback, user_data, zavod_session_merge_async);
  if (task == NULL)
    return;

  g_task_set_task_data (task, g_strdup (words), g_free);
  zavod_store_merge_async (self->store, patch, choices, words, NULL, on_merged, task);
}

gboolean
zavod_session_merge_finish (ZavodSession  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_united (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const gboolean united = zavod_store_unite_finish (ZAVOD_STORE (source), result, &error);

  answer (task, united ? g_strdup (g_task_get_task_data (task)) : NULL, error, 0);
}

/**
 * zavod_session_unite_async:
 * @noun: what both are
 * @kept_id: the record that stays
 * @gone_id: the one that is merged into it
 * @words: of the edit that it becomes
 */
void
zavod_session_unite_async (ZavodSession        *self,
                           ZavodNoun            noun,
                           gint64               kept_id,
                           gint64               gone_id,
                           const char          *words,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  task = begin (self, NULL, callback, user_data, zavod_session_unite_async);
  if (task == NULL)
    return;

  g_task_set_task_data (task, g_strdup (words), g_free);
  zavod_store_unite_async (self->store, noun, kept_id, gone_id, words, NULL, on_united, task);
}

gboolean
zavod_session_unite_finish (ZavodSession  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
