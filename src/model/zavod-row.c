/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-row-private.h"

struct _ZavodRow
{
  GObject parent_instance;

  gint64 id;
  ZavodTuple *tuple;
  gboolean asked;      /* the list loads it, and again after each change */
  GWeakRef list;
};

G_DEFINE_FINAL_TYPE (ZavodRow, zavod_row, G_TYPE_OBJECT)

enum
{
  TUPLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

ZavodRow *
zavod_row_new (ZavodRowList *list,
               gint64        id)
{
  ZavodRow *self = g_object_new (ZAVOD_TYPE_ROW, NULL);

  self->id = id;
  g_weak_ref_set (&self->list, list);

  return self;
}

/* @tuple: (transfer full) (nullable): NULL when the record went away while it was asked for */
void
zavod_row_take_tuple (ZavodRow   *self,
                      ZavodTuple *tuple)
{
  g_clear_pointer (&self->tuple, zavod_tuple_free);
  self->tuple = tuple;
  g_signal_emit (self, signals[TUPLE_CHANGED], 0);
}

gint64
zavod_row_get_id (ZavodRow *self)
{
  g_return_val_if_fail (ZAVOD_IS_ROW (self), 0);

  return self->id;
}

const ZavodTuple *
zavod_row_get_tuple (ZavodRow *self)
{
  g_return_val_if_fail (ZAVOD_IS_ROW (self), NULL);

  if (!self->asked)
    {
      g_autoptr (ZavodRowList) list = g_weak_ref_get (&self->list);

      self->asked = TRUE;
      if (list != NULL)
        zavod_row_list_request (list, self);
    }

  return self->tuple;
}

/**
 * zavod_row_get_text:
 * @column: a column of the row's table
 *
 * Returns: (nullable): the cell as the file has it; %NULL until it is loaded, and where nothing is stated
 */
const char *
zavod_row_get_text (ZavodRow *self,
                    guint     column)
{
  const ZavodTuple *tuple = zavod_row_get_tuple (self);

  g_return_val_if_fail (column < ZAVOD_MAX_COLUMNS, NULL);

  return tuple != NULL ? tuple->cells[column] : NULL;
}

static void
zavod_row_dispose (GObject *object)
{
  ZavodRow *self = ZAVOD_ROW (object);
  g_autoptr (ZavodRowList) list = g_weak_ref_get (&self->list);

  if (list != NULL)
    zavod_row_list_forget (list, self);

  G_OBJECT_CLASS (zavod_row_parent_class)->dispose (object);
}

static void
zavod_row_finalize (GObject *object)
{
  ZavodRow *self = ZAVOD_ROW (object);

  g_clear_pointer (&self->tuple, zavod_tuple_free);
  g_weak_ref_clear (&self->list);

  G_OBJECT_CLASS (zavod_row_parent_class)->finalize (object);
}

static void
zavod_row_class_init (ZavodRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = zavod_row_finalize;

  signals[TUPLE_CHANGED] = g_signal_new ("tuple-changed", ZAVOD_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
zavod_row_init (ZavodRow *self)
{
  g_weak_ref_init (&self->list, NULL);
}
