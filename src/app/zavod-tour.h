/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first look round: three steps, a sentence each, that can be left at any time. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZAVOD_TYPE_TOUR (zavod_tour_get_type ())
G_DECLARE_FINAL_TYPE (ZavodTour, zavod_tour, ZAVOD, TOUR, AdwDialog)

void zavod_tour_present (AdwApplicationWindow *window);
void zavod_tour_offer   (AdwApplicationWindow *window,
                         GSettings            *settings);

G_END_DECLS
