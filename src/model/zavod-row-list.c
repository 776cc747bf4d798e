/* SPDX-License-Identifier: GPL-3.0-or-later */

/*  session ── changed, selection, date ──▶ query ──▶ vector of ids ──▶ splice ──▶ items-changed
 *                                                                                      │
 *  tuple-changed ◀── rows that are alive ◀── batch ◀── idle ◀── request ◀── row bound ◀┘
 */

#include "zavod-row-private.h"

#include <string.h>

/* A larger exchange is told as a removal and an insertion: GTK walks the whole model for one that is both. */
#define MAX_EXCHANGE 1000

struct _ZavodRowList
{
  GObject parent_instance;

  ZavodSession *session;
  ZavodTable table;
  ZavodSortKey sort[ZAVOD_MAX_SORT_KEYS];
  guint n_sort;

  GArray *ids;                 /* gint64, in order */
  guint n_groups;              /* of rows that belong together */
  GHashTable *rows;            /* gint64 → ZavodRow, not owned: the rows that somebody holds */
  GPtrArray *wanted;           /* ZavodRow: to be loaded with the next batch */
  guint batch_source;
  gboolean loading;
  gboolean narrowed;
  gboolean narrowing;          /* what the query under way will answer */
  gboolean filtered;
  gboolean filtering;
  gboolean out_of_sight;
  gboolean waiting;            /* the query under way lets others go first */

  GCancellable *list_cancellable;
  GCancellable *load_cancellable;
};

static void zavod_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodRowList, zavod_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, zavod_row_list_model_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_NARROWED,
  PROP_FILTERED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gint64
get_id (GArray *ids,
        guint   position)
{
  return g_array_index (ids, gint64, position);
}

/* ---- rows ---- */

typedef struct
{
  ZavodRowList *list;
  GPtrArray *rows;
} Batch;

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->list);
  g_ptr_array_unref (batch->rows);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tuples = zavod_store_load_finish (ZAVOD_STORE (source), result, &error);

  if (tuples == NULL)
    {
      if (batch->list->session != NULL)
        zavod_session_report (batch->list->session, error);
      return;
    }

  for (guint i = 0; i < batch->rows->len; i++)
    zavod_row_take_tuple (g_ptr_array_index (batch->rows, i), g_steal_pointer (&g_ptr_array_index (tuples, i)));
}

/* @rows: (transfer full) */
static void
load_rows (ZavodRowList *self,
           GPtrArray    *rows)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  Batch *batch = g_new0 (Batch, 1);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = zavod_row_get_id (g_ptr_array_index (rows, i));

      g_array_append_val (ids, id);
    }

  batch->list = g_object_ref (self);
  batch->rows = rows;
  zavod_store_load_async (store, self->table, (const gint64 *) (void *) ids->data, ids->len,
                          zavod_session_get_date (self->session), self->load_cancellable, on_loaded, batch);
}

static gboolean
on_batch (gpointer user_data)
{
  ZavodRowList *self = user_data;

  self->batch_source = 0;
  if (zavod_session_get_store (self->session) != NULL)
    load_rows (self, g_steal_pointer (&self->wanted));
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);

  return G_SOURCE_REMOVE;
}

/* Rows ask one by one as they are bound; one query answers all that were bound in this turn of the main loop. */
void
zavod_row_list_request (ZavodRowList *self,
                        ZavodRow     *row)
{
  g_ptr_array_add (self->wanted, g_object_ref (row));
  if (self->batch_source == 0)
    self->batch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_batch, self, NULL);
}

/* Called by a row that goes; another one may have taken its place meanwhile. */
void
zavod_row_list_forget (ZavodRowList *self,
                       ZavodRow     *row)
{
  gint64 id = zavod_row_get_id (row);

  if (g_hash_table_lookup (self->rows, &id) == row)
    g_hash_table_remove (self->rows, &id);
}

static void
reload_rows (ZavodRowList *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_cancellable_cancel (self->load_cancellable);
  g_object_unref (self->load_cancellable);
  self->load_cancellable = g_cancellable_new ();

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));

  if (rows->len > 0)
    load_rows (self, rows);
  else
    g_ptr_array_unref (rows);
}

