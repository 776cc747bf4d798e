/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-paste-columns-page.h"

#include <glib/gi18n.h>

#define EXAMPLES 2      /* cells of a column that are shown to know it by */
#define LOOKED_AT 50    /* rows in which they are looked for */

struct _ZavodPasteColumnsPage
{
  AdwNavigationPage parent_instance;

  ZavodPaste *paste;    /* not owned; NULL: not known yet */
  GPtrArray *rows;      /* AdwComboRow, not owned */

  AdwSwitchRow *header_row;
  AdwPreferencesGroup *columns_group;
};

G_DEFINE_FINAL_TYPE (ZavodPasteColumnsPage, zavod_paste_columns_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Columns of a table in the order in which they are offered. */
static ZavodPasteColumn
get_offered (ZavodTable table,
             guint      position)
{
  for (guint i = 0; i < ZAVOD_N_PASTE_COLUMNS; i++)
    if (zavod_paste_column_is_of (i, table) && position-- == 0)
      return i;

  return ZAVOD_PASTE_NOTHING;
}

static void
on_column (AdwComboRow      *row,
           GParamSpec       *pspec,
           ZavodPasteColumnsPage *self)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;

  g_array_index (self->paste->columns, ZavodPasteColumn, index) = get_offered (self->paste->table, adw_combo_row_get_selected (row));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A few cells tell which column it is. */
static char *
list_examples (const ZavodPaste *paste,
               guint             column)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n = 0;

  for (guint i = paste->has_header ? 1 : 0; i < paste->rows->len && i < LOOKED_AT && n < EXAMPLES; i++)
    {
      const GStrv row = g_ptr_array_index (paste->rows, i);

      if (column < g_strv_length (row) && *row[column] != '\0')
        {
          g_strv_builder_add (cells, row[column]);
          n++;
        }
    }
  list = g_strv_builder_end (cells);

  return g_strjoinv (", ", list);
}

static char *
name_column (const ZavodPaste *paste,
             guint             column)
{
  const GStrv first = g_ptr_array_index (paste->rows, 0);

  if (paste->has_header && column < g_strv_length (first) && *first[column] != '\0')
    return g_strdup (first[column]);

  /* Translators: of a block of cells */
  return g_strdup_printf (_("Column %u"), column + 1);
}

static void
name_column_rows (ZavodPasteColumnsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *name = name_column (self->paste, i);
      g_autofree char *examples = list_examples (self->paste, i);

      adw_preferences_row_set_title (g_ptr_array_index (self->rows, i), name);
      adw_action_row_set_subtitle (g_ptr_array_index (self->rows, i), examples);
    }
}

static void
add_column_row (ZavodPasteColumnsPage *self,
                ZavodPasteColumn  chosen)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < ZAVOD_N_PASTE_COLUMNS; i++)
    if (zavod_paste_column_is_of (i, self->paste->table))
      {
        if (i == chosen)
          selected = g_list_model_get_n_items (G_LIST_MODEL (titles));
        gtk_string_list_append (titles, zavod_paste_column_get_title (i));
      }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (self->columns_group, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_column), self);
}

static void
on_header (ZavodPasteColumnsPage *self)
{
  if (self->paste == NULL || self->paste->has_header == adw_switch_row_get_active (self->header_row))
    return;

  self->paste->has_header = adw_switch_row_get_active (self->header_row);
  name_column_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
zavod_paste_columns_page_dispose (GObject *object)
{
  ZavodPasteColumnsPage *self = ZAVOD_PASTE_COLUMNS_PAGE (object);

  self->paste = NULL;
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), ZAVOD_TYPE_PASTE_COLUMNS_PAGE);

  G_OBJECT_CLASS (zavod_paste_columns_page_parent_class)->dispose (object);
}

static void
zavod_paste_columns_page_finalize (GObject *object)
{
  g_ptr_array_unref (ZAVOD_PASTE_COLUMNS_PAGE (object)->rows);

  G_OBJECT_CLASS (zavod_paste_columns_page_parent_class)->finalize (object);
}

static void
zavod_paste_columns_page_class_init (ZavodPasteColumnsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zavod_paste_columns_page_dispose;
  object_class->finalize = zavod_paste_columns_page_finalize;

  signals[CHANGED] = g_signal_new ("changed", ZAVOD_TYPE_PASTE_COLUMNS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/zavod_atlas/Zavod/ui/zavod-paste-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteColumnsPage, header_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodPasteColumnsPage, columns_group);
  gtk_widget_class_bind_template_callback (widget_class, on_header);
}

static void
zavod_paste_columns_page_init (ZavodPasteColumnsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_paste_columns_page_set_paste:
 * @paste: whose columns are told here; outlives the page
 *
 * To be called once.
 */
void
zavod_paste_columns_page_set_paste (ZavodPasteColumnsPage *self,
                                    ZavodPaste            *paste)
{
  g_return_if_fail (ZAVOD_IS_PASTE_COLUMNS_PAGE (self) && self->paste == NULL);

  self->paste = paste;
  adw_switch_row_set_active (self->header_row, paste->has_header);
  for (guint i = 0; i < paste->columns->len; i++)
    add_column_row (self, g_array_index (paste->columns, ZavodPasteColumn, i));
  name_column_rows (self);
}
