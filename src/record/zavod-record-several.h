/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in place of a record while several sites are selected: how many, and which; a click shows the record of
 * one. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_RECORD_SEVERAL (zavod_record_several_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRecordSeveral, zavod_record_several, ZAVOD, RECORD_SEVERAL, GtkWidget)

void zavod_record_several_set_session (ZavodRecordSeveral *self,
                                       ZavodSession       *session);

G_END_DECLS
