/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the form of a site holds. Fields: "name", "names" (items: "text", "language"), "country" (code), "place" (the
 * town's name), "point" (coordinates), "accuracy" (code), "radius", "place_note", "note". */

#pragma once

#include "zavod-claim.h"
#include "zavod-input.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITE_INPUT (zavod_site_input_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSiteInput, zavod_site_input, ZAVOD, SITE_INPUT, ZavodInput)

ZavodSiteInput *zavod_site_input_new           (void);
ZavodSiteInput *zavod_site_input_new_from_site (const ZavodSite  *site);
gint64          zavod_site_input_get_id        (ZavodSiteInput   *self);
void            zavod_site_input_set_places    (ZavodSiteInput   *self,
                                                GPtrArray        *places);  /* ZavodReference: every place */
gboolean        zavod_site_input_get_point     (ZavodSiteInput   *self,
                                                double           *latitude,
                                                double           *longitude);
double          zavod_site_input_get_radius    (ZavodSiteInput   *self);
gint64          zavod_site_input_write_place   (GPtrArray        *places,
                                                const char       *name,
                                                const char       *country,
                                                ZavodEdit        *edit);

gboolean        zavod_radius_parse             (const char       *text,
                                                double           *metres,
                                                GError          **error);
char           *zavod_radius_format            (double            metres);

G_END_DECLS
