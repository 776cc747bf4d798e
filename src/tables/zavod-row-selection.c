/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-row-selection.h"

#include "zavod-id.h"

/* So many rows are told one by one; for more, a view looks at all that it has built. */
#define MAX_TOLD 8

struct _ZavodRowSelection
{
  GObject parent_instance;

  ZavodSession *session;
  ZavodRowList *rows;
  ZavodTable table;
  ZavodOrigin origin;

  GArray *ids;         /* gint64, sorted upwards: of the selected rows */
  ZavodRow *pending;   /* selected before it was loaded: the session hears of it then */
};

static void zavod_row_selection_list_init (GListModelInterface *iface);
static void zavod_row_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodRowSelection, zavod_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, zavod_row_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, zavod_row_selection_selection_init))

/* A row of the sites is a site; of the other tables, a row is about sites, and the session is told which. */
static gboolean
is_of_sites (ZavodRowSelection *self)
{
  return self->table == ZAVOD_TABLE_SITES;
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  return g_array_binary_search (ids, &id, zavod_id_compare, NULL);
}

/* ---- what is selected ---- */

/* @ids and @others are sorted upwards: a million selected sites are passed once, not each looked up. */
static void
append_missing (GArray       *missing,
                const gint64 *ids,
                gsize         n_ids,
                GArray       *others)
{
  guint other = 0;

  for (gsize i = 0; i < n_ids; i++)
    {
      while (other < others->len && g_array_index (others, gint64, other) < ids[i])
        other++;
      if (other == others->len || g_array_index (others, gint64, other) != ids[i])
        g_array_append_val (missing, ids[i]);
    }
}

static void
tell (ZavodRowSelection *self,
      GArray            *changed)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self));

  if (changed->len > MAX_TOLD)
    {
      if (n_rows > 0)
        gtk_selection_model_selection_changed (model, 0, n_rows);
      return;
    }

  for (guint i = 0; i < changed->len; i++)
    {
      const gint position = zavod_row_list_find (self->rows, g_array_index (changed, gint64, i));

      if (position >= 0)
        gtk_selection_model_selection_changed (model, (guint) position, 1);
    }
}

/* @ids: sorted upwards */
static void
set_ids (ZavodRowSelection *self,
         const gint64      *ids,
         gsize              n_ids)
{
  g_autoptr (GArray) old = self->ids;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, (guint) n_ids);

  append_missing (changed, (const gint64 *) (void *) old->data, old->len, self->ids);
  append_missing (changed, ids, n_ids, old);
  tell (self, changed);
}

static void
forget_pending (ZavodRowSelection *self)
{
  if (self->pending == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->pending, self);
  g_clear_object (&self->pending);
}

static void
on_pending_loaded (ZavodRowSelection *self)
{
  g_autoptr (ZavodRow) row = g_object_ref (self->pending);
  const ZavodTuple *tuple = zavod_row_get_tuple (row);

  forget_pending (self);
  if (tuple != NULL)
    zavod_session_select_row (self->session, tuple, self->origin);
}

static void
on_session_selection (ZavodRowSelection *self)
{
  const gboolean is_elsewhere = zavod_session_get_origin (self->session) != self->origin;
  gsize n_sites;
  const gint64 *sites = zavod_session_get_selected_sites (self->session, &n_sites);

  if (is_elsewhere)
    forget_pending (self);

  if (is_of_sites (self))
    set_ids (self, sites, n_sites);
  else if (is_elsewhere)
    set_ids (self, NULL, 0);
}

static void
on_items_changed (ZavodRowSelection *self,
                  guint              position,
                  guint              removed,
                  guint              added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* ---- the list model ---- */

static GType
zavod_row_selection_get_item_type (GListModel *model)
{
  return ZAVOD_TYPE_ROW;
}

static guint
zavod_row_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ZAVOD_ROW_SELECTION (model)->rows));
}

static gpointer
zavod_row_selection_get_item (GListModel *model,
                              guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (ZAVOD_ROW_SELECTION (model)->rows), position);
}

