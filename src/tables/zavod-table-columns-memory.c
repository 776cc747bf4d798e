/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered of the columns, which are known by their titles in English. */

#include "zavod-table-columns-private.h"

#define KEY "table-columns"
#define SAVE_DELAY 500    /* milliseconds: a column that is dragged wider tells of each pixel */
#define MAX_WIDTH 4096    /* pixels: settings are written by others, too */

/* As the layout has them. */
static gboolean
are_as_at_first (ZavodTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < self->layout->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (zavod_table_columns_describe (column) != &self->layout->columns[i] || !gtk_column_view_column_get_visible (column)
          || gtk_column_view_column_get_fixed_width (column) >= 0)
        return FALSE;
    }

  return TRUE;
}

/* The columns in their order: title, whether it is shown, its width in pixels or -1. */
static GVariant *
list_columns (ZavodTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sbi)", zavod_table_columns_describe (column)->title,
                             gtk_column_view_column_get_visible (column),
                             gtk_column_view_column_get_fixed_width (column));
    }

  return g_variant_builder_end (&builder);
}

static void
add_other_tables (ZavodTableColumns *self,
                  GVariantBuilder   *builder)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, KEY);
  GVariantIter iter;
  const char *name;
  GVariant *columns;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_loop (&iter, "{&s@a(sbi)}", &name, &columns))
    if (!g_str_equal (name, self->layout->name))
      g_variant_builder_add (builder, "{s@a(sbi)}", name, columns);
}

/* A table whose columns are as at first is not in the settings: it follows the layout of the next version. */
static void
save (ZavodTableColumns *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sa(sbi)}"));

  add_other_tables (self, &builder);
  if (!are_as_at_first (self))
    g_variant_builder_add (&builder, "{s@a(sbi)}", self->layout->name, list_columns (self));
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
on_save (gpointer user_data)
{
  ZavodTableColumns *self = user_data;

  self->save_source = 0;
  save (self);
}

void
zavod_table_columns_save_soon (ZavodTableColumns *self)
{
  if (self->settings == NULL)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add_once (SAVE_DELAY, on_save, self);
}

/* What was to be saved soon. */
void
zavod_table_columns_save_now (ZavodTableColumns *self)
{
  if (self->save_source == 0)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  save (self);
}

static void
restore_column (ZavodTableColumns *self,
                const char        *title,
                gboolean           is_visible,
                gint32             width,
                guint             *position)
{
  GtkColumnViewColumn *column = zavod_table_columns_find_titled (self, title);

  if (column == NULL || *position == self->layout->n_columns)
    return;

  gtk_column_view_insert_column (self->view, *position, column);
  gtk_column_view_column_set_visible (column, is_visible);
  gtk_column_view_column_set_fixed_width (column, CLAMP (width, -1, MAX_WIDTH));
  (*position)++;
}

/**
 * zavod_table_columns_set_settings:
 * @settings: where the columns of every table are remembered
 *
 * Arranges the columns as they were, and remembers them from now on.
 */
void
zavod_table_columns_set_settings (ZavodTableColumns *self,
                                  GSettings         *settings)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, KEY);
  g_autoptr (GVariant) columns = g_variant_lookup_value (value, self->layout->name, G_VARIANT_TYPE ("a(sbi)"));
  GVariantIter iter;
  const char *title;
  gboolean is_visible;
  gint32 width;
  guint position = 0;

  if (columns != NULL)
    {
      g_variant_iter_init (&iter, columns);
      while (g_variant_iter_next (&iter, "(&sbi)", &title, &is_visible, &width))
        restore_column (self, title, is_visible, width, &position);
    }
  self->settings = g_object_ref (settings);
}

/**
 * zavod_table_columns_reset:
 *
 * Shows all columns, in their order and width of the layout.
 */
void
zavod_table_columns_reset (ZavodTableColumns *self)
{
  guint position = 0;

  for (guint i = 0; i < self->layout->n_columns; i++)
    restore_column (self, self->layout->columns[i].title, TRUE, -1, &position);
}
