/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A facet under its title, which folds it. (A GtkExpander passes the keyboard to a child that it has taken out of the
 * window, and GTK 4.18 complains.) */

#pragma once

#include <adwaita.h>

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FACET_SECTION (zavod_facet_section_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFacetSection, zavod_facet_section, ZAVOD, FACET_SECTION, GtkWidget)

GtkWidget *zavod_facet_section_new (ZavodSession *session,
                                    ZavodFacet    facet,
                                    gboolean      unfolded);

G_END_DECLS
