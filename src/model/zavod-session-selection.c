/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is selected, by id: all the sites that the other views narrow to, and among them the one whose record is shown. A
 * company selects every site in which it has a part. */

#include "zavod-session-private.h"

#include <glib/gi18n.h>

#include "zavod-id.h"

/* The map hands over a million sites in this order. */
static gboolean
are_sorted (const gint64 *ids,
            gsize         n_ids)
{
  for (gsize i = 1; i < n_ids; i++)
    if (ids[i - 1] > ids[i])
      return FALSE;

  return TRUE;
}

static void
set_sites (ZavodSession *self,
           const gint64 *ids,
           gsize         n_ids)
{
  GArray *sites = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);

  if (n_ids > 0)
    g_array_append_vals (sites, ids, (guint) n_ids);
  if (!are_sorted (ids, n_ids))
    g_array_sort (sites, zavod_id_compare);
  g_array_unref (self->sites);
  self->sites = sites;
}

static void
forget_answer (ZavodSession *self)
{
  if (self->selection_cancellable != NULL)
    g_cancellable_cancel (self->selection_cancellable);
  g_clear_object (&self->selection_cancellable);
}

/* For a selection that the store has to be asked about: the answer to an earlier question is wanted no more. */
void
zavod_session_renew_selection (ZavodSession *self)
{
  forget_answer (self);
  self->selection_cancellable = g_cancellable_new ();
}

/**
 * zavod_session_set_selection:
 * @site_id: whose record is shown; 0 for none
 * @ids: (array length=n_ids): all that is selected
 * @noun: what @noun_id is of; not a site
 * @noun_id: what was selected instead of sites: the sites are all that it has to do with; 0: nothing was
 * @words: (nullable): what is selected; %NULL for the site, which the record names
 */
void
zavod_session_set_selection (ZavodSession *self,
                             gint64        site_id,
                             const gint64 *ids,
                             gsize         n_ids,
                             ZavodNoun     noun,
                             gint64        noun_id,
                             const char   *words,
                             ZavodOrigin   origin)
{
  forget_answer (self);
  if (origin == ZAVOD_ORIGIN_FIND || origin == ZAVOD_ORIGIN_RECORD)
    zavod_session_end_visit (self);

  self->site_id = site_id;
  self->noun = noun;
  self->noun_id = noun_id;
  self->origin = origin;
  set_sites (self, ids, n_ids);
  zavod_session_set_selection_words (self, words);

  zavod_session_load_record (self);
  zavod_session_begin_visit (self);
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

  /* what is on its way would take its place: this is the newer choice */
  if (self->site_id == id && self->sites->len == 1 && self->noun_id == 0 && self->origin == origin)
    {
      forget_answer (self);
      return;
    }

  zavod_session_set_selection (self, id, &id, 1, 0, 0, NULL, origin);
}

/* Nothing, one site with its record, or several, which have no record in common. */
static void
select_ids (ZavodSession *self,
            const gint64 *ids,
            gsize         n_ids,
            ZavodOrigin   origin)
{
  g_autofree char *words = NULL;

  if (n_ids <= 1)
    {
      zavod_session_select_site (self, n_ids == 1 ? ids[0] : 0, origin);
      return;
    }

  words = g_strdup_printf (ngettext ("%'u site", "%'u sites", (gulong) n_ids), (guint) n_ids);
  zavod_session_set_selection (self, 0, ids, n_ids, 0, 0, words, origin);
}

/**
 * zavod_session_select_sites:
 * @ids: (array length=n_ids): sites, each once
 * @origin: the view in which they were chosen
 *
 * Selects these sites and no others. Of several none has its record shown, until zavod_session_show_site().
 */
void
zavod_session_select_sites (ZavodSession *self,
                            const gint64 *ids,
                            gsize         n_ids,
                            ZavodOrigin   origin)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  select_ids (self, ids, n_ids, origin);
}

/* Returns: those of @ids that are not selected yet */
static GArray *
get_new (ZavodSession *self,
         const gint64 *ids,
         gsize         n_ids)
{
  GArray *new = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_ids; i++)
    if (!zavod_session_is_site_selected (self, ids[i]))
      g_array_append_val (new, ids[i]);

  return new;
}

