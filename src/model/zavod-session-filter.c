/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites are shown: those that pass the filter, and, if the user wants only these, that are in the map's view. The
 * map draws what passes, the tables list what is shown, and the facets count what each choice would give. */

#include "zavod-session-private.h"

#include <string.h>

#include "zavod-bits.h"
#include "zavod-id.h"
#include "zavod-task.h"

static gboolean
same_ids (GArray *a,
          GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static gboolean
is_by_view (ZavodSession *self)
{
  return self->only_in_view && !zavod_box_is_empty (&self->view);
}

/* @without: a facet in which everything is to pass; %ZAVOD_N_FACETS for none */
static ZavodFacetResult *
apply (ZavodSession  *self,
       const guint64 *among,
       guint          without)
{
  ZavodFacetChoice choices[ZAVOD_N_FACETS];

  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    {
      choices[i].column = self->columns[i];
      choices[i].keys = zavod_filter_get_chosen (self->filter, i, &choices[i].n_keys);
      choices[i].restricted = i != without && zavod_filter_narrows (self->filter, i);
    }

  return zavod_facets_apply (choices, ZAVOD_N_FACETS, self->points->len, among);
}

/* Returns: (transfer full): a bit for each site that is in view */
static guint64 *
get_rows_in_view (ZavodSession *self)
{
  guint64 *rows = zavod_bits_new (self->points->len);

  for (guint i = 0; i < self->points->len; i++)
    {
      const ZavodSitePoint *point = &g_array_index (self->points, ZavodSitePoint, i);

      if (zavod_box_contains (&self->view, point->latitude, point->longitude))
        zavod_bits_set (rows, i);
    }

  return rows;
}

/* Returns: (transfer full) (nullable): the ids of what passes; %NULL when all do */
static GArray *
list (ZavodSession           *self,
      const ZavodFacetResult *result)
{
  GArray *ids;

  if (result->passing == NULL)
    return NULL;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), result->n_passing);
  for (guint i = 0; i < self->points->len; i++)
    if (zavod_bits_test (result->passing, i))
      g_array_append_val (ids, g_array_index (self->points, ZavodSitePoint, i).id);

  return ids;
}

/* Takes @now in place of @ids; returns whether it is different. */
static gboolean
replace_ids (GArray **ids,
             GArray  *now)
{
  g_autoptr (GArray) before = g_steal_pointer (ids);

  *ids = now;
  return !same_ids (before, now);
}

typedef struct
{
  gboolean passing;
  gboolean shown;
} Changed;

/* Counts and ids anew, and nobody is told yet. In an atlas that has not been read nothing is left out: there is nothing to
 * see. A facet that has not been read narrows nothing, and does as soon as it is there. */
static Changed
reckon (ZavodSession *self)
{
  Changed changed = { FALSE, FALSE };

  g_clear_pointer (&self->counts, zavod_facet_result_free);
  if (self->points == NULL)
    return changed;

  self->counts = apply (self, NULL, ZAVOD_N_FACETS);
  changed.passing = replace_ids (&self->passing, list (self, self->counts));
  if (is_by_view (self))
    {
      g_autofree guint64 *in_view = get_rows_in_view (self);

      zavod_facet_result_free (self->counts);
      self->counts = apply (self, in_view, ZAVOD_N_FACETS);
      changed.shown = replace_ids (&self->shown, list (self, self->counts));
    }
  else
    {
      changed.shown = replace_ids (&self->shown, self->passing != NULL ? g_array_ref (self->passing) : NULL);
    }

  return changed;
}

static void
update (ZavodSession *self)
{
  const Changed changed = reckon (self);

  zavod_session_notify_facets (self);
  if (changed.passing)
    {
      zavod_session_notify_passing (self);
      zavod_session_read_shown_years (self);
    }
  if (changed.shown)
    zavod_session_notify_shown (self);
}

/* ---- the facets ---- */

/* Takes the columns that were reckoned. */
static void
take_columns (ZavodSession   *self,
              ZavodAlignment *alignment)
{
  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    if (alignment->columns[i] != NULL)
      {
        g_clear_pointer (&self->columns[i], zavod_facet_column_unref);
        self->columns[i] = g_steal_pointer (&alignment->columns[i]);
      }
}

