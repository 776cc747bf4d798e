/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map writes about the sites in view, read when they come into view and kept by id. */

#pragma once

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITE_NAMES (zavod_site_names_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSiteNames, zavod_site_names, ZAVOD, SITE_NAMES, GObject)

/* Signals: "loaded", when some of what was asked for has come; "outdated", when it must be asked for again. */

ZavodSiteNames   *zavod_site_names_new         (void);
void              zavod_site_names_set_session (ZavodSiteNames *self,
                                                ZavodSession   *session);
const ZavodTuple *zavod_site_names_get         (ZavodSiteNames *self,
                                                gint64          id);
void              zavod_site_names_request     (ZavodSiteNames *self,
                                                GArray         *ids);
const ZavodSite  *zavod_site_names_get_record  (ZavodSiteNames *self,
                                                gint64          id);
void              zavod_site_names_request_record (ZavodSiteNames *self,
                                                gint64          id);

G_END_DECLS
