/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a colleague did, record by record, before it is taken over: all, some or none of it; mine, theirs or both where
 * the same was changed here. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MERGE_DIALOG (zavod_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMergeDialog, zavod_merge_dialog, ZAVOD, MERGE_DIALOG, AdwDialog)

AdwDialog *zavod_merge_dialog_new (ZavodSession *session,
                                   const char   *path);

G_END_DECLS
