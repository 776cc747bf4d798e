/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A statement that mixes two things becomes two. */

#pragma once

#include "zavod-claim-input.h"

G_BEGIN_DECLS

gboolean   zavod_claim_split_differs (ZavodClaimInput *first,
                                      ZavodClaimInput *second);
ZavodEdit *zavod_claim_split_new     (ZavodClaimInput *first,
                                      ZavodClaimInput *second);

G_END_DECLS
