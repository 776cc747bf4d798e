/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-queue.h"

#include "zavod-fetch.h"

#define MAX_RUNNING 2
/* Tiles of a few large windows; beyond it the oldest are dropped. */
#define MAX_WAITING 512
/* Seconds between two attempts, doubled after each that fails. */
#define FIRST_PAUSE 2
#define LONGEST_PAUSE 128
/* So many faults in a row, of tiles that differ, are the server's. */
#define MANY_FAULTS 3
/* A single failure is nothing to tell of: the next attempt mostly succeeds. */
#define FAULTS_TOLD 2

typedef struct
{
  GTask *task;
  char *address;
  ZavodContent content;
  ZavodCachedTile *known;
  guint n_faults;
  gint64 resume_at;
} Pending;

struct _ZavodTileQueue
{
  GObject parent_instance;

  SoupSession *session;       /* made for the first request */
  GNetworkMonitor *network;
  GCancellable *stop;         /* of what is running */
  GQueue waiting;             /* of Pending, the newest first */
  guint n_running;
  guint n_faults;             /* in a row */
  gint64 resume_at;           /* monotonic time, microseconds: the server is left alone until then */
  guint wake;
  char *problem;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodTileQueue, zavod_tile_queue, G_TYPE_OBJECT)

static void pump (ZavodTileQueue *self);

static void
pending_free (Pending *self)
{
  g_object_unref (self->task);
  g_free (self->address);
  g_clear_pointer (&self->known, zavod_cached_tile_free);
  g_free (self);
}

/* Takes both. */
static void
finish (Pending     *pending,
        ZavodAnswer *answer)
{
  g_task_return_pointer (pending->task, answer, (GDestroyNotify) zavod_answer_free);
  pending_free (pending);
}

static gboolean
is_cancelled (Pending *pending)
{
  GCancellable *cancellable = g_task_get_cancellable (pending->task);

  return cancellable != NULL && g_cancellable_is_cancelled (cancellable);
}

static gboolean
may_be_stale (Pending *pending)
{
  return pending->known != NULL && pending->known->freshness.may_serve_stale;
}

