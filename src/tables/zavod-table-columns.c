/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-columns-private.h"

#include <glib/gi18n.h>

#include "zavod-table-cell.h"

G_DEFINE_FINAL_TYPE (ZavodTableColumns, zavod_table_columns, G_TYPE_OBJECT)

/* What is shown in a column. */
const ZavodColumn *
zavod_table_columns_describe (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "column");
}

/* Returns: (transfer none) (nullable): the first column that is what is wanted */
GtkColumnViewColumn *
zavod_table_columns_find (ZavodTableColumns    *self,
                          ZavodColumnCondition  is_wanted,
                          gconstpointer         wanted)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (is_wanted (column, wanted))
        return column;
    }

  return NULL;
}

static gboolean
has_title (GtkColumnViewColumn *column,
           gconstpointer        wanted)
{
  return g_str_equal (zavod_table_columns_describe (column)->title, wanted);
}

/* Returns: (transfer none) (nullable) */
GtkColumnViewColumn *
zavod_table_columns_find_titled (ZavodTableColumns *self,
                                 const char        *title)
{
  return zavod_table_columns_find (self, has_title, title);
}

/* A table without columns could not be brought back: the last one stays. */
static void
on_visible_changed (ZavodTableColumns   *self,
                    GParamSpec          *pspec,
                    GtkColumnViewColumn *column)
{
  g_autoptr (GPtrArray) visible = zavod_table_columns_list_visible (self);

  if (visible->len == 0)
    gtk_column_view_column_set_visible (column, TRUE);
  zavod_table_columns_save_soon (self);
}

static void
on_setup_cell (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               const ZavodColumn        *column)
{
  gtk_column_view_cell_set_child (cell, zavod_table_cell_new (column));
}

static void
on_bind_cell (GtkSignalListItemFactory *factory,
              GtkColumnViewCell        *cell)
{
  zavod_table_cell_set_row (ZAVOD_TABLE_CELL (gtk_column_view_cell_get_child (cell)),
                            gtk_column_view_cell_get_item (cell));
}

static void
on_unbind_cell (GtkSignalListItemFactory *factory,
                GtkColumnViewCell        *cell)
{
  zavod_table_cell_set_row (ZAVOD_TABLE_CELL (gtk_column_view_cell_get_child (cell)), NULL);
}

static void
add_column (ZavodTableColumns *self,
            const ZavodColumn *column)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GMenuModel) menu = zavod_table_columns_create_header_menu (self, column);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cell), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cell), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cell), NULL);

  view_column = gtk_column_view_column_new (_(column->title), factory);
  g_object_set_data (G_OBJECT (view_column), "column", (gpointer) column);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_header_menu (view_column, menu);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, zavod_column_is_free_text (column));
  gtk_column_view_append_column (self->view, view_column);
  g_signal_connect_object (view_column, "notify::visible", G_CALLBACK (on_visible_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (zavod_table_columns_save_soon), self, G_CONNECT_SWAPPED);
}

/**
 * zavod_table_columns_list_visible:
 *
 * Returns: (transfer full) (element-type ZavodColumn): the columns that are shown, in their order
 */
GPtrArray *
zavod_table_columns_list_visible (ZavodTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *visible = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (visible, (gpointer) zavod_table_columns_describe (column));
    }

  return visible;
}

/**
 * zavod_table_columns_get_model:
 *
 * Returns: (transfer none): a #GtkColumnViewColumn each, in their order, shown or not
 */
GListModel *
zavod_table_columns_get_model (ZavodTableColumns *self)
{
  return gtk_column_view_get_columns (self->view);
}

/**
 * zavod_table_columns_measure:
 *
 * Returns: how wide @column is in pixels when nobody makes it wider or narrower
 */
int
zavod_table_columns_measure (ZavodTableColumns   *self,
                             GtkColumnViewColumn *column)
{
  return zavod_column_measure (zavod_table_columns_describe (column), GTK_WIDGET (self->view));
}

/**
 * zavod_table_columns_get_place:
 *
 * Returns: where @column is among all, shown or not
 */
guint
zavod_table_columns_get_place (ZavodTableColumns   *self,
                               GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == column)
        return i;
    }

  g_return_val_if_reached (0);
}

/**
 * zavod_table_columns_move:
 * @place: where @column goes to, among all
 */
void
zavod_table_columns_move (ZavodTableColumns   *self,
                          GtkColumnViewColumn *column,
                          guint                place)
{
  if (zavod_table_columns_get_place (self, column) != place)
    gtk_column_view_insert_column (self->view, place, column);
}

/* ---- the object ---- */

static void
zavod_table_columns_dispose (GObject *object)
{
  ZavodTableColumns *self = ZAVOD_TABLE_COLUMNS (object);

  zavod_table_columns_save_now (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (zavod_table_columns_parent_class)->dispose (object);
}

static void
zavod_table_columns_class_init (ZavodTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_table_columns_dispose;
}

static void
zavod_table_columns_init (ZavodTableColumns *self)
{
}

/**
 * zavod_table_columns_new:
 * @view: a view without columns, which must outlive them
 * @rows: what is sorted
 */
ZavodTableColumns *
zavod_table_columns_new (GtkColumnView          *view,
                         ZavodRowList           *rows,
                         const ZavodTableLayout *layout)
{
  ZavodTableColumns *self = g_object_new (ZAVOD_TYPE_TABLE_COLUMNS, NULL);

  self->view = view;
  self->rows = g_object_ref (rows);
  self->layout = layout;
  for (guint i = 0; i < layout->n_columns; i++)
    add_column (self, &layout->columns[i]);
  zavod_table_columns_start_sorting (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (zavod_table_columns_save_soon), self,
                           G_CONNECT_SWAPPED);

  return self;
}