/**
 * zavod_session_add_sites:
 * @ids: (array length=n_ids): sites, each once
 * @origin: the view in which they were chosen
 *
 * Selects these sites beside those that are selected already.
 */
void
zavod_session_add_sites (ZavodSession *self,
                         const gint64 *ids,
                         gsize         n_ids,
                         ZavodOrigin   origin)
{
  g_autoptr (GArray) all = NULL;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  all = get_new (self, ids, n_ids);
  if (all->len == 0)
    return;

  g_array_append_vals (all, self->sites->data, self->sites->len);
  select_ids (self, (const gint64 *) (void *) all->data, all->len, origin);
}

static void
remove_sites (ZavodSession *self,
              const gint64 *ids,
              gsize         n_ids,
              ZavodOrigin   origin)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (gone, ids, (guint) n_ids);
  g_array_sort (gone, zavod_id_compare);
  for (guint i = 0; i < self->sites->len; i++)
    if (!g_array_binary_search (gone, &g_array_index (self->sites, gint64, i), zavod_id_compare, NULL))
      g_array_append_val (rest, g_array_index (self->sites, gint64, i));

  select_ids (self, (const gint64 *) (void *) rest->data, rest->len, origin);
}

/**
 * zavod_session_toggle_sites:
 * @ids: (array length=n_ids): sites, each once: one, or all that a mark stands for
 * @origin: the view in which they were chosen
 *
 * Adds these sites to what is selected; where all of them are selected already, takes them away.
 */
void
zavod_session_toggle_sites (ZavodSession *self,
                            const gint64 *ids,
                            gsize         n_ids,
                            ZavodOrigin   origin)
{
  g_autoptr (GArray) new = NULL;

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  new = get_new (self, ids, n_ids);
  if (new->len > 0)
    zavod_session_add_sites (self, ids, n_ids, origin);
  else if (n_ids > 0)
    remove_sites (self, ids, n_ids, origin);
}

/**
 * zavod_session_show_site:
 * @id: one of the selected sites, whose record is to be shown; 0 for none of them
 *
 * The others stay selected.
 */
void
zavod_session_show_site (ZavodSession *self,
                         gint64        id)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (id == 0 || zavod_session_is_site_selected (self, id));

  if (self->site_id == id)
    return;

  self->site_id = id;
  zavod_session_load_record (self);
  zavod_session_begin_visit (self);
  zavod_session_notify_selection (self);
}

/* After the sites were read anew: what is gone from the atlas is selected no more. */
void
zavod_session_prune_selection (ZavodSession *self)
{
  const ZavodSitePoint *points = (const ZavodSitePoint *) (void *) self->points->data;
  g_autoptr (GArray) rest = NULL;
  guint p = 0;

  /* of one site the record tells, of a company and the like the atlas */
  if (self->sites->len < 2 || self->noun_id != 0)
    return;

  rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->sites->len; i++)
    {
      const gint64 id = g_array_index (self->sites, gint64, i);

      while (p < self->points->len && points[p].id < id)
        p++;
      if (p < self->points->len && points[p].id == id)
        g_array_append_val (rest, id);
    }

  if (rest->len < self->sites->len)
    select_ids (self, (const gint64 *) (void *) rest->data, rest->len, self->origin);
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
  zavod_session_notify_selection (self);
}

static void
select_actor (ZavodSession     *self,
              const ZavodTuple *tuple,
              ZavodOrigin       origin)
{
  zavod_session_set_selection (self, 0, &tuple->site_id, tuple->site_id != 0, ZAVOD_NOUN_ACTOR, tuple->actor_id,
                               tuple->cells[ZAVOD_PARTNERS_PARTNER], origin);

  zavod_session_renew_selection (self);
  zavod_store_sites_of_actor_async (self->store, tuple->actor_id, self->selection_cancellable, on_sites_of_actor,
                                    g_object_ref (self));
}

typedef struct
{
  ZavodSession *session;
  char *words;
  ZavodOrigin origin;
} Pending;

