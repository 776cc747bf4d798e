/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records were merged with one: told by what the edits of the history did. An edit that merges takes one record away
 * and makes no other, nor a statement; what referred to the one came to refer to the other, or the name of the one became a
 * name of the other. */

#include "zavod-store-unite.h"

#include "zavod-change-reader.h"
#include "zavod-changeset.h"
#include "zavod-field.h"
#include "zavod-history.h"
#include "zavod-sqlite.h"

#define EDITS ZAVOD_REVISION_COLUMNS ", changeset FROM revision WHERE kind = 'edit' ORDER BY id DESC"
#define CHANGESET_COLUMN 6

typedef struct
{
  ZavodNoun noun;
  gint64 id;
} Question;

void
zavod_union_free (ZavodUnion *self)
{
  zavod_revision_free (self->edit);
  g_free (self->name);
  g_free (self);
}

static const char *
get_name_column (ZavodNoun noun)
{
  return noun == ZAVOD_NOUN_SOURCE ? "title" : "name";
}

/* What an edit that merges does: an import is known by its first row to be none. */
static gboolean
may_be_of_union (const char *table,
                 int         operation,
                 const char *noun_table)
{
  if (operation == SQLITE_UPDATE)
    return TRUE;
  if (operation == SQLITE_INSERT)
    return g_str_equal (table, "name");

  return g_str_equal (table, noun_table) || g_str_equal (table, "name") || g_str_equal (table, "claim_site");
}

static gboolean
may_be_union (gconstpointer  changeset,
              gsize          size,
              const char    *noun_table,
              gboolean      *may_be,
              GError       **error)
{
  sqlite3_changeset_iter *iter;
  guint n_gone = 0;

  *may_be = TRUE;
  if (!zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, (int) size, (void *) changeset), error))
    return FALSE;

  while (*may_be && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      *may_be = may_be_of_union (table, operation, noun_table);
      n_gone += operation == SQLITE_DELETE && g_str_equal (table, noun_table);
    }
  *may_be &= n_gone == 1;

  return zavod_sqlite_check (NULL, sqlite3changeset_finalize (iter), error);
}

static const ZavodRowChange *
find_gone (const ZavodChangeList *changes,
           const char            *table)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      if (row->operation == ZAVOD_OPERATION_DELETE && g_str_equal (row->table, table))
        return row;
    }

  return NULL;
}

static gboolean
refers_to (const ZavodRowChange   *row,
           const ZavodFieldChange *field,
           const ZavodCell        *cell,
           const Question         *question,
           gint64                  id)
{
  const char *target = zavod_field_get_target (row->table, field->new_cell.column);

  return cell->kind == ZAVOD_CELL_INTEGER && cell->integer == id
         && g_strcmp0 (target, zavod_noun_get_table (question->noun)) == 0;
}

static gboolean
leads_to (const ZavodRowChange *row,
          const Question       *question,
          const ZavodRowChange *gone,
          const char           *name)
{
  const ZavodFieldChange *text = row->operation == ZAVOD_OPERATION_INSERT ? zavod_row_change_find (row, "text") : NULL;
  const gboolean is_name = text != NULL && g_strcmp0 (text->new_cell.text, name) == 0;

  for (guint i = 0; i < row->fields->len; i++)
    {
      const ZavodFieldChange *field = g_ptr_array_index (row->fields, i);

      if (refers_to (row, field, &field->new_cell, question, question->id)
          && (is_name || refers_to (row, field, &field->old_cell, question, gone->id)))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): what was merged with the record, by an edit that may have done so */
static ZavodUnion *
judge (const ZavodChangeList *changes,
       const Question        *question)
{
  const ZavodRowChange *gone = find_gone (changes, zavod_noun_get_table (question->noun));
  const ZavodFieldChange *name = zavod_row_change_find (gone, get_name_column (question->noun));
  ZavodUnion *found = NULL;

  for (guint i = 0; i < changes->rows->len && found == NULL && name != NULL; i++)
    if (leads_to (g_ptr_array_index (changes->rows, i), question, gone, name->old_cell.text))
      {
        found = g_new0 (ZavodUnion, 1);
        found->gone_id = gone->id;
        found->name = g_strdup (name->old_cell.text);
      }

  return found;
}

/* One that was taken apart is there again. */
static gboolean
is_gone (ZavodConnection   *connection,
         const Question    *question,
         const ZavodUnion  *found,
         gboolean          *gone,
         GError           **error)
{
  ZavodCell id;
  gboolean is_there;

  if (!zavod_changes_read_cell (connection, zavod_noun_get_table (question->noun), found->gone_id, "id", &id, &is_there,
                                error))
    return FALSE;

  *gone = !is_there;
  return TRUE;
}

static gboolean
add_union (ZavodConnection  *connection,
           const Question   *question,
           ZavodStatement   *statement,
           GHashTable       *edits,
           GPtrArray        *unions,
           GError          **error)
{
  gsize size;
  const guint8 *data = zavod_statement_get_blob (statement, CHANGESET_COLUMN, &size);
  g_autoptr (ZavodChangeList) changes = zavod_changes_read (connection, data, (int) size, G_MAXUINT, error);
  g_autoptr (ZavodUnion) found = NULL;
  gboolean gone;

  if (changes == NULL)
    return FALSE;

  found = judge (changes, question);
  if (found == NULL)
    return TRUE;

  found->edit = zavod_revision_load (statement, edits);
  if (!is_gone (connection, question, found, &gone, error))
    return FALSE;
  if (gone && !found->edit->undone)
    g_ptr_array_add (unions, g_steal_pointer (&found));

  return TRUE;
}

static gboolean
look_at (ZavodConnection  *connection,
         const Question   *question,
         ZavodStatement   *statement,
         GHashTable       *edits,
         GPtrArray        *unions,
         GError          **error)
{
  gsize size;
  const guint8 *data = zavod_statement_get_blob (statement, CHANGESET_COLUMN, &size);
  gboolean may_be;

  if (!zavod_changeset_check (data, size, error)
      || !may_be_union (data, size, zavod_noun_get_table (question->noun), &may_be, error))
    return FALSE;

  return !may_be || add_union (connection, question, statement, edits, unions, error);
}

static gpointer
read_unions (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GPtrArray) unions = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_union_free);
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, EDITS, error);
  GHashTable *edits = statement != NULL ? zavod_history_recall_edits (connection, error) : NULL;
  gboolean row;

  if (edits == NULL)
    return NULL;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&unions);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !look_at (connection, parameters, statement, edits, unions, error))
        return NULL;
    }

  return NULL;
}

/**
 * zavod_store_unions_async:
 * @noun: site, place, actor, product, programme or source
 *
 * Reads which records were merged with one and can be taken apart again, in a thread beside: the whole history is looked
 * through.
 */
void
zavod_store_unions_async (ZavodStore          *self,
                          ZavodNoun            noun,
                          gint64               id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  const Question question = { noun, id };

  g_return_if_fail (ZAVOD_IS_STORE (self));
  g_return_if_fail (noun <= ZAVOD_NOUN_SOURCE);

  zavod_store_scan_async (self, zavod_store_unions_async, read_unions, g_memdup2 (&question, sizeof question), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
zavod_store_unions_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_unions_async, error);
}
