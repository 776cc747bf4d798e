/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-change-plan.h"

#include "zavod-change-reader.h"
#include "zavod-field.h"
#include "zavod-operation.h"
#include "zavod-referrers.h"
#include "zavod-schema.h"

typedef struct
{
  ZavodConnection *connection;
  ZavodChangeList *changes;
  GHashTable *rows;        /* ZavodRowChange, as zavod_change_list_index() has them */
  GHashTable *cited;       /* set of gint64: new statements whose citations come with them */
  gboolean moved;          /* a row turned out not to fit in this round */
} Plan;

/* A row of these is nothing without the one in this column, and leaves nothing of that one behind when it goes alone. */
static const char *const parts[][2] = {
  { "citation", "claim_id" },
  { "claim_site", "claim_id" },
};

/* ---- a row for itself ---- */

/* What the change takes for granted stands there; what it would put there, too, is no matter. */
static void
compare_field (ZavodFieldChange *field,
               gboolean         *done,
               gboolean         *fits)
{
  const gboolean is_new = zavod_cell_equal (&field->now_cell, &field->new_cell);
  const gboolean is_old = zavod_cell_equal (&field->now_cell, &field->old_cell);

  field->rival = !is_new && !is_old;
  *done &= is_new;
  *fits &= is_new || is_old;
}

static gboolean
read_now (ZavodConnection  *connection,
          ZavodRowChange   *row,
          GError          **error)
{
  ZavodCell id;

  if (!zavod_changes_read_cell (connection, row->table, row->id, "id", &id, &row->is_there, error))
    return FALSE;

  for (guint i = 0; i < row->fields->len && row->is_there; i++)
    {
      ZavodFieldChange *field = g_ptr_array_index (row->fields, i);
      gboolean found;

      g_free (field->now_cell.text);
      if (!zavod_changes_read_cell (connection, row->table, row->id, field->new_cell.column, &field->now_cell, &found,
                                    error))
        return FALSE;
    }

  return TRUE;
}

static ZavodChangeState
judge (ZavodRowChange *row)
{
  gboolean done = TRUE, fits = TRUE;

  if (!row->is_there)
    return row->operation == ZAVOD_OPERATION_INSERT ? ZAVOD_CHANGE_FITS
           : row->operation == ZAVOD_OPERATION_DELETE ? ZAVOD_CHANGE_DONE : ZAVOD_CHANGE_RIVAL;

  for (guint i = 0; i < row->fields->len; i++)
    compare_field (g_ptr_array_index (row->fields, i), &done, &fits);

  switch (row->operation)
    {
    case ZAVOD_OPERATION_INSERT:
      return done ? ZAVOD_CHANGE_DONE : ZAVOD_CHANGE_RIVAL;
    case ZAVOD_OPERATION_UPDATE:
      return done ? ZAVOD_CHANGE_DONE : fits ? ZAVOD_CHANGE_FITS : ZAVOD_CHANGE_RIVAL;
    case ZAVOD_OPERATION_DELETE:
    default:
      return fits ? ZAVOD_CHANGE_FITS : ZAVOD_CHANGE_RIVAL;
    }
}

/* ---- rows that hang together ---- */

static gboolean
is_made (const ZavodRowChange *row)
{
  return row->choice == ZAVOD_CHOICE_TAKE || (row->state == ZAVOD_CHANGE_FITS && row->choice != ZAVOD_CHOICE_LEAVE);
}

static gboolean
goes (Plan       *self,
      const char *table,
      gint64      id)
{
  const ZavodRowChange *row = zavod_change_index_find (self->rows, table, id);

  return row != NULL && row->operation == ZAVOD_OPERATION_DELETE && is_made (row);
}

static void
turn_out (Plan           *self,
          ZavodRowChange *row)
{
  row->state = ZAVOD_CHANGE_RIVAL;
  self->moved = TRUE;
}

static gboolean
check_referrer (Plan            *self,
                const char      *sql,
                const char      *child,
                ZavodRowChange  *row,
                GError         **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (self->connection, sql, error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, row->id);
  while (zavod_statement_step (statement, &found, error))
    {
      if (!found)
        return TRUE;
      if (goes (self, child, zavod_statement_get_int64 (statement, 0)))
        continue;
      turn_out (self, row);
      return TRUE;
    }

  return FALSE;
}

