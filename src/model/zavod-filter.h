/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites are shown. A filter is a value: it is copied, compared and applied to an array of points, and knows no
 * atlas. Each facet leaves out some of its values; a site passes when no facet leaves it out. */

#pragma once

#include "zavod-box.h"
#include "zavod-store.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_FACET_LOOK,    /* stage of life: ZavodLook */
  ZAVOD_FACET_SHAPE,   /* vehicle class: ZavodShape */
  ZAVOD_N_FACETS
} ZavodFacet;

typedef struct
{
  guint32 left_out[ZAVOD_N_FACETS];  /* a bit for each value */
} ZavodFilter;

gboolean zavod_filter_is_empty  (const ZavodFilter    *self);  /* leaves nothing out */
gboolean zavod_filter_equal     (const ZavodFilter    *self,
                                 const ZavodFilter    *other);
gboolean zavod_filter_shows     (const ZavodFilter    *self,
                                 ZavodFacet            facet,
                                 guint                 value);
void     zavod_filter_set_shown (ZavodFilter          *self,
                                 ZavodFacet            facet,
                                 guint                 value,
                                 gboolean              shown);
gboolean zavod_filter_passes    (const ZavodFilter    *self,
                                 const ZavodSitePoint *point);
GArray  *zavod_filter_list      (const ZavodFilter    *self,
                                 const ZavodBox       *box,
                                 GArray               *points);

G_END_DECLS
