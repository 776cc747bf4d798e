/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The atlas that is open: how it is opened and left, what is read of it as a whole, and the record of the selected site. */

#include "zavod-session-private.h"

/* ---- the record ---- */

static void
set_record (ZavodSession *self,
            ZavodSite    *record)
{
  if (self->record == NULL && record == NULL)
    return;

  g_clear_pointer (&self->record, zavod_site_unref);
  self->record = record;
  g_object_notify (G_OBJECT (self), "record");
}

static void
lose_site (ZavodSession *self)
{
  zavod_session_forget_visit (self, ZAVOD_NOUN_SITE, self->site_id);
  zavod_session_clear_selection (self);
}

static void
on_record (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodSite *record = zavod_store_site_finish (ZAVOD_STORE (source), result, &error);

  if (zavod_session_was_cancelled (error))
    return;

  if (record == NULL)
    {
      /* the site was deleted, here or by another program: there is nothing left to have selected */
      if (g_error_matches (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND))
        lose_site (self);
      else
        zavod_session_report (self, error);
    }

  if (record != NULL && self->noun_id == 0 && self->sites->len <= 1)
    zavod_session_set_selection_words (self, record->name);
  if (record != NULL)
    zavod_session_name_visit (self, ZAVOD_NOUN_SITE, record->id, record->name);
  set_record (self, record);
}

void
zavod_session_load_record (ZavodSession *self)
{
  GCancellable *cancellable = zavod_session_renew (&self->record_cancellable);

  zavod_session_load_noun (self, cancellable);
  if (self->store == NULL || self->site_id == 0)
    {
      set_record (self, NULL);
      return;
    }

  zavod_store_site_async (self->store, self->site_id, self->date, cancellable, on_record, g_object_ref (self));
}

ZavodSite *
zavod_session_get_record (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->record;
}

/* ---- the summary ---- */

static void
set_summary (ZavodSession       *self,
             const ZavodSummary *summary)
{
  if (g_set_str (&self->title, summary->title))
    g_object_notify (G_OBJECT (self), "title");

  if (self->n_sites != summary->n_sites)
    {
      self->n_sites = summary->n_sites;
      g_object_notify (G_OBJECT (self), "n-sites");
    }

  if (self->n_claims != summary->n_claims)
    {
      self->n_claims = summary->n_claims;
      g_object_notify (G_OBJECT (self), "n-claims");
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
  zavod_store_summary_async (self->store, zavod_session_renew (&self->summary_cancellable), on_summary,
                             g_object_ref (self));
}

/* ---- open and left ---- */

static void
on_store_changed (ZavodSession       *self,
                  const ZavodChanges *changes)
{
  load_summary (self);
  zavod_session_load_record (self);
  zavod_session_update_points (self, changes);
  zavod_session_load_facets (self);
  zavod_session_read_days (self);

  g_signal_emit_by_name (self, "changed", changes);
}

static void
on_store_notify (ZavodSession *self,
                 GParamSpec   *pspec)
{
  if (g_str_equal (pspec->name, "undo-words"))
    g_object_notify (G_OBJECT (self), "undo-words");
  else if (g_str_equal (pspec->name, "redo-words"))
    g_object_notify (G_OBJECT (self), "redo-words");
}

/* Takes the reference to @store. */
static void
set_store (ZavodSession *self,
           ZavodStore   *store)
{
  zavod_session_close (self);
  g_clear_object (&self->store);
  self->store = store;
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed), self);
  g_signal_connect_swapped (store, "notify", G_CALLBACK (on_store_notify), self);

  zavod_session_clear_selection (self);
  zavod_session_clear_visits (self);
  zavod_session_clear_filter (self);
  zavod_session_clear_facets (self);

  /* the map waits for the points, which take longest: they are asked for before all that the views will ask for */
  zavod_session_set_moment (self);
  zavod_session_load_points (self);
  zavod_session_notify_atlas (self);
  load_summary (self);
  zavod_session_load_facets (self);
  zavod_session_read_days (self);
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
 * that are under way keep the session, but not the process. What is being read is wanted no more, and nothing can be read
 * or edited from now on.
 */
void
zavod_session_close (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  zavod_session_renew (&self->record_cancellable);
  zavod_session_renew (&self->points_cancellable);
  zavod_session_renew (&self->facets_cancellable);
  zavod_session_renew (&self->summary_cancellable);
  zavod_session_renew (&self->as_of_cancellable);
  zavod_session_renew (&self->years_cancellable);
  zavod_session_renew (&self->shown_years_cancellable);
  if (self->store == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->store, self);
  zavod_store_close (self->store);
}

/* ---- what is known of it ---- */

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
