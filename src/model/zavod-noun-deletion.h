/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting a company, a product, a programme, a place or a source: what goes with it, and what stands in the way. */

#pragma once

#include "zavod-edit.h"
#include "zavod-noun-record.h"

G_BEGIN_DECLS

gboolean   zavod_noun_deletion_is_possible (const ZavodNounUses *uses);
char      *zavod_noun_deletion_describe    (ZavodNoun            noun,
                                            const ZavodNounUses *uses);
ZavodEdit *zavod_noun_deletion_new         (ZavodNoun            noun,
                                            gint64               id,
                                            const char          *name);

G_END_DECLS
