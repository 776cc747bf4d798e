/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-task.h"

typedef struct
{
  GTask *task;
  GTaskThreadFunc function;
} Run;

static void
on_ran (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Run *run = user_data;

  g_object_unref (run->task);
  g_free (run);
}

static void
run_in_thread (GTask        *carrier,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Run *run = task_data;

  if (!g_task_return_error_if_cancelled (run->task))
    run->function (run->task, g_task_get_source_object (run->task), g_task_get_task_data (run->task),
                   g_task_get_cancellable (run->task));
  g_task_return_boolean (carrier, TRUE);
}

/**
 * zavod_task_run_in_thread:
 * @task: made in the thread that calls this
 * @function: returns the result of @task before it ends
 *
 * As g_task_run_in_thread(), of which the thread lets go of @task last where it is slower than the callback: a source
 * object, as a session or a widget, would then end its life in that thread. Here the last reference to @task is dropped
 * where its callback is called.
 */
void
zavod_task_run_in_thread (GTask           *task,
                          GTaskThreadFunc  function)
{
  g_autoptr (GTask) carrier = NULL;
  Run *run;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (function != NULL);

  run = g_new (Run, 1);
  run->task = g_object_ref (task);
  run->function = function;
  carrier = g_task_new (NULL, NULL, on_ran, run);
  g_task_set_source_tag (carrier, zavod_task_run_in_thread);
  g_task_set_priority (carrier, g_task_get_priority (task));
  g_task_set_task_data (carrier, run, NULL);
  g_task_run_in_thread (carrier, run_in_thread);
}
