/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records that have been looked at, to go back to and forward again, as a browser keeps pages. */

#pragma once

#include "zavod-noun.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodNoun noun;
  gint64 id;
  char *name;      /* as people call it; NULL: not known yet */
} ZavodVisit;

typedef struct _ZavodVisits ZavodVisits;

ZavodVisits      *zavod_visits_new    (void);
void              zavod_visits_free   (ZavodVisits       *self);
gboolean          zavod_visits_add    (ZavodVisits       *self,
                                       ZavodNoun          noun,
                                       gint64             id,
                                       const char        *name);
void              zavod_visits_leave  (ZavodVisits       *self);
gboolean          zavod_visits_forget (ZavodVisits       *self,
                                       ZavodNoun          noun,
                                       gint64             id);
const ZavodVisit *zavod_visits_peek   (const ZavodVisits *self,
                                       int                steps);
const ZavodVisit *zavod_visits_go     (ZavodVisits       *self,
                                       int                steps);
void              zavod_visits_clear  (ZavodVisits       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodVisits, zavod_visits_free)

G_END_DECLS
