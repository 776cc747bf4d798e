/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-table-card.h"

#include "zavod-mark.h"

struct _ZavodTableCard
{
  GtkWidget parent_instance;

  const ZavodTableLayout *layout;
  GSignalGroup *row;

  ZavodMark *mark;
  GtkWidget *lines;
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (ZavodTableCard, zavod_table_card, GTK_TYPE_WIDGET)

static void
append_rivals (GString           *words,
               const ZavodColumn *column,
               const ZavodTuple  *tuple)
{
  g_autofree char *rivals = zavod_column_format_rivals (column, tuple);

  if (rivals != NULL)
    g_string_append_printf (words, " · %s", rivals);
}

/* The texts of all columns that belong to @part, joined. */
static char *
join_part (const ZavodTableLayout *layout,
           const ZavodTuple       *tuple,
           ZavodPart               part)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      g_autofree char *text = NULL;

      if (layout->columns[i].part != part)
        continue;

      text = zavod_column_format (&layout->columns[i], tuple);
      if (text == NULL)
        continue;

      if (words->len > 0)
        g_string_append (words, " · ");
      g_string_append (words, text);
      append_rivals (words, &layout->columns[i], tuple);
    }

  return g_string_free (words, FALSE);
}

static void
set_part (ZavodTableCard   *self,
          GtkLabel         *label,
          const ZavodTuple *tuple,
          ZavodPart         part)
{
  g_autofree char *words = tuple != NULL ? join_part (self->layout, tuple, part) : NULL;

  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), part == ZAVOD_PART_TITLE || (words != NULL && *words != '\0'));
}

/* The keyboard comes to the item of the list, which holds the card: it is read out by what stands in it. */
static void
name_item (ZavodTableCard *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkLabel *const labels[] = { self->title, self->caption, self->detail };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (*gtk_label_get_text (labels[i]) != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", gtk_label_get_text (labels[i]));

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
update (ZavodTableCard *self)
{
  g_autoptr (ZavodRow) row = g_signal_group_dup_target (self->row);
  const ZavodTuple *tuple = row != NULL ? zavod_row_get_tuple (row) : NULL;

  set_part (self, self->title, tuple, ZAVOD_PART_TITLE);
  set_part (self, self->caption, tuple, ZAVOD_PART_CAPTION);
  set_part (self, self->detail, tuple, ZAVOD_PART_DETAIL);
  name_item (self);

  if (tuple == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->mark)))
    return;

  gtk_widget_set_child_visible (GTK_WIDGET (self->mark), tuple->site_id != 0);
  zavod_mark_set_shape (self->mark, (ZavodShape) tuple->shape);
  zavod_mark_set_look (self->mark, (ZavodLook) tuple->look);
}

static void
zavod_table_card_dispose (GObject *object)
{
  g_clear_object (&ZAVOD_TABLE_CARD (object)->row);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_TABLE_CARD);

  G_OBJECT_CLASS (zavod_table_card_parent_class)->dispose (object);
}

static void
zavod_table_card_class_init (ZavodTableCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_table_card_dispose;

  g_type_ensure (ZAVOD_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-table-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodTableCard, mark);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableCard, lines);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableCard, title);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableCard, caption);
  gtk_widget_class_bind_template_child (widget_class, ZavodTableCard, detail);
}

static void
zavod_table_card_init (ZavodTableCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->row = g_signal_group_new (ZAVOD_TYPE_ROW);
  g_signal_group_connect_swapped (self->row, "tuple-changed", G_CALLBACK (update), self);
}

GtkWidget *
zavod_table_card_new (const ZavodTableLayout *layout)
{
  ZavodTableCard *self = g_object_new (ZAVOD_TYPE_TABLE_CARD, NULL);

  self->layout = layout;
  gtk_widget_set_visible (GTK_WIDGET (self->mark), layout->columns[0].kind == ZAVOD_COLUMN_SITE);

  return GTK_WIDGET (self);
}

void
zavod_table_card_set_row (ZavodTableCard *self,
                          ZavodRow       *row)
{
  g_return_if_fail (ZAVOD_IS_TABLE_CARD (self));

  g_signal_group_set_target (self->row, row);
  if (row != NULL)
    update (self);
}

/**
 * zavod_table_card_dup_row:
 *
 * Returns: (transfer full) (nullable): the row that is shown
 */
ZavodRow *
zavod_table_card_dup_row (ZavodTableCard *self)
{
  g_return_val_if_fail (ZAVOD_IS_TABLE_CARD (self), NULL);

  return g_signal_group_dup_target (self->row);
}