/**
 * zavod_session_take_points:
 * @next: all sites, by id, as they are now, with the facets that the session has; the columns are taken
 * @change: (nullable): which of the sites are others than before; %NULL: nobody knows
 */
void
zavod_session_take_points (ZavodSession            *self,
                           ZavodAlignment          *next,
                           const ZavodPointsChange *change)
{
  /* of the day, which may have moved since they were asked for */
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (ZavodStatusChange));
  Changed changed;

  g_clear_pointer (&self->points, g_array_unref);
  self->points = g_array_ref (next->points);
  g_clear_pointer (&self->places, g_free);
  take_columns (self, next);
  zavod_session_apply_statuses (self, late);
  if (late->len > 0)
    zavod_site_facets_take_points (self->points, self->columns);

  changed = reckon (self);
  zavod_session_notify_points (self, change);
  if (late->len > 0)
    zavod_session_tell_statuses (self, late);
  zavod_session_notify_facets (self);
  if (changed.passing)
    zavod_session_read_shown_years (self);
  if (changed.shown)
    zavod_session_notify_shown (self);
}

/**
 * zavod_session_refresh_statuses:
 *
 * Counts and sifts the sites by the statuses that they have now.
 */
void
zavod_session_refresh_statuses (ZavodSession *self)
{
  if (self->points == NULL)
    return;

  zavod_site_facets_take_points (self->points, self->columns);
  update (self);
}

static void
alignment_free (ZavodAlignment *alignment)
{
  zavod_alignment_clear (alignment);
  g_free (alignment);
}

static void
align_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  ZavodAlignment *alignment = task_data;

  zavod_site_facets_align (alignment->facets, alignment->points, alignment->columns);
  g_task_return_boolean (task, TRUE);
}

static void align (ZavodSession    *self,
                   ZavodSiteFacets *facets);

static void
on_aligned (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  ZavodSession *self = ZAVOD_SESSION (source);
  ZavodAlignment *next = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))  /* they are being read again */
    return;
  if (next->points != self->points)  /* an edit came between */
    {
      align (self, next->facets);
      return;
    }

  g_clear_pointer (&self->facets, zavod_site_facets_unref);
  self->facets = zavod_site_facets_ref (next->facets);
  take_columns (self, next);
  update (self);
}

static void
align (ZavodSession    *self,
       ZavodSiteFacets *facets)
{
  ZavodAlignment *next = g_new0 (ZavodAlignment, 1);
  g_autoptr (GTask) task = g_task_new (self, self->facets_cancellable, on_aligned, NULL);

  zavod_alignment_set_facets (next, facets);
  zavod_alignment_set_points (next, self->points);
  g_task_set_source_tag (task, align);
  g_task_set_task_data (task, next, (GDestroyNotify) alignment_free);
  zavod_task_run_in_thread (task, align_in_thread);
}

static void
on_facets (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodSiteFacets) facets = zavod_store_facets_finish (ZAVOD_STORE (source), result, &error);

  if (facets == NULL)
    {
      zavod_session_report (self, error);
      return;
    }

  if (self->points != NULL)
    {
      align (self, facets);
      return;
    }

  g_clear_pointer (&self->facets, zavod_site_facets_unref);
  self->facets = g_steal_pointer (&facets);
}

/* What was read before stays until the new is there. */
void
zavod_session_load_facets (ZavodSession *self)
{
  zavod_store_facets_async (self->store, &zavod_site_facets_sink, zavod_site_facets_new (),
                            (GDestroyNotify) zavod_site_facets_unref, zavod_session_renew (&self->facets_cancellable),
                            on_facets, g_object_ref (self));
}

/* Forgets what is known of an atlas. */
void
zavod_session_clear_facets (ZavodSession *self)
{
  for (guint i = 0; i < ZAVOD_N_FACETS; i++)
    g_clear_pointer (&self->columns[i], zavod_facet_column_unref);
  g_clear_pointer (&self->facets, zavod_site_facets_unref);
  g_clear_pointer (&self->counts, zavod_facet_result_free);
  g_clear_pointer (&self->passing, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
}

/**
 * zavod_session_get_facet:
 *
 * Returns: (nullable): the values of the facet; %NULL until they were read. Replaced as a whole, never changed
 */
const ZavodFacetColumn *
zavod_session_get_facet (ZavodSession *self,
                         ZavodFacet    facet)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, NULL);

  return self->columns[facet];
}

