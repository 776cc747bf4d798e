/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large the mark of each site is: all alike, or by what the site can make, when the user wants to see that. */

#pragma once

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_MARK_RADIUS 7.5f         /* pixels: of all marks that are alike */
#define ZAVOD_MARK_LEAST_RADIUS 5.0f   /* of little, and of what nobody knows */
#define ZAVOD_MARK_MOST_RADIUS 15.0f

#define ZAVOD_TYPE_SITE_SIZES (zavod_site_sizes_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSiteSizes, zavod_site_sizes, ZAVOD, SITE_SIZES, GObject)

/* Signals: "changed", when the marks have other sizes. */

/* Vehicles a year that a legend shows the size of, upwards. The first stands for less, and the last for more. */
#define ZAVOD_N_SIZES 3
extern const double zavod_size_examples[ZAVOD_N_SIZES];

float           zavod_size_get_radius        (double          vehicles);
char           *zavod_size_describe          (guint           example);

ZavodSiteSizes *zavod_site_sizes_new         (void);
void            zavod_site_sizes_set_session (ZavodSiteSizes *self,
                                              ZavodSession   *session);
void            zavod_site_sizes_set_wanted  (ZavodSiteSizes *self,
                                              gboolean        wanted);
float           zavod_site_sizes_get_radius  (ZavodSiteSizes *self,
                                              gint64          site_id);

G_END_DECLS
