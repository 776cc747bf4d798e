/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The day that is looked at, and the day by which what is known had been published. While a day is being moved only the
 * statuses of the points follow, in memory; when it has been at rest for a moment, everything else does:
 *
 *   day ──▶ statuses of the points ──▶ map          ("statuses-changed")
 *    └─ at rest ─▶ moment of the store, date ──▶ tables, record, what is shown
 *
 * All that is said of statuses is read when a day is first asked for, and again after each edit. */

#include "zavod-session-private.h"

#include "zavod-partial-date.h"

#define REST 200 /* milliseconds */

#define NOWHERE G_MAXUINT32

static guint32
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  ZavodPartialDate date = {
    (guint16) g_date_time_get_year (now),
    (guint8) g_date_time_get_month (now),
    (guint8) g_date_time_get_day_of_month (now),
  };

  return zavod_partial_date_get_first_day (date);
}

/* ---- the statuses of the points ---- */

static guint32
find_place (GArray *points,
            guint   from,
            gint64  id)
{
  while (from < points->len && g_array_index (points, ZavodSitePoint, from).id < id)
    from++;

  return from;
}

/* Both come upwards by id. */
static void
look_up_places (ZavodSession *self)
{
  const guint n = zavod_as_of_get_n_sites (self->as_of);
  guint32 place = 0;

  self->places = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    {
      const gint64 id = zavod_as_of_get_site (self->as_of, i);

      place = find_place (self->points, place, id);
      self->places[i] = place < self->points->len && g_array_index (self->points, ZavodSitePoint, place).id == id
                        ? place : NOWHERE;
    }
}

/* Turns sites of the index into points, and appends those that look otherwise now. */
static void
change_point (ZavodSession *self,
              guint32       site,
              guint8        status,
              GArray       *changes)
{
  const ZavodStatusChange change = { self->places[site], status };
  ZavodSitePoint *point;

  if (change.site == NOWHERE)
    return;

  point = &g_array_index (self->points, ZavodSitePoint, change.site);
  if (point->status == status)
    return;

  point->status = status;
  if (changes != NULL)
    g_array_append_val (changes, change);
}

/**
 * zavod_session_apply_statuses:
 * @changes: (nullable) (element-type ZavodStatusChange): gets the points that look otherwise now
 *
 * Gives all points the statuses of the day, if these are known; points that were just read have those of the date.
 */
void
zavod_session_apply_statuses (ZavodSession *self,
                              GArray       *changes)
{
  if (self->as_of == NULL || self->points == NULL)
    return;

  if (self->places == NULL)
    look_up_places (self);
  for (guint i = 0; i < zavod_as_of_get_n_sites (self->as_of); i++)
    change_point (self, i, zavod_as_of_get_status (self->as_of, i), changes);
}

static void
update_statuses (ZavodSession *self)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ZavodStatusChange));

  zavod_session_apply_statuses (self, changes);
  if (changes->len > 0)
    zavod_session_tell_statuses (self, changes);
}

/* Only what changed between the two days is looked at. */
static void
move_statuses (ZavodSession *self)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (ZavodStatusChange));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ZavodStatusChange));

  zavod_as_of_move (self->as_of, self->day, moved);
  if (self->points == NULL)
    return;

  for (guint i = 0; i < moved->len; i++)
    {
      const ZavodStatusChange *change = &g_array_index (moved, ZavodStatusChange, i);

      change_point (self, change->site, change->status, changes);
    }
  if (changes->len > 0)
    zavod_session_tell_statuses (self, changes);
}

/* ---- reading ---- */

