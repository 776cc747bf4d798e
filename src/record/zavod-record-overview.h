/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in place of a record while no site or several sites are selected: how many are looked at, the selected ones,
 * of which a click shows the record, and what they come to together. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_RECORD_OVERVIEW (zavod_record_overview_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRecordOverview, zavod_record_overview, ZAVOD, RECORD_OVERVIEW, GtkWidget)

void zavod_record_overview_set_session (ZavodRecordOverview *self,
                                       ZavodSession       *session);

G_END_DECLS
