/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One fault in a list: whose it is, what is wrong, and the button that mends it.
 *
 * Signals: "fix" (), "distinct" (): of a likely pair, it is none. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-fault.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FAULT_ROW (zavod_fault_row_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFaultRow, zavod_fault_row, ZAVOD, FAULT_ROW, GtkWidget)

GtkWidget *zavod_fault_row_new       (gboolean          can_fix,
                                      gboolean          can_distinguish);
void       zavod_fault_row_set_fault (ZavodFaultRow    *self,
                                      const ZavodFault *fault);
char      *zavod_fault_row_dup_title (const ZavodFault *fault);
char      *zavod_fault_row_dup_name  (const ZavodFault *fault);

G_END_DECLS