static void
set_problem (ZavodTileQueue *self,
             const char     *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/* ---- faults, and when to try again ---- */

static gboolean
is_fault (const ZavodAnswer *answer)
{
  return answer->fault > ZAVOD_FAULT_MISSING && answer->fault != ZAVOD_FAULT_CANCELLED;
}

/* Others are perhaps of this tile only. */
static gboolean
is_fault_of_server (const ZavodAnswer *answer)
{
  return answer->fault >= ZAVOD_FAULT_UNREACHABLE && answer->fault <= ZAVOD_FAULT_REFUSED;
}

static gint64
get_resumption (guint n_faults,
                guint asked_for)
{
  const guint pause = MIN (FIRST_PAUSE << MIN (n_faults - 1, 16), LONGEST_PAUSE);

  return g_get_monotonic_time () + (gint64) MAX (pause, asked_for) * G_USEC_PER_SEC;
}

static void
note_fault (ZavodTileQueue    *self,
            Pending           *pending,
            const ZavodAnswer *answer)
{
  pending->n_faults++;
  if (is_fault_of_server (answer) || pending->n_faults == 1)
    self->n_faults++;
  if (is_fault_of_server (answer) || self->n_faults >= MANY_FAULTS)
    self->resume_at = get_resumption (self->n_faults, answer->retry_after);
  else
    pending->resume_at = get_resumption (pending->n_faults, answer->retry_after);

  if (self->n_faults >= FAULTS_TOLD)
    {
      g_autofree char *words = zavod_answer_describe (answer);

      set_problem (self, words);
    }
}

static void
note_success (ZavodTileQueue *self)
{
  self->n_faults = 0;
  self->resume_at = 0;
  set_problem (self, NULL);
}

static void
on_network_changed (ZavodTileQueue *self,
                    gboolean        available)
{
  if (!available)
    return;

  self->resume_at = 0;
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    ((Pending *) l->data)->resume_at = 0;
  pump (self);
}

/* ---- asking ---- */

static void
drop_cancelled (ZavodTileQueue *self)
{
  for (GList *l = self->waiting.head, *next; l != NULL; l = next)
    {
      Pending *pending = l->data;

      next = l->next;
      if (!is_cancelled (pending))
        continue;
      g_queue_delete_link (&self->waiting, l);
      finish (pending, zavod_answer_new (ZAVOD_FAULT_CANCELLED, 0));
    }
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Pending *pending = user_data;
  g_autoptr (ZavodTileQueue) self = g_object_ref (g_task_get_source_object (pending->task));
  g_autoptr (ZavodAnswer) answer = zavod_fetch_finish (result);

  self->n_running--;
  zavod_answer_check_content (answer, pending->content);
  if (is_fault (answer))
    note_fault (self, pending, answer);
  else if (answer->fault != ZAVOD_FAULT_CANCELLED)
    note_success (self);

  if (is_fault (answer) && !may_be_stale (pending))
    g_queue_push_tail (&self->waiting, pending);
  else
    finish (pending, g_steal_pointer (&answer));
  pump (self);
}

/* It is carried to its end even if nobody waits for it any more: what was sent so far would be lost. */
static void
start (ZavodTileQueue *self,
       Pending        *pending)
{
  self->n_running++;
  zavod_fetch_async (self->session, pending->address, pending->known, self->stop, on_fetched, pending);
}

static gboolean
on_wake (gpointer user_data)
{
  ZavodTileQueue *self = user_data;

  self->wake = 0;
  pump (self);

  return G_SOURCE_REMOVE;
}

/* Returns: the place of the first that may be asked for now; else NULL, and *next_at is when one may */
static GList *
find_ready (ZavodTileQueue *self,
            gint64         *next_at)
{
  const gint64 now = g_get_monotonic_time ();

  *next_at = G_MAXINT64;
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    {
      const gint64 at = MAX (((Pending *) l->data)->resume_at, self->resume_at);

      if (at <= now)
        return l;
      *next_at = MIN (*next_at, at);
    }

  return NULL;
}

/* While the server is left alone, what is kept of a tile is better than nothing. */
static void
answer_from_kept (ZavodTileQueue *self)
{
  for (GList *l = self->waiting.head, *next; l != NULL; l = next)
    {
      Pending *pending = l->data;

      next = l->next;
      if (!may_be_stale (pending))
        continue;
      g_queue_delete_link (&self->waiting, l);
      finish (pending, zavod_answer_new (ZAVOD_FAULT_UNREACHABLE, 0));
    }
}

/* Starts what may be started, and sees to it that the rest is not forgotten. */
static void
pump (ZavodTileQueue *self)
{
  const guint max_running = self->n_faults > 0 ? 1 : MAX_RUNNING;
  gint64 next_at = G_MAXINT64;
  GList *ready = NULL;

  drop_cancelled (self);
  if (self->resume_at > g_get_monotonic_time ())
    answer_from_kept (self);
  g_clear_handle_id (&self->wake, g_source_remove);
  while (self->n_running < max_running && (ready = find_ready (self, &next_at)) != NULL)
    {
      Pending *pending = ready->data;

      g_queue_delete_link (&self->waiting, ready);
      start (self, pending);
    }

  if (self->n_running < max_running && next_at != G_MAXINT64)
    self->wake = g_timeout_add ((guint) ((next_at - g_get_monotonic_time ()) / 1000 + 1), on_wake, self);
}

static Pending *
create_pending (ZavodTileQueue        *self,
                const char            *address,
                ZavodContent           content,
                const ZavodCachedTile *known,
                GCancellable          *cancellable,
                GAsyncReadyCallback    callback,
                gpointer               user_data)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (pending->task, zavod_tile_queue_fetch_async);
  g_task_set_check_cancellable (pending->task, FALSE);  /* that is an answer too */
  pending->address = g_strdup (address);
  pending->content = content;
  pending->known = known != NULL ? zavod_cached_tile_copy (known) : NULL;
  if (self->session == NULL)
    self->session = zavod_fetch_create_session ();

  return pending;
}

static void
zavod_tile_queue_dispose (GObject *object)
{
  ZavodTileQueue *self = ZAVOD_TILE_QUEUE (object);

  g_clear_handle_id (&self->wake, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->network);

  G_OBJECT_CLASS (zavod_tile_queue_parent_class)->dispose (object);
}

