/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of one facet, each with a check and with how many sites choosing it gives. The same list stands in the
 * sidebar and in the chips over the map. */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FACET_LIST (zavod_facet_list_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFacetList, zavod_facet_list, ZAVOD, FACET_LIST, GtkWidget)

GtkWidget *zavod_facet_list_new (ZavodSession *session,
                                 ZavodFacet    facet);

G_END_DECLS
