/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The facets of all sites as the atlas tells them, column by column. Filled in a thread of the store, then never
 * changed. */

#pragma once

#include "zavod-facets.h"
#include "zavod-store.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *ids;                                /* gint64: the site of each row, upwards */
  ZavodFacetColumn *columns[ZAVOD_N_FACETS];  /* NULL: what comes from the points */
} ZavodSiteFacets;

extern const ZavodFacetSink zavod_site_facets_sink;

ZavodSiteFacets *zavod_site_facets_new         (void);
void             zavod_site_facets_free        (ZavodSiteFacets   *self);
void             zavod_site_facets_align       (ZavodSiteFacets   *self,
                                                GArray            *points,
                                                ZavodFacetColumn **columns);
void             zavod_site_facets_take_points (GArray            *points,
                                                ZavodFacetColumn **columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodSiteFacets, zavod_site_facets_free)

G_END_DECLS
