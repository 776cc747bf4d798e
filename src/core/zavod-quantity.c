/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-quantity.h"

#include <math.h>

/* How far "about" reaches, and how far below its figure "almost" does. */
#define ABOUT 0.05
#define ALMOST 0.1

/* The values that a quantity allows, in the base unit, and the step to which its numbers were rounded. */
typedef struct
{
  double low;
  double high;
  double step;
} Span;

static const struct
{
  const char *unit;
  const char *base;
  double factor;
} conversions[] = {
  { "ha", "m2", 10000 },
  { "jobs", "people", 1 },
};

/**
 * zavod_unit_get_base:
 * @unit: (nullable): a code of the unit vocabulary
 * @factor: (out) (optional): how many of the base unit make one @unit
 *
 * Returns: (nullable): the unit that @unit is compared in: equal for units that can be converted into each other
 */
const char *
zavod_unit_get_base (const char *unit,
                     double     *factor)
{
  for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
    if (g_strcmp0 (unit, conversions[i].unit) == 0)
      {
        if (factor != NULL)
          *factor = conversions[i].factor;
        return conversions[i].base;
      }

  if (factor != NULL)
    *factor = 1;
  return unit;
}

/* The place value of the last digit that a number shows. Zeros at the end of a whole number count as rounding, but two
 * digits are always taken as meant: 310,000,000 is given to the next 10,000,000, 300,000,000 too. */
static double
get_step (double value)
{
  double most;
  double step = 1;

  if (value == 0)
    return 1;
  for (guint i = 0; i < 6 && fabs (value / step - round (value / step)) > 1e-6; i++)
    step /= 10;
  if (step < 1)
    return step;

  most = pow (10, floor (log10 (value) + 1e-9) - 1);
  while (step * 10 <= most && fmod (value, step * 10) == 0)
    step *= 10;

  return step;
}

static void
apply_bound (Span       *span,
             const char *bound)
{
  if (g_strcmp0 (bound, "up-to") == 0)
    span->low = -INFINITY;
  else if (g_strcmp0 (bound, "under") == 0)
    span->low = span->high * (1 - ALMOST);
  else if (g_strcmp0 (bound, "over") == 0 || g_strcmp0 (bound, "at-least") == 0)
    span->high = INFINITY;
  else if (g_strcmp0 (bound, "about") == 0)
    {
      span->low *= 1 - ABOUT;
      span->high *= 1 + ABOUT;
    }
}

static Span
get_span (const ZavodQuantity *quantity)
{
  double low = quantity->has_low ? quantity->low : quantity->high;
  double high = quantity->has_high ? quantity->high : quantity->low;
  double factor;
  Span span;

  zavod_unit_get_base (quantity->unit, &factor);
  span = (Span) { low * factor, high * factor, MAX (get_step (low), get_step (high)) * factor };
  apply_bound (&span, quantity->bound);

  return span;
}

/**
 * zavod_quantity_agrees:
 *
 * Compares what two quantities allow, as converted into one unit and rounded to the digits that were written: 63 ha,
 * 62.95 ha and 630,000 m² agree, so do "up to 70,000" and 70,000, "over 145,000" and 150,000, "about 1,500" and 1,550.
 * Amounts in different currencies never agree: to compare them takes a rate, which no claim states. Units that cannot
 * be converted into each other, and quantities without a number, contradict nothing.
 *
 * Returns: whether @a and @b can both be true of the same thing at the same time
 */
gboolean
zavod_quantity_agrees (const ZavodQuantity *a,
                       const ZavodQuantity *b)
{
  Span first, second;
  double tolerance;

  g_return_val_if_fail (a != NULL && b != NULL, TRUE);

  if ((!a->has_low && !a->has_high) || (!b->has_low && !b->has_high))
    return TRUE;
  if (g_strcmp0 (a->currency, b->currency) != 0)
    return FALSE;
  if (g_strcmp0 (zavod_unit_get_base (a->unit, NULL), zavod_unit_get_base (b->unit, NULL)) != 0)
    return TRUE;

  first = get_span (a);
  second = get_span (b);
  tolerance = MAX (first.step, second.step) / 2 * (1 + 1e-9);

  return first.low <= second.high + tolerance && second.low <= first.high + tolerance;
}

/**
 * zavod_quantity_get_vehicles_a_year:
 *
 * Only what can be compared without guessing: a figure by the month is twelve times as much by the year, but nobody can
 * say what a total, or a figure without a period, would be.
 *
 * Returns: how many vehicles of whatever kind the quantity means in a year, of a range the most; NAN if it means none
 */
double
zavod_quantity_get_vehicles_a_year (const ZavodQuantity *quantity)
{
  static const char *const kinds[] = { "vehicles", "buses", "trucks", "tractors", "trailers", "machines", NULL };
  const double amount = quantity->has_high ? quantity->high : quantity->has_low ? quantity->low : NAN;

  if (quantity->unit == NULL || !g_strv_contains (kinds, quantity->unit))
    return NAN;
  if (g_strcmp0 (quantity->period, "per-year") == 0)
    return amount;

  return g_strcmp0 (quantity->period, "per-month") == 0 ? 12 * amount : NAN;
}
