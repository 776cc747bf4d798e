/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which later edits build on an edit: they cannot stay when it is taken back. Those are they that changed what it
 * changed (the same column of the same row, or a row that it made or took away), that refer to a row that it made, or
 * that took away a row to which one refers that it took away; and again those that build on these. */

#include <glib/gi18n.h>

#include "zavod-changeset.h"
#include "zavod-field.h"
#include "zavod-history.h"
#include "zavod-change-reader.h"
#include "zavod-sqlite.h"
#include "zavod-store-history.h"
#include "zavod-store-private.h"

typedef struct
{
  GHashTable *rows;        /* set of "table/id": made or taken away */
  GHashTable *cells;       /* set of "table/id/column": changed; "table/id": changed at all */
  GHashTable *made;        /* set of "table/id" */
  GHashTable *needed;      /* the same: what rows refer to that were taken away */
} Ground;

static void
ground_init (Ground *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
ground_clear (Ground *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->needed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ground, ground_clear)

static char *
target_key (const ZavodRowChange *row,
            const ZavodCell      *cell)
{
  const char *target = zavod_field_get_target (row->table, cell->column);

  return target != NULL && cell->kind == ZAVOD_CELL_INTEGER ? zavod_row_make_key (target, cell->integer) : NULL;
}

static void
add_needed (Ground               *self,
            const ZavodRowChange *row)
{
  for (guint i = 0; i < row->fields->len; i++)
    {
      const ZavodFieldChange *field = g_ptr_array_index (row->fields, i);
      char *key = target_key (row, &field->old_cell);

      if (key != NULL)
        g_hash_table_add (self->needed, key);
    }
}

static void
add_cells (Ground               *self,
           const ZavodRowChange *row,
           const char           *key)
{
  g_hash_table_add (self->cells, g_strdup (key));
  for (guint i = 0; i < row->fields->len; i++)
    {
      const ZavodFieldChange *field = g_ptr_array_index (row->fields, i);

      g_hash_table_add (self->cells, g_strdup_printf ("%s/%s", key, field->new_cell.column));
    }
}

static void
add_row (Ground               *self,
         const ZavodRowChange *row)
{
  g_autofree char *key = zavod_row_make_key (row->table, row->id);

  if (row->operation == ZAVOD_OPERATION_UPDATE)
    add_cells (self, row, key);
  else
    g_hash_table_add (self->rows, g_strdup (key));
  if (row->operation == ZAVOD_OPERATION_INSERT)
    g_hash_table_add (self->made, g_strdup (key));
  else
    add_needed (self, row);
}

static gboolean
field_builds_on (const Ground         *self,
                 const ZavodRowChange *row,
                 const char           *key,
                 ZavodFieldChange     *field)
{
  g_autofree char *cell = g_strdup_printf ("%s/%s", key, field->new_cell.column);
  g_autofree char *target = target_key (row, &field->new_cell);

  return (row->operation == ZAVOD_OPERATION_UPDATE && g_hash_table_contains (self->cells, cell))
         || (target != NULL && g_hash_table_contains (self->made, target));
}

static gboolean
row_builds_on (const Ground         *self,
               const ZavodRowChange *row)
{
  g_autofree char *key = zavod_row_make_key (row->table, row->id);

  if (g_hash_table_contains (self->rows, key))
    return TRUE;
  if (row->operation != ZAVOD_OPERATION_UPDATE && g_hash_table_contains (self->cells, key))
    return TRUE;
  if (row->operation == ZAVOD_OPERATION_DELETE && g_hash_table_contains (self->needed, key))
    return TRUE;

  for (guint i = 0; i < row->fields->len; i++)
    if (field_builds_on (self, row, key, g_ptr_array_index (row->fields, i)))
      return TRUE;

  return FALSE;
}

static gboolean
builds_on (const Ground          *self,
           const ZavodChangeList *changes)
{
  for (guint i = 0; i < changes->rows->len; i++)
    if (row_builds_on (self, g_ptr_array_index (changes->rows, i)))
      return TRUE;

  return FALSE;
}

static void
add_changes (Ground                *self,
             const ZavodChangeList *changes)
{
  for (guint i = 0; i < changes->rows->len; i++)
    add_row (self, g_ptr_array_index (changes->rows, i));
}

static ZavodChangeList *
read_edit (ZavodConnection  *connection,
           gint64            id,
           GError          **error)
{
  g_autoptr (GBytes) changeset = zavod_revision_read (connection, id, error);
  gsize size;
  gconstpointer data;

  if (changeset == NULL)
    return NULL;

  data = g_bytes_get_data (changeset, &size);

  return zavod_changes_read (connection, data, (int) size, G_MAXUINT, error);
}

/* Adds the ids of those that build on the edit, from the oldest on. */
static gboolean
find_builders (ZavodConnection  *connection,
               GArray           *edits,
               guint             place,
               GArray           *builders,
               GError          **error)
{
  g_auto (Ground) ground = { 0 };

  ground_init (&ground);
  for (guint i = place; i < edits->len; i++)
    {
      const gint64 id = g_array_index (edits, gint64, i);
      g_autoptr (ZavodChangeList) changes = read_edit (connection, id, error);

      if (changes == NULL)
        return FALSE;
      if (i > place && !builds_on (&ground, changes))
        continue;
      if (i > place)
        g_array_append_val (builders, id);
      add_changes (&ground, changes);
    }

  return TRUE;
}

static ZavodRevision *
read_revision (ZavodConnection  *connection,
               gint64            id,
               GError          **error)
{
  g_autoptr (ZavodStatement) statement =
    zavod_connection_prepare (connection, "SELECT made_at, who, words FROM revision WHERE id = ?1", error);
  g_autoptr (ZavodRevision) revision = g_new0 (ZavodRevision, 1);
  gboolean row;

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, id);
  if (!zavod_statement_step (statement, &row, error))
    return NULL;

  revision->id = id;
  revision->made_at = zavod_statement_dup_text (statement, 0);
  revision->who = zavod_statement_dup_text (statement, 1);
  revision->words = zavod_statement_dup_text (statement, 2);

  return g_steal_pointer (&revision);
}

