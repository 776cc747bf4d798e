/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is odd about a statement beside the others about the same subject. It may be right, and can be saved. */

#pragma once

#include "zavod-claim-input.h"

G_BEGIN_DECLS

ZavodProblem *zavod_claim_warn (ZavodClaimInput *self,
                                GPtrArray       *others,
                                const char      *field,
                                const char      *text);

G_END_DECLS
