/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-edit.h"

#include "zavod-id.h"

struct _ZavodEdit
{
  GObject parent_instance;

  char *words;
  gboolean recorded;
  GPtrArray *operations;
};

G_DEFINE_FINAL_TYPE (ZavodEdit, zavod_edit, G_TYPE_OBJECT)

static void
cell_clear (gpointer data)
{
  g_free (((ZavodCell *) data)->text);
}

static void
operation_free (gpointer data)
{
  ZavodOperation *operation = data;

  g_array_unref (operation->cells);
  g_free (operation);
}

static void
begin_operation (ZavodEdit          *self,
                 ZavodOperationKind  kind,
                 const char         *table,
                 gint64              id)
{
  ZavodOperation *operation = g_new0 (ZavodOperation, 1);

  operation->kind = kind;
  operation->table = g_intern_string (table);
  operation->id = id;
  operation->cells = g_array_new (FALSE, TRUE, sizeof (ZavodCell));
  g_array_set_clear_func (operation->cells, cell_clear);
  g_ptr_array_add (self->operations, operation);
}

/* The cell of the row begun last, emptied when the column was set before. NULL when no row takes columns. */
static ZavodCell *
take_cell (ZavodEdit     *self,
           const char    *column,
           ZavodCellKind  kind)
{
  ZavodOperation *operation;
  ZavodCell *cell = NULL;

  g_return_val_if_fail (ZAVOD_IS_EDIT (self) && column != NULL, NULL);
  g_return_val_if_fail (self->operations->len > 0, NULL);

  operation = g_ptr_array_index (self->operations, self->operations->len - 1);
  g_return_val_if_fail (operation->kind != ZAVOD_OPERATION_DELETE, NULL);

  for (guint i = 0; i < operation->cells->len && cell == NULL; i++)
    if (g_str_equal (g_array_index (operation->cells, ZavodCell, i).column, column))
      cell = &g_array_index (operation->cells, ZavodCell, i);

  if (cell == NULL)
    {
      g_array_set_size (operation->cells, operation->cells->len + 1);
      cell = &g_array_index (operation->cells, ZavodCell, operation->cells->len - 1);
      cell->column = g_intern_string (column);
    }

  g_clear_pointer (&cell->text, g_free);
  cell->kind = kind;

  return cell;
}

static void
zavod_edit_finalize (GObject *object)
{
  ZavodEdit *self = ZAVOD_EDIT (object);

  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->operations, g_ptr_array_unref);

  G_OBJECT_CLASS (zavod_edit_parent_class)->finalize (object);
}

static void
zavod_edit_class_init (ZavodEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_edit_finalize;
}

static void
zavod_edit_init (ZavodEdit *self)
{
  self->recorded = TRUE;
  self->operations = g_ptr_array_new_with_free_func (operation_free);
}

/**
 * zavod_edit_new:
 * @words: what the edit does, in the user's words: "Move Kia Qazaqstan"
 *
 * Returns: (transfer full): an edit that does nothing yet, and will be recorded
 */
ZavodEdit *
zavod_edit_new (const char *words)
{
  ZavodEdit *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_EDIT, NULL);
  self->words = g_strdup (words);

  return self;
}

const char *
zavod_edit_get_words (ZavodEdit *self)
{
  g_return_val_if_fail (ZAVOD_IS_EDIT (self), NULL);

  return self->words;
}

/**
 * zavod_edit_is_recorded:
 *
 * Returns: whether the edit becomes a revision that can be undone. Only the making of a new file is not.
 */
gboolean
zavod_edit_is_recorded (ZavodEdit *self)
{
  g_return_val_if_fail (ZAVOD_IS_EDIT (self), FALSE);

  return self->recorded;
}

void
zavod_edit_set_recorded (ZavodEdit *self,
                         gboolean   recorded)
{
  g_return_if_fail (ZAVOD_IS_EDIT (self));

  self->recorded = !!recorded;
}

/**
 * zavod_edit_insert:
 * @table: a table of the schema
 * @id: the id of the new row, or 0 for a random one
 *
 * Begins a new row; the setters that follow fill its columns.
 *
 * Returns: the id of the row
 */
