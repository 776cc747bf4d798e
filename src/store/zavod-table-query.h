/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows a table has, and in which order they can come. A query is put together from constants; what a user chose
 * only picks among them, or is bound. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

gboolean        zavod_list_query_is_narrowed (const ZavodListQuery  *query);
guint           zavod_list_query_get_n_sort  (const ZavodListQuery  *query);
guint           zavod_table_get_n_columns    (ZavodTable             table);
gboolean        zavod_table_has_sort_key     (ZavodTable             table,
                                              guint                  column);
ZavodStatement *zavod_table_prepare_list     (ZavodConnection       *connection,
                                              const ZavodListQuery  *query,
                                              GArray                *heads,
                                              GError               **error);
ZavodStatement *zavod_table_prepare_texts    (ZavodConnection       *connection,
                                              const ZavodListQuery  *query,
                                              GArray                *heads,
                                              GError               **error);
ZavodStatement *zavod_table_prepare_ids      (ZavodConnection       *connection,
                                              const ZavodListQuery  *query,
                                              GError               **error);
ZavodStatement *zavod_table_prepare_ranks    (ZavodConnection       *connection,
                                              const ZavodListQuery  *query,
                                              guint                  key,
                                              GError               **error);
GArray         *zavod_read_ids               (ZavodStatement        *statement,
                                              GError               **error);

G_END_DECLS
