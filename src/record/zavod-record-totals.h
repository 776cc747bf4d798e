/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sites that are looked at can make and have made: those that are selected, else those that are shown. Each total
 * opens the list of what it counts and of what it leaves out. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_RECORD_TOTALS (zavod_record_totals_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRecordTotals, zavod_record_totals, ZAVOD, RECORD_TOTALS, GtkWidget)

void zavod_record_totals_set_session (ZavodRecordTotals *self,
                                      ZavodSession      *session);

G_END_DECLS
