/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims with their citations. What is asked for together has some dozens of claims, so a cached statement per claim is
 * the simplest thing that is fast. Private to store/. */

#pragma once

#include "zavod-cursor.h"

G_BEGIN_DECLS

#define ZAVOD_MAX_CLAIMS_OF_NOUN 400

gboolean zavod_read_claims_of_site (ZavodConnection  *connection,
                                    gint64            site_id,
                                    GPtrArray        *claims,
                                    GError          **error);
gboolean zavod_read_claims_beside  (ZavodConnection  *connection,
                                    gint64            claim_id,
                                    GPtrArray        *claims,
                                    GError          **error);
gboolean zavod_read_claims_about   (ZavodConnection  *connection,
                                    ZavodSubjects     kind,
                                    gint64            id,
                                    GPtrArray        *claims,
                                    GError          **error);
gboolean zavod_read_claim          (ZavodConnection  *connection,
                                    gint64            claim_id,
                                    GPtrArray        *claims,
                                    GError          **error);
gboolean zavod_read_claims_of_noun (ZavodConnection  *connection,
                                    ZavodNoun         noun,
                                    gint64            id,
                                    GPtrArray        *claims,
                                    GError          **error);
void     zavod_claims_note         (GPtrArray        *claims);
guint    zavod_claims_part         (GPtrArray        *claims,
                                    GPtrArray        *later);
gboolean zavod_read_citations      (ZavodConnection  *connection,
                                    gint64            claim_id,
                                    GPtrArray        *citations,
                                    GError          **error);
const ZavodClaim *zavod_claims_find (GPtrArray      *claims,
                                     gint64          id);
gpointer zavod_read_citation       (ZavodCursor      *cursor);
gpointer zavod_read_name           (ZavodCursor      *cursor);

/* Columns of a table of names, for zavod_read_name(). */
#define ZAVOD_SQL_NAMES "SELECT id, text, kind, language, since, until FROM name"


G_END_DECLS
