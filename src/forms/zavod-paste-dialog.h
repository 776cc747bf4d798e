/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows from a spreadsheet, before they are pasted into a table: what each becomes, and what is wrong with it. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_PASTE_DIALOG (zavod_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodPasteDialog, zavod_paste_dialog, ZAVOD, PASTE_DIALOG, AdwDialog)

AdwDialog *zavod_paste_dialog_new (ZavodSession *session,
                                   ZavodTable    table,
                                   GdkClipboard *clipboard);

G_END_DECLS