/* A row that others have come to refer to cannot go. */
static gboolean
check_deletion (Plan            *self,
                ZavodRowChange  *row,
                GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const ZavodFieldChange *field = g_str_equal (parts[i][0], row->table) ? zavod_row_change_find (row, parts[i][1])
                                                                            : NULL;
      const ZavodRowChange *whole = field != NULL ? zavod_change_index_find (self->rows, "claim",
                                                                             field->old_cell.integer) : NULL;

      if (whole != NULL && whole->operation == ZAVOD_OPERATION_DELETE && !is_made (whole)
          && whole->state != ZAVOD_CHANGE_DONE)
        {
          turn_out (self, row);
          return TRUE;
        }
    }

  for (guint i = 0; i < zavod_n_referrers && is_made (row); i++)
    if (g_str_equal (zavod_referrers[i].table, row->table)
        && !check_referrer (self, zavod_referrers[i].find, zavod_referrers[i].child, row, error))
      return FALSE;

  return TRUE;
}

static gboolean
is_target_there (Plan             *self,
                 const char       *table,
                 gint64            id,
                 gboolean         *there,
                 GError          **error)
{
  const ZavodRowChange *row = zavod_change_index_find (self->rows, table, id);
  ZavodCell cell;

  if (row != NULL && row->operation != ZAVOD_OPERATION_UPDATE && is_made (row))
    {
      *there = row->operation == ZAVOD_OPERATION_INSERT;
      return TRUE;
    }

  return zavod_changes_read_cell (self->connection, table, id, "id", &cell, there, error);
}

/* A row cannot come that refers to one which is not there, and does not come with it. */
static gboolean
check_targets (Plan            *self,
               ZavodRowChange  *row,
               GError         **error)
{
  for (guint i = 0; i < row->fields->len && is_made (row); i++)
    {
      const ZavodFieldChange *field = g_ptr_array_index (row->fields, i);
      const char *target = zavod_field_get_target (row->table, field->new_cell.column);
      gboolean there;

      if (target == NULL || field->new_cell.kind != ZAVOD_CELL_INTEGER)
        continue;
      if (!is_target_there (self, target, field->new_cell.integer, &there, error))
        return FALSE;
      if (!there)
        turn_out (self, row);
    }

  return TRUE;
}

static void
find_cited (Plan *self)
{
  g_hash_table_remove_all (self->cited);
  for (guint i = 0; i < self->changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (self->changes->rows, i);
      const ZavodFieldChange *claim = g_str_equal (row->table, "citation") && is_made (row)
                                        ? zavod_row_change_find (row, "claim_id") : NULL;

      if (claim != NULL && claim->new_cell.kind == ZAVOD_CELL_INTEGER)
        g_hash_table_add (self->cited, g_memdup2 (&claim->new_cell.integer, sizeof (gint64)));
    }
}

/* A statement does not come without a source: all its citations may have turned out not to fit. */
static gboolean
lacks_citation (Plan                 *self,
                const ZavodRowChange *row)
{
  return row->operation == ZAVOD_OPERATION_INSERT && g_str_equal (row->table, "claim")
         && !g_hash_table_contains (self->cited, &row->id);
}

static gboolean
check_row (Plan            *self,
           ZavodRowChange  *row,
           GError         **error)
{
  if (row->state != ZAVOD_CHANGE_FITS || !is_made (row))
    return TRUE;
  if (lacks_citation (self, row))
    turn_out (self, row);

  return row->operation == ZAVOD_OPERATION_DELETE ? check_deletion (self, row, error) : check_targets (self, row, error);
}

static gboolean
settle (Plan    *self,
        GError **error)
{
  do
    {
      self->moved = FALSE;
      find_cited (self);
      for (guint i = 0; i < self->changes->rows->len; i++)
        if (!check_row (self, g_ptr_array_index (self->changes->rows, i), error))
          return FALSE;
    }
  while (self->moved);

  return TRUE;
}

/**
 * zavod_changes_compare:
 *
 * Finds for each row whether its change fits the atlas as it is: alone, and with those that it needs or that need it.
 */
