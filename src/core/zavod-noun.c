/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun.h"

#include <glib/gi18n.h>

static const char *headings[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = N_("Sites"),
  [ZAVOD_NOUN_PLACE] = N_("Towns and regions"),
  [ZAVOD_NOUN_ACTOR] = N_("Companies and people"),
  [ZAVOD_NOUN_PRODUCT] = N_("Brands and models"),
  [ZAVOD_NOUN_PROGRAMME] = N_("Programmes"),
  [ZAVOD_NOUN_SOURCE] = N_("Sources"),
  [ZAVOD_NOUN_QUOTE] = N_("Quotes"),
};

/* Returns: what several of them are called, above a list */
const char *
zavod_noun_get_heading (ZavodNoun noun)
{
  g_return_val_if_fail (noun < ZAVOD_N_NOUNS, NULL);

  return _(headings[noun]);
}
