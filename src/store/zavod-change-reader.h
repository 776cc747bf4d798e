/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A changeset as rows and fields, in the words of the interface. Private to store/. */

#pragma once

#include "zavod-connection.h"
#include "zavod-revision.h"

G_BEGIN_DECLS

ZavodChangeList *zavod_changes_read      (ZavodConnection  *connection,
                                          gconstpointer     changeset,
                                          int               size,
                                          guint             max_rows,
                                          GError          **error);
void             zavod_changes_describe  (ZavodConnection  *connection,
                                          ZavodChangeList  *changes);
gboolean         zavod_changes_read_cell (ZavodConnection  *connection,
                                          const char       *table,
                                          gint64            id,
                                          const char       *column,
                                          ZavodCell        *cell,
                                          gboolean         *found,
                                          GError          **error);

G_END_DECLS