static gpointer
read_revisions (ZavodConnection  *connection,
                GArray           *ids,
                GError          **error)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_revision_free);

  for (guint i = ids->len; i > 0; i--)
    {
      ZavodRevision *revision = read_revision (connection, g_array_index (ids, gint64, i - 1), error);

      if (revision == NULL)
        return NULL;
      g_ptr_array_add (revisions, revision);
    }

  return g_steal_pointer (&revisions);
}

static gpointer
read_builders (ZavodConnection  *connection,
               gpointer          parameters,
               GCancellable     *cancellable,
               GError          **error)
{
  const gint64 id = *(gint64 *) parameters;
  g_autoptr (ZavodHistory) history = zavod_history_new ();
  g_autoptr (GArray) builders = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *edits = zavod_history_get_edits (history);

  if (!zavod_history_load (history, connection, error))
    return NULL;

  for (guint i = 0; i < edits->len; i++)
    if (g_array_index (edits, gint64, i) == id)
      return find_builders (connection, edits, i, builders, error) ? read_revisions (connection, builders, error) : NULL;

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("This edit is taken back already."));

  return NULL;
}

/**
 * zavod_store_builds_on_async:
 * @edit_id: an edit in force
 *
 * Finds the later edits that build on this one, in a thread beside.
 */
void
zavod_store_builds_on_async (ZavodStore          *self,
                             gint64               edit_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  zavod_store_scan_async (self, zavod_store_builds_on_async, read_builders, g_memdup2 (&edit_id, sizeof edit_id),
                          g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * zavod_store_builds_on_finish:
 *
 * Returns: (transfer full) (element-type ZavodRevision): the edits, the newest first, or %NULL with @error set:
 *   %ZAVOD_ERROR_NOT_FOUND when the edit is not in force
 */
GPtrArray *
zavod_store_builds_on_finish (ZavodStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_builds_on_async, error);
}