/* ---- the vector ---- */

/* @ids: (transfer full): what is shown from now on */
static void
splice (ZavodRowList *self,
        GArray       *ids,
        guint         n_groups)
{
  g_autoptr (GArray) old = self->ids;
  const gboolean is_as_long = old->len == ids->len && self->n_groups == n_groups;
  guint shorter = MIN (old->len, ids->len), head = 0, tail = 0, removed, added;

  while (head < shorter && get_id (old, head) == get_id (ids, head))
    head++;
  while (tail < shorter - head && get_id (old, old->len - 1 - tail) == get_id (ids, ids->len - 1 - tail))
    tail++;
  removed = old->len - head - tail;
  added = ids->len - head - tail;

  if (removed > 0 && added > 0 && removed + added > MAX_EXCHANGE)
    {
      g_array_remove_range (old, head, removed);
      self->ids = old;
      g_list_model_items_changed (G_LIST_MODEL (self), head, removed, 0);
      removed = 0;
    }

  self->ids = ids;
  self->n_groups = n_groups;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
  if (!is_as_long)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
set_flag (ZavodRowList *self,
          gboolean     *flag,
          gboolean      value,
          guint         property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ZavodRowList) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_groups;
  GArray *ids = zavod_store_list_finish (ZAVOD_STORE (source), result, &n_groups, &error);

  if (ids == NULL)
    {
      if (self->session != NULL)
        zavod_session_report (self->session, error);
      return;
    }

  self->waiting = FALSE;
  splice (self, ids, n_groups);
  set_flag (self, &self->loading, FALSE, PROP_LOADING);
  set_flag (self, &self->narrowed, self->narrowing, PROP_NARROWED);
  set_flag (self, &self->filtered, self->filtering, PROP_FILTERED);
}

/* A selection narrows every table but the one in which it was made. One site chosen on the map does not hide the other
 * sites: their table shows where it stands among them. Several are what one wants to see side by side. */
static gboolean
is_narrowing (ZavodRowList *self)
{
  ZavodOrigin origin = zavod_session_get_origin (self->session);
  gsize n_sites;

  if (origin == ZAVOD_ORIGIN_NONE || origin == zavod_origin_from_table (self->table))
    return FALSE;

  zavod_session_get_selected_sites (self->session, &n_sites);
  return self->table != ZAVOD_TABLE_SITES || origin != ZAVOD_ORIGIN_MAP || n_sites > 1;
}

/* Returns: (transfer full): what is in both; its data is never NULL, so that no site at all is not taken for all of them */
static GArray *
intersect (const gint64 *ids,
           gsize         n_ids,
           GArray       *others)
{
  GArray *both = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids + 1);
  guint other = 0;

  for (gsize i = 0; i < n_ids; i++)
    {
      while (other < others->len && get_id (others, other) < ids[i])
        other++;
      if (other < others->len && get_id (others, other) == ids[i])
        g_array_append_val (both, ids[i]);
    }

  return both;
}

/* Returns: (transfer full) (nullable): the sites that the rows have to be about; NULL: no matter which */
static GArray *
get_wanted_sites (ZavodRowList *self)
{
  GArray *shown = zavod_session_get_shown (self->session);
  gsize n_selected;
  const gint64 *selected = zavod_session_get_selected_sites (self->session, &n_selected);

  if (self->narrowing && self->filtering)
    return intersect (selected, n_selected, shown);
  if (self->narrowing)
    return g_array_append_vals (g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_selected + 1), selected,
                                (guint) n_selected);

  return self->filtering ? intersect ((const gint64 *) (void *) shown->data, shown->len, shown) : NULL;
}

/* @sites: (out) (nullable) (transfer full): what the query refers to */
static ZavodListQuery
make_query (ZavodRowList  *self,
            GArray       **sites)
{
  ZavodListQuery list = {
    .table = self->table,
    .date = zavod_session_get_date (self->session),
    .n_sort = self->n_sort,
    .can_wait = self->waiting,
  };

  memcpy (list.sort, self->sort, sizeof list.sort);
  *sites = get_wanted_sites (self);
  if (*sites != NULL)
    {
      list.sites = (const gint64 *) (void *) (*sites)->data;
      list.n_sites = (*sites)->len;
    }

  return list;
}

