/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-names.h"

#define MAX_KEPT 5000

struct _ZavodSiteNames
{
  GObject parent_instance;

  ZavodSession *session;
  GSignalGroup *signals;
  GHashTable *tuples;        /* gint64 → ZavodTuple */
  GHashTable *asked;         /* set of gint64: under way */
  GHashTable *partners;      /* gint64 → GStrv, NULL while under way: of the sites whose card was shown */
  GCancellable *cancellable;
};

enum
{
  LOADED,
  OUTDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZavodSiteNames, zavod_site_names, G_TYPE_OBJECT)

static void
forget (ZavodSiteNames *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->asked);
  g_hash_table_remove_all (self->tuples);
  g_hash_table_remove_all (self->partners);
}

static void
on_outdated (ZavodSiteNames *self)
{
  forget (self);
  g_signal_emit (self, signals[OUTDATED], 0);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSiteNames) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, &error);

  if (tuples == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_hash_table_remove_all (self->asked);  /* they may be asked for again */
      if (self->session != NULL)
        zavod_session_report (self->session, error);
      return;
    }

  for (guint i = 0; i < tuples->len; i++)
    {
      ZavodTuple *tuple = g_steal_pointer (&g_ptr_array_index (tuples, i));

      if (tuple == NULL)  /* deleted meanwhile */
        continue;
      g_hash_table_remove (self->asked, &tuple->id);
      g_hash_table_replace (self->tuples, copy_id (tuple->id), tuple);
    }

  g_signal_emit (self, signals[LOADED], 0);
}

typedef struct
{
  ZavodSiteNames *names;
  gint64 site_id;
} PartnersRequest;

static void
on_partners_loaded (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autofree PartnersRequest *request = user_data;
  g_autoptr (ZavodSiteNames) self = request->names;
  g_autoptr (GError) error = NULL;
  char **partners = zavod_store_partners_finish (ZAVOD_STORE (source), result, &error);

  if (partners == NULL)
    {
      if (self->session != NULL)
        zavod_session_report (self->session, error);
      return;
    }

  g_hash_table_replace (self->partners, copy_id (request->site_id), partners);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
zavod_site_names_dispose (GObject *object)
{
  ZavodSiteNames *self = ZAVOD_SITE_NAMES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_site_names_parent_class)->dispose (object);
}

static void
zavod_site_names_finalize (GObject *object)
{
  ZavodSiteNames *self = ZAVOD_SITE_NAMES (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->tuples);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->partners);

  G_OBJECT_CLASS (zavod_site_names_parent_class)->finalize (object);
}

static void
zavod_site_names_class_init (ZavodSiteNamesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_site_names_dispose;
  object_class->finalize = zavod_site_names_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[OUTDATED] = g_signal_new ("outdated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
zavod_site_names_init (ZavodSiteNames *self)
{
  self->cancellable = g_cancellable_new ();
  self->tuples = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) zavod_tuple_free);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->partners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
  self->signals = g_signal_group_new (ZAVOD_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_outdated), self);
  g_signal_group_connect_swapped (self->signals, "notify::date", G_CALLBACK (on_outdated), self);
  g_signal_group_connect_swapped (self->signals, "notify::store", G_CALLBACK (on_outdated), self);
}

ZavodSiteNames *
zavod_site_names_new (void)
{
  return g_object_new (ZAVOD_TYPE_SITE_NAMES, NULL);
}

void
zavod_site_names_set_session (ZavodSiteNames *self,
                              ZavodSession   *session)
{
  g_return_if_fail (ZAVOD_IS_SITE_NAMES (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  on_outdated (self);
}

/**
 * zavod_site_names_get:
 *
 * Returns: (nullable): the site's row of the table of sites; %NULL while it has not come
 */
const ZavodTuple *
zavod_site_names_get (ZavodSiteNames *self,
                      gint64          id)
{
  g_return_val_if_fail (ZAVOD_IS_SITE_NAMES (self), NULL);

  return g_hash_table_lookup (self->tuples, &id);
}

/**
 * zavod_site_names_request:
 * @ids: (element-type gint64): those that are not known yet are read
 */
void
zavod_site_names_request (ZavodSiteNames *self,
                          GArray         *ids)
{
  ZavodStore *store;
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (ZAVOD_IS_SITE_NAMES (self));

  store = self->session != NULL ? zavod_session_get_store (self->session) : NULL;
  if (store == NULL)
    return;

  if (g_hash_table_size (self->tuples) > MAX_KEPT)
    g_hash_table_remove_all (self->tuples);

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (self->tuples, &id) || g_hash_table_contains (self->asked, &id))
        continue;
      g_hash_table_add (self->asked, copy_id (id));
      g_array_append_val (missing, id);
    }

  if (missing->len > 0)
    zavod_store_load_async (store, ZAVOD_TABLE_SITES, (const gint64 *) (gpointer) missing->data, missing->len,
                            zavod_session_get_date (self->session), self->cancellable, on_loaded, g_object_ref (self));
}

/**
 * zavod_site_names_get_partners:
 *
 * Returns: (nullable) (transfer none): who has a part in the site, by name; %NULL while that has not come
 */
char **
zavod_site_names_get_partners (ZavodSiteNames *self,
                               gint64          id)
{
  g_return_val_if_fail (ZAVOD_IS_SITE_NAMES (self), NULL);

  return g_hash_table_lookup (self->partners, &id);
}

/**
 * zavod_site_names_request_partners:
 *
 * Reads the partners of a site, unless they are known.
 */
void
zavod_site_names_request_partners (ZavodSiteNames *self,
                                   gint64          id)
{
  ZavodStore *store;
  PartnersRequest *request;

  g_return_if_fail (ZAVOD_IS_SITE_NAMES (self));

  store = self->session != NULL ? zavod_session_get_store (self->session) : NULL;
  if (store == NULL || g_hash_table_contains (self->partners, &id))
    return;

  if (g_hash_table_size (self->partners) > MAX_KEPT)
    g_hash_table_remove_all (self->partners);
  g_hash_table_insert (self->partners, copy_id (id), NULL);
  request = g_new (PartnersRequest, 1);
  request->names = g_object_ref (self);
  request->site_id = id;
  zavod_store_partners_async (store, id, self->cancellable, on_partners_loaded, request);
}
