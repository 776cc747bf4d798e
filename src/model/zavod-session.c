/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-session-private.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (ZavodSession, zavod_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_TITLE,
  PROP_N_SITES,
  PROP_N_CLAIMS,
  PROP_UNDO_WORDS,
  PROP_REDO_WORDS,
  PROP_READ_ONLY,
  PROP_DATE,
  PROP_RECORD,
  PROP_POINTS,
  PROP_SELECTION_WORDS,
  PROP_PICKING,
  PROP_ONLY_IN_VIEW,
  N_PROPS
};

enum
{
  CHANGED,
  SELECTION_CHANGED,
  FILTER_CHANGED,
  FACETS_CHANGED,
  PASSING_CHANGED,
  SHOWN_CHANGED,
  EDITED,
  PICKED,
  RADIUS_PICKED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%F");
}

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A read whose answer nobody waits for any more is cancelled; the new one gets a cancellable of its own. */
static GCancellable *
renew (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_set_object (cancellable, NULL);
  *cancellable = g_cancellable_new ();

  return *cancellable;
}

static void
set_record (ZavodSession *self,
            ZavodSite    *record)
{
  if (self->record == NULL && record == NULL)
    return;

  g_clear_pointer (&self->record, zavod_site_unref);
  self->record = record;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
on_record (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodSite *record = zavod_store_site_finish (ZAVOD_STORE (source), result, &error);

  if (was_cancelled (error))
    return;

  if (record == NULL)
    {
      /* the site was deleted, here or by another program: there is nothing left to have selected */
      if (g_error_matches (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND))
        zavod_session_clear_selection (self);
      else
        zavod_session_report (self, error);
    }

  if (record != NULL && self->actor_id == 0 && self->sites->len <= 1)
    zavod_session_set_selection_words (self, record->name);
  set_record (self, record);
}

void
zavod_session_set_selection_words (ZavodSession *self,
                                   const char   *words)
{
  if (g_set_str (&self->selection_words, words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION_WORDS]);
}

void
zavod_session_load_record (ZavodSession *self)
{
  GCancellable *cancellable = renew (&self->record_cancellable);

  if (self->store == NULL || self->site_id == 0)
    {
      set_record (self, NULL);
      return;
    }

  zavod_store_site_async (self->store, self->site_id, self->date, cancellable, on_record, g_object_ref (self));
}

static void
on_points (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *points = zavod_store_points_finish (ZAVOD_STORE (source), result, &error);

  if (points == NULL)
    {
      zavod_session_report (self, error);
      return;
    }

  zavod_session_take_points (self, points);
  zavod_session_prune_selection (self);
}

static void
load_points (ZavodSession *self)
{
  zavod_store_points_async (self->store, self->date, renew (&self->points_cancellable), on_points, g_object_ref (self));
}

static void
set_summary (ZavodSession       *self,
             const ZavodSummary *summary)
{
  if (g_set_str (&self->title, summary->title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);

  if (self->n_sites != summary->n_sites)
    {
      self->n_sites = summary->n_sites;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SITES]);
    }

  if (self->n_claims != summary->n_claims)
    {
      self->n_claims = summary->n_claims;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CLAIMS]);
    }
}

static void
on_summary (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodSummary) summary = zavod_store_summary_finish (ZAVOD_STORE (source), result, &error);

  if (summary != NULL)
    set_summary (self, summary);
  else
    zavod_session_report (self, error);
}

static void
load_summary (ZavodSession *self)
{
  zavod_store_summary_async (self->store, renew (&self->summary_cancellable), on_summary, g_object_ref (self));
}

static gboolean
touches (const ZavodChanges *changes,
         const char         *table)
{
  return changes->everything || g_hash_table_contains (changes->rows, g_intern_string (table));
}

static void
on_store_changed (ZavodSession       *self,
                  const ZavodChanges *changes)
{
  load_summary (self);
  zavod_session_load_record (self);
  if (touches (changes, "site") || touches (changes, "claim") || touches (changes, "citation") || touches (changes, "source"))
    load_points (self);
  zavod_session_load_facets (self);

  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
on_store_notify (ZavodSession *self,
                 GParamSpec   *pspec)
{
  if (g_str_equal (pspec->name, "undo-words"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_WORDS]);
  else if (g_str_equal (pspec->name, "redo-words"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_WORDS]);
}

/* What is being read of the atlas is wanted no more; edits that were handed over are still written. */
static void
leave_store (ZavodSession *self)
{
  renew (&self->record_cancellable);
  renew (&self->points_cancellable);
  renew (&self->facets_cancellable);
  renew (&self->summary_cancellable);
  if (self->store == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->store, self);
  zavod_store_close (self->store);
}

/* Takes the reference to @store. */
static void
set_store (ZavodSession *self,
           ZavodStore   *store)
{
  leave_store (self);
  g_clear_object (&self->store);
  self->store = store;
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed), self);
  g_signal_connect_swapped (store, "notify", G_CALLBACK (on_store_notify), self);

  zavod_session_clear_selection (self);
  zavod_session_clear_filter (self);
  zavod_session_clear_facets (self);
  for (guint i = PROP_STORE; i <= PROP_READ_ONLY; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  load_summary (self);
  load_points (self);
  zavod_session_load_facets (self);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  ZavodStore *store = zavod_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  set_store (g_task_get_source_object (task), store);
  g_task_return_boolean (task, TRUE);
}

