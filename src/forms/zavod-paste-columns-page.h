/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in each column of a block that is to be pasted.
 *
 * Signal "changed" (): it was told otherwise. */

#pragma once

#include <adwaita.h>

#include "zavod-paste.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_PASTE_COLUMNS_PAGE (zavod_paste_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (ZavodPasteColumnsPage, zavod_paste_columns_page, ZAVOD, PASTE_COLUMNS_PAGE, AdwNavigationPage)

void zavod_paste_columns_page_set_paste (ZavodPasteColumnsPage *self,
                                         ZavodPaste            *paste);

G_END_DECLS
