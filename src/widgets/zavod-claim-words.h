/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A claim in words: the same ones wherever it is shown. All strings are plain text, never markup. */

#pragma once

#include "zavod-claim.h"

G_BEGIN_DECLS

char       *zavod_claim_format_value     (const ZavodClaim    *claim);
char       *zavod_claim_format_scope     (const ZavodClaim    *claim);
char       *zavod_claim_format_time      (const ZavodClaim    *claim);
char       *zavod_claim_format_property  (const ZavodClaim    *claim);
char       *zavod_citation_format_date   (const ZavodCitation *citation);
const char *zavod_citation_get_publisher (const ZavodCitation *citation);
char       *zavod_words_join             (const char          *separator,
                                          ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
