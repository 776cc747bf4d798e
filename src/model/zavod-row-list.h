/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of one table of the session's atlas: a lazy GListModel of ZavodRow over a vector of ids that one query fills.
 * get_item never asks the database: a row is made empty, and loaded in batches once it is bound. The list follows the
 * session by itself: after a change, a selection elsewhere, another date. */

#pragma once

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_ROW (zavod_row_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRow, zavod_row, ZAVOD, ROW, GObject)

/* "tuple-changed" is emitted when the row was loaded or its record changed. */
gint64            zavod_row_get_id     (ZavodRow *self);
const ZavodTuple *zavod_row_get_tuple  (ZavodRow *self);  /* NULL until loaded; asks for it */
const char       *zavod_row_get_text   (ZavodRow *self,
                                        guint     column);

#define ZAVOD_TYPE_ROW_LIST (zavod_row_list_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRowList, zavod_row_list, ZAVOD, ROW_LIST, GObject)

/* Properties: "n-items" (uint), "loading" (boolean: the first answer has not come yet), "narrowed" (boolean: the
 * selection hides rows), "filtered" (boolean: the filter does). */

ZavodRowList *zavod_row_list_new           (ZavodSession *session,
                                            ZavodTable    table);
void          zavod_row_list_set_sort      (ZavodRowList *self,
                                            const ZavodSortKey *keys,
                                            guint         n_keys);
void          zavod_row_list_set_in_sight  (ZavodRowList *self,
                                            gboolean      in_sight);
gboolean      zavod_row_list_is_loading    (ZavodRowList *self);
gboolean      zavod_row_list_is_narrowed   (ZavodRowList *self);
gboolean      zavod_row_list_is_filtered   (ZavodRowList *self);
guint         zavod_row_list_get_n_groups  (ZavodRowList *self);
gint64        zavod_row_list_get_id        (ZavodRowList *self,
                                            guint         position);
gint          zavod_row_list_find          (ZavodRowList *self,
                                            gint64        id);  /* position, or -1 */
void          zavod_row_list_find_text_async  (ZavodRowList         *self,
                                               const char           *text,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gint          zavod_row_list_find_text_finish (ZavodRowList         *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
