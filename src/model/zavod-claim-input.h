/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the form of a statement holds, whatever it is about.
 *
 * Fields: "country" (of a statement about one), "property" (what is stated: decides which of the others there are), "status",
 * "actor" (a name) and "actor_kind" (of a new one), "role", "share", "condition", "product" (a name), "product_kind" and
 * "product_brand" (a name), "value" (as written), "topic", "programme" (a name), "modality", "period", "period_years", "bound", "unit", "currency",
 * "vehicle_class", "scope" (the name of the product that alone is meant), "stage", "method", "time_text", "since", "until",
 * "as_of", "sites" (the further sites of a shared figure; items: "site", an id), "citations" (items: see
 * zavod-citation-input.h), "rank", "reason", "note". Words of a vocabulary are held as codes. */

#pragma once

#include "zavod-claim.h"
#include "zavod-input.h"
#include "zavod-quantity.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CLAIM_INPUT (zavod_claim_input_get_type ())
G_DECLARE_FINAL_TYPE (ZavodClaimInput, zavod_claim_input, ZAVOD, CLAIM_INPUT, ZavodInput)

ZavodClaimInput *zavod_claim_input_new            (const char           *property,
                                                   ZavodSubjects         kind,
                                                   const ZavodReference *subject);
ZavodClaimInput *zavod_claim_input_new_from_claim (const ZavodClaim     *claim);
ZavodClaimInput *zavod_claim_input_new_copy       (const ZavodClaim     *claim);
gint64           zavod_claim_input_get_id         (ZavodClaimInput      *self);
const char      *zavod_claim_input_get_subject    (ZavodClaimInput      *self);
ZavodSubjects    zavod_claim_input_get_kind       (ZavodClaimInput      *self);
gint64           zavod_claim_input_get_subject_id (ZavodClaimInput      *self);
gboolean         zavod_claim_input_covers         (ZavodClaimInput      *self,
                                                   gint64                site_id);
void             zavod_claim_input_add_site       (ZavodClaimInput      *self,
                                                   gint64                site_id);
void             zavod_claim_input_set_nouns      (ZavodClaimInput      *self,
                                                   GPtrArray            *actors,
                                                   GPtrArray            *products,
                                                   GPtrArray            *programmes);
void             zavod_claim_input_set_others     (ZavodClaimInput      *self,
                                                   GPtrArray            *claims);
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