static void
pending_free (Pending *self)
{
  g_object_unref (self->session);
  g_free (self->words);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static void
on_sites_of_rows (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = zavod_store_sites_of_rows_finish (ZAVOD_STORE (source), result, &error);

  if (ids == NULL)
    {
      zavod_session_report (pending->session, error);
      return;
    }

  zavod_session_set_selection (pending->session, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0,
                               (const gint64 *) (void *) ids->data, ids->len, 0, 0, pending->words, pending->origin);
}

/* What was selected stays so until it is known what the rows are about: nothing is to flicker. */
static void
select_sites_of_rows (ZavodSession *self,
                      ZavodTable    table,
                      const gint64 *ids,
                      gsize         n_ids,
                      const char   *words)
{
  Pending *pending = g_new (Pending, 1);

  zavod_session_renew_selection (self);
  *pending = (Pending) { g_object_ref (self), g_strdup (words), zavod_origin_from_table (table) };
  zavod_store_sites_of_rows_async (self->store, table, ids, n_ids, self->selection_cancellable, on_sites_of_rows,
                                   pending);
}

/**
 * zavod_session_select_rows:
 * @table: of the rows; not that of the sites
 * @ids: (array length=n_ids): several rows
 *
 * Selects the sites that rows are about, a moment later.
 */
void
zavod_session_select_rows (ZavodSession *self,
                           ZavodTable    table,
                           const gint64 *ids,
                           gsize         n_ids)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (table < ZAVOD_N_TABLES);

  words = g_strdup_printf (ngettext ("%'u row", "%'u rows", (gulong) n_ids), (guint) n_ids);
  select_sites_of_rows (self, table, ids, n_ids, words);
}

/**
 * zavod_session_select_row:
 * @tuple: a row of a table
 * @origin: that table
 *
 * Selects what the row is about: a site, a company with all its sites, the sites that share a figure, or those that a
 * source speaks of.
 */
void
zavod_session_select_row (ZavodSession     *self,
                          const ZavodTuple *tuple,
                          ZavodOrigin       origin)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (tuple != NULL);

  if (tuple->source_id != 0)
    zavod_session_select_noun (self, ZAVOD_NOUN_SOURCE, tuple->source_id, tuple->cells[ZAVOD_SOURCES_TITLE], origin);
  else if (tuple->actor_id != 0)
    select_actor (self, tuple, origin);
  else if (tuple->n_sites > 1)
    zavod_session_set_selection (self, tuple->site_id, tuple->sites, tuple->n_sites, 0, 0,
                                 tuple->cells[ZAVOD_CAPACITIES_SUBJECT], origin);
  else
    zavod_session_select_site (self, tuple->site_id, origin);
}

void
zavod_session_clear_selection (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (self->site_id != 0 || self->sites->len > 0 || self->noun_id != 0)
    zavod_session_set_selection (self, 0, NULL, 0, 0, 0, NULL, ZAVOD_ORIGIN_NONE);
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

  return g_array_binary_search (self->sites, &id, zavod_id_compare, NULL);
}

gint64
zavod_session_get_selected_actor (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);

  return self->noun == ZAVOD_NOUN_ACTOR ? self->noun_id : 0;
}

/**
 * zavod_session_get_selected_noun:
 * @noun: (out): what it is
 *
 * Returns: the id of the company, the product … that is selected; 0 when none is
 */
gint64
zavod_session_get_selected_noun (ZavodSession *self,
                                 ZavodNoun    *noun)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);
  g_return_val_if_fail (noun != NULL, 0);

  *noun = self->noun;
  return self->noun_id;
}

ZavodOrigin
zavod_session_get_origin (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), ZAVOD_ORIGIN_NONE);

  return self->origin;
}

ZavodOrigin
zavod_origin_from_table (ZavodTable table)
{
  G_STATIC_ASSERT (ZAVOD_ORIGIN_GAPS - ZAVOD_ORIGIN_SITES == ZAVOD_TABLE_GAPS - ZAVOD_TABLE_SITES);

  g_return_val_if_fail (table < ZAVOD_N_TABLES, ZAVOD_ORIGIN_NONE);

  return (ZavodOrigin) ((guint) ZAVOD_ORIGIN_SITES + (guint) table);
}

const char *
zavod_session_get_selection_words (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->selection_words;
}
