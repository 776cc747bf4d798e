/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-task.h"

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_answered;
  GThread *died_in;
} Meeting;

static void
linger_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Meeting *meeting = task_data;

  g_task_return_boolean (task, TRUE);
  g_mutex_lock (&meeting->mutex);
  while (!meeting->is_answered)
    g_cond_wait (&meeting->cond, &meeting->mutex);
  g_mutex_unlock (&meeting->mutex);
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Meeting *meeting = g_task_get_task_data (G_TASK (result));

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_clear_object ((GObject **) user_data);
  g_mutex_lock (&meeting->mutex);
  meeting->is_answered = TRUE;
  g_cond_signal (&meeting->cond);
  g_mutex_unlock (&meeting->mutex);
}

static void
on_death (gpointer  user_data,
          GObject  *where)
{
  Meeting *meeting = user_data;

  g_atomic_pointer_set (&meeting->died_in, g_thread_self ());
  g_main_context_wakeup (NULL);
}

/* The thread is still busy when the callback has let go of the object. */
static void
test_the_source_ends_where_it_lives (void)
{
  Meeting meeting = { 0 };
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GTask) task = g_task_new (source, NULL, on_answered, &source);

  g_mutex_init (&meeting.mutex);
  g_cond_init (&meeting.cond);
  g_object_weak_ref (source, on_death, &meeting);
  g_task_set_task_data (task, &meeting, NULL);
  zavod_task_run_in_thread (task, linger_in_thread);
  g_clear_object (&task);
  while (g_atomic_pointer_get (&meeting.died_in) == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (meeting.died_in == g_thread_self ());
  g_mutex_clear (&meeting.mutex);
  g_cond_clear (&meeting.cond);
}

static void
fail_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_assert_not_reached ();
}

static void
on_cancelled (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static void
test_what_is_cancelled_is_not_begun (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_answered = FALSE;
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_cancelled, &is_answered);

  g_cancellable_cancel (cancellable);
  zavod_task_run_in_thread (task, fail_in_thread);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task/the-source-ends-where-it-lives", test_the_source_ends_where_it_lives);
  g_test_add_func ("/task/what-is-cancelled-is-not-begun", test_what_is_cancelled_is_not_begun);
  return g_test_run ();
}
