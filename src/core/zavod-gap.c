/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-gap.h"

#include <glib/gi18n.h>

#define GAPS_PER_SITE 16  /* room for more kinds: ids of rows are not stored anywhere */
G_STATIC_ASSERT (ZAVOD_N_GAPS <= GAPS_PER_SITE);

static const struct
{
  const char *code;
  const char *english;
} gaps[ZAVOD_N_GAPS] = {
  [ZAVOD_GAP_NO_SOURCE] = { "no-source", N_("No source at all") },
  [ZAVOD_GAP_NO_PLACE] = { "no-place", N_("Place unknown") },
  [ZAVOD_GAP_VAGUE_PLACE] = { "vague-place", N_("No place better than a town") },
  [ZAVOD_GAP_NO_STATUS] = { "no-status", N_("Status unknown") },
  [ZAVOD_GAP_NO_CLASS] = { "no-class", N_("Nobody says what it makes") },
  [ZAVOD_GAP_NO_CAPACITY] = { "no-capacity", N_("No capacity") },
  [ZAVOD_GAP_NO_PARTNER] = { "no-partner", N_("No partner is named") },
  [ZAVOD_GAP_UNDATED] = { "undated", N_("Only undated sources") },
  [ZAVOD_GAP_SINGLE_SOURCE] = { "single-source", N_("A single source") },
};

const char *
zavod_gap_get_code (ZavodGap gap)
{
  g_return_val_if_fail (gap < ZAVOD_N_GAPS, NULL);

  return gaps[gap].code;
}

/**
 * zavod_gap_get_label:
 * @code: of a gap
 *
 * Returns: the gap in the user's language; @code itself when there is no such gap
 */
const char *
zavod_gap_get_label (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < ZAVOD_N_GAPS; i++)
    if (g_str_equal (gaps[i].code, code))
      return _(gaps[i].english);

  return code;
}

/**
 * zavod_gap_has_row_id:
 *
 * Returns: whether the rows of @site_id can have ids; Zavod gives sites 53 bits, other programs may give them more
 */
gboolean
zavod_gap_has_row_id (gint64 site_id)
{
  return site_id >= 0 && site_id <= G_MAXINT64 / GAPS_PER_SITE - 1;
}

gint64
zavod_gap_get_row_id (gint64   site_id,
                      ZavodGap gap)
{
  g_return_val_if_fail (zavod_gap_has_row_id (site_id) && gap < ZAVOD_N_GAPS, 0);

  return site_id * GAPS_PER_SITE + gap;
}

/**
 * zavod_gap_parse_row_id:
 * @row_id: what zavod_gap_get_row_id() gave
 * @gap: (out): which gap
 *
 * Returns: the site
 */
gint64
zavod_gap_parse_row_id (gint64    row_id,
                        ZavodGap *gap)
{
  g_return_val_if_fail (gap != NULL, 0);

  *gap = (ZavodGap) MIN (row_id % GAPS_PER_SITE, ZAVOD_N_GAPS - 1);

  return row_id / GAPS_PER_SITE;
}
