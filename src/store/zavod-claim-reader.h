/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims with their citations. What is asked for together has some dozens of claims, so a cached statement per claim is
 * the simplest thing that is fast. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

gboolean zavod_read_claims_of_site (ZavodConnection  *connection,
                                    gint64            site_id,
                                    GPtrArray        *claims,
                                    GError          **error);
gboolean zavod_read_claims_beside  (ZavodConnection  *connection,
                                    gint64            claim_id,
                                    GPtrArray        *claims,
                                    GError          **error);
gboolean zavod_read_claims_of_noun (ZavodConnection  *connection,
                                    ZavodNoun         noun,
                                    gint64            id,
                                    GPtrArray        *claims,
                                    GError          **error);
const ZavodClaim *zavod_claims_find (GPtrArray      *claims,
                                     gint64          id);

G_END_DECLS