/* What the store's thread fills. */
typedef struct
{
  ZavodAsOf *as_of;
  ZavodKnowledge knowledge;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->as_of, zavod_as_of_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
add_claim (gpointer target,
           gint64   site_id,
           gint64   claim_id,
           guint32  day,
           guint8   weight,
           guint8   status)
{
  zavod_as_of_add (((Reading *) target)->as_of, site_id, claim_id, day, weight, status);
}

static void
add_source (gpointer target,
            guint32  published)
{
  zavod_as_of_add_source (((Reading *) target)->as_of, published);
}

static void
know (ZavodAsOf            *as_of,
      const ZavodKnowledge *knowledge)
{
  zavod_as_of_know (as_of, knowledge, (guint8) zavod_status_from_code (NULL));
}

static void
finish_reading (gpointer target)
{
  Reading *self = target;

  know (self->as_of, &self->knowledge);
}

static gboolean
knows_the_same (const ZavodKnowledge *a,
                const ZavodKnowledge *b)
{
  return a->day == b->day && a->undated == b->undated;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = zavod_store_statuses_finish (ZAVOD_STORE (source), result, &error);

  if (zavod_session_was_cancelled (error))
    return;

  self->is_reading_as_of = FALSE;
  if (reading == NULL)
    {
      zavod_session_report (self, error);
      return;
    }

  self->as_of = g_steal_pointer (&reading->as_of);
  zavod_as_of_move (self->as_of, self->day, NULL);
  if (!knows_the_same (&reading->knowledge, &self->knowledge))
    know (self->as_of, &self->knowledge);
  update_statuses (self);
  zavod_session_refresh_statuses (self);
}

static void
read_as_of (ZavodSession *self)
{
  static const ZavodStatusSink sink = { add_claim, add_source, finish_reading };
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { zavod_as_of_new (), self->knowledge };
  self->is_reading_as_of = TRUE;
  zavod_store_statuses_async (self->store, &sink, reading, (GDestroyNotify) reading_free,
                              zavod_session_renew (&self->as_of_cancellable), on_read, g_object_ref (self));
}

static void
set_years (ZavodSession  *self,
           GArray       **held,
           GArray        *years,
           const char    *property)
{
  g_clear_pointer (held, g_array_unref);
  *held = years;
  g_object_notify (G_OBJECT (self), property);
}

static void
take_years (ZavodSession  *self,
            GArray       **held,
            const char    *property,
            GObject       *source,
            GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  GArray *years = zavod_store_years_finish (ZAVOD_STORE (source), result, &error);

  if (years != NULL)
    set_years (self, held, years, property);
  else
    zavod_session_report (self, error);
}

static void
on_years (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;

  take_years (self, &self->years, "years", source, result);
}

static void
read_years (ZavodSession *self)
{
  zavod_store_years_async (self->store, NULL, FALSE, zavod_session_renew (&self->years_cancellable), on_years,
                           g_object_ref (self));
}

static void
on_shown_years (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;

  take_years (self, &self->shown_years, "shown-years", source, result);
}

/**
 * zavod_session_read_shown_years:
 *
 * Other sites pass the filter, or something else is known. The years of all are those that the axis has; what is counted
 * in them follows.
 */
void
zavod_session_read_shown_years (ZavodSession *self)
{
  GCancellable *cancellable = zavod_session_renew (&self->shown_years_cancellable);

  if (self->store == NULL || (self->passing == NULL && self->knowledge.day == 0))
    {
      if (self->shown_years != NULL)
        set_years (self, &self->shown_years, NULL, "shown-years");
      return;
    }

  zavod_store_years_async (self->store, self->passing, FALSE, cancellable, on_shown_years, g_object_ref (self));
}

/* From now on the store is asked about the day of the session, and about what was known then. */
void
zavod_session_set_moment (ZavodSession *self)
{
  const ZavodMoment moment = { self->is_today ? 0 : self->day, self->knowledge };

  zavod_store_set_moment (self->store, &moment);
}

static void
drop_as_of (ZavodSession *self)
{
  zavod_session_renew (&self->as_of_cancellable);
  self->is_reading_as_of = FALSE;
  g_clear_pointer (&self->as_of, zavod_as_of_free);
  g_clear_pointer (&self->places, g_free);
}

/**
 * zavod_session_read_days:
 *
 * The atlas is another one than before: what was read of it counts no more.
 */
void
zavod_session_read_days (ZavodSession *self)
{
  drop_as_of (self);
  zavod_session_set_moment (self);
  read_years (self);
  zavod_session_read_shown_years (self);
  if (self->uses_as_of)
    read_as_of (self);
}

/**
 * zavod_session_prepare_days:
 *
 * Reads what moving the day needs, if that was not done yet: worth while as soon as somebody is about to.
 */
void
zavod_session_prepare_days (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  self->uses_as_of = TRUE;
  if (self->as_of == NULL && !self->is_reading_as_of && self->store != NULL)
    read_as_of (self);
}

void
zavod_session_clear_days (ZavodSession *self)
{
  drop_as_of (self);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->shown_years, g_array_unref);
  g_clear_handle_id (&self->rest_source, g_source_remove);
}

/* ---- the day ---- */

