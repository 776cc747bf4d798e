/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-worker.h"

#include <glib/gi18n.h>

struct _ZavodWorker
{
  GThread *thread;
  GAsyncQueue *queue;      /* of Job */
  gpointer context;
  GDestroyNotify free_context;
  int abandoned;           /* atomic: jobs that wait are answered with "cancelled" */

  GMutex mutex;            /* of a job that somebody waits for */
  GCond done;
};

typedef struct
{
  ZavodWorkFunc function;  /* NULL: the last job, which ends the thread */
  gpointer parameters;
  GDestroyNotify free_parameters;
  GDestroyNotify free_result;
  GTask *task;             /* NULL: somebody waits */
  gboolean is_done;
  gpointer result;
  GError *error;
} Job;

static void
job_free (Job *self)
{
  if (self->free_parameters != NULL)
    self->free_parameters (self->parameters);
  if (self->result != NULL && self->free_result != NULL)
    self->free_result (self->result);
  g_clear_error (&self->error);
  g_clear_object (&self->task);
  g_free (self);
}

static gboolean
answer_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);

  return G_SOURCE_REMOVE;
}

/* The answer is given, and the task let go of, where the caller lives: the last reference to a store must not be
 * dropped by a thread of that store. */
static void
answer (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "[zavod] answer of a worker");
  g_source_set_callback (source, answer_cb, job, (GDestroyNotify) job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
run_job (ZavodWorker *self,
         Job         *job)
{
  GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

  if (g_atomic_int_get (&self->abandoned))
    g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The atlas was closed."));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    job->result = job->function (self->context, job->parameters, cancellable, &job->error);

  if (job->task != NULL)
    {
      answer (job);
      return;
    }

  g_mutex_lock (&self->mutex);
  job->is_done = TRUE;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->mutex);
}

static gpointer
work_cb (gpointer user_data)
{
  ZavodWorker *self = user_data;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (self->queue);

      if (job->function == NULL)
        {
          job_free (job);
          break;
        }

      run_job (self, job);
    }

  self->free_context (self->context);

  return NULL;
}

/**
 * zavod_worker_new:
 * @context: (transfer full): what the jobs work on: only the thread touches it from now on, and frees it at the end
 */
ZavodWorker *
zavod_worker_new (const char     *name,
                  gpointer        context,
                  GDestroyNotify  free_context)
{
  ZavodWorker *self = g_new0 (ZavodWorker, 1);

  self->context = context;
  self->free_context = free_context;
  self->queue = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  self->thread = g_thread_new (name, work_cb, self);

  return self;
}

/**
 * zavod_worker_run_async:
 * @parameters: (transfer full): for @function
 * @task: (transfer full): returns the result, a pointer, on its own context
 */
void
zavod_worker_run_async (ZavodWorker    *self,
                        ZavodWorkFunc   function,
                        gpointer        parameters,
                        GDestroyNotify  free_parameters,
                        GDestroyNotify  free_result,
                        GTask          *task)
{
  Job *job = g_new0 (Job, 1);

  job->function = function;
  job->parameters = parameters;
  job->free_parameters = free_parameters;
  job->free_result = free_result;
  job->task = task;
  g_async_queue_push (self->queue, job);
}

/* Waits for the result: for programs without a main loop, and for tests. */
gpointer
zavod_worker_run_sync (ZavodWorker    *self,
                       ZavodWorkFunc   function,
                       gpointer        parameters,
                       GError        **error)
{
  Job job = { .function = function, .parameters = parameters };

  g_async_queue_push (self->queue, &job);

  g_mutex_lock (&self->mutex);
  while (!job.is_done)
    g_cond_wait (&self->done, &self->mutex);
  g_mutex_unlock (&self->mutex);

  if (job.error != NULL)
    g_propagate_error (error, job.error);

  return job.result;
}

/* Jobs that have not begun are not carried out any more: they answer G_IO_ERROR_CANCELLED. */
void
zavod_worker_abandon (ZavodWorker *self)
{
  g_atomic_int_set (&self->abandoned, TRUE);
}

/* Waits until the jobs that were handed over are done, and ends the thread. */
void
zavod_worker_free (ZavodWorker *self)
{
  g_async_queue_push (self->queue, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->done);
  g_free (self);
}
