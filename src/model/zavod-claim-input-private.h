/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of a statement's input share: the object and what is typed into it (zavod-claim-input.c), and the edit that is
 * made of that (zavod-claim-input-write.c). */

#pragma once

#include "zavod-claim-input.h"

G_BEGIN_DECLS

struct _ZavodClaimInput
{
  ZavodInput parent_instance;

  gint64 id;
  gboolean is_new;
  ZavodSubjects kind;
  ZavodReference subject;  /* of a country the name is that of its field */
  GPtrArray *actors;    /* ZavodReference */
  GPtrArray *products;
  GPtrArray *programmes;
  GPtrArray *others;    /* ZavodClaim: what is said about the same subject, or NULL */
};

GPtrArray *zavod_claim_input_get_nouns (ZavodClaimInput *self,
                                        const char      *field);
gint64     zavod_claim_input_find_noun (ZavodClaimInput *self,
                                        const char      *field);
gint64     zavod_claim_input_get_site  (ZavodInput      *input,
                                        gint64           item);
void       zavod_claim_input_write     (ZavodInput      *input,
                                        ZavodEdit       *edit);

G_END_DECLS
