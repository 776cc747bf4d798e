/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-session-private.h"

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
  PROP_NOUN_RECORD,
  PROP_POINTS,
  PROP_SELECTION_WORDS,
  PROP_PICKING,
  PROP_ONLY_IN_VIEW,
  PROP_DAY,
  PROP_KNOWN_DAY,
  PROP_UNDATED,
  PROP_YEARS,
  PROP_SHOWN_YEARS,
  N_PROPS
};

enum
{
  CHANGED,
  POINTS_CHANGED,
  STATUSES_CHANGED,
  SELECTION_CHANGED,
  VISITS_CHANGED,
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

gboolean
zavod_session_was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A read whose answer nobody waits for any more is cancelled; the new one gets a cancellable of its own. */
GCancellable *
zavod_session_renew (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_set_object (cancellable, NULL);
  *cancellable = g_cancellable_new ();

  return *cancellable;
}

void
zavod_session_set_selection_words (ZavodSession *self,
                                   const char   *words)
{
  if (g_set_str (&self->selection_words, words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION_WORDS]);
}

/* Another atlas is open. */
void
zavod_session_notify_atlas (ZavodSession *self)
{
  for (guint i = PROP_STORE; i <= PROP_READ_ONLY; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* @change: (nullable): which of the points are others now; %NULL: all were read anew */
void
zavod_session_notify_points (ZavodSession            *self,
                             const ZavodPointsChange *change)
{
  g_signal_emit (self, signals[POINTS_CHANGED], 0, change);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POINTS]);
}

void
zavod_session_tell_statuses (ZavodSession *self,
                             GArray       *changes)
{
  g_signal_emit (self, signals[STATUSES_CHANGED], 0, changes);
}

void
zavod_session_notify_selection (ZavodSession *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
zavod_session_notify_visits (ZavodSession *self)
{
  g_signal_emit (self, signals[VISITS_CHANGED], 0);
}

void
zavod_session_notify_filter (ZavodSession *self)
{
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
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

  if (!zavod_session_was_cancelled (error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
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

  zavod_session_close (self);
  zavod_session_clear_days (self);
  g_clear_handle_id (&self->visit_source, g_source_remove);
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
  g_clear_object (&self->as_of_cancellable);
  g_clear_object (&self->years_cancellable);
  g_clear_object (&self->shown_years_cancellable);
  g_clear_pointer (&self->record, zavod_site_unref);
  g_clear_pointer (&self->noun_record, zavod_noun_record_unref);
  zavod_visits_free (self->visits);
  g_clear_pointer (&self->points, g_array_unref);
  g_hash_table_unref (self->stale);
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

    case PROP_NOUN_RECORD:
      g_value_set_boxed (value, self->noun_record);
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
    case PROP_DAY:
      g_value_set_uint (value, self->day);
      break;
    case PROP_KNOWN_DAY:
      g_value_set_uint (value, self->knowledge.day);
      break;
    case PROP_UNDATED:
      g_value_set_boolean (value, self->knowledge.undated);
      break;
    case PROP_YEARS:
      g_value_set_boxed (value, self->years);
      break;
    case PROP_SHOWN_YEARS:
      g_value_set_boxed (value, zavod_session_get_shown_years (self));
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
    case PROP_UNDATED:
      zavod_session_set_undated (ZAVOD_SESSION (object), g_value_get_boolean (value));
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
  properties[PROP_NOUN_RECORD] = g_param_spec_boxed ("noun-record", NULL, NULL, ZAVOD_TYPE_NOUN_RECORD, flags);
  properties[PROP_POINTS] = g_param_spec_boxed ("points", NULL, NULL, G_TYPE_ARRAY, flags);
  properties[PROP_SELECTION_WORDS] = g_param_spec_string ("selection-words", NULL, NULL, NULL, flags);
  properties[PROP_PICKING] = g_param_spec_boolean ("picking", NULL, NULL, FALSE, flags);
  properties[PROP_ONLY_IN_VIEW] = g_param_spec_boolean ("only-in-view", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_KNOWN_DAY] = g_param_spec_uint ("known-day", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNDATED] = g_param_spec_boolean ("undated", NULL, NULL, TRUE, flags | G_PARAM_WRITABLE);
  properties[PROP_YEARS] = g_param_spec_boxed ("years", NULL, NULL, G_TYPE_ARRAY, flags);
  properties[PROP_SHOWN_YEARS] = g_param_spec_boxed ("shown-years", NULL, NULL, G_TYPE_ARRAY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* the changes live only as long as the signal */
  signals[CHANGED] = g_signal_new ("changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[POINTS_CHANGED] = g_signal_new ("points-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[STATUSES_CHANGED] = g_signal_new ("statuses-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[VISITS_CHANGED] = g_signal_new ("visits-changed", ZAVOD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
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
  zavod_session_init_days (self);
  self->stale = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->visits = zavod_visits_new ();
  self->view = ZAVOD_BOX_EMPTY;
  self->filter = zavod_filter_new ();
}
