/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Totals that never lie: amounts that sources state, added up only where they may be. Unlike things (property, modality,
 * unit, period) are never one sum; each subject counts once; a figure that sites share counts once; what an amount leaves
 * open ("up to", "over") the total leaves open too; and each amount that is not counted is there with the reason. */

#pragma once

#include "zavod-claim.h"
#include "zavod-partial-date.h"

G_BEGIN_DECLS

/* One claim of an amount, without its words: a million of them are added up. Codes are interned. */
typedef struct
{
  gint64 claim_id;
  gint64 *sites;               /* whose amount it is, sorted upwards; more than one share it */
  gsize n_sites;
  const char *property;
  const char *modality;        /* NULL: not stated */
  ZavodQuantity quantity;
  gint64 product_id;           /* what of the site it is about; 0 and NULL: all of it */
  const char *vehicle_class;
  gint stage;
  const char *method;
  ZavodPartialDate since;
  ZavodPartialDate until;
  ZavodPartialDate as_of;
  ZavodPartialDate published;  /* the newest of its sources */
  ZavodRank rank;
  guint n_sources;
} ZavodAmount;

/* Why an amount is not in the total. */
typedef enum
{
  ZAVOD_OMISSION_NONE,            /* it is */
  ZAVOD_OMISSION_OUTSPOKEN,       /* another figure of the same subject is preferred, newer or better supported */
  ZAVOD_OMISSION_PART,            /* of a part of what another figure gives as a whole, or of another part */
  ZAVOD_OMISSION_IN_SHARED,       /* in a figure that sites share, and that is counted */
  ZAVOD_OMISSION_SHARED_OUTSIDE,  /* shared with a site that is not asked for */
  ZAVOD_OMISSION_NOT_YET,         /* begins after the day */
  ZAVOD_OMISSION_ENDED,           /* ended before the day */
  ZAVOD_OMISSION_DEPRECATED,
  ZAVOD_OMISSION_NO_NUMBER,
  ZAVOD_N_OMISSIONS
} ZavodOmission;

typedef struct
{
  gint64 claim_id;
  ZavodOmission omission;
  gboolean is_part;            /* counted, but of a part only: the total is at least that */
} ZavodTotalItem;

/* Of which sites, on which day. */
typedef struct
{
  gint64 *sites;               /* sorted upwards; NULL: all */
  gsize n_sites;
  guint32 day;                 /* as zavod_partial_date_get_first_day() counts */
} ZavodTotalQuestion;

typedef struct
{
  const char *property;
  const char *modality;        /* NULL: not stated */
  ZavodPartialDate since;      /* the days that an amount "in all" counts; no date: not stated, or not of this kind */
  ZavodPartialDate until;
  ZavodQuantity quantity;      /* without low and high when nothing is counted */
  guint n_counted;
  guint n_sites;               /* in what is counted */
  GArray *items;               /* ZavodTotalItem: what is counted first */
} ZavodTotal;

void        zavod_amount_clear        (ZavodAmount              *self);

GArray     *zavod_total_questions_new (void);
void        zavod_total_questions_add (GArray                   *questions,
                                       const gint64             *sites,
                                       gsize                     n_sites,
                                       guint32                   day);

GPtrArray  *zavod_totals_of_amounts   (GArray                   *amounts,
                                       const ZavodTotalQuestion *question);
void        zavod_total_free          (ZavodTotal               *self);
char       *zavod_total_describe      (const ZavodTotal         *self);
char       *zavod_total_format_scope  (const ZavodTotal         *self,
                                       guint                     n_sites);
const char *zavod_omission_get_label  (ZavodOmission             omission);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodTotal, zavod_total_free)

G_END_DECLS
