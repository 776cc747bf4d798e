/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the form of a statement about a site holds.
 *
 * Fields: "property" (what is stated: decides which of the others there are), "status", "actor" (a name) and "actor_kind"
 * (of a new one), "role", "share", "condition", "product" (a name) and "product_kind", "value" (as written), "modality",
 * "period", "period_years", "bound", "unit", "currency", "vehicle_class", "stage", "method", "since", "until", "as_of",
 * "sites" (the further sites of a shared figure; items: "site", an id), "citations" (items: see zavod-citation-input.h),
 * "rank", "reason", "note". Words of a vocabulary are held as codes. */

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
void             zavod_claim_input_set_nouns      (ZavodClaimInput      *self,
                                                   GPtrArray            *actors,
                                                   GPtrArray            *products);
const char      *zavod_claim_input_get_property   (ZavodClaimInput      *self);
gboolean         zavod_claim_input_has_field      (ZavodClaimInput      *self,
                                                   const char           *field);
gboolean         zavod_claim_input_makes          (ZavodClaimInput      *self,
                                                   const char           *field);
gboolean         zavod_claim_input_has_years      (ZavodClaimInput      *self);
gboolean         zavod_claim_input_read           (ZavodClaimInput      *self,
                                                   ZavodQuantity        *quantity,
                                                   GError              **error);

G_END_DECLS
