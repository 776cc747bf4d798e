/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A quantity as a source wrote it ("up to 70,000 vehicles a year"), and how Zavod reads it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of low and high are there follows from the bound: both and equal for "exact" and "about", high alone for
 * "up-to" and "under", low alone for "over" and "at-least", both for "between". */
typedef struct
{
  gboolean has_low;
  gboolean has_high;
  double low;
  double high;
  const char *bound;     /* codes of the vocabularies, interned; NULL: not said */
  const char *unit;
  const char *currency;  /* ISO 4217, interned */
  const char *period;
  double period_years;
} ZavodQuantity;

gboolean    zavod_quantity_parse    (const char           *text,
                                     ZavodQuantity        *quantity,
                                     GError              **error);
char       *zavod_quantity_describe (const ZavodQuantity  *quantity,
                                     const char           *modality);
gboolean    zavod_quantity_agrees   (const ZavodQuantity  *a,
                                     const ZavodQuantity  *b);
double      zavod_quantity_get_vehicles_a_year (const ZavodQuantity *quantity);
const char *zavod_unit_get_base     (const char           *unit,
                                     double               *factor);

G_END_DECLS