gboolean
zavod_changes_compare (ZavodConnection  *connection,
                       ZavodChangeList  *changes,
                       GError          **error)
{
  g_autoptr (GHashTable) rows = zavod_change_list_index (changes);
  g_autoptr (GHashTable) cited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Plan plan = { connection, changes, rows, cited, FALSE };

  for (guint i = 0; i < changes->rows->len; i++)
    {
      ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      if (!read_now (connection, row, error))
        return FALSE;
      row->state = judge (row);
    }

  return settle (&plan, error);
}

guint
zavod_changes_count (const ZavodChangeList *changes,
                     ZavodChangeState       state)
{
  guint n = 0;

  for (guint i = 0; i < changes->rows->len; i++)
    n += ((ZavodRowChange *) g_ptr_array_index (changes->rows, i))->state == state;

  return n;
}

/**
 * zavod_changes_find_missing:
 * @rows: to which that is added to which a row of @changes refers that comes back, and which is not there
 * @n_missing: (out): how many were added
 */
gboolean
zavod_changes_find_missing (ZavodConnection        *connection,
                            const ZavodChangeList  *changes,
                            ZavodRecordRows        *rows,
                            guint                  *n_missing,
                            GError                **error)
{
  g_autoptr (GHashTable) index = zavod_change_list_index (changes);
  Plan plan = { connection, (ZavodChangeList *) changes, index, NULL, FALSE };

  *n_missing = 0;
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      for (guint j = 0; j < row->fields->len; j++)
        {
          const ZavodFieldChange *field = g_ptr_array_index (row->fields, j);
          const char *target = zavod_field_get_target (row->table, field->new_cell.column);
          gboolean there;

          if (target == NULL || field->new_cell.kind != ZAVOD_CELL_INTEGER)
            continue;
          if (!is_target_there (&plan, target, field->new_cell.integer, &there, error))
            return FALSE;
          if (!there && zavod_record_rows_add (rows, target, field->new_cell.integer))
            ++*n_missing;
        }
    }

  return TRUE;
}

/* ---- carrying it out ---- */

static gboolean
apply_row (ZavodConnection       *connection,
           const ZavodRowChange  *row,
           GError               **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (ZavodCell));
  ZavodOperation operation = { row->operation, row->table, row->id, cells };

  /* what was made here as well is changed into what it is there */
  if (row->operation == ZAVOD_OPERATION_INSERT && row->is_there)
    operation.kind = ZAVOD_OPERATION_UPDATE;
  for (guint i = 0; i < row->fields->len && row->operation != ZAVOD_OPERATION_DELETE; i++)
    {
      const ZavodFieldChange *field = g_ptr_array_index (row->fields, i);

      if (zavod_schema_has_column (row->table, field->new_cell.column))
        g_array_append_val (cells, field->new_cell);
    }

  return zavod_operation_apply (&operation, connection, error);
}

static guint
get_place (const char *table)
{
  guint place = 0;

  while (!g_str_equal (zavod_schema_tables[place], table))
    place++;

  return place;
}

/* What is made comes first. Parts go before the whole, which would take them with it. */
static gboolean
apply_deletions (ZavodConnection        *connection,
                 const ZavodChangeList  *changes,
                 GError                **error)
{
  for (guint place = g_strv_length ((GStrv) zavod_schema_tables); place > 0; place--)
    for (guint i = 0; i < changes->rows->len; i++)
      {
        const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

        if (row->operation == ZAVOD_OPERATION_DELETE && is_made (row) && row->is_there
            && get_place (row->table) == place - 1 && !apply_row (connection, row, error))
          return FALSE;
      }

  return TRUE;
}

/**
 * zavod_changes_apply:
 * @changes: compared with the atlas in the same transaction
 *
 * Makes the changes that fit, and those that were chosen.
 */
gboolean
zavod_changes_apply (ZavodConnection        *connection,
                     const ZavodChangeList  *changes,
                     GError                **error)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      if (row->operation != ZAVOD_OPERATION_DELETE && is_made (row) && row->state != ZAVOD_CHANGE_DONE
          && (row->is_there || row->operation == ZAVOD_OPERATION_INSERT) && !apply_row (connection, row, error))
        return FALSE;
    }

  return apply_deletions (connection, changes, error);
}
