/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims of one subject sorted into figures, and the rivals among them. Derived, never stored. */

#pragma once

#include "zavod-claim.h"
#include "zavod-difference.h"

G_BEGIN_DECLS

/* One property in one scope: the claim that speaks for it, those that agree with it, and those that cannot be true
 * together with it. The claims belong to the site they were read with. */
typedef struct
{
  ZavodClaim *chosen;      /* the preferred one, else the best supported */
  gboolean settled;        /* somebody preferred it, with a reason, and nobody prefers a rival */
  GPtrArray *agreeing;     /* ZavodClaim, without chosen */
  GPtrArray *rivals;       /* ZavodClaim: one per value, best supported first */
  GPtrArray *other_scopes; /* ZavodClaim: what speaks for a narrower or wider scope, and gives another number */
} ZavodFigure;

GPtrArray *zavod_figures_from_claims   (GPtrArray        *claims);
GPtrArray *zavod_conflicts_from_claims (GPtrArray        *claims);
gboolean   zavod_conflicts_have_rivals (GPtrArray        *conflicts);
gboolean   zavod_claims_same_scope     (const ZavodClaim *a,
                                        const ZavodClaim *b);
gboolean   zavod_claims_conflict       (const ZavodClaim *a,
                                        const ZavodClaim *b);
ZavodDifference zavod_claims_get_difference (const ZavodClaim *a,
                                             const ZavodClaim *b);
void       zavod_figure_free           (ZavodFigure      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodFigure, zavod_figure_free)

G_END_DECLS
