/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of several sites, changed at once.
 *
 * Fields: "field" (which one: see zavod_sites_change_fields), "country", "place", "accuracy", "note", "status", "since",
 * "vehicle_class" (its value, of which only the one that is chosen counts), and "source" (an id), which a statement needs. Words
 * of a vocabulary are held as codes. */

#pragma once

#include "zavod-input.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITES_CHANGE_INPUT (zavod_sites_change_input_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSitesChangeInput, zavod_sites_change_input, ZAVOD, SITES_CHANGE_INPUT, ZavodInput)

#define ZAVOD_N_SITES_CHANGES 6

/* What can be changed; a %NULL ends them. */
extern const char *const zavod_sites_change_fields[ZAVOD_N_SITES_CHANGES + 1];

ZavodSitesChangeInput *zavod_sites_change_input_new       (const gint64          *ids,
                                                           gsize                  n_ids,
                                                           GPtrArray             *places);
const char            *zavod_sites_change_get_title       (const char            *field);
gboolean               zavod_sites_change_input_has_field (ZavodSitesChangeInput *self,
                                                           const char            *field);

G_END_DECLS
