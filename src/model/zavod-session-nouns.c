/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nouns that are no sites: going to one by its name, its record, and the records that were looked at before. */

#include "zavod-session-private.h"

/* Milliseconds after which a row or a mark is looked at: what the arrow keys only pass is not gone back to. */
#define LOOK 400

/* ---- what was looked at ---- */

/* A name that is not known yet comes with the record. */
static void
note_visit (ZavodSession *self)
{
  const gboolean is_read = self->record != NULL && self->record->id == self->site_id;

  g_clear_handle_id (&self->visit_source, g_source_remove);
  if (self->site_id != 0)
    zavod_visits_add (self->visits, ZAVOD_NOUN_SITE, self->site_id, is_read ? self->record->name : NULL);
  else if (self->noun_id != 0)
    zavod_visits_add (self->visits, self->noun, self->noun_id, self->selection_words);
  else
    zavod_visits_leave (self->visits);

  zavod_session_notify_visits (self);
}

/* What is looked at counts as such when a link leads away from it, however soon. */
void
zavod_session_end_visit (ZavodSession *self)
{
  if (self->visit_source != 0)
    note_visit (self);
}

static void
on_looked (gpointer user_data)
{
  ZavodSession *self = user_data;

  self->visit_source = 0;
  note_visit (self);
}

/* After another record was asked for. */
void
zavod_session_begin_visit (ZavodSession *self)
{
  const gboolean is_in_view = self->origin != ZAVOD_ORIGIN_NONE && self->origin != ZAVOD_ORIGIN_FIND
                              && self->origin != ZAVOD_ORIGIN_RECORD;

  g_clear_handle_id (&self->visit_source, g_source_remove);
  if (is_in_view)
    self->visit_source = g_timeout_add_once (LOOK, on_looked, self);
  else
    note_visit (self);
}

/* Its record came, with the name. */
void
zavod_session_name_visit (ZavodSession *self,
                          ZavodNoun     noun,
                          gint64        id,
                          const char   *name)
{
  const ZavodVisit *visit = zavod_visits_peek (self->visits, 0);

  if (visit != NULL && visit->noun == noun && visit->id == id && zavod_visits_add (self->visits, noun, id, name))
    zavod_session_notify_visits (self);
}

/* It is not in the atlas any more. */
void
zavod_session_forget_visit (ZavodSession *self,
                            ZavodNoun     noun,
                            gint64        id)
{
  if (zavod_visits_forget (self->visits, noun, id))
    zavod_session_notify_visits (self);
}

void
zavod_session_clear_visits (ZavodSession *self)
{
  g_clear_handle_id (&self->visit_source, g_source_remove);
  zavod_visits_clear (self->visits);
  zavod_session_notify_visits (self);
}

/**
 * zavod_session_get_visit:
 * @steps: -1 for the record that was looked at before, 1 for the one after it
 *
 * Returns: (nullable): where zavod_session_go() would lead; owned by the session; %NULL: nowhere
 */
const ZavodVisit *
zavod_session_get_visit (ZavodSession *self,
                         int           steps)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return zavod_visits_peek (self->visits, steps);
}

/**
 * zavod_session_go:
 * @steps: -1 for back, 1 for forward
 *
 * Selects again what was looked at before or after.
 */
void
zavod_session_go (ZavodSession *self,
                  int           steps)
{
  const ZavodVisit *visit;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  zavod_session_end_visit (self);
  visit = zavod_visits_go (self->visits, steps);
  if (visit == NULL)
    return;

  zavod_session_notify_visits (self);
  zavod_session_select_noun (self, visit->noun, visit->id, visit->name, ZAVOD_ORIGIN_RECORD);
}

/* ---- the record ---- */

static void
set_noun_record (ZavodSession    *self,
                 ZavodNounRecord *record)
{
  if (self->noun_record == NULL && record == NULL)
    return;

  g_clear_pointer (&self->noun_record, zavod_noun_record_unref);
  self->noun_record = record;
  g_object_notify (G_OBJECT (self), "noun-record");
}

/* A selection that leads to nothing would never end. */
static void
lose_noun (ZavodSession *self)
{
  zavod_session_forget_visit (self, self->noun, self->noun_id);
  zavod_session_clear_selection (self);
}

static void
on_noun (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodNounRecord *record = zavod_store_noun_finish (ZAVOD_STORE (source), result, &error);

  if (zavod_session_was_cancelled (error))
    return;

  if (record != NULL)
    {
      zavod_session_set_selection_words (self, record->name);
      zavod_session_name_visit (self, self->noun, self->noun_id, record->name);
    }
  else
    {
      zavod_session_report (self, error);
      if (g_error_matches (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND))
        lose_noun (self);
    }
  set_noun_record (self, record);
}

/**
 * zavod_session_load_noun:
 * @cancellable: of the record
 *
 * Reads the record of the noun that is selected, unless one of its sites is looked at.
 */
void
zavod_session_load_noun (ZavodSession *self,
                         GCancellable *cancellable)
{
  if (self->store == NULL || self->noun_id == 0 || self->site_id != 0)
    set_noun_record (self, NULL);
  else
    zavod_store_noun_async (self->store, self->noun, self->noun_id, cancellable, on_noun, g_object_ref (self));
}

ZavodNounRecord *
zavod_session_get_noun_record (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->noun_record;
}

/* ---- going there ---- */

typedef struct
{
  ZavodSession *session;
  ZavodNoun noun;
  gint64 id;
  char *words;
  ZavodOrigin origin;
} Going;

static void
going_free (Going *self)
{
  g_object_unref (self->session);
  g_free (self->words);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, going_free)

/* What has to do with no site narrows nothing. */
static void
on_sites (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Going) going = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = zavod_store_sites_of_finish (ZAVOD_STORE (source), result, &error);

  if (ids == NULL)
    zavod_session_report (going->session, error);
  else
    zavod_session_set_selection (going->session, 0, (const gint64 *) (void *) ids->data, ids->len, going->noun, going->id,
                                 going->words, ids->len > 0 ? going->origin : ZAVOD_ORIGIN_NONE);
}

/**
 * zavod_session_select_noun:
 * @noun: what @id is of
 * @words: (nullable): what people call it, if that is known
 * @origin: the view in which it was chosen
 *
 * Selects a site, or something else with the sites that it has to do with: those in a town, those of a company or a brand,
 * those that a source or a quote speaks of. Its record is shown.
 */
void
zavod_session_select_noun (ZavodSession *self,
                           ZavodNoun     noun,
                           gint64        id,
                           const char   *words,
                           ZavodOrigin   origin)
{
  Going *going;

  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (noun < ZAVOD_N_NOUNS);

  if (self->store == NULL)
    return;
  if (noun == ZAVOD_NOUN_SITE)
    {
      zavod_session_select_site (self, id, origin);
      return;
    }

  going = g_new (Going, 1);
  *going = (Going) { g_object_ref (self), noun, id, g_strdup (words), origin };
  zavod_session_renew_selection (self);
  zavod_store_sites_of_async (self->store, noun, id, self->selection_cancellable, on_sites, going);
}
