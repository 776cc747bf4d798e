/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of claims that do not say the same, in words that are not stored: why, and how each stands. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why two claims do not say the same. */
typedef enum
{
  ZAVOD_DIFFERENCE_NONE,
  ZAVOD_DIFFERENCE_VALUE,
  ZAVOD_DIFFERENCE_UNIT,     /* sums in unlike currencies: without a rate nobody can say that they agree */
  ZAVOD_DIFFERENCE_DATE,     /* one event on two days */
  ZAVOD_DIFFERENCE_SCOPE,    /* 145,000 cars, 134,000 passenger cars: both may be true */
  ZAVOD_N_DIFFERENCES
} ZavodDifference;

/* How a value stands among its rivals. */
typedef enum
{
  ZAVOD_STANDING_CHOSEN,     /* by somebody, who wrote a reason */
  ZAVOD_STANDING_BEST,       /* nobody chose; it is the best supported */
  ZAVOD_STANDING_RIVAL,
  ZAVOD_STANDING_OTHER,      /* of another scope: no rival */
  ZAVOD_N_STANDINGS
} ZavodStanding;

const char *zavod_difference_get_code  (ZavodDifference  difference);
const char *zavod_difference_get_label (const char      *code);
const char *zavod_standing_get_code    (ZavodStanding    standing);
const char *zavod_standing_get_label   (const char      *code);

G_END_DECLS
