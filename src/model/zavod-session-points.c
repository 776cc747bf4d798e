/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map shows of every site. All of it is read when an atlas is opened, when the date is another, and after a
 * change of which nobody knows what it touched; after an edit only the sites that it touches are, and put in their places
 * in a thread: to copy the points of a million sites takes longer than a frame. */

#include "zavod-session-private.h"

#include <string.h>

#include "zavod-id.h"
#include "zavod-task.h"

/* So many sites are read one by one in any case; more only if they are few beside all. */
#define MANY 64
#define MANY_SHARE 8

/* Points on their way from the store to the session. */
typedef struct
{
  GArray *read;     /* ZavodSitePoint, by id: those that the store gave */
  GArray *ids;      /* gint64, upwards: the sites that were asked for; NULL: all */
  GArray *old;      /* all points until now, where not all are read */
  GArray *before;   /* those of them that did change */
  GArray *now;
  ZavodAlignment next;  /* all points from now on */
} Arrival;

static void
arrival_free (Arrival *arrival)
{
  g_array_unref (arrival->read);
  g_clear_pointer (&arrival->ids, g_array_unref);
  g_clear_pointer (&arrival->old, g_array_unref);
  g_clear_pointer (&arrival->before, g_array_unref);
  g_clear_pointer (&arrival->now, g_array_unref);
  zavod_alignment_clear (&arrival->next);
  g_free (arrival);
}

static const ZavodSitePoint *
get_point (GArray *points,
           guint   i)
{
  return i < points->len ? &g_array_index (points, ZavodSitePoint, i) : NULL;
}

/* Returns: the first of the points, from @low on, whose id is not below @id */
static guint
find_place (GArray *points,
            guint   low,
            gint64  id)
{
  guint high = points->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (get_point (points, middle)->id < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
append (GArray               *points,
        const ZavodSitePoint *point)
{
  if (point != NULL)
    g_array_append_vals (points, point, 1);
}

/* @before, @now: (nullable): there was, or is, no such site */
static void
note_change (Arrival              *arrival,
             const ZavodSitePoint *before,
             const ZavodSitePoint *now)
{
  if (before != NULL && now != NULL && memcmp (before, now, sizeof *now) == 0)
    return;

  append (arrival->before, before);
  append (arrival->now, now);
}

/* Returns: (transfer full): the old points with what was read in its places */
static GArray *
splice_points (Arrival *arrival)
{
  GArray *old = arrival->old;
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (ZavodSitePoint), old->len + arrival->read->len);
  guint done = 0, n_read = 0;

  arrival->before = g_array_new (FALSE, FALSE, sizeof (ZavodSitePoint));
  arrival->now = g_array_new (FALSE, FALSE, sizeof (ZavodSitePoint));
  for (guint i = 0; i < arrival->ids->len; i++)
    {
      const gint64 id = g_array_index (arrival->ids, gint64, i);
      const guint place = find_place (old, done, id);
      const ZavodSitePoint *before = get_point (old, place), *now = get_point (arrival->read, n_read);

      before = before != NULL && before->id == id ? before : NULL;
      now = now != NULL && now->id == id ? now : NULL;
      g_array_append_vals (points, get_point (old, done), place - done);
      append (points, now);
      note_change (arrival, before, now);
      done = place + (before != NULL);
      n_read += now != NULL;
    }
  g_array_append_vals (points, get_point (old, done), old->len - done);

  return points;
}

static void
arrive_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Arrival *arrival = task_data;

  if (arrival->next.points == NULL)
    arrival->next.points = arrival->ids != NULL ? splice_points (arrival) : g_array_ref (arrival->read);
  zavod_site_facets_take_points (arrival->next.points, arrival->next.columns);
  if (arrival->next.facets != NULL)
    zavod_site_facets_align (arrival->next.facets, arrival->next.points, arrival->next.columns);
  g_task_return_boolean (task, TRUE);
}

