/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One cell of a table: follows its row from bound to loaded to changed. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-table-layout.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TABLE_CELL (zavod_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTableCell, zavod_table_cell, ZAVOD, TABLE_CELL, GtkWidget)

GtkWidget *zavod_table_cell_new     (const ZavodColumn *column);
void       zavod_table_cell_set_row (ZavodTableCell    *self,
                                     ZavodRow          *row);
ZavodRow  *zavod_table_cell_dup_row     (ZavodTableCell *self);
gboolean   zavod_table_cell_cites       (ZavodTableCell *self);
const ZavodTupleLink *zavod_table_cell_find_link (ZavodTableCell *self,
                                                  double          x);
void       zavod_table_cell_set_hovered (ZavodTableCell *self,
                                         gboolean        is_hovered);

int        zavod_column_measure         (const ZavodColumn *column,
                                         GtkWidget         *table);

G_END_DECLS
