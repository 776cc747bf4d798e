/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what narrows the rows of a table, a chip each: a selection made elsewhere, the map's view, what the filter leaves
 * out. A chip that is clicked takes it away. With nothing to say the bar is not there. */

#pragma once

#include <adwaita.h>

#include "zavod-row-list.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NARROWED_BAR (zavod_narrowed_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNarrowedBar, zavod_narrowed_bar, ZAVOD, NARROWED_BAR, GtkWidget)

void zavod_narrowed_bar_set_rows (ZavodNarrowedBar *self,
                                  ZavodSession     *session,
                                  ZavodRowList     *rows);

G_END_DECLS
