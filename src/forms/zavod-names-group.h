/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The other names of a noun in its form: a row each, with its language, and a button for one more. */

#pragma once

#include "zavod-fields.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_NAMES_GROUP (zavod_names_group_get_type ())
G_DECLARE_FINAL_TYPE (ZavodNamesGroup, zavod_names_group, ZAVOD, NAMES_GROUP, AdwPreferencesGroup)

void zavod_names_group_bind (ZavodNamesGroup *self,
                             ZavodFields     *fields);

G_END_DECLS
