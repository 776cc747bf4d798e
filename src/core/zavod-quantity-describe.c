/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A quantity in words: whole translatable pieces, each put into the next. */

#include "zavod-number.h"
#include "zavod-quantity.h"
#include "zavod-vocabulary.h"

#include <glib/gi18n.h>
#include <math.h>

/* The plural form for a number that need not be whole or small. */
static gulong
get_plural (double value)
{
  return value == floor (value) && value < 1e9 ? (gulong) value : 100;
}

static const char *
get_unit_pattern (const char *unit,
                  gulong      n)
{
  const struct
  {
    const char *unit;
    const char *pattern;
  } patterns[] = {
    { "vehicles", ngettext ("%s vehicle", "%s vehicles", n) },
    { "buses", ngettext ("%s bus", "%s buses", n) },
    { "trucks", ngettext ("%s truck", "%s trucks", n) },
    { "tractors", ngettext ("%s tractor", "%s tractors", n) },
    { "trailers", ngettext ("%s trailer", "%s trailers", n) },
    { "machines", ngettext ("%s machine", "%s machines", n) },
    { "units", ngettext ("%s unit", "%s units", n) },
    { "sets", ngettext ("%s set", "%s sets", n) },
    { "tyres", ngettext ("%s tyre", "%s tyres", n) },
    { "tonnes", ngettext ("%s tonne", "%s tonnes", n) },
    { "people", ngettext ("%s person", "%s people", n) },
    { "jobs", ngettext ("%s job", "%s jobs", n) },
    { "robots", ngettext ("%s robot", "%s robots", n) },
    { "types", ngettext ("%s type", "%s types", n) },
    { "enterprises", ngettext ("%s enterprise", "%s enterprises", n) },
    { "percent", C_("figure", "%s %%") },
    { "m2", C_("figure", "%s m²") },
    { "ha", C_("figure", "%s ha") },
    { "km", C_("figure", "%s km") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (patterns[i].unit, unit) == 0)
      return patterns[i].pattern;

  return NULL;
}

/* Whether at most three decimals write @value in @scale without rounding it. */
static gboolean
is_exact_in (double value,
             double scale)
{
  return value >= scale && fabs (value / scale * 1000 - round (value / scale * 1000)) < 1e-6;
}

/* Money of a million or more is written as sources write it. */
static char *
format_amount (double value)
{
  gboolean billions = is_exact_in (value, 1e9);
  g_autofree char *number = NULL;

  if (!billions && !is_exact_in (value, 1e6))
    return zavod_number_format (value);

  number = zavod_number_format (value / (billions ? 1e9 : 1e6));
  return g_strdup_printf (billions ? C_("figure", "%s billion") : C_("figure", "%s million"), number);
}

static char *
describe_numbers (const ZavodQuantity *quantity)
{
  char *(*format) (double) = quantity->currency != NULL ? format_amount : zavod_number_format;
  g_autofree char *low = format (quantity->has_low ? quantity->low : quantity->high);
  g_autofree char *high = NULL;

  if (!quantity->has_low || !quantity->has_high || quantity->low == quantity->high)
    return g_steal_pointer (&low);

  high = format (quantity->high);
  /* Translators: a range: "250–300" */
  return g_strdup_printf (C_("figure", "%1$s–%2$s"), low, high);
}

static char *
describe_value (const ZavodQuantity *quantity)
{
  double last = quantity->has_high ? quantity->high : quantity->low;
  const char *pattern = get_unit_pattern (quantity->unit, get_plural (last));
  g_autofree char *numbers = describe_numbers (quantity);

  if (quantity->currency != NULL)
    /* Translators: the currency's ISO code and an amount: "USD 310 million" */
    return g_strdup_printf (C_("figure", "%1$s %2$s"), quantity->currency, numbers);
  if (pattern != NULL)
    return g_strdup_printf (pattern, numbers);

  /* a unit of another program's making stays readable */
  return quantity->unit != NULL ? g_strdup_printf ("%s %s", numbers, quantity->unit) : g_steal_pointer (&numbers);
}

static char *
add_period (const ZavodQuantity *quantity,
            const char          *value)
{
  g_autofree char *years = quantity->period_years > 0 ? zavod_number_format (quantity->period_years) : NULL;
  gulong n = get_plural (quantity->period_years);

  if (g_strcmp0 (quantity->period, "per-year") == 0)
    return g_strdup_printf (C_("figure", "%s a year"), value);
  if (g_strcmp0 (quantity->period, "per-month") == 0)
    return g_strdup_printf (C_("figure", "%s a month"), value);
  if (g_strcmp0 (quantity->period, "cumulative") == 0)
    return years != NULL ? g_strdup_printf (ngettext ("%1$s in %2$s year", "%1$s in %2$s years", n), value, years)
                         : g_strdup_printf (C_("figure", "%s in all"), value);
  if (g_strcmp0 (quantity->period, "ambiguous") == 0)
    return years != NULL
               ? g_strdup_printf (ngettext ("%1$s in all or each year of %2$s (not said)",
                                            "%1$s in all or in each of %2$s years (not said)", n), value, years)
               : g_strdup_printf (C_("figure", "%s in all or a year (not said)"), value);

  return g_strdup (value);
}

static char *
add_bound (const ZavodQuantity *quantity,
           const char          *value)
{
  const struct
  {
    const char *bound;
    const char *pattern;
  } patterns[] = {
    { "up-to", C_("figure", "At most %s") },
    { "under", C_("figure", "Almost %s") },
    { "over", C_("figure", "More than %s") },
    { "at-least", C_("figure", "At least %s") },
    { "about", C_("figure", "About %s") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (patterns[i].bound, quantity->bound) == 0)
      return g_strdup_printf (patterns[i].pattern, value);

  return g_strdup (value);
}

static const char *
get_modality_word (const char *modality)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "actual", NC_("after a figure", "actual") },
    { "nameplate", NC_("after a figure", "nameplate") },
    { "planned", NC_("after a figure", "planned") },
    { "target", NC_("after a figure", "target") },
    { "forecast", NC_("after a figure", "forecast") },
    { "expected", NC_("after a figure", "expected") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].code, modality))
      return g_dpgettext2 (NULL, "after a figure", words[i].word);

  return modality;
}

/**
 * zavod_quantity_describe:
 * @modality: (nullable): a code of the modality vocabulary
 *
 * Returns: how Zavod reads the quantity, for people: "At most 70,000 vehicles a year, nameplate"; "" without a number
 */
char *
zavod_quantity_describe (const ZavodQuantity *quantity,
                         const char          *modality)
{
  g_autofree char *value = NULL;
  g_autofree char *in_period = NULL;
  g_autofree char *bounded = NULL;

  g_return_val_if_fail (quantity != NULL, NULL);

  if (!quantity->has_low && !quantity->has_high)
    return g_strdup ("");

  value = describe_value (quantity);
  in_period = add_period (quantity, value);
  bounded = add_bound (quantity, in_period);
  if (modality == NULL || *modality == '\0')
    return g_steal_pointer (&bounded);

  /* Translators: a figure and what it is: "70,000 vehicles a year, planned" */
  return g_strdup_printf (C_("figure", "%1$s, %2$s"), bounded, get_modality_word (modality));
}
