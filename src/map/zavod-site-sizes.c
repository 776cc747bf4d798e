/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-sizes.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "zavod-number.h"

#define MOST_VEHICLES 200000

struct _ZavodSiteSizes
{
  GObject parent_instance;

  ZavodSession *session;
  GSignalGroup *signals;
  gboolean wanted;
  GArray *capacities;        /* ZavodSiteCapacity, by site; NULL: not wanted, or not read yet */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodSiteSizes, zavod_site_sizes, G_TYPE_OBJECT)

const double zavod_size_examples[ZAVOD_N_SIZES] = { 20000, 50000, MOST_VEHICLES };

/**
 * zavod_size_get_radius:
 * @vehicles: how many a site makes in a year; NAN: nobody knows
 *
 * Returns: the radius of its mark, in whole pixels, so that few different marks have to be drawn: its area is as the
 *   capacity, between a mark that can still be read and one that does not hide its neighbours
 */
float
zavod_size_get_radius (double vehicles)
{
  const double share = isnan (vehicles) ? 0 : sqrt (vehicles / MOST_VEHICLES);

  return CLAMP (roundf ((float) share * ZAVOD_MARK_MOST_RADIUS), ZAVOD_MARK_LEAST_RADIUS, ZAVOD_MARK_MOST_RADIUS);
}

/**
 * zavod_size_describe:
 * @example: one of zavod_size_examples
 *
 * Returns: (transfer full): what a mark of that size says, for a legend
 */
char *
zavod_size_describe (guint example)
{
  g_autofree char *vehicles = zavod_number_format (zavod_size_examples[example]);

  if (example == 0)
    /* Translators: beside the smallest mark in the legend of the map; a number of vehicles a year */
    return g_strdup_printf (_("Up to %s, or unknown"), vehicles);
  if (example == ZAVOD_N_SIZES - 1)
    /* Translators: beside the largest mark in the legend of the map; a number of vehicles a year */
    return g_strdup_printf (_("%s or more"), vehicles);

  return g_steal_pointer (&vehicles);
}

static void
set_capacities (ZavodSiteSizes *self,
                GArray         *capacities)
{
  if (self->capacities == NULL && capacities == NULL)
    return;

  g_clear_pointer (&self->capacities, g_array_unref);
  self->capacities = capacities;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSiteSizes) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *capacities = zavod_store_capacities_finish (ZAVOD_STORE (source), result, &error);

  if (capacities != NULL)
    set_capacities (self, capacities);
  else if (self->session != NULL)
    zavod_session_report (self->session, error);
}

static void
load (ZavodSiteSizes *self)
{
  ZavodStore *store = self->session != NULL ? zavod_session_get_store (self->session) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  if (store == NULL || !self->wanted)
    {
      set_capacities (self, NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  zavod_store_capacities_async (store, self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
touches (const ZavodChanges *changes,
         const char         *table)
{
  return changes->everything || g_hash_table_contains (changes->rows, g_intern_string (table));
}

static void
on_changed (ZavodSiteSizes     *self,
            const ZavodChanges *changes)
{
  if (self->wanted && (touches (changes, "claim") || touches (changes, "claim_site") || touches (changes, "citation")))
    load (self);
}

/* Those of another atlas are of other sites. */
static void
on_store (ZavodSiteSizes *self)
{
  set_capacities (self, NULL);
  load (self);
}

static void
zavod_site_sizes_dispose (GObject *object)
{
  ZavodSiteSizes *self = ZAVOD_SITE_SIZES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_site_sizes_parent_class)->dispose (object);
}

static void
zavod_site_sizes_finalize (GObject *object)
{
  ZavodSiteSizes *self = ZAVOD_SITE_SIZES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->capacities, g_array_unref);

  G_OBJECT_CLASS (zavod_site_sizes_parent_class)->finalize (object);
}

static void
zavod_site_sizes_class_init (ZavodSiteSizesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_site_sizes_dispose;
  object_class->finalize = zavod_site_sizes_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
zavod_site_sizes_init (ZavodSiteSizes *self)
{
  self->signals = g_signal_group_new (ZAVOD_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (on_store), self);
}

ZavodSiteSizes *
zavod_site_sizes_new (void)
{
  return g_object_new (ZAVOD_TYPE_SITE_SIZES, NULL);
}

/**
 * zavod_site_sizes_set_session:
 * @session: (nullable): whose sites they are
 */
void
zavod_site_sizes_set_session (ZavodSiteSizes *self,
                              ZavodSession   *session)
{
  g_return_if_fail (ZAVOD_IS_SITE_SIZES (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  on_store (self);
}

/**
 * zavod_site_sizes_set_wanted:
 * @wanted: whether marks are sized by capacity; only then is it read
 */
void
zavod_site_sizes_set_wanted (ZavodSiteSizes *self,
                             gboolean        wanted)
{
  g_return_if_fail (ZAVOD_IS_SITE_SIZES (self));

  wanted = !!wanted;
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  load (self);
}

static int
compare_site (const void *key,
              const void *capacity)
{
  const gint64 id = *(const gint64 *) key;
  const gint64 other = ((const ZavodSiteCapacity *) capacity)->site_id;

  return (id > other) - (id < other);
}

/**
 * zavod_site_sizes_get_radius:
 *
 * Returns: the radius of the site's mark in pixels
 */
float
zavod_site_sizes_get_radius (ZavodSiteSizes *self,
                             gint64          site_id)
{
  const ZavodSiteCapacity *capacity = NULL;

  if (self->capacities == NULL)
    return ZAVOD_MARK_RADIUS;

  if (self->capacities->len > 0)
    capacity = bsearch (&site_id, self->capacities->data, self->capacities->len, sizeof *capacity, compare_site);

  return zavod_size_get_radius (capacity != NULL ? capacity->vehicles : NAN);
}
