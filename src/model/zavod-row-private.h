/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "zavod-row-list.h"

G_BEGIN_DECLS

ZavodRow *zavod_row_new          (ZavodRowList *list,
                                  gint64        id);
void      zavod_row_take_tuple   (ZavodRow     *self,
                                  ZavodTuple   *tuple);
void      zavod_row_list_request (ZavodRowList *self,
                                  ZavodRow     *row);
void      zavod_row_list_forget  (ZavodRowList *self,
                                  ZavodRow     *row);

G_END_DECLS
