/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What no query can find: the whole atlas is looked through for claims that conflict, and for what is not known. That
 * takes seconds at a million sites, so it is done on a connection of its own, and kept until the file changes. Private
 * to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

/* Rows that belong together: those of a conflict, or the gaps of a site. */
typedef struct
{
  GArray *heads;    /* gint64: a claim, or a site, for each group */
  GArray *ends;     /* guint: where the rows of the group end; they begin where those of the one before end */
  GArray *rows;     /* gint64: the ids of the rows, group by group */
} ZavodSurvey;

ZavodSurvey *zavod_survey_new           (void);
void         zavod_survey_free          (ZavodSurvey           *self);
void         zavod_survey_end_group     (ZavodSurvey           *self,
                                         gint64                 head);
GArray      *zavod_survey_expand        (ZavodSurvey           *self,
                                         GArray                *heads);

ZavodSurvey *zavod_survey_conflicts     (ZavodConnection       *connection,
                                         const ZavodListQuery  *query,
                                         GCancellable          *cancellable,
                                         GError               **error);
ZavodSurvey *zavod_survey_gaps          (ZavodConnection       *connection,
                                         const ZavodListQuery  *query,
                                         GError               **error);
gboolean     zavod_survey_site_by_site  (const ZavodListQuery  *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodSurvey, zavod_survey_free)

G_END_DECLS
