/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns a table has, in which order, and how wide: what is done with the pointer in its headers, for the keyboard.
 * What is changed is changed at once. */

#pragma once

#include <adwaita.h>

#include "zavod-table-columns.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_COLUMNS_DIALOG (zavod_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZavodColumnsDialog, zavod_columns_dialog, ZAVOD, COLUMNS_DIALOG, AdwDialog)

AdwDialog *zavod_columns_dialog_new (ZavodTableColumns *columns);

G_END_DECLS
