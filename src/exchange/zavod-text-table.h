/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One tab-separated file of an atlas that is written as text. The first line names the columns, lines that begin with #
 * are comments, an empty cell is NULL, and there is no quoting. Whatever is wrong is told with file and line, in the
 * words of the people who write these files: like a compiler's, these messages are not translated. */

#pragma once

#include <glib.h>

#include "zavod-error.h"

G_BEGIN_DECLS

typedef struct _ZavodTextTable ZavodTextTable;
typedef struct _ZavodTextRow ZavodTextRow;

ZavodTextTable *zavod_text_table_load       (const char           *folder,
                                             const char           *name,
                                             const char * const   *columns,
                                             GError              **error);
void            zavod_text_table_free       (ZavodTextTable       *self);
guint           zavod_text_table_get_n_rows (ZavodTextTable       *self);
ZavodTextRow   *zavod_text_table_get_row    (ZavodTextTable       *self,
                                             guint                 index);
guint           zavod_text_row_get_line     (ZavodTextRow         *self);
const char     *zavod_text_row_get          (ZavodTextRow         *self,
                                             const char           *column);
gboolean        zavod_text_row_fail         (ZavodTextRow         *self,
                                             GError              **error,
                                             const char           *format,
                                             ...) G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodTextTable, zavod_text_table_free)

G_END_DECLS
