/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-difference.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *code;
  const char *english;
} Word;

static const Word differences[ZAVOD_N_DIFFERENCES] = {
  [ZAVOD_DIFFERENCE_NONE] = { "none", NC_("difference", "None") },
  [ZAVOD_DIFFERENCE_VALUE] = { "value", NC_("difference", "Value") },
  [ZAVOD_DIFFERENCE_UNIT] = { "unit", NC_("difference", "Unit") },
  [ZAVOD_DIFFERENCE_DATE] = { "date", NC_("difference", "Date") },
  [ZAVOD_DIFFERENCE_SCOPE] = { "scope", NC_("difference", "Scope") },
};

static const Word standings[ZAVOD_N_STANDINGS] = {
  [ZAVOD_STANDING_CHOSEN] = { "chosen", NC_("standing", "Chosen") },
  [ZAVOD_STANDING_BEST] = { "best", NC_("standing", "Best supported") },
  [ZAVOD_STANDING_RIVAL] = { "rival", NC_("standing", "Rival") },
  [ZAVOD_STANDING_OTHER] = { "other", NC_("standing", "No rival") },
};

static const char *
get_label (const Word *words,
           guint       n_words,
           const char *context,
           const char *code)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return g_dpgettext2 (NULL, context, words[i].english);

  return code;
}

const char *
zavod_difference_get_code (ZavodDifference difference)
{
  g_return_val_if_fail (difference < ZAVOD_N_DIFFERENCES, NULL);

  return differences[difference].code;
}

/**
 * zavod_difference_get_label:
 * @code: of a difference
 *
 * Returns: in what two claims differ, in the user's language; @code itself when it is none
 */
const char *
zavod_difference_get_label (const char *code)
{
  return get_label (differences, ZAVOD_N_DIFFERENCES, "difference", code);
}

const char *
zavod_standing_get_code (ZavodStanding standing)
{
  g_return_val_if_fail (standing < ZAVOD_N_STANDINGS, NULL);

  return standings[standing].code;
}

/**
 * zavod_standing_get_label:
 * @code: of a standing
 *
 * Returns: how a value stands among its rivals, in the user's language; @code itself when it is none
 */
const char *
zavod_standing_get_label (const char *code)
{
  return get_label (standings, ZAVOD_N_STANDINGS, "standing", code);
}