gint64
zavod_edit_insert (ZavodEdit  *self,
                   const char *table,
                   gint64      id)
{
  g_return_val_if_fail (ZAVOD_IS_EDIT (self), 0);
  g_return_val_if_fail (table != NULL && id >= 0, 0);

  if (id == 0)
    id = zavod_id_new ();
  begin_operation (self, ZAVOD_OPERATION_INSERT, table, id);

  return id;
}

/**
 * zavod_edit_update:
 *
 * Begins the change of a row; the setters that follow name the columns that change.
 */
void
zavod_edit_update (ZavodEdit  *self,
                   const char *table,
                   gint64      id)
{
  g_return_if_fail (ZAVOD_IS_EDIT (self));
  g_return_if_fail (table != NULL && id > 0);

  begin_operation (self, ZAVOD_OPERATION_UPDATE, table, id);
}

void
zavod_edit_delete (ZavodEdit  *self,
                   const char *table,
                   gint64      id)
{
  g_return_if_fail (ZAVOD_IS_EDIT (self));
  g_return_if_fail (table != NULL && id > 0);

  begin_operation (self, ZAVOD_OPERATION_DELETE, table, id);
}

void
zavod_edit_set_integer (ZavodEdit  *self,
                        const char *column,
                        gint64      value)
{
  ZavodCell *cell = take_cell (self, column, ZAVOD_CELL_INTEGER);

  if (cell != NULL)
    cell->integer = value;
}

void
zavod_edit_set_real (ZavodEdit  *self,
                     const char *column,
                     double      value)
{
  ZavodCell *cell = take_cell (self, column, ZAVOD_CELL_REAL);

  if (cell != NULL)
    cell->real = value;
}

/**
 * zavod_edit_set_text:
 * @value: (nullable): the text, or %NULL for an SQL NULL
 */
void
zavod_edit_set_text (ZavodEdit  *self,
                     const char *column,
                     const char *value)
{
  g_autofree char *copy = g_strdup (value);
  ZavodCell *cell = take_cell (self, column, value != NULL ? ZAVOD_CELL_TEXT : ZAVOD_CELL_NULL);

  if (cell != NULL)
    cell->text = g_steal_pointer (&copy);
}

/**
 * zavod_edit_set_point:
 * @latitude: degrees north, WGS 84
 * @longitude: degrees east
 */
void
zavod_edit_set_point (ZavodEdit  *self,
                      const char *column,
                      double      latitude,
                      double      longitude)
{
  ZavodCell *cell = take_cell (self, column, ZAVOD_CELL_POINT);

  if (cell == NULL)
    return;

  cell->real = latitude;
  cell->longitude = longitude;
}

void
zavod_edit_set_null (ZavodEdit  *self,
                     const char *column)
{
  take_cell (self, column, ZAVOD_CELL_NULL);
}

/**
 * zavod_edit_set_cell:
 * @cell: its column gets its value, whatever kind that is of
 */
void
zavod_edit_set_cell (ZavodEdit       *self,
                     const ZavodCell *cell)
{
  ZavodCell *taken = take_cell (self, cell->column, cell->kind);

  if (taken == NULL)
    return;

  taken->integer = cell->integer;
  taken->real = cell->real;
  taken->longitude = cell->longitude;
  taken->text = g_strdup (cell->text);
}

guint
zavod_edit_get_n_operations (ZavodEdit *self)
{
  g_return_val_if_fail (ZAVOD_IS_EDIT (self), 0);

  return self->operations->len;
}

/**
 * zavod_edit_get_operation:
 *
 * Returns: (transfer none): the operation at @index, in the order they are carried out
 */
const ZavodOperation *
zavod_edit_get_operation (ZavodEdit *self,
                          guint      index)
{
  g_return_val_if_fail (ZAVOD_IS_EDIT (self), NULL);
  g_return_val_if_fail (index < self->operations->len, NULL);

  return g_ptr_array_index (self->operations, index);
}