static void
query (ZavodRowList *self)
{
  ZavodStore *store = zavod_session_get_store (self->session);
  g_autoptr (GArray) sites = NULL;
  ZavodListQuery list;

  g_cancellable_cancel (self->list_cancellable);
  g_object_unref (self->list_cancellable);
  self->list_cancellable = g_cancellable_new ();
  if (store == NULL)
    return;

  self->waiting = self->out_of_sight;
  self->narrowing = is_narrowing (self);
  self->filtering = zavod_session_get_shown (self->session) != NULL;
  list = make_query (self, &sites);
  zavod_store_list_async (store, &list, self->list_cancellable, on_listed, g_object_ref (self));
}

static void
on_store (ZavodRowList *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  /* another atlas: ids may be the same and mean something else */
  g_hash_table_remove_all (self->rows);
  splice (self, g_steal_pointer (&none), 0);
  self->loading = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  query (self);
}

static void
on_changed (ZavodRowList *self)
{
  query (self);
  reload_rows (self);
}

/* ---- the list model ---- */

static GType
zavod_row_list_get_item_type (GListModel *model)
{
  return ZAVOD_TYPE_ROW;
}

static guint
zavod_row_list_get_n_items (GListModel *model)
{
  return ZAVOD_ROW_LIST (model)->ids->len;
}

static gpointer
zavod_row_list_get_item (GListModel *model,
                         guint       position)
{
  ZavodRowList *self = ZAVOD_ROW_LIST (model);
  gint64 id;
  ZavodRow *row;

  if (position >= self->ids->len)
    return NULL;

  id = get_id (self->ids, position);
  row = g_hash_table_lookup (self->rows, &id);
  if (row != NULL)
    return g_object_ref (row);

  row = zavod_row_new (self, id);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  return row;
}

static void
zavod_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = zavod_row_list_get_item_type;
  iface->get_n_items = zavod_row_list_get_n_items;
  iface->get_item = zavod_row_list_get_item;
}

/* ---- the public face ---- */

ZavodRowList *
zavod_row_list_new (ZavodSession *session,
                    ZavodTable    table)
{
  ZavodRowList *self;

  g_return_val_if_fail (ZAVOD_IS_SESSION (session), NULL);
  g_return_val_if_fail (table < ZAVOD_N_TABLES, NULL);

  self = g_object_new (ZAVOD_TYPE_ROW_LIST, NULL);
  self->session = g_object_ref (session);
  self->table = table;

  g_signal_connect_object (session, "notify::store", G_CALLBACK (on_store), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::date", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (query), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "shown-changed", G_CALLBACK (query), self, G_CONNECT_SWAPPED);
  query (self);

  return self;
}

static gboolean
is_sorted_so (ZavodRowList       *self,
              const ZavodSortKey *keys,
              guint               n_keys)
{
  gboolean same = self->n_sort == n_keys;

  for (guint i = 0; same && i < n_keys; i++)
    same = self->sort[i].column == keys[i].column && self->sort[i].descending == keys[i].descending;

  return same;
}

/**
 * zavod_row_list_set_sort:
 * @keys: (array length=n_keys): columns of the table's enumeration, the one that decides first; of more than
 *   %ZAVOD_MAX_SORT_KEYS the last ones are ignored
 */
void
zavod_row_list_set_sort (ZavodRowList       *self,
                         const ZavodSortKey *keys,
                         guint               n_keys)
{
  g_return_if_fail (ZAVOD_IS_ROW_LIST (self));
  g_return_if_fail (keys != NULL && n_keys > 0);

  n_keys = MIN (n_keys, ZAVOD_MAX_SORT_KEYS);
  if (is_sorted_so (self, keys, n_keys))
    return;

  memcpy (self->sort, keys, n_keys * sizeof *keys);
  self->n_sort = n_keys;
  query (self);
}

/**
 * zavod_row_list_set_in_sight:
 * @in_sight: whether somebody sees the rows; so they do until this was called
 *
 * What is not seen is read after all that is, and after what takes long.
 */
void
zavod_row_list_set_in_sight (ZavodRowList *self,
                             gboolean      in_sight)
{
  g_return_if_fail (ZAVOD_IS_ROW_LIST (self));

  self->out_of_sight = !in_sight;
  if (in_sight && self->waiting)
    query (self);
}

gboolean
zavod_row_list_is_loading (ZavodRowList *self)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_LIST (self), FALSE);

  return self->loading;
}