static void
take (ZavodSession *self,
      Arrival      *arrival)
{
  const ZavodPointsChange change = { arrival->old, arrival->before, arrival->now };

  if (arrival->ids != NULL)
    g_hash_table_remove_all (self->stale);
  else
    self->reading_all = FALSE;
  if (arrival->ids != NULL && arrival->before->len == 0 && arrival->now->len == 0)
    return;

  zavod_session_take_points (self, &arrival->next, arrival->ids != NULL ? &change : NULL);
  zavod_session_prune_selection (self);
}

static void arrive (ZavodSession *self,
                    Arrival      *arrival);

static void
on_arrived (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  ZavodSession *self = ZAVOD_SESSION (source);
  Arrival *arrival = user_data;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))  /* there was another change meanwhile */
    {
      arrival_free (arrival);
    }
  else if (arrival->next.facets != self->facets)  /* these were read meanwhile */
    {
      arrive (self, arrival);
    }
  else
    {
      take (self, arrival);
      arrival_free (arrival);
    }
}

/* Makes what the session needs of the points that were read, and takes it. */
static void
arrive (ZavodSession *self,
        Arrival      *arrival)
{
  g_autoptr (GTask) task = g_task_new (self, self->points_cancellable, on_arrived, arrival);

  zavod_alignment_set_facets (&arrival->next, self->facets);
  g_task_set_source_tag (task, arrive);
  g_task_set_task_data (task, arrival, NULL);
  zavod_task_run_in_thread (task, arrive_in_thread);
}

static GArray *
get_stale (ZavodSession *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, zavod_id_compare);

  return ids;
}

static void
on_stale_points (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *read = zavod_store_points_of_finish (ZAVOD_STORE (source), result, &error);
  Arrival *arrival;

  if (read == NULL)
    {
      zavod_session_report (self, error);
      return;
    }

  arrival = g_new0 (Arrival, 1);
  arrival->read = read;
  arrival->ids = get_stale (self);
  arrival->old = g_array_ref (self->points);
  arrive (self, arrival);
}

/* Sites whose points were on their way when others changed, too, are read once more. */
static void
load_stale (ZavodSession *self)
{
  g_autoptr (GArray) ids = get_stale (self);

  zavod_store_points_of_async (self->store, (const gint64 *) (void *) ids->data, ids->len, self->date,
                               zavod_session_renew (&self->points_cancellable), on_stale_points, g_object_ref (self));
}

static void
on_points (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *read = zavod_store_points_finish (ZAVOD_STORE (source), result, &error);
  Arrival *arrival;

  if (read == NULL)
    {
      zavod_session_report (self, error);
      return;
    }

  arrival = g_new0 (Arrival, 1);
  arrival->read = read;
  arrive (self, arrival);
}

/* Reads the points of all sites. */
void
zavod_session_load_points (ZavodSession *self)
{
  g_hash_table_remove_all (self->stale);
  self->reading_all = TRUE;
  zavod_store_points_async (self->store, self->date, zavod_session_renew (&self->points_cancellable), on_points,
                            g_object_ref (self));
}

static void
add_stale (ZavodSession *self,
           GHashTable   *sites)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, sites);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->stale, g_memdup2 (id, sizeof (gint64)));
}

/* Reads the points again that @changes touched. */
void
zavod_session_update_points (ZavodSession       *self,
                             const ZavodChanges *changes)
{
  guint n_stale;

  if (!changes->everything && changes->sites != NULL)
    {
      if (g_hash_table_size (changes->sites) == 0)
        return;
      add_stale (self, changes->sites);
    }

  n_stale = g_hash_table_size (self->stale);
  if (changes->everything || changes->sites == NULL || self->reading_all
      || (n_stale > MANY && n_stale > self->points->len / MANY_SHARE))
    zavod_session_load_points (self);
  else
    load_stale (self);
}

/**
 * zavod_session_get_points:
 *
 * Returns: (nullable): every site as the map shows it, by id; %NULL until they were read. Replaced as a whole, but for the
 *   statuses, which change in place ("statuses-changed"): who keeps it takes a reference, and a thread that reads a status
 *   may find that of another day.
 */
GArray *
zavod_session_get_points (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->points;
}
