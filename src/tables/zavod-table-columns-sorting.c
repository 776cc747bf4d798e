/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows come sorted from the store: the sorters only say which header was clicked. */

#include "zavod-table-columns-private.h"

#include <glib/gi18n.h>

static void on_sorter_changed (ZavodTableColumns *self,
                               GtkSorterChange    change,
                               GtkSorter         *sorter);

static gboolean
has_sort_column (GtkColumnViewColumn *column,
                 gconstpointer        wanted)
{
  return zavod_table_columns_describe (column)->sort_column == *(const guint *) wanted;
}

/* GTK's arrow tells of the first key alone. */
static void
update_header (ZavodTableColumns   *self,
               GtkColumnViewColumn *column)
{
  const ZavodColumn *description = zavod_table_columns_describe (column);
  g_autofree char *title = NULL;

  for (guint i = 1; i < self->n_keys; i++)
    if (self->keys[i].column == description->sort_column)
      title = g_strdup_printf ("%s %s%u", _(description->title), self->keys[i].descending ? "↓" : "↑", i + 1);

  gtk_column_view_column_set_title (column, title != NULL ? title : _(description->title));
}

static void
update_headers (ZavodTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      update_header (self, column);
    }
}

static gboolean
is_shift_held (ZavodTableColumns *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self->view)));

  return seat != NULL && (gdk_device_get_modifier_state (gdk_seat_get_keyboard (seat)) & GDK_SHIFT_MASK) != 0;
}

/* One more key after those that there are; one that is among them is turned round. */
static void
add_key (ZavodTableColumns *self,
         guint              column)
{
  guint i = 0;

  while (i < self->n_keys && self->keys[i].column != column)
    i++;
  if (i < self->n_keys)
    self->keys[i].descending = !self->keys[i].descending;
  else if (self->n_keys < ZAVOD_MAX_SORT_KEYS)
    self->keys[self->n_keys++] = (ZavodSortKey) { column, FALSE };
}

/* The arrow goes back to the column that decides. */
static void
restore_arrow (ZavodTableColumns *self)
{
  GtkColumnViewColumn *first = zavod_table_columns_find (self, has_sort_column, &self->keys[0].column);
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  g_signal_handlers_block_by_func (sorter, on_sorter_changed, self);
  gtk_column_view_sort_by_column (self->view, first, self->keys[0].descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  g_signal_handlers_unblock_by_func (sorter, on_sorter_changed, self);
}

/* A click on a header sorts by it; with Shift it is one more key. */
static void
on_sorter_changed (ZavodTableColumns *self,
                   GtkSorterChange    change,
                   GtkSorter         *sorter)
{
  GtkColumnViewSorter *view_sorter = GTK_COLUMN_VIEW_SORTER (sorter);
  GtkColumnViewColumn *clicked = gtk_column_view_sorter_get_primary_sort_column (view_sorter);

  if (clicked == NULL)
    return;

  if (self->n_keys > 0 && is_shift_held (self))
    {
      add_key (self, zavod_table_columns_describe (clicked)->sort_column);
    }
  else
    {
      self->n_keys = 1;
      self->keys[0] = (ZavodSortKey) {
        zavod_table_columns_describe (clicked)->sort_column,
        gtk_column_view_sorter_get_primary_sort_order (view_sorter) == GTK_SORT_DESCENDING,
      };
    }

  restore_arrow (self);
  update_headers (self);
  zavod_row_list_set_sort (self->rows, self->keys, self->n_keys);
}

/* To be called when the columns are there. */
void
zavod_table_columns_start_sorting (ZavodTableColumns *self)
{
  const ZavodSortKey *first = &self->layout->sort;

  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_sorter_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->view, zavod_table_columns_find (self, has_sort_column, &first->column),
                                  first->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
