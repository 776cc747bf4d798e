/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-row-selection.h"

struct _ZavodRowSelection
{
  GObject parent_instance;

  ZavodSession *session;
  ZavodRowList *rows;
  ZavodOrigin origin;

  gint64 id;           /* of the selected row; 0: none */
  ZavodRow *pending;   /* selected before it was loaded: the session hears of it then */
};

static void zavod_row_selection_list_init (GListModelInterface *iface);
static void zavod_row_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZavodRowSelection, zavod_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, zavod_row_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, zavod_row_selection_selection_init))

static void
tell_position (ZavodRowSelection *self,
               gint               position)
{
  if (position >= 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), (guint) position, 1);
}

static void
set_id (ZavodRowSelection *self,
        gint64             id)
{
  gint before, after;

  if (self->id == id)
    return;

  before = self->id != 0 ? zavod_row_list_find (self->rows, self->id) : -1;
  after = id != 0 ? zavod_row_list_find (self->rows, id) : -1;
  self->id = id;
  tell_position (self, before);
  tell_position (self, after);
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
  ZavodOrigin origin = zavod_session_get_origin (self->session);

  if (origin != self->origin)
    forget_pending (self);

  if (self->origin == ZAVOD_ORIGIN_SITES)
    set_id (self, zavod_session_get_selected_site (self->session));
  else if (origin != self->origin)
    set_id (self, 0);
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

/* Asked for each row that is bound: by its id, not by a search for the selected one. */
static gboolean
zavod_row_selection_is_selected (GtkSelectionModel *model,
                                 guint              position)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);
  g_autoptr (ZavodRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL && self->id != 0 && zavod_row_get_id (row) == self->id;
}

static GtkBitset *
zavod_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint              position,
                                            guint              n_items)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  guint selected = zavod_row_selection_get_position (ZAVOD_ROW_SELECTION (model));

  if (selected != GTK_INVALID_LIST_POSITION && selected >= position && selected - position < n_items)
    gtk_bitset_add (set, selected);

  return set;
}

static gboolean
zavod_row_selection_select_item (GtkSelectionModel *model,
                                 guint              position,
                                 gboolean           unselect_rest)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);
  g_autoptr (ZavodRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const ZavodTuple *tuple;

  if (row == NULL)
    return FALSE;

  forget_pending (self);
  set_id (self, zavod_row_get_id (row));

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

  return TRUE;
}

static gboolean
zavod_row_selection_unselect_item (GtkSelectionModel *model,
                                   guint              position)
{
  ZavodRowSelection *self = ZAVOD_ROW_SELECTION (model);

  if (!zavod_row_selection_is_selected (model, position))
    return FALSE;

  forget_pending (self);
  set_id (self, 0);
  zavod_session_clear_selection (self->session);

  return TRUE;
}

static void
zavod_row_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = zavod_row_selection_is_selected;
  iface->get_selection_in_range = zavod_row_selection_get_selection_in_range;
  iface->select_item = zavod_row_selection_select_item;
  iface->unselect_item = zavod_row_selection_unselect_item;
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
}

/**
 * zavod_row_selection_new:
 * @origin: the table, as the session knows it
 */
ZavodRowSelection *
zavod_row_selection_new (ZavodSession *session,
                         ZavodRowList *rows,
                         ZavodOrigin   origin)
{
  ZavodRowSelection *self = g_object_new (ZAVOD_TYPE_ROW_SELECTION, NULL);

  self->session = g_object_ref (session);
  self->rows = g_object_ref (rows);
  self->origin = origin;
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_session_selection), self, G_CONNECT_SWAPPED);
  on_session_selection (self);

  return self;
}

guint
zavod_row_selection_get_position (ZavodRowSelection *self)
{
  gint position;

  g_return_val_if_fail (ZAVOD_IS_ROW_SELECTION (self), GTK_INVALID_LIST_POSITION);

  position = self->id != 0 ? zavod_row_list_find (self->rows, self->id) : -1;

  return position < 0 ? GTK_INVALID_LIST_POSITION : (guint) position;
}
