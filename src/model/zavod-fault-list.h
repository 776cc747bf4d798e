/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Faults as a list for views, which keeps its rows where a later look finds the same; and the pairs of records that the user
 * knows to be no duplicates. */

#pragma once

#include <gio/gio.h>

#include "zavod-fault.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FAULT_ITEM (zavod_fault_item_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFaultItem, zavod_fault_item, ZAVOD, FAULT_ITEM, GObject)

const ZavodFault *zavod_fault_item_get_fault   (ZavodFaultItem   *self);

GListStore       *zavod_fault_list_new         (void);
void              zavod_fault_list_update      (GListStore       *self,
                                                const GPtrArray  *faults);

#define ZAVOD_DISTINCT_KEY "distinct-records"

GHashTable       *zavod_distinct_list          (GSettings        *settings);
void              zavod_distinct_set           (GSettings        *settings,
                                                const ZavodFault *pair,
                                                gboolean          distinct);

G_END_DECLS
