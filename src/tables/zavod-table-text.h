/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of a table as text, with a line of headers: for the clipboard and for files. */

#pragma once

#include "zavod-table-layout.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_TABLE_TEXT_TABS,   /* cells between tabs; a tab or a line's end within a cell becomes a space */
  ZAVOD_TABLE_TEXT_CSV,    /* RFC 4180; what a spreadsheet would run as a formula gets an apostrophe */
} ZavodTableText;

/* How many rows have been written. */
typedef void (*ZavodTableProgress) (guint    n_rows,
                                    gpointer user_data);

void     zavod_table_write_async  (ZavodSession         *session,
                                   ZavodTable            table,
                                   GPtrArray            *columns,
                                   GArray               *ids,
                                   ZavodTableText        format,
                                   GOutputStream        *output,
                                   ZavodTableProgress    progress,
                                   gpointer              progress_data,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean zavod_table_write_finish (ZavodSession         *session,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