ZavodFacetColumn *
zavod_session_ref_facet (ZavodSession *self,
                         ZavodFacet    facet)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, NULL);

  return self->columns[facet] != NULL ? zavod_facet_column_ref (self->columns[facet]) : NULL;
}

/**
 * zavod_session_count_facet:
 * @value: a place among the values of zavod_session_get_facet()
 *
 * Returns: how many sites have the value and pass all other facets, and are in view if they have to be: what choosing
 *   it gives
 */
guint
zavod_session_count_facet (ZavodSession *self,
                           ZavodFacet    facet,
                           guint         value)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);
  g_return_val_if_fail (facet < ZAVOD_N_FACETS && self->columns[facet] != NULL, 0);
  g_return_val_if_fail (value < zavod_facet_column_get_n_values (self->columns[facet]), 0);

  return self->counts != NULL ? self->counts->counts[facet][value] : 0;
}

/**
 * zavod_session_count_without:
 *
 * Returns: how many sites would pass if everything did in this facet
 */
guint
zavod_session_count_without (ZavodSession *self,
                             ZavodFacet    facet)
{
  ZavodFacetResult *result;
  guint n_passing;

  g_return_val_if_fail (ZAVOD_IS_SESSION (self), 0);
  g_return_val_if_fail (facet < ZAVOD_N_FACETS, 0);

  if (self->points == NULL)
    return 0;

  result = apply (self, NULL, facet);
  n_passing = result->passing != NULL ? result->n_passing : self->points->len;
  zavod_facet_result_free (result);

  return n_passing;
}

/* ---- the filter ---- */

const ZavodFilter *
zavod_session_get_filter (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->filter;
}

void
zavod_session_set_filter (ZavodSession      *self,
                          const ZavodFilter *filter)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (filter != NULL);

  if (zavod_filter_equal (self->filter, filter))
    return;

  zavod_filter_free (self->filter);
  self->filter = zavod_filter_copy (filter);
  zavod_session_notify_filter (self);
  update (self);
}

gboolean
zavod_session_get_only_in_view (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), FALSE);

  return self->only_in_view;
}

void
zavod_session_set_only_in_view (ZavodSession *self,
                                gboolean      only_in_view)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  only_in_view = !!only_in_view;
  if (self->only_in_view == only_in_view)
    return;

  self->only_in_view = only_in_view;
  zavod_session_notify_only_in_view (self);
  update (self);
}

/**
 * zavod_session_set_view:
 * @view: what the map shows, now that it has come to rest
 */
void
zavod_session_set_view (ZavodSession   *self,
                        const ZavodBox *view)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (view != NULL);

  self->view = *view;
  if (self->only_in_view)
    update (self);
}

/**
 * zavod_session_clear_filter:
 *
 * Shows every site again, in view or not.
 */
void
zavod_session_clear_filter (ZavodSession *self)
{
  g_autoptr (ZavodFilter) nothing = zavod_filter_new ();

  g_return_if_fail (ZAVOD_IS_SESSION (self));

  zavod_session_set_filter (self, nothing);
  zavod_session_set_only_in_view (self, FALSE);
}

/**
 * zavod_session_get_passing:
 *
 * Returns: (nullable) (element-type gint64): the sites that pass the filter, in view or not, sorted upwards; %NULL when
 *   all do. Replaced as a whole, never changed
 */
GArray *
zavod_session_get_passing (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->passing;
}

/**
 * zavod_session_is_left_out:
 * @ids: (array length=n_ids): sites
 *
 * Returns: whether there are any, and none of them passes the filter
 */
gboolean
zavod_session_is_left_out (ZavodSession *self,
                           const gint64 *ids,
                           gsize         n_ids)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), FALSE);

  for (gsize i = 0; i < n_ids; i++)
    if (self->passing == NULL || g_array_binary_search (self->passing, &ids[i], zavod_id_compare, NULL))
      return FALSE;

  return n_ids > 0;
}

/**
 * zavod_session_get_shown:
 *
 * Returns: (nullable) (element-type gint64): the sites that are shown, sorted upwards; %NULL when all are
 */
GArray *
zavod_session_get_shown (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->shown;
}
