/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The further sites of a shared figure in the form of a statement: a row each, and a choice of one more. */

#pragma once

#include "zavod-fields.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SITES_GROUP (zavod_sites_group_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSitesGroup, zavod_sites_group, ZAVOD, SITES_GROUP, AdwPreferencesGroup)

void zavod_sites_group_bind (ZavodSitesGroup *self,
                             ZavodFields     *fields,
                             GPtrArray       *sites);

G_END_DECLS
