/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The citations of a claim's input. Fields of an item: "source" (an id, or "new" for a source that is made together with
 * the citation), of the new source "title", "publisher", "kind" (code), "url", "published", "language"; then "locator",
 * "quote", "speaker". */

#pragma once

#include "zavod-claim.h"
#include "zavod-input.h"

G_BEGIN_DECLS

#define ZAVOD_CITATION_NEW_SOURCE "new"
#define ZAVOD_CITATION_DEFAULT_KIND "article"

extern const char *const zavod_citation_input_fields[];

ZavodProblem *zavod_citation_input_check (ZavodInput          *input,
                                          gint64               item,
                                          const char          *field,
                                          const char          *text);
void          zavod_citation_input_load  (ZavodInput          *input,
                                          const ZavodCitation *citation);
gint64        zavod_citation_input_add   (ZavodInput          *input,
                                          gint64               source_id);
gint64        zavod_citation_input_get_source (ZavodInput     *input,
                                          gint64               item);
void          zavod_citation_input_write (ZavodInput          *input,
                                          ZavodEdit           *edit,
                                          gint64               claim_id);

G_END_DECLS
