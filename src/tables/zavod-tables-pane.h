/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the atlas behind tabs: a tab row that is always there, and rows that can be folded away. */

#pragma once

#include <adwaita.h>

#include "zavod-row-list.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TABLES_PANE (zavod_tables_pane_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTablesPane, zavod_tables_pane, ZAVOD, TABLES_PANE, GtkWidget)

/* Properties: "folded" (boolean: only the tabs are shown), "foldable" (boolean: there is a button for it).
 * Signals: "activated": a row was activated. */

void zavod_tables_pane_set_session (ZavodTablesPane *self,
                                    ZavodSession    *session);
void zavod_tables_pane_set_settings (ZavodTablesPane *self,
                                    GSettings       *settings);
void zavod_tables_pane_show_table  (ZavodTablesPane *self,
                                    ZavodTable       table);

G_END_DECLS
