/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites pass what was chosen in the facets, and how many there are of each value. Chosen values of one facet are
 * alternatives; the facets must all be passed. A value is counted among the rows that pass all other facets: the
 * count says what choosing it would give. */

#pragma once

#include "zavod-facet-column.h"

G_BEGIN_DECLS

typedef struct
{
  const ZavodFacetColumn *column;  /* NULL: not read yet, narrows nothing and counts nothing */
  gboolean restricted;             /* FALSE: every row passes */
  const gint64 *keys;              /* what is chosen; with none of it no row passes */
  guint n_keys;
} ZavodFacetChoice;

typedef struct
{
  guint n_rows;
  guint64 *passing;   /* a bit for each row; NULL: all pass */
  guint n_passing;
  guint n_facets;
  guint **counts;     /* for each facet: of each value of its column; NULL without a column */
} ZavodFacetResult;

ZavodFacetResult *zavod_facets_apply      (const ZavodFacetChoice *choices,
                                           guint                   n_facets,
                                           guint                   n_rows,
                                           const guint64          *among);
void              zavod_facet_result_free (ZavodFacetResult       *self);
gboolean          zavod_facet_result_passes (const ZavodFacetResult *self,
                                             guint                   row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFacetResult, zavod_facet_result_free)

G_END_DECLS
