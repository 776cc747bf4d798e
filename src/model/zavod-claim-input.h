/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the form of a statement about a quantity holds (a capacity, say).
 *
 * Fields: "value" (as written), "modality", "period", "period_years", "bound", "unit", "vehicle_class", "stage", "method",
 * "since", "until", "as_of", "sites" (the further sites of a shared figure; items: "site", an id), "citations" (items: see
 * zavod-citation-input.h), "rank", "reason", "note". Words of a vocabulary are held as codes. */

#pragma once

#include "zavod-claim.h"
#include "zavod-input.h"
#include "zavod-quantity.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CLAIM_INPUT (zavod_claim_input_get_type ())
G_DECLARE_FINAL_TYPE (ZavodClaimInput, zavod_claim_input, ZAVOD, CLAIM_INPUT, ZavodInput)

ZavodClaimInput *zavod_claim_input_new            (const char           *property,
                                                   const ZavodReference *site);
ZavodClaimInput *zavod_claim_input_new_from_claim (const ZavodClaim     *claim);
const char      *zavod_claim_input_get_subject    (ZavodClaimInput      *self);
gint64           zavod_claim_input_get_site_id    (ZavodClaimInput      *self);
gint64           zavod_claim_input_add_citation   (ZavodClaimInput      *self);
void             zavod_claim_input_add_site       (ZavodClaimInput      *self,
                                                   gint64                site_id);
gboolean         zavod_claim_input_has_years      (ZavodClaimInput      *self);
gboolean         zavod_claim_input_read           (ZavodClaimInput      *self,
                                                   ZavodQuantity        *quantity,
                                                   GError              **error);

G_END_DECLS
