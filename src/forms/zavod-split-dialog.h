/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement that mixes two things becomes two, each with its own value and scope. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SPLIT_DIALOG (zavod_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSplitDialog, zavod_split_dialog, ZAVOD, SPLIT_DIALOG, AdwDialog)

AdwDialog *zavod_split_dialog_new (ZavodSession *session,
                                   gint64        claim_id);

G_END_DECLS
