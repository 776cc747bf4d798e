/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table of the atlas, for people: columns where there is room, cards where there is none, a line above them that
 * says what narrows, and words in place of rows that are not there. */

#pragma once

#include <adwaita.h>

#include "zavod-row-list.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TABLE_VIEW (zavod_table_view_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTableView, zavod_table_view, ZAVOD, TABLE_VIEW, GtkWidget)

/* Properties: "title" (string, read-only: its name and how many rows it has), "compact" (boolean: cards).
 * Signals: "activated": a row was activated, not only selected. */

void     zavod_table_view_set_table   (ZavodTableView *self,
                                       ZavodSession   *session,
                                       ZavodTable      table);
gboolean zavod_table_view_focus_rows  (ZavodTableView *self);
void     zavod_table_view_set_settings (ZavodTableView *self,
                                       GSettings      *settings);
GMenuModel *zavod_table_view_get_menu (ZavodTableView *self,
                                       GActionGroup  **actions);

G_END_DECLS
