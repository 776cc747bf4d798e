/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The status of every site on any day, as known on any day. To move to another day costs as many steps as statuses change
 * in between; to know something else, one pass of all claims. Sites are known by their place in the order in which they
 * came. One thread at a time. */

#pragma once

#include "zavod-claim-choice.h"

G_BEGIN_DECLS

typedef struct _ZavodAsOf ZavodAsOf;

/* A site whose status is, or may be, another one now. */
typedef struct
{
  guint32 site;
  guint8 status;
} ZavodStatusChange;

ZavodAsOf    *zavod_as_of_new         (void);
void          zavod_as_of_free        (ZavodAsOf            *self);
void          zavod_as_of_add         (ZavodAsOf            *self,
                                       gint64                site_id,
                                       gint64                claim_id,
                                       guint32               day,
                                       guint8                weight,
                                       guint8                status);
void          zavod_as_of_add_source  (ZavodAsOf            *self,
                                       guint32               published);
void          zavod_as_of_know        (ZavodAsOf            *self,
                                       const ZavodKnowledge *knowledge,
                                       guint8                unknown);

guint         zavod_as_of_get_n_sites (const ZavodAsOf      *self);
gint64        zavod_as_of_get_site    (const ZavodAsOf      *self,
                                       guint                 site);
guint8        zavod_as_of_get_status  (const ZavodAsOf      *self,
                                       guint                 site);
void          zavod_as_of_move        (ZavodAsOf            *self,
                                       guint32               day,
                                       GArray               *changes);
guint32       zavod_as_of_get_next    (const ZavodAsOf      *self,
                                       guint32               day,
                                       gboolean              forward);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodAsOf, zavod_as_of_free)

G_END_DECLS
