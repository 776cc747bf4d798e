/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search and facets: a sidebar in a wide window, an overlay in a narrower one, a page on a phone. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FIND_PANE (zavod_find_pane_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFindPane, zavod_find_pane, ZAVOD, FIND_PANE, GtkWidget)

/* Property "has-header" (boolean): on a phone the window has one for all pages.
 * Signals: "chosen": a finding was gone to; "left": Escape was pressed where nothing was typed. */

void zavod_find_pane_set_session  (ZavodFindPane *self,
                                   ZavodSession  *session);
void zavod_find_pane_set_settings (ZavodFindPane *self,
                                   GSettings     *settings);
void zavod_find_pane_begin        (ZavodFindPane *self);
void zavod_find_pane_search       (ZavodFindPane *self,
                                   const char    *text);

G_END_DECLS