/**
 * zavod_session_open_async:
 * @path: the file's path
 *
 * Opens an atlas in place of the one that is open. When that fails, the old one stays open.
 */
void
zavod_session_open_async (ZavodSession        *self,
                          const char          *path,
                          ZavodOpenFlags       flags,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, zavod_session_open_async);
  zavod_store_open_async (path, flags, cancellable, on_opened, g_steal_pointer (&task));
}

gboolean
zavod_session_open_finish (ZavodSession  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * zavod_session_close:
 *
 * Finishes the edits that were handed over and closes the file, while there is still somebody to wait for it: answers
 * that are under way keep the session, but not the process. Nothing can be read or edited any more.
 */
void
zavod_session_close (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  leave_store (self);
}

/* ---- the atlas ---- */

ZavodStore *
zavod_session_get_store (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->store;
}

const char *
zavod_session_get_title (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->title;
}

guint
zavod_session_get_n_sites (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->n_sites;
}

guint
zavod_session_get_n_claims (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->n_claims;
}

gboolean
zavod_session_is_read_only (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), TRUE);

  return self->store == NULL || zavod_store_is_read_only (self->store);
}

const char *
zavod_session_get_undo_words (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->store != NULL ? zavod_store_get_undo_words (self->store) : NULL;
}

const char *
zavod_session_get_redo_words (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->store != NULL ? zavod_store_get_redo_words (self->store) : NULL;
}

const char *
zavod_session_get_date (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->date;
}

/**
 * zavod_session_set_date:
 * @date: (nullable): the day that statuses are shown as of, ISO 8601; %NULL for today
 */
void
zavod_session_set_date (ZavodSession *self,
                        const char   *date)
{
  g_autofree char *day = date != NULL ? g_strdup (date) : today ();

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!g_set_str (&self->date, day))
    return;

  if (self->store != NULL)
    {
      load_points (self);
      zavod_session_load_record (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

ZavodSite *
zavod_session_get_record (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->record;
}

/**
 * zavod_session_get_points:
 *
 * Returns: (nullable): every site as the map shows it, by id; %NULL until they were read. Replaced as a whole, never
 *   changed in place: who keeps it takes a reference.
 */
GArray *
zavod_session_get_points (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->points;
}

void
zavod_session_notify_selection (ZavodSession *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
zavod_session_notify_filter (ZavodSession *self)
{
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

void
zavod_session_notify_points (ZavodSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POINTS]);
}

void
zavod_session_notify_facets (ZavodSession *self)
{
  g_signal_emit (self, signals[FACETS_CHANGED], 0);
}

void
zavod_session_notify_passing (ZavodSession *self)
{
  g_signal_emit (self, signals[PASSING_CHANGED], 0);
}

void
zavod_session_notify_shown (ZavodSession *self)
{
  g_signal_emit (self, signals[SHOWN_CHANGED], 0);
}

void
zavod_session_notify_only_in_view (ZavodSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY_IN_VIEW]);
}

void
zavod_session_announce_edit (ZavodSession *self,
                             const char   *words,
                             int           kind)
{
  g_signal_emit (self, signals[EDITED], 0, words, kind);
}

/**
 * zavod_session_report:
 * @error: why something of the atlas could not be read
 *
 * Tells whoever shows such things, "failed"; a read that nobody waits for any more is no failure.
 */
void
zavod_session_report (ZavodSession *self,
                      const GError *error)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (error != NULL);

  if (!was_cancelled (error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* ---- picking ---- */

gboolean
zavod_session_is_picking (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), FALSE);

  return self->picking;
}

const ZavodPick *
zavod_session_get_pick (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return &self->pick;
}

/**
 * zavod_session_begin_picking:
 * @pick: where the pin stands now, and how wide its circle is
 *
 * Asks for a place; called again while picking, it moves the pin.
 */
void
zavod_session_begin_picking (ZavodSession    *self,
                             const ZavodPick *pick)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (pick != NULL);

  if (self->picking && memcmp (&self->pick, pick, sizeof *pick) == 0)
    return;

  self->pick = *pick;
  self->picking = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
}

/**
 * zavod_session_pick:
 * @latitude: degrees, WGS 84
 * @longitude: degrees, WGS 84
 *
 * Answers the form that waits for a place. It goes on waiting: the pin may be moved again.
 */
