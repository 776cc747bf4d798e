/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nouns that have to do with the one of a record, each once, with all that is said of how. */

#pragma once

#include "zavod-noun.h"
#include "zavod-record-view.h"

G_BEGIN_DECLS

/* Belongs to the claims that it was made of. */
typedef struct
{
  ZavodNoun noun;
  gint64 id;              /* 0: not a record of the atlas */
  const char *name;
  GString *words;
  GPtrArray *citations;   /* ZavodCitation */
} ZavodRelation;

GPtrArray  *zavod_relations_new         (void);
void        zavod_relations_add         (GPtrArray           *relations,
                                         ZavodNoun            noun,
                                         gint64               id,
                                         const char          *name,
                                         const char          *words,
                                         const ZavodClaim    *claim);
GtkWidget  *zavod_relations_list_new    (ZavodRecordView     *view,
                                         const char          *title,
                                         GPtrArray           *relations);
char       *zavod_relation_format_role  (const ZavodClaim    *claim);
char       *zavod_relation_format_claim (const ZavodClaim    *claim,
                                         const char          *what);

G_END_DECLS