gboolean
zavod_row_list_is_narrowed (ZavodRowList *self)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_LIST (self), FALSE);

  return self->narrowed;
}

gboolean
zavod_row_list_is_filtered (ZavodRowList *self)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_LIST (self), FALSE);

  return self->filtered;
}

/**
 * zavod_row_list_get_n_groups:
 *
 * Returns: how many conflicts the rows are about; in other tables how many rows there are
 */
guint
zavod_row_list_get_n_groups (ZavodRowList *self)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_LIST (self), 0);

  return self->n_groups;
}

gint64
zavod_row_list_get_id (ZavodRowList *self,
                       guint         position)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_LIST (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return get_id (self->ids, position);
}

gint
zavod_row_list_find (ZavodRowList *self,
                     gint64        id)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_LIST (self), -1);

  for (guint i = 0; i < self->ids->len; i++)
    if (get_id (self->ids, i) == id)
      return (gint) i;

  return -1;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 id;

  if (zavod_store_find_finish (ZAVOD_STORE (source), result, &id, &error))
    g_task_return_int (task, id != 0 ? zavod_row_list_find (g_task_get_source_object (task), id) : -1);
  else
    g_task_return_error (task, error);
}

/**
 * zavod_row_list_find_text_async:
 * @text: how a name begins, in whatever script and case
 *
 * Looks for the first row that begins so, in the column that the list is sorted by if that is text, else in its first.
 */
void
zavod_row_list_find_text_async (ZavodRowList        *self,
                                const char          *text,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ZavodStore *store = zavod_session_get_store (self->session);
  g_autoptr (GArray) sites = NULL;
  ZavodListQuery list;

  g_task_set_source_tag (task, zavod_row_list_find_text_async);
  if (store == NULL)
    {
      g_task_return_int (task, -1);
      return;
    }

  list = make_query (self, &sites);
  zavod_store_find_async (store, &list, text, cancellable, on_found, g_steal_pointer (&task));
}

/**
 * zavod_row_list_find_text_finish:
 *
 * Returns: the position of the row; -1 when there is none, or with @error set
 */
gint
zavod_row_list_find_text_finish (ZavodRowList  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (gint) g_task_propagate_int (G_TASK (result), error);
}

static void
zavod_row_list_dispose (GObject *object)
{
  ZavodRowList *self = ZAVOD_ROW_LIST (object);

  g_cancellable_cancel (self->list_cancellable);
  g_cancellable_cancel (self->load_cancellable);
  g_clear_handle_id (&self->batch_source, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_row_list_parent_class)->dispose (object);
}

static void
zavod_row_list_finalize (GObject *object)
{
  ZavodRowList *self = ZAVOD_ROW_LIST (object);

  g_object_unref (self->list_cancellable);
  g_object_unref (self->load_cancellable);
  g_ptr_array_unref (self->wanted);
  g_hash_table_unref (self->rows);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (zavod_row_list_parent_class)->finalize (object);
}

static void
zavod_row_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  ZavodRowList *self = ZAVOD_ROW_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_NARROWED:
      g_value_set_boolean (value, self->narrowed);
      break;
    case PROP_FILTERED:
      g_value_set_boolean (value, self->filtered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
zavod_row_list_class_init (ZavodRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = zavod_row_list_dispose;
  object_class->finalize = zavod_row_list_finalize;
  object_class->get_property = zavod_row_list_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_NARROWED] = g_param_spec_boolean ("narrowed", NULL, NULL, FALSE, flags);
  properties[PROP_FILTERED] = g_param_spec_boolean ("filtered", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_row_list_init (ZavodRowList *self)
{
  self->loading = TRUE;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  self->list_cancellable = g_cancellable_new ();
  self->load_cancellable = g_cancellable_new ();
}
