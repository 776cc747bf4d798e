/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-cell.h"

#include "zavod-mark.h"

struct _ZavodTableCell
{
  GtkWidget parent_instance;

  const ZavodColumn *column;
  GSignalGroup *row;       /* target: the ZavodRow that is shown, or NULL */
  ZavodMark *mark;         /* NULL: the table has none */
  GtkInscription *text;
};

G_DEFINE_FINAL_TYPE (ZavodTableCell, zavod_table_cell, GTK_TYPE_WIDGET)

static void
update_mark (ZavodTableCell   *self,
             const ZavodTuple *tuple)
{
  if (self->mark == NULL)
    return;

  zavod_mark_set_shape (self->mark, zavod_shape_from_class (tuple->cells[ZAVOD_SITES_CLASS]));
  zavod_mark_set_look (self->mark, zavod_status_get_look (zavod_status_from_code (tuple->cells[ZAVOD_SITES_STATUS])));
}

static void
update (ZavodTableCell *self)
{
  g_autoptr (ZavodRow) row = g_signal_group_dup_target (self->row);
  const ZavodTuple *tuple = row != NULL ? zavod_row_get_tuple (row) : NULL;
  g_autofree char *words = tuple != NULL ? zavod_column_format (self->column, tuple) : NULL;

  if (tuple != NULL)
    update_mark (self, tuple);
  if (self->mark != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->mark), tuple != NULL);
  gtk_inscription_set_text (self->text, tuple == NULL ? "" : words != NULL ? words : "—");
}

/* Only a text that is cut needs a tooltip: the cell is as wide as its column, whatever the text. */
static gboolean
zavod_table_cell_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard_tooltip,
                                GtkTooltip *tooltip)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (widget);
  const char *words = gtk_inscription_get_text (self->text);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->text), words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (GTK_WIDGET (self->text)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
zavod_table_cell_dispose (GObject *object)
{
  ZavodTableCell *self = ZAVOD_TABLE_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->row);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (zavod_table_cell_parent_class)->dispose (object);
}

static void
zavod_table_cell_class_init (ZavodTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_table_cell_dispose;
  widget_class->query_tooltip = zavod_table_cell_query_tooltip;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
zavod_table_cell_init (ZavodTableCell *self)
{
  self->row = g_signal_group_new (ZAVOD_TYPE_ROW);
  g_signal_group_connect_swapped (self->row, "tuple-changed", G_CALLBACK (update), self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
add_mark (ZavodTableCell *self)
{
  self->mark = ZAVOD_MARK (zavod_mark_new (ZAVOD_SHAPE_UNSTATED, ZAVOD_LOOK_UNKNOWN));
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (GTK_WIDGET (self->mark), 6);
  gtk_widget_set_parent (GTK_WIDGET (self->mark), GTK_WIDGET (self));
}

GtkWidget *
zavod_table_cell_new (const ZavodColumn *column)
{
  ZavodTableCell *self = g_object_new (ZAVOD_TYPE_TABLE_CELL, NULL);
  GtkWidget *text = gtk_inscription_new ("");
  gboolean is_right_aligned = zavod_column_is_right_aligned (column);
  const int width = zavod_column_get_width (column);

  self->column = column;
  self->text = GTK_INSCRIPTION (text);
  if (column->kind == ZAVOD_COLUMN_SITE)
    add_mark (self);

  gtk_inscription_set_nat_chars (self->text, (guint) width);
  gtk_inscription_set_min_chars (self->text, (guint) (is_right_aligned ? width : width * 3 / 4));
  gtk_inscription_set_text_overflow (self->text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (self->text, is_right_aligned ? 1 : 0);
  if (is_right_aligned)
    gtk_widget_add_css_class (text, "numeric");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_parent (text, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
zavod_table_cell_set_row (ZavodTableCell *self,
                          ZavodRow       *row)
{
  g_return_if_fail (ZAVOD_IS_TABLE_CELL (self));

  g_signal_group_set_target (self->row, row);
  if (row != NULL)
    update (self);
}
