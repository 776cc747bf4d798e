/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What zavod-total.c and zavod-total-order.c share. */

#pragma once

#include "zavod-total.h"

G_BEGIN_DECLS

/* An amount on its way into a total. */
typedef struct
{
  const ZavodAmount *amount;
  ZavodOmission omission;
  guint32 began;  /* the day that it speaks of; 0: none */
} ZavodCandidate;

gboolean zavod_amount_is_counted_in_all (const ZavodAmount *amount);
gboolean zavod_amount_is_part           (const ZavodAmount *amount);
int      zavod_amount_compare_kinds     (const ZavodAmount *a,
                                         const ZavodAmount *b);
int      zavod_amount_compare_subjects  (const ZavodAmount *a,
                                         const ZavodAmount *b);
int      zavod_amount_compare_parts     (const ZavodAmount *a,
                                         const ZavodAmount *b);
int      zavod_candidate_compare        (gconstpointer      a,
                                         gconstpointer      b);

G_END_DECLS