static void
zavod_row_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = zavod_row_selection_get_item_type;
  iface->get_n_items = zavod_row_selection_get_n_items;
  iface->get_item = zavod_row_selection_get_item;
}

/* ---- the selection model ---- */

/* Asked for each row that is bound: by its id, not by a search for the selected ones. */
static gboolean
zavod_row_selection_is_selected (GtkSelectionModel *model,
                                 guint              position)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);

  return position < g_list_model_get_n_items (G_LIST_MODEL (self->rows))
         && contains (self->ids, zavod_row_list_get_id (self->rows, position));
}

static GtkBitset *
zavod_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint              position,
                                            guint              n_items)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GtkBitset *set = gtk_bitset_new_empty ();

  if (self->ids->len == 0)
    return set;

  for (guint i = position; i < n_rows && i - position < n_items; i++)
    if (contains (self->ids, zavod_row_list_get_id (self->rows, i)))
      gtk_bitset_add (set, i);

  return set;
}

/* One row of a table that is not of sites: the session hears of it when it is known what the row is about. */
static void
select_row (ZavodRowSelection *self,
            gint               position)
{
  g_autoptr (ZavodRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), (guint) position);
  const gint64 id = zavod_row_get_id (row);
  const ZavodTuple *tuple;

  forget_pending (self);
  set_ids (self, &id, 1);

  tuple = zavod_row_get_tuple (row);
  if (tuple != NULL)
    {
      zavod_session_select_row (self->session, tuple, self->origin);
    }
  else
    {
      self->pending = g_steal_pointer (&row);
      g_signal_connect_swapped (self->pending, "tuple-changed", G_CALLBACK (on_pending_loaded), self);
    }
}

/* Rows of a table that is not of sites, sorted upwards. */
static void
select_rows (ZavodRowSelection *self,
             const gint64      *ids,
             gsize              n_ids)
{
  const gint position = n_ids == 1 ? zavod_row_list_find (self->rows, ids[0]) : -1;

  if (position >= 0)
    {
      select_row (self, position);
      return;
    }

  forget_pending (self);
  set_ids (self, ids, n_ids);
  if (n_ids > 0)
    zavod_session_select_rows (self->session, self->table, ids, n_ids);
  else
    zavod_session_clear_selection (self->session);
}

/* The rows that are selected, and @id too; or without it. */
static GArray *
copy_with (ZavodRowSelection *self,
           gint64             id,
           gboolean           with)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) != id)
      g_array_append_val (ids, g_array_index (self->ids, gint64, i));
  if (with)
    g_array_append_val (ids, id);
  g_array_sort (ids, zavod_id_compare);

  return ids;
}

static void
toggle_row (ZavodRowSelection *self,
            gint64             id,
            gboolean           selected)
{
  g_autoptr (GArray) ids = copy_with (self, id, selected);

  select_rows (self, (const gint64 *) (void *) ids->data, ids->len);
}

static gboolean
zavod_row_selection_select_item (GtkSelectionModel *model,
                                 guint              position,
                                 gboolean           unselect_rest)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);
  gint64 id;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return FALSE;

  id = zavod_row_list_get_id (self->rows, position);
  if (!is_of_sites (self) && unselect_rest)
    select_row (self, (gint) position);
  else if (!is_of_sites (self))
    toggle_row (self, id, TRUE);
  else if (unselect_rest)
    zavod_session_select_site (self->session, id, self->origin);
  else
    zavod_session_add_sites (self->session, &id, 1, self->origin);

  return TRUE;
}

static gboolean
zavod_row_selection_unselect_item (GtkSelectionModel *model,
                                   guint              position)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);
  gint64 id;

  if (!zavod_row_selection_is_selected (model, position))
    return FALSE;

  id = zavod_row_list_get_id (self->rows, position);
  if (is_of_sites (self))
    zavod_session_toggle_sites (self->session, &id, 1, self->origin);
  else
    toggle_row (self, id, FALSE);

  return TRUE;
}

static GArray *
get_ids_at (ZavodRowSelection *self,
            GtkBitset         *positions)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more && position < n_rows;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const gint64 id = zavod_row_list_get_id (self->rows, position);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* What GTK makes of Shift and of Ctrl+A: the rows of @mask become as in @selected, the others stay as they are. */
