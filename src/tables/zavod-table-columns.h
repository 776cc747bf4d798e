/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a table: made from its layout, sorted by, shown or hidden, moved, resized, and remembered. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-table-layout.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TABLE_COLUMNS (zavod_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTableColumns, zavod_table_columns, ZAVOD, TABLE_COLUMNS, GObject)

ZavodTableColumns *zavod_table_columns_new          (GtkColumnView          *view,
                                                     ZavodRowList           *rows,
                                                     const ZavodTableLayout *layout);
void               zavod_table_columns_set_settings (ZavodTableColumns      *self,
                                                     GSettings              *settings);
void               zavod_table_columns_add_actions  (ZavodTableColumns      *self,
                                                     GActionMap             *actions);
GListModel        *zavod_table_columns_get_model    (ZavodTableColumns      *self);
GPtrArray         *zavod_table_columns_list_visible (ZavodTableColumns      *self);
int                zavod_table_columns_measure      (ZavodTableColumns      *self,
                                                     GtkColumnViewColumn    *column);
guint              zavod_table_columns_get_place    (ZavodTableColumns      *self,
                                                     GtkColumnViewColumn    *column);
void               zavod_table_columns_move         (ZavodTableColumns      *self,
                                                     GtkColumnViewColumn    *column,
                                                     guint                   place);
void               zavod_table_columns_reset        (ZavodTableColumns      *self);

const ZavodColumn *zavod_table_columns_describe     (GtkColumnViewColumn    *column);

G_END_DECLS
