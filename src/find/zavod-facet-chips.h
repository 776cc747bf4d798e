/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The facets that are asked for most as chips over the map, where there is no room for the sidebar. A chip says what is
 * chosen and takes it away; its list is the sidebar's. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FACET_CHIPS (zavod_facet_chips_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFacetChips, zavod_facet_chips, ZAVOD, FACET_CHIPS, GtkWidget)

void zavod_facet_chips_set_session (ZavodFacetChips *self,
                                    ZavodSession    *session);

G_END_DECLS
