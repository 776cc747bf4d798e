/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a row of a table is filled from its record. Private to the files that load rows. */

#pragma once

#include "zavod-connection.h"
#include "zavod-queries.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodConnection *connection;
  const char *date;      /* ISO 8601 */
} ZavodLoader;

/* @statement stands on the record. Returns FALSE with error set on failure. */
typedef gboolean (*ZavodFillFunc) (const ZavodLoader  *loader,
                                   ZavodStatement     *statement,
                                   ZavodTuple         *tuple,
                                   GError            **error);

typedef struct
{
  const char *sql;       /* ?1: the id of the record */
  ZavodFillFunc fill;
} ZavodFiller;

extern const ZavodFiller zavod_site_filler;
extern const ZavodFiller zavod_gap_filler;
extern const ZavodFiller zavod_partner_filler;
extern const ZavodFiller zavod_capacity_filler;
extern const ZavodFiller zavod_timeline_filler;
extern const ZavodFiller zavod_figure_filler;
extern const ZavodFiller zavod_conflict_filler;
extern const ZavodFiller zavod_source_filler;

/* A quantity of claim c: the first columns of a statement, for zavod_load_dup_written(). */
#define ZAVOD_QUANTITY_COLUMNS \
  "c.value_text, c.low, c.high, c.bound, c.unit, c.currency, c.period, c.period_years, c.modality"

enum
{
  ZAVOD_QUANTITY_TEXT,
  ZAVOD_QUANTITY_LOW,
  ZAVOD_QUANTITY_HIGH,
  ZAVOD_QUANTITY_BOUND,
  ZAVOD_QUANTITY_UNIT,
  ZAVOD_QUANTITY_CURRENCY,
  ZAVOD_QUANTITY_PERIOD,
  ZAVOD_QUANTITY_PERIOD_YEARS,
  ZAVOD_QUANTITY_MODALITY,
  ZAVOD_QUANTITY_N_COLUMNS,
};

#define ZAVOD_SOURCE_COLUMNS \
  ZAVOD_SQL_SOURCE ", (SELECT count (DISTINCT t.source_id) FROM citation t WHERE t.claim_id = c.id)"
#define ZAVOD_N_SOURCE_COLUMNS 2
#define ZAVOD_SITE_COLUMN "coalesce (c.site_id, (SELECT min (x.site_id) FROM claim_site x WHERE x.claim_id = c.id))"
#define ZAVOD_SUBJECT_COLUMNS \
  ZAVOD_SQL_SUBJECT ", c.country, (SELECT group_concat (f.name, ', ') FROM claim_site x JOIN site f ON f.id = x.site_id" \
  " WHERE x.claim_id = c.id AND x.site_id IS NOT c.site_id)"
#define ZAVOD_N_SUBJECT_COLUMNS 3

void      zavod_load_set_text    (ZavodTuple         *tuple,
                                  guint               cell,
                                  ZavodStatement     *statement,
                                  int                 column);
void      zavod_load_set_number  (ZavodTuple         *tuple,
                                  guint               cell,
                                  double              number);
void      zavod_load_add_link    (ZavodTuple         *tuple,
                                  guint               cell,
                                  ZavodNoun           noun,
                                  gint64              id);
double    zavod_load_get_number  (ZavodStatement     *statement,
                                  int                 column);
char     *zavod_load_dup_written (ZavodStatement     *statement);
char     *zavod_load_dup_source  (ZavodStatement     *statement,
                                  int                 column);
char     *zavod_load_dup_subject (ZavodStatement     *statement,
                                  int                 column);
gboolean  zavod_load_mark        (const ZavodLoader  *loader,
                                  ZavodTuple         *tuple,
                                  GError            **error);
gboolean  zavod_load_sites       (const ZavodLoader  *loader,
                                  ZavodTuple         *tuple,
                                  GError            **error);
gboolean  zavod_load_rivals      (const ZavodLoader  *loader,
                                  ZavodTuple         *tuple,
                                  GError            **error);
gboolean  zavod_conflict_read_citations (ZavodConnection  *connection,
                                         gint64            claim_id,
                                         GPtrArray        *citations,
                                         GError          **error);

G_END_DECLS
