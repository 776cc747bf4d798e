/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which other sites a site shares statements with. */

#pragma once

#include "zavod-claim.h"

G_BEGIN_DECLS

GPtrArray *zavod_ties_list (const ZavodSite *site);

G_END_DECLS