/* Everything follows. */
static gboolean
come_to_rest (gpointer user_data)
{
  ZavodSession *self = user_data;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_free (self->date);
  self->date = zavod_partial_date_to_iso (zavod_partial_date_from_day (self->day));
  if (self->store != NULL)
    {
      zavod_session_set_moment (self);
      zavod_session_load_record (self);
      if (self->knows_otherwise)
        zavod_session_read_shown_years (self);
      self->knows_otherwise = FALSE;
    }
  g_object_notify (G_OBJECT (self), "date");
  zavod_session_refresh_statuses (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (ZavodSession *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST, come_to_rest, self);
}

/* Returns: whether it is another day than before */
static gboolean
change_day (ZavodSession *self,
            guint32       day)
{
  const guint32 today = get_today ();

  self->is_today = day == 0 || day == today;
  if (self->day == (day != 0 ? day : today))
    return FALSE;

  self->day = day != 0 ? day : today;
  zavod_session_prepare_days (self);
  if (self->as_of != NULL)
    move_statuses (self);
  g_object_notify (G_OBJECT (self), "day");

  return TRUE;
}

guint32
zavod_session_get_day (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->day;
}

/**
 * zavod_session_set_day:
 * @day: that the atlas is looked at of, as zavod_partial_date_get_first_day() counts; 0 for today
 *
 * The map follows at once, the rest when no other day has come for a fifth of a second.
 */
void
zavod_session_set_day (ZavodSession *self,
                       guint32       day)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (change_day (self, day))
    wait_for_rest (self);
}

/**
 * zavod_session_is_today:
 *
 * Returns: whether nothing is left out because of its date: plans and what has ended are listed today
 */
gboolean
zavod_session_is_today (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), TRUE);

  return self->is_today;
}

const char *
zavod_session_get_date (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->date;
}

/**
 * zavod_session_set_date:
 * @date: (nullable): the day that the atlas is looked at of, ISO 8601; of a reduced date the last day; %NULL for today
 *
 * Everything follows at once.
 */
void
zavod_session_set_date (ZavodSession *self,
                        const char   *date)
{
  ZavodPartialDate day;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  zavod_partial_date_from_iso (date, &day);
  if (change_day (self, zavod_partial_date_get_last_day (day)))
    come_to_rest (self);
}

/* ---- what is known ---- */

static void
set_knowledge (ZavodSession         *self,
               const ZavodKnowledge *knowledge,
               const char           *property)
{
  if (knows_the_same (&self->knowledge, knowledge))
    return;

  self->knowledge = *knowledge;
  self->knows_otherwise = TRUE;
  zavod_session_prepare_days (self);
  if (self->as_of != NULL)
    {
      know (self->as_of, knowledge);
      update_statuses (self);
    }
  g_object_notify (G_OBJECT (self), property);
  wait_for_rest (self);
}

guint32
zavod_session_get_known_day (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->knowledge.day;
}

/**
 * zavod_session_set_known_day:
 * @day: what was published later is left out; 0: nothing is
 */
void
zavod_session_set_known_day (ZavodSession *self,
                             guint32       day)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  set_knowledge (self, &(ZavodKnowledge) { day, self->knowledge.undated }, "known-day");
}

gboolean
zavod_session_get_undated (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), TRUE);

  return self->knowledge.undated;
}

/**
 * zavod_session_set_undated:
 * @undated: whether sources that show no date count as known, when later ones are left out
 */
void
zavod_session_set_undated (ZavodSession *self,
                           gboolean      undated)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  set_knowledge (self, &(ZavodKnowledge) { self->knowledge.day, !!undated }, "undated");
}

/**
 * zavod_session_find_event:
 * @forward: whether a later day than @day is wanted, or an earlier one
 *
 * Returns: the nearest day on which the status of a site changes; 0: there is none, or nothing was read yet
 */
guint32
zavod_session_find_event (ZavodSession *self,
                          guint32       day,
                          gboolean      forward)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->as_of != NULL ? zavod_as_of_get_next (self->as_of, day, forward) : 0;
}

GArray *
zavod_session_get_years (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->years;
}

/**
 * zavod_session_get_shown_years:
 *
 * Returns: (nullable) (element-type ZavodYear): the years of what passes the filter and is known, upwards; %NULL: not read
 *   yet
 */
GArray *
zavod_session_get_shown_years (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->shown_years != NULL ? self->shown_years : self->years;
}

void
zavod_session_init_days (ZavodSession *self)
{
  self->day = get_today ();
  self->is_today = TRUE;
  self->knowledge.undated = TRUE;
  self->date = zavod_partial_date_to_iso (zavod_partial_date_from_day (self->day));
}
