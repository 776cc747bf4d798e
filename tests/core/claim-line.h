/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Claims for tests, a line each: what is left out is not stated. */

#pragma once

#include "zavod-claim.h"

typedef struct
{
  gint64 id;
  const char *title;
  const char *publisher;
  const char *url;
  const char *published;
  const char *published_text;
  const char *origin;
  const char *locator;
  const char *quote;
  const char *speaker;
} SourceLine;

typedef struct
{
  const char *property;
  const char *value;            /* as written; read where the property is a quantity */
  const char *modality;
  const char *as_of;
  const char *since;
  const char *until;
  const char *time_text;
  const char *vehicle_class;
  gint stage;
  const char *method;
  const char *topic;
  const char *actor;
  const char *role;
  double share;                 /* percent; 0: not stated */
  const char *condition;
  const char *product;
  const char *shared_with;      /* a further site */
  ZavodRank rank;
  const char *reason;
  const SourceLine *sources[3];
  guint n_sources;              /* in place of these: that many, which show nothing but this date */
  const char *published;
} ClaimLine;

/* most claims are neither preferred nor deprecated */
#define LINE(...) { __VA_ARGS__, .rank = ZAVOD_RANK_NORMAL }

ZavodCitation *claim_line_cite     (const SourceLine *source);
ZavodClaim    *claim_line_make     (const ClaimLine  *line);
GPtrArray     *claim_line_make_all (const ClaimLine  *lines,
                                    guint             n_lines);
