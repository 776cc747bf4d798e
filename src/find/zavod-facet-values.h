/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which values of a facet a list offers, and in which order. Private to find/. */

#pragma once

#include "zavod-session.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 key;
  guint value;     /* its place in the facet's column */
  guint n_sites;   /* in the whole atlas */
  char *name;
} ZavodFacetValue;

GArray *zavod_facet_values_list (ZavodSession *session,
                                 ZavodFacet    facet,
                                 const char   *folded);

G_END_DECLS
