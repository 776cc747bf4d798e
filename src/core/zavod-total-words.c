/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A total for people. */

#include "zavod-total.h"

#include <glib/gi18n.h>

static char *
describe_range (const ZavodQuantity *quantity)
{
  ZavodQuantity least = { .has_low = TRUE, .low = quantity->low };
  ZavodQuantity most = *quantity;
  g_autofree char *low = zavod_quantity_describe (&least, NULL);
  g_autofree char *high = NULL;

  most.has_low = FALSE;
  most.bound = NULL;
  high = zavod_quantity_describe (&most, NULL);

  /* Translators: a sum of figures, some of which say "up to": "At least 190,000, at most 260,000 vehicles a year" */
  return g_strdup_printf (C_("total", "At least %1$s, at most %2$s"), low, high);
}

/**
 * zavod_total_describe:
 *
 * Returns: the sum for people, with its bounds: "At most 70,000 vehicles a year"
 */
char *
zavod_total_describe (const ZavodTotal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->quantity.has_low && !self->quantity.has_high)
    return g_strdup (C_("total", "No sum"));
  if (g_strcmp0 (self->quantity.bound, "between") == 0)
    return describe_range (&self->quantity);

  return zavod_quantity_describe (&self->quantity, NULL);
}

/* "2024", "Jan 2025 – Nov 2025", "since 2014"; NULL: the total is of no span */
static char *
format_span (const ZavodTotal *total)
{
  g_autofree char *since = zavod_partial_date_format (total->since);
  g_autofree char *until = zavod_partial_date_format (total->until);
  const gboolean has_since = *since != '\0';
  const gboolean has_until = *until != '\0';
  g_autofree char *iso = zavod_partial_date_to_iso (has_since ? total->since : total->until);
  g_autofree char *limit = zavod_partial_date_format_limit_iso (iso);

  if (!has_since && !has_until)
    return NULL;
  if (g_str_equal (since, until))
    return g_steal_pointer (&until);
  if (has_since && has_until)
    return g_strdup_printf ("%s – %s", since, until);

  return has_since ? g_strdup_printf (C_("total", "since %s"), limit)
                   : g_strdup_printf (C_("total", "until %s"), limit);
}

/**
 * zavod_total_format_scope:
 * @n_sites: of how many sites the total was asked for
 *
 * Returns: what a total is of: "2024 · Actual · 4 of 36 sites"
 */
char *
zavod_total_format_scope (const ZavodTotal *self,
                          guint             n_sites)
{
  const char *modality = self->modality != NULL
                         ? zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, self->modality)
                         : C_("modality", "Not stated which");
  /* Translators: how many of the sites that are looked at a total is of */
  g_autofree char *sites = g_strdup_printf (ngettext ("%1$u of %2$u site", "%1$u of %2$u sites", n_sites),
                                            self->n_sites, n_sites);
  g_autofree char *span = format_span (self);

  return span != NULL ? g_strdup_printf ("%s · %s · %s", span, modality, sites)
                      : g_strdup_printf ("%s · %s", modality, sites);
}

/**
 * zavod_omission_get_label:
 *
 * Returns: (nullable): why a figure is not counted, for people; %NULL when it is
 */
const char *
zavod_omission_get_label (ZavodOmission omission)
{
  static const char *labels[ZAVOD_N_OMISSIONS] = {
    [ZAVOD_OMISSION_OUTSPOKEN] = N_("Another figure of the same was chosen, is newer or better supported"),
    [ZAVOD_OMISSION_PART] = N_("A part, which may be in the figure that is counted"),
    [ZAVOD_OMISSION_IN_SHARED] = N_("In a figure that several sites share"),
    [ZAVOD_OMISSION_SHARED_OUTSIDE] = N_("Shared with a site that is not counted here"),
    [ZAVOD_OMISSION_NOT_YET] = N_("Begins after the day"),
    [ZAVOD_OMISSION_ENDED] = N_("Ended before the day"),
    [ZAVOD_OMISSION_DEPRECATED] = N_("Deprecated"),
    [ZAVOD_OMISSION_NO_NUMBER] = N_("No number"),
  };

  g_return_val_if_fail (omission < ZAVOD_N_OMISSIONS, NULL);

  return labels[omission] != NULL ? _(labels[omission]) : NULL;
}
