/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements about one subject that are each as they may be, and odd beside the others. */

#pragma once

#include "zavod-claim.h"

G_BEGIN_DECLS

/* Percent, with room for thirds that were rounded. */
#define ZAVOD_ALL_SHARES 100.0001

const ZavodClaim *zavod_claims_find_exceeded (GPtrArray           *claims,
                                              const ZavodQuantity *output);
double            zavod_claims_sum_shares    (GPtrArray           *claims,
                                              const char          *but_of);

G_END_DECLS
