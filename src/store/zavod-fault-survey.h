/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole atlas is looked through for rules that are broken, figures that are odd and records that are likely one. Private
 * to store/. */

#pragma once

#include "zavod-connection.h"
#include "zavod-fault.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodConnection *connection;
  GCancellable *cancellable;
  GHashTable *distinct;    /* set of keys of zavod-twins.h: pairs that somebody knows to be no duplicates; NULL: none */
  guint max_faults;        /* of a rule: more are only counted */
  ZavodFaultGroup *groups[ZAVOD_N_RULES];
} ZavodFaultSurvey;

/* Looks at one row. */
typedef gboolean (*ZavodFaultFunc) (ZavodFaultSurvey *self,
                                    ZavodStatement   *statement,
                                    gpointer          data,
                                    GError          **error);

void     zavod_fault_survey_init        (ZavodFaultSurvey *self,
                                         ZavodConnection  *connection,
                                         GCancellable     *cancellable,
                                         guint             max_faults);
void     zavod_fault_survey_clear       (ZavodFaultSurvey *self);
gboolean zavod_fault_survey_walk        (ZavodFaultSurvey *self,
                                         const char       *sql,
                                         const char       *words,
                                         ZavodFaultFunc    look,
                                         gpointer          data,
                                         GError          **error);
void     zavod_fault_survey_add         (ZavodFaultSurvey *self,
                                         ZavodFault       *fault);
gboolean zavod_fault_survey_find_broken (ZavodFaultSurvey *self,
                                         ZavodRule         rule,
                                         GError          **error);
gboolean zavod_fault_survey_find_preferred (ZavodFaultSurvey *self,
                                            GError          **error);
gboolean zavod_fault_survey_find_odd    (ZavodFaultSurvey *self,
                                         GError          **error);
gboolean zavod_fault_survey_find_likely (ZavodFaultSurvey *self,
                                         GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZavodFaultSurvey, zavod_fault_survey_clear)

G_END_DECLS
