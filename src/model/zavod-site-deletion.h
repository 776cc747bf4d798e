/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "zavod-claim.h"
#include "zavod-edit.h"

G_BEGIN_DECLS

ZavodEdit *zavod_site_deletion_new (const ZavodSite *site);

G_END_DECLS