static gboolean
zavod_row_selection_set_selection (GtkSelectionModel *model,
                                   GtkBitset         *selected,
                                   GtkBitset         *mask)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);
  g_autoptr (GtkBitset) wanted = NULL;
  g_autoptr (GArray) masked = NULL;
  g_autoptr (GArray) ids = NULL;

  wanted = gtk_bitset_copy (selected);
  gtk_bitset_intersect (wanted, mask);
  ids = get_ids_at (self, wanted);
  masked = get_ids_at (self, mask);
  g_array_sort (masked, zavod_id_compare);
  append_missing (ids, (const gint64 *) (void *) self->ids->data, self->ids->len, masked);
  if (is_of_sites (self))
    {
      zavod_session_select_sites (self->session, (const gint64 *) (void *) ids->data, ids->len, self->origin);
    }
  else
    {
      g_array_sort (ids, zavod_id_compare);
      select_rows (self, (const gint64 *) (void *) ids->data, ids->len);
    }

  return TRUE;
}

static void
zavod_row_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = zavod_row_selection_is_selected;
  iface->get_selection_in_range = zavod_row_selection_get_selection_in_range;
  iface->select_item = zavod_row_selection_select_item;
  iface->unselect_item = zavod_row_selection_unselect_item;
  iface->set_selection = zavod_row_selection_set_selection;
}

/* ---- the object ---- */

static void
zavod_row_selection_dispose (GObject *object)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (object);

  forget_pending (self);

  G_OBJECT_CLASS (zavod_row_selection_parent_class)->dispose (object);
}

static void
zavod_row_selection_finalize (GObject *object)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (object);

  g_array_unref (self->ids);
  g_object_unref (self->rows);
  g_object_unref (self->session);

  G_OBJECT_CLASS (zavod_row_selection_parent_class)->finalize (object);
}

static void
zavod_row_selection_class_init (ZavodRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_row_selection_dispose;
  object_class->finalize = zavod_row_selection_finalize;
}

static void
zavod_row_selection_init (ZavodRowSelection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * zavod_row_selection_new:
 * @rows: of @table
 */
ZavodRowSelection *
zavod_row_selection_new (ZavodSession *session,
                         ZavodRowList *rows,
                         ZavodTable    table)
{
  ZavodRowSelection *self = g_object_new (ZAVOD_TYPE_ROW_SELECTION, NULL);

  self->session = g_object_ref (session);
  self->rows = g_object_ref (rows);
  self->table = table;
  self->origin = zavod_origin_from_table (table);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_session_selection), self, G_CONNECT_SWAPPED);
  on_session_selection (self);

  return self;
}

/**
 * zavod_row_selection_get_position:
 *
 * Returns: where the selected row is, of several the one whose record is shown, else any of them;
 *   %GTK_INVALID_LIST_POSITION where there is none
 */
guint
zavod_row_selection_get_position (ZavodRowSelection *self)
{
  gint64 id;
  gint position;

  g_return_val_if_fail (ZAVOD_IS_ROW_SELECTION (self), GTK_INVALID_LIST_POSITION);

  if (self->ids->len == 0)
    return GTK_INVALID_LIST_POSITION;

  id = zavod_session_get_selected_site (self->session);
  if (!contains (self->ids, id))
    id = g_array_index (self->ids, gint64, 0);
  position = zavod_row_list_find (self->rows, id);

  return position < 0 ? GTK_INVALID_LIST_POSITION : (guint) position;
}

/**
 * zavod_row_selection_get_ids:
 * @n_ids: (out): how many
 *
 * Returns: (array length=n_ids): the ids of the selected rows, sorted upwards; owned by the selection
 */
const gint64 *
zavod_row_selection_get_ids (ZavodRowSelection *self,
                             gsize             *n_ids)
{
  g_return_val_if_fail (ZAVOD_IS_ROW_SELECTION (self), NULL);
  g_return_val_if_fail (n_ids != NULL, NULL);

  *n_ids = self->ids->len;
  return (const gint64 *) (void *) self->ids->data;
}
