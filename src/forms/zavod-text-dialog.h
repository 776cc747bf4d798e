/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article becomes statements: its passages are selected, and each is the quote of one. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_TEXT_DIALOG (zavod_text_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTextDialog, zavod_text_dialog, ZAVOD, TEXT_DIALOG, AdwDialog)

AdwDialog *zavod_text_dialog_new (ZavodSession *session);

G_END_DECLS
