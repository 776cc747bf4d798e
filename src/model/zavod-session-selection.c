/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is selected, by id: one site whose record is shown, and all the sites that the other views narrow to. A company
 * selects every site in which it has a part. */

#include "zavod-session-private.h"

#include <glib/gi18n.h>

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
set_sites (ZavodSession *self,
           const gint64 *ids,
           gsize         n_ids)
{
  g_array_set_size (self->sites, 0);
  if (n_ids > 0)
    g_array_append_vals (self->sites, ids, (guint) n_ids);
  g_array_sort (self->sites, compare_ids);
}

static void
select_sites (ZavodSession *self,
              gint64        site_id,
              const gint64 *ids,
              gsize         n_ids,
              gint64        actor_id,
              const char   *words,
              ZavodOrigin   origin)
{
  if (self->selection_cancellable != NULL)
    g_cancellable_cancel (self->selection_cancellable);
  g_clear_object (&self->selection_cancellable);

  self->site_id = site_id;
  self->actor_id = actor_id;
  self->origin = origin;
  set_sites (self, ids, n_ids);
  zavod_session_set_selection_words (self, words);

  zavod_session_load_record (self);
  zavod_session_notify_selection (self);
}

/**
 * zavod_session_select_site:
 * @id: a site; 0 selects nothing
 * @origin: the view in which it was chosen
 */
void
zavod_session_select_site (ZavodSession *self,
                           gint64        id,
                           ZavodOrigin   origin)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (id == 0)
    {
      zavod_session_clear_selection (self);
      return;
    }

  if (self->site_id == id && self->sites->len == 1 && self->actor_id == 0 && self->origin == origin)
    return;

  select_sites (self, id, &id, 1, 0, NULL, origin);
}

static void
on_sites_of_actor (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = zavod_store_sites_of_actor_finish (ZAVOD_STORE (source), result, &error);

  if (ids == NULL)
    {
      zavod_session_report (self, error);
      return;
    }

  set_sites (self, (const gint64 *) (void *) ids->data, ids->len);
  if (self->site_id == 0 && ids->len > 0)
    {
      self->site_id = g_array_index (ids, gint64, 0);
      zavod_session_load_record (self);
    }
  zavod_session_notify_selection (self);
}

static void
select_actor (ZavodSession     *self,
              const ZavodTuple *tuple,
              ZavodOrigin       origin)
{
  select_sites (self, tuple->site_id, &tuple->site_id, tuple->site_id != 0, tuple->actor_id,
                tuple->cells[ZAVOD_PARTNERS_PARTNER], origin);

  self->selection_cancellable = g_cancellable_new ();
  zavod_store_sites_of_actor_async (self->store, tuple->actor_id, self->selection_cancellable, on_sites_of_actor,
                                    g_object_ref (self));
}

/**
 * zavod_session_select_row:
 * @tuple: a row of a table
 * @origin: that table
 *
 * Selects what the row is about: a site, a company with all its sites, or the sites that share a figure.
 */
void
zavod_session_select_row (ZavodSession     *self,
                          const ZavodTuple *tuple,
                          ZavodOrigin       origin)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (tuple != NULL);

  if (tuple->actor_id != 0)
    select_actor (self, tuple, origin);
  else if (tuple->n_sites > 1)
    select_sites (self, tuple->site_id, tuple->sites, tuple->n_sites, 0, tuple->cells[ZAVOD_CAPACITIES_SUBJECT], origin);
  else
    zavod_session_select_site (self, tuple->site_id, origin);
}

void
zavod_session_clear_selection (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (self->site_id != 0 || self->sites->len > 0 || self->actor_id != 0)
    select_sites (self, 0, NULL, 0, 0, NULL, ZAVOD_ORIGIN_NONE);
}

gint64
zavod_session_get_selected_site (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->site_id;
}

/**
 * zavod_session_get_selected_sites:
 * @n_sites: (out): how many
 *
 * Returns: (array length=n_sites): the ids of all selected sites, sorted upwards; owned by the session
 */
const gint64 *
zavod_session_get_selected_sites (ZavodSession *self,
                                  gsize        *n_sites)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);
  g_return_val_if_fail (n_sites != NULL, NULL);

  *n_sites = self->sites->len;
  return (const gint64 *) (void *) self->sites->data;
}

gboolean
zavod_session_is_site_selected (ZavodSession *self,
                                gint64        id)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), FALSE);

  return g_array_binary_search (self->sites, &id, compare_ids, NULL);
}

gint64
zavod_session_get_selected_actor (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->actor_id;
}

ZavodOrigin
zavod_session_get_origin (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), ZAVOD_ORIGIN_NONE);

  return self->origin;
}

const char *
zavod_session_get_selection_words (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->selection_words;
}