void
zavod_session_pick (ZavodSession *self,
                    double        latitude,
                    double        longitude)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!self->picking)
    return;

  self->pick.has_point = TRUE;
  self->pick.latitude = latitude;
  self->pick.longitude = longitude;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
  g_signal_emit (self, signals[PICKED], 0, latitude, longitude);
}

/**
 * zavod_session_pick_radius:
 * @metres: how far from the pin the site may be
 *
 * The circle's answer to zavod_session_begin_picking(): the form that asked takes it over.
 */
void
zavod_session_pick_radius (ZavodSession *self,
                           double        metres)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!self->picking)
    return;

  self->pick.radius = metres;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
  g_signal_emit (self, signals[RADIUS_PICKED], 0, metres);
}

void
zavod_session_end_picking (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!self->picking)
    return;

  self->picking = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
}

/* ---- the object ---- */

ZavodSession *
zavod_session_new (void)
{
  return g_object_new (ZAVOD_TYPE_SESSION, NULL);
}

static void
zavod_session_dispose (GObject *object)
{
  ZavodSession *self = ZAVOD_SESSION (object);

  leave_store (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (zavod_session_parent_class)->dispose (object);
}

static void
zavod_session_finalize (GObject *object)
{
  ZavodSession *self = ZAVOD_SESSION (object);

  g_clear_object (&self->record_cancellable);
  g_clear_object (&self->points_cancellable);
  g_clear_object (&self->facets_cancellable);
  g_clear_object (&self->summary_cancellable);
  g_clear_object (&self->selection_cancellable);
  g_clear_pointer (&self->record, zavod_site_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->sites, g_array_unref);
  zavod_session_clear_facets (self);
  g_clear_pointer (&self->filter, zavod_filter_free);
  g_free (self->selection_words);
  g_free (self->title);
  g_free (self->date);

  G_OBJECT_CLASS (zavod_session_parent_class)->finalize (object);
}

static void
zavod_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  ZavodSession *self = ZAVOD_SESSION (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_N_SITES:
      g_value_set_uint (value, self->n_sites);
      break;
    case PROP_N_CLAIMS:
      g_value_set_uint (value, self->n_claims);
      break;
    case PROP_UNDO_WORDS:
      g_value_set_string (value, zavod_session_get_undo_words (self));
      break;
    case PROP_REDO_WORDS:
      g_value_set_string (value, zavod_session_get_redo_words (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, zavod_session_is_read_only (self));
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_RECORD:
      g_value_set_boxed (value, self->record);
      break;
    case PROP_POINTS:
      g_value_set_boxed (value, self->points);
      break;
    case PROP_SELECTION_WORDS:
      g_value_set_string (value, self->selection_words);
      break;
    case PROP_PICKING:
      g_value_set_boolean (value, self->picking);
      break;
    case PROP_ONLY_IN_VIEW:
      g_value_set_boolean (value, self->only_in_view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_session_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ONLY_IN_VIEW:
      zavod_session_set_only_in_view (ZAVOD_SESSION (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_session_class_init (ZavodSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = zavod_session_dispose;
  object_class->finalize = zavod_session_finalize;
  object_class->get_property = zavod_session_get_property;
  object_class->set_property = zavod_session_set_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ZAVOD_TYPE_STORE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_N_SITES] = g_param_spec_uint ("n-sites", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CLAIMS] = g_param_spec_uint ("n-claims", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNDO_WORDS] = g_param_spec_string ("undo-words", NULL, NULL, NULL, flags);
  properties[PROP_REDO_WORDS] = g_param_spec_string ("redo-words", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, TRUE, flags);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_RECORD] = g_param_spec_boxed ("record", NULL, NULL, ZAVOD_TYPE_SITE, flags);
  properties[PROP_POINTS] = g_param_spec_boxed ("points", NULL, NULL, G_TYPE_ARRAY, flags);
  properties[PROP_SELECTION_WORDS] = g_param_spec_string ("selection-words", NULL, NULL, NULL, flags);
  properties[PROP_PICKING] = g_param_spec_boolean ("picking", NULL, NULL, FALSE, flags);
  properties[PROP_ONLY_IN_VIEW] = g_param_spec_boolean ("only-in-view", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* the changes live only as long as the signal */
  signals[CHANGED] = g_signal_new ("changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[FILTER_CHANGED] = g_signal_new ("filter-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[FACETS_CHANGED] = g_signal_new ("facets-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[PASSING_CHANGED] = g_signal_new ("passing-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[SHOWN_CHANGED] = g_signal_new ("shown-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[PICKED] = g_signal_new ("picked", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[RADIUS_PICKED] = g_signal_new ("radius-picked", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[FAILED] = g_signal_new ("failed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zavod_session_init (ZavodSession *self)
{
  self->date = today ();
  self->sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->view = ZAVOD_BOX_EMPTY;
  self->filter = zavod_filter_new ();
}
