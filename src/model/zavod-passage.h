/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A passage of an article that is to become a statement: the quote, and what can be read from it. */

#pragma once

#include "zavod-claim-input.h"

G_BEGIN_DECLS

typedef struct
{
  gsize start;           /* bytes of the article */
  gsize end;
  char *quote;           /* its words, with one space between them */
  char *value;           /* (nullable): the quantity, as written */
  char *time;            /* (nullable): the date, as written */
  const char *property;  /* (nullable): code of what it seems to state */
  const char *modality;  /* (nullable): code */
} ZavodPassage;

ZavodPassage *zavod_passage_new   (const char         *article,
                                   GArray             *mentions,
                                   gsize               start,
                                   gsize               end);
void          zavod_passage_free  (ZavodPassage       *self);
void          zavod_passage_type  (const ZavodPassage *self,
                                   ZavodClaimInput    *input);
gboolean      zavod_passage_find  (const char         *article,
                                   const char         *quote,
                                   gsize              *start,
                                   gsize              *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodPassage, zavod_passage_free)

G_END_DECLS
