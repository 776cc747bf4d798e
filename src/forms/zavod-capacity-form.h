/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of one statement about the capacity of a site, for the record's pane: a page with its own header bar. */

#pragma once

#include "zavod-form.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CAPACITY_FORM (zavod_capacity_form_get_type ())
G_DECLARE_FINAL_TYPE (ZavodCapacityForm, zavod_capacity_form, ZAVOD, CAPACITY_FORM, ZavodForm)

GtkWidget *zavod_capacity_form_new (ZavodSession *session,
                                    gint64        site_id,
                                    gint64        claim_id);

G_END_DECLS
