/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites are shown. A filter is a value: it is copied, compared, saved, and knows no atlas. Of each facet it either
 * lets everything pass, or only the values that were chosen; a site passes when it passes all facets. */

#pragma once

#include "zavod-facet.h"

G_BEGIN_DECLS

typedef struct _ZavodFilter ZavodFilter;

ZavodFilter  *zavod_filter_new          (void);
ZavodFilter  *zavod_filter_copy         (const ZavodFilter *self);
void          zavod_filter_free         (ZavodFilter       *self);

gboolean      zavod_filter_is_empty     (const ZavodFilter *self);  /* everything passes */
gboolean      zavod_filter_equal        (const ZavodFilter *self,
                                         const ZavodFilter *other);
gboolean      zavod_filter_narrows      (const ZavodFilter *self,
                                         ZavodFacet         facet);
const gint64 *zavod_filter_get_chosen   (const ZavodFilter *self,
                                         ZavodFacet         facet,
                                         guint             *n_keys);  /* sorted upwards */
gboolean      zavod_filter_is_chosen    (const ZavodFilter *self,
                                         ZavodFacet         facet,
                                         gint64             key);
gboolean      zavod_filter_shows        (const ZavodFilter *self,
                                         ZavodFacet         facet,
                                         gint64             key);
void          zavod_filter_choose       (ZavodFilter       *self,
                                         ZavodFacet         facet,
                                         gint64             key,
                                         gboolean           chosen);
void          zavod_filter_set_shown    (ZavodFilter       *self,
                                         ZavodFacet         facet,
                                         gint64             key,
                                         gboolean           shown);
void          zavod_filter_release      (ZavodFilter       *self,
                                         ZavodFacet         facet);

GVariant     *zavod_filter_to_variant   (const ZavodFilter *self);  /* a{sas} */
ZavodFilter  *zavod_filter_from_variant (GVariant          *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFilter, zavod_filter_free)

G_END_DECLS
