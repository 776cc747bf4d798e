/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All statements of one source, or in which one company or person has a part or speaks, by what they are about. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NOUN_DIALOG (zavod_noun_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNounDialog, zavod_noun_dialog, ZAVOD, NOUN_DIALOG, AdwDialog)

AdwDialog *zavod_noun_dialog_new (ZavodSession *session,
                                  ZavodNoun     noun,
                                  gint64        id);

G_END_DECLS
