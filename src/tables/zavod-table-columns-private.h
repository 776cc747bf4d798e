/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of a table's columns share: the columns themselves (zavod-table-columns.c), by which of them the rows are
 * sorted (-sorting.c), how they are remembered (-memory.c), and what can be done with them (-menu.c). */

#pragma once

#include "zavod-table-columns.h"

G_BEGIN_DECLS

struct _ZavodTableColumns
{
  GObject parent_instance;

  GtkColumnView *view;     /* which owns what is connected here */
  ZavodRowList *rows;
  const ZavodTableLayout *layout;
  GSettings *settings;     /* NULL: nothing is remembered */
  guint save_source;

  ZavodSortKey keys[ZAVOD_MAX_SORT_KEYS];  /* the first decides */
  guint n_keys;
};

typedef gboolean (*ZavodColumnCondition) (GtkColumnViewColumn *column,
                                          gconstpointer        wanted);

GtkColumnViewColumn *zavod_table_columns_find        (ZavodTableColumns    *self,
                                                      ZavodColumnCondition  is_wanted,
                                                      gconstpointer         wanted);
GtkColumnViewColumn *zavod_table_columns_find_titled (ZavodTableColumns    *self,
                                                      const char           *title);
void                 zavod_table_columns_start_sorting (ZavodTableColumns  *self);
void                 zavod_table_columns_save_soon   (ZavodTableColumns    *self);
void                 zavod_table_columns_save_now    (ZavodTableColumns    *self);
GMenuModel          *zavod_table_columns_create_header_menu (ZavodTableColumns *self,
                                                             const ZavodColumn *column);

G_END_DECLS
