/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole tables and views, row by row, for exchange/. */

#include <glib/gi18n.h>

#include "zavod-connection.h"
#include "zavod-coordinates.h"

/* By id, so that two exports of one atlas can be compared. */
static const struct
{
  const char *name;
  const char *sql;
} relations[] = {
#define RELATION(name) { name, "SELECT * FROM " name " ORDER BY id" }
  RELATION ("site"),
  RELATION ("place"),
  RELATION ("actor"),
  RELATION ("product"),
  RELATION ("programme"),
  RELATION ("source"),
  RELATION ("name"),
  RELATION ("claim"),
  RELATION ("claim_site"),
  RELATION ("citation"),
  RELATION ("partner"),
  RELATION ("capacity"),
  RELATION ("timeline"),
  RELATION ("figure"),
#undef RELATION
};

typedef struct
{
  const char *sql;
  ZavodExportFunc row;
  gpointer user_data;
} Export;

static void
clear_cell (gpointer data)
{
  g_free (((ZavodCell *) data)->text);
}

static GStrv
dup_columns (ZavodStatement *statement)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (int i = 0; i < zavod_statement_get_n_columns (statement); i++)
    g_strv_builder_add (columns, zavod_statement_get_name (statement, i));

  return g_strv_builder_end (columns);
}

/* A blob is a place, or something that another program left: that has no text. */
static void
read_blob (ZavodStatement *statement,
           int             column,
           ZavodCell      *cell)
{
  gsize size;
  const guint8 *blob = zavod_statement_get_blob (statement, column, &size);

  cell->kind = blob != NULL && zavod_point_from_blob (blob, size, &cell->real, &cell->longitude)
               ? ZAVOD_CELL_POINT : ZAVOD_CELL_NULL;
}

static void
read_cell (ZavodStatement *statement,
           int             column,
           ZavodCell      *cell)
{
  g_clear_pointer (&cell->text, g_free);
  cell->kind = zavod_statement_get_kind (statement, column);

  switch (cell->kind)
    {
    case ZAVOD_CELL_INTEGER:
      cell->integer = zavod_statement_get_int64 (statement, column);
      break;
    case ZAVOD_CELL_REAL:
      cell->real = zavod_statement_get_double (statement, column);
      break;
    case ZAVOD_CELL_TEXT:
      cell->text = zavod_statement_dup_text (statement, column);
      break;
    case ZAVOD_CELL_POINT:
      read_blob (statement, column, cell);
      break;
    case ZAVOD_CELL_NULL:
    default:
      break;
    }
}

static gpointer
export_rows (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Export *export = parameters;
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, export->sql, error);
  g_autoptr (GArray) cells = NULL;
  g_auto (GStrv) columns = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;

  columns = dup_columns (statement);
  cells = g_array_new (FALSE, TRUE, sizeof (ZavodCell));
  g_array_set_clear_func (cells, clear_cell);
  g_array_set_size (cells, g_strv_length (columns));
  if (!export->row ((const char * const *) columns, NULL, export->user_data, error))
    return NULL;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return GINT_TO_POINTER (TRUE);

      for (guint i = 0; i < cells->len; i++)
        read_cell (statement, (int) i, &g_array_index (cells, ZavodCell, i));
      if (!export->row ((const char * const *) columns, (const ZavodCell *) cells->data, export->user_data, error))
        return NULL;
    }

  return NULL;
}

/**
 * zavod_store_list_relations:
 *
 * Returns: (transfer full): the names of the tables and views that can be exported
 */
char **
zavod_store_list_relations (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    g_strv_builder_add (names, relations[i].name);

  return g_strv_builder_end (names);
}

/**
 * zavod_store_export_relation:
 * @relation: a name of zavod_store_list_relations()
 * @row: called for the header and for each row; it stops the export by returning %FALSE with its error set
 *
 * Reads a whole table or view, on the calling thread's time.
 *
 * Returns: %TRUE, or %FALSE with @error set: %ZAVOD_ERROR_NOT_FOUND when there is no such table
 */
gboolean
zavod_store_export_relation (ZavodStore       *self,
                             const char       *relation,
                             ZavodExportFunc   row,
                             gpointer          user_data,
                             GError          **error)
{
  Export export = { NULL, row, user_data };

  g_return_val_if_fail (ZAVOD_IS_STORE (self), FALSE);
  g_return_val_if_fail (relation != NULL && row != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (relations) && export.sql == NULL; i++)
    if (g_str_equal (relations[i].name, relation))
      export.sql = relations[i].sql;

  if (export.sql == NULL)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("An atlas has no table “%s”."), relation);
      return FALSE;
    }

  return zavod_store_read_sync (self, export_rows, &export, error) != NULL;
}
