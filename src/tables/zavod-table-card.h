/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a table where there is no room for columns: a title, a caption, a detail, below each other. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-table-layout.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TABLE_CARD (zavod_table_card_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTableCard, zavod_table_card, ZAVOD, TABLE_CARD, GtkWidget)

GtkWidget *zavod_table_card_new     (const ZavodTableLayout *layout);
void       zavod_table_card_set_row (ZavodTableCard         *self,
                                     ZavodRow               *row);
ZavodRow  *zavod_table_card_dup_row (ZavodTableCard         *self);

G_END_DECLS
