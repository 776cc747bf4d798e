/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form that changes one field of several sites at once. */

#pragma once

#include "zavod-form.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITES_CHANGE_FORM (zavod_sites_change_form_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSitesChangeForm, zavod_sites_change_form, ZAVOD, SITES_CHANGE_FORM, ZavodForm)

GtkWidget *zavod_sites_change_form_new (ZavodSession *session,
                                        const gint64 *ids,
                                        gsize         n_ids);

G_END_DECLS
