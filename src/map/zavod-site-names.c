/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-names.h"

#include "zavod-error.h"

#define MAX_KEPT 5000
#define MAX_RECORDS 200

struct _ZavodSiteNames
{
  GObject parent_instance;

  ZavodSession *session;
  GSignalGroup *signals;
  GHashTable *tuples;        /* gint64 → ZavodTuple */
  GHashTable *asked;         /* set of gint64: under way */
  GHashTable *records;       /* gint64 → ZavodSite: of the sites whose card was shown */
  gint64 wanted;             /* whose record is under way; 0: none */
  GCancellable *cancellable;
  GCancellable *record_cancellable;
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
stop_record (ZavodSiteNames *self)
{
  g_cancellable_cancel (self->record_cancellable);
  g_set_object (&self->record_cancellable, NULL);
  self->wanted = 0;
}

static void
forget (ZavodSiteNames *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->asked);
  g_hash_table_remove_all (self->tuples);
  stop_record (self);
  g_hash_table_remove_all (self->records);
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

static void
on_record (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodSiteNames) self = user_data;
  g_autoptr (GError) error = NULL;
  ZavodSite *record = zavod_store_site_finish (ZAVOD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))  /* another one is wanted meanwhile */
    return;

  self->wanted = 0;
  if (record != NULL)
    {
      g_hash_table_replace (self->records, copy_id (record->id), record);
      g_signal_emit (self, signals[LOADED], 0);
    }
  else if (self->session != NULL && !g_error_matches (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND))
    {
      zavod_session_report (self->session, error);
    }
}

static void
zavod_site_names_dispose (GObject *object)
{
  ZavodSiteNames *self = ZAVOD_SITE_NAMES (object);

  g_cancellable_cancel (self->cancellable);
  stop_record (self);
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
  g_hash_table_unref (self->records);

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
  self->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) zavod_site_unref);
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
 * zavod_site_names_get_record:
 *
 * Returns: (nullable) (transfer none): all that is said of the site; %NULL while that has not come
 */
const ZavodSite *
zavod_site_names_get_record (ZavodSiteNames *self,
                             gint64          id)
{
  g_return_val_if_fail (ZAVOD_IS_SITE_NAMES (self), NULL);

  return g_hash_table_lookup (self->records, &id);
}

/**
 * zavod_site_names_request_record:
 *
 * Reads the record of a site, unless it is known. One at a time: who passes over many sites asks for the last of them.
 */
void
zavod_site_names_request_record (ZavodSiteNames *self,
                                 gint64          id)
{
  ZavodStore *store;

  g_return_if_fail (ZAVOD_IS_SITE_NAMES (self));

  store = self->session != NULL ? zavod_session_get_store (self->session) : NULL;
  if (store == NULL || self->wanted == id)
    return;

  stop_record (self);
  if (g_hash_table_contains (self->records, &id))
    return;

  if (g_hash_table_size (self->records) >= MAX_RECORDS)
    g_hash_table_remove_all (self->records);
  self->wanted = id;
  self->record_cancellable = g_cancellable_new ();
  zavod_store_site_async (store, id, zavod_session_get_date (self->session), self->record_cancellable, on_record,
                          g_object_ref (self));
}
