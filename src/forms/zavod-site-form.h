/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a site, for the record's pane: a page with its own header bar. */

#pragma once

#include "zavod-form.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITE_FORM (zavod_site_form_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSiteForm, zavod_site_form, ZAVOD, SITE_FORM, ZavodForm)

GtkWidget *zavod_site_form_new (ZavodSession *session,
                                gint64        site_id);

G_END_DECLS
