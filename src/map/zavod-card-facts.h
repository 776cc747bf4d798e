/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the card of a site tells from its record. Pure reckoning: it knows no widgets. */

#pragma once

#include "zavod-claim.h"

G_BEGIN_DECLS

GPtrArray *zavod_card_list_partners   (const ZavodSite *site);
guint      zavod_card_count_conflicts (const ZavodSite *site);

G_END_DECLS
