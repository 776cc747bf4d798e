/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that are to be pasted, as a list that makes its items when they are looked at. */

#pragma once

#include "zavod-paste.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_PASTED_ITEM (zavod_pasted_item_get_type ())
G_DECLARE_FINAL_TYPE (ZavodPastedItem, zavod_pasted_item, ZAVOD, PASTED_ITEM, GObject)

guint       zavod_pasted_item_get_number  (ZavodPastedItem *self);   /* of the row, from 1, the header's being one */
const char *zavod_pasted_item_get_name    (ZavodPastedItem *self);
const char *zavod_pasted_item_get_cells   (ZavodPastedItem *self);
const char *zavod_pasted_item_get_outcome (ZavodPastedItem *self);
gboolean    zavod_pasted_item_is_wrong    (ZavodPastedItem *self);

GListModel *zavod_pasted_list_new         (const ZavodPaste  *paste,
                                           const ZavodPasted *pasted,
                                           gboolean           only_wrong);

G_END_DECLS
