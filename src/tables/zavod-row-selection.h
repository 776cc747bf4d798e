/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The selection of one table, by id: GTK's own selection models keep positions, and overflow on long lists. What is
 * selected here is told to the session; what is selected elsewhere shows here. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-row-list.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_ROW_SELECTION (zavod_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRowSelection, zavod_row_selection, ZAVOD, ROW_SELECTION, GObject)

ZavodRowSelection *zavod_row_selection_new          (ZavodSession      *session,
                                                     ZavodRowList      *rows,
                                                     ZavodTable         table);
guint              zavod_row_selection_get_position (ZavodRowSelection *self);  /* GTK_INVALID_LIST_POSITION: none */
const gint64      *zavod_row_selection_get_ids      (ZavodRowSelection *self,
                                                     gsize             *n_ids);

G_END_DECLS
