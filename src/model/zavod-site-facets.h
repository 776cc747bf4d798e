/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The facets of all sites as the atlas tells them, column by column. Filled in a thread of the store, then never
 * changed. */

#pragma once

#include "zavod-facets.h"
#include "zavod-store.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount ref_count;
  GArray *ids;                                /* gint64: the site of each row, upwards */
  ZavodFacetColumn *columns[ZAVOD_N_FACETS];  /* NULL: what comes from the points */
} ZavodSiteFacets;

/* The facets with the rows of points that were perhaps read at another moment. Reckoned in a thread: where a site is new or
 * gone the rows of all others move, and a million take longer than a frame. */
typedef struct
{
  ZavodSiteFacets *facets;                    /* NULL: not read yet */
  GArray *points;                             /* ZavodSitePoint, by id */
  ZavodFacetColumn *columns[ZAVOD_N_FACETS];  /* what was reckoned of both; NULL: nothing yet */
} ZavodAlignment;

extern const ZavodFacetSink zavod_site_facets_sink;

ZavodSiteFacets *zavod_site_facets_new         (void);
ZavodSiteFacets *zavod_site_facets_ref         (ZavodSiteFacets   *self);
void             zavod_site_facets_unref       (ZavodSiteFacets   *self);
void             zavod_site_facets_align       (ZavodSiteFacets   *self,
                                                GArray            *points,
                                                ZavodFacetColumn **columns);
void             zavod_site_facets_take_points (GArray            *points,
                                                ZavodFacetColumn **columns);

void             zavod_alignment_clear         (ZavodAlignment    *self);
void             zavod_alignment_set_facets    (ZavodAlignment    *self,
                                                ZavodSiteFacets   *facets);
void             zavod_alignment_set_points    (ZavodAlignment    *self,
                                                GArray            *points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodSiteFacets, zavod_site_facets_unref)

G_END_DECLS
