/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns are read from the left to the right, so that a statement and its reader can be compared line by line. Private
 * to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodStatement *statement;
  int column;
} ZavodCursor;

typedef gpointer (*ZavodCursorFunc) (ZavodCursor *cursor);

char    *zavod_cursor_next_text      (ZavodCursor      *self);
gint64   zavod_cursor_next_int64     (ZavodCursor      *self);
double   zavod_cursor_next_double    (ZavodCursor      *self,
                                      gboolean         *stated);
void     zavod_cursor_next_reference (ZavodCursor      *self,
                                      ZavodReference   *reference);
gboolean zavod_cursor_read_rows      (ZavodConnection  *connection,
                                      const char       *sql,
                                      gint64            id,
                                      ZavodCursorFunc   read,
                                      GPtrArray        *rows,
                                      GError          **error);

G_END_DECLS
