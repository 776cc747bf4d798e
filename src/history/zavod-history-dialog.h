/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who changed what and when, in the whole atlas or in one record. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_HISTORY_DIALOG (zavod_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodHistoryDialog, zavod_history_dialog, ZAVOD, HISTORY_DIALOG, AdwDialog)

AdwDialog *zavod_history_dialog_new (ZavodSession *session,
                                     ZavodNoun     noun,
                                     gint64        record_id,
                                     const char   *record);

G_END_DECLS
