/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line above a table that tells how far its rows have been written to a file, and stops that. Otherwise it is not there. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-table-layout.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TABLE_SAVING (zavod_table_saving_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTableSaving, zavod_table_saving, ZAVOD, TABLE_SAVING, GtkWidget)

void zavod_table_saving_begin (ZavodTableSaving *self,
                               ZavodSession     *session,
                               ZavodTable        table,
                               GPtrArray        *columns,
                               GArray           *ids,
                               GFile            *file);

G_END_DECLS