static void
zavod_tile_queue_finalize (GObject *object)
{
  ZavodTileQueue *self = ZAVOD_TILE_QUEUE (object);

  g_assert (g_queue_is_empty (&self->waiting));  /* each holds us */
  g_clear_object (&self->stop);
  g_free (self->problem);

  G_OBJECT_CLASS (zavod_tile_queue_parent_class)->finalize (object);
}

static void
zavod_tile_queue_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, ZAVOD_TILE_QUEUE (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_tile_queue_class_init (ZavodTileQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_tile_queue_dispose;
  object_class->finalize = zavod_tile_queue_finalize;
  object_class->get_property = zavod_tile_queue_get_property;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_tile_queue_init (ZavodTileQueue *self)
{
  g_queue_init (&self->waiting);
  self->stop = g_cancellable_new ();
}

ZavodTileQueue *
zavod_tile_queue_new (void)
{
  return g_object_new (ZAVOD_TYPE_TILE_QUEUE, NULL);
}

/**
 * zavod_tile_queue_fetch_async:
 * @known: (nullable): what is kept of this address. Where it may be shown although it is stale, a fault is an answer too.
 * @cancellable: (nullable): nobody wants it any more: it is not asked for, unless it has been
 *
 * Asks for a tile, when it is its turn, until there is an answer.
 */
void
zavod_tile_queue_fetch_async (ZavodTileQueue        *self,
                              const char            *address,
                              ZavodContent           content,
                              const ZavodCachedTile *known,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_return_if_fail (ZAVOD_IS_TILE_QUEUE (self));
  g_return_if_fail (address != NULL);

  if (self->network == NULL)
    {
      self->network = g_object_ref (g_network_monitor_get_default ());
      g_signal_connect_object (self->network, "network-changed", G_CALLBACK (on_network_changed), self,
                               G_CONNECT_SWAPPED);
    }

  g_queue_push_head (&self->waiting,
                     create_pending (self, address, content, known, cancellable, callback, user_data));
  if (self->waiting.length > MAX_WAITING)
    finish (g_queue_pop_tail (&self->waiting), zavod_answer_new (ZAVOD_FAULT_CANCELLED, 0));
  pump (self);
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Pending *pending = user_data;
  ZavodAnswer *answer = zavod_fetch_finish (result);

  zavod_answer_check_content (answer, pending->content);
  finish (pending, answer);
}

/**
 * zavod_tile_queue_try_async:
 *
 * Asks for a tile at once and only once. It is finished with zavod_tile_queue_fetch_finish().
 */
void
zavod_tile_queue_try_async (ZavodTileQueue      *self,
                            const char          *address,
                            ZavodContent         content,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Pending *pending;

  g_return_if_fail (ZAVOD_IS_TILE_QUEUE (self));
  g_return_if_fail (address != NULL);

  pending = create_pending (self, address, content, NULL, cancellable, callback, user_data);
  zavod_fetch_async (self->session, address, NULL, cancellable, on_tried, pending);
}

/**
 * zavod_tile_queue_fetch_finish:
 *
 * Returns: (transfer full): the last answer
 */
ZavodAnswer *
zavod_tile_queue_fetch_finish (ZavodTileQueue *self,
                               GAsyncResult   *result)
{
  g_return_val_if_fail (ZAVOD_IS_TILE_QUEUE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * zavod_tile_queue_stop:
 *
 * Breaks off what is under way, and forgets what waits and what was wrong. Nothing is sent until the next tile is asked for.
 */
void
zavod_tile_queue_stop (ZavodTileQueue *self)
{
  Pending *pending;

  g_return_if_fail (ZAVOD_IS_TILE_QUEUE (self));

  g_cancellable_cancel (self->stop);
  g_object_unref (self->stop);
  self->stop = g_cancellable_new ();
  while ((pending = g_queue_pop_head (&self->waiting)) != NULL)
    finish (pending, zavod_answer_new (ZAVOD_FAULT_CANCELLED, 0));
  g_clear_handle_id (&self->wake, g_source_remove);
  if (self->session != NULL)
    soup_session_abort (self->session);  /* connections that were kept open */
  note_success (self);
}

const char *
zavod_tile_queue_get_problem (ZavodTileQueue *self)
{
  g_return_val_if_fail (ZAVOD_IS_TILE_QUEUE (self), NULL);

  return self->problem;
}
