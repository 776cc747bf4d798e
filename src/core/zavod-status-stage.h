/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The statuses that a site has gone through, one after the other: what its status on a day is, for all days at once. */

#pragma once

#include "zavod-claim.h"
#include "zavod-partial-date.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodStatus status;
  guint32 first_day;       /* as zavod_partial_date_get_first_day() counts; 0: nobody dates it, it is older than all others */
  ZavodPartialDate since;  /* of that day, as precisely as it is known */
  gboolean is_stated;      /* that it began then; else it was only seen so, or told of */
} ZavodStatusStage;

GArray *zavod_status_stages_from_claims (GPtrArray *claims);

G_END_DECLS
