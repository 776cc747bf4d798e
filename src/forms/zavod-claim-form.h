/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of one statement, whatever it is about and whatever it states, for the record's pane: a page with its own header bar. */

#pragma once

#include "zavod-form.h"
#include "zavod-passage.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CLAIM_FORM (zavod_claim_form_get_type ())
G_DECLARE_FINAL_TYPE (ZavodClaimForm, zavod_claim_form, ZAVOD, CLAIM_FORM, ZavodForm)

GtkWidget *zavod_claim_form_new           (ZavodSession  *session,
                                           ZavodSubjects  kind,
                                           gint64         subject_id,
                                           const char    *property);
GtkWidget *zavod_claim_form_new_for_claim (ZavodSession  *session,
                                           gint64         claim_id,
                                           gboolean       copies);
GtkWidget *zavod_claim_form_new_for_passage (ZavodSession  *session,
                                           ZavodSubjects  kind,
                                           gint64         subject_id,
                                           gint64         source_id,
                                           ZavodPassage  *passage);

G_END_DECLS
