/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with the fields of a statement, each by itself and beside the others. */

#pragma once

#include "zavod-claim-input.h"

G_BEGIN_DECLS

ZavodProblem *zavod_claim_check  (ZavodClaimInput *self,
                                  const char      *field,
                                  const char      *text);
double        zavod_years_parse  (const char      *text);
double        zavod_share_parse  (const char      *text);
char         *zavod_share_format (double           share);

G_END_DECLS
