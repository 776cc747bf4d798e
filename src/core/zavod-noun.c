/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-noun.h"

#include <glib/gi18n.h>
#include <string.h>

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

/**
 * zavod_noun_get_table:
 *
 * Returns: (nullable): the table of an atlas that has them, which is also what a column that points to one is named after;
 *   %NULL for quotes, which are citations
 */
const char *
zavod_noun_get_table (ZavodNoun noun)
{
  static const char *const tables[ZAVOD_N_NOUNS] = {
    [ZAVOD_NOUN_SITE] = "site",
    [ZAVOD_NOUN_PLACE] = "place",
    [ZAVOD_NOUN_ACTOR] = "actor",
    [ZAVOD_NOUN_PRODUCT] = "product",
    [ZAVOD_NOUN_PROGRAMME] = "programme",
    [ZAVOD_NOUN_SOURCE] = "source",
  };

  g_return_val_if_fail (noun < ZAVOD_N_NOUNS, NULL);

  return tables[noun];
}

/**
 * zavod_noun_from_table:
 *
 * Returns: what a table of an atlas has; %ZAVOD_N_NOUNS when it is none with nouns
 */
ZavodNoun
zavod_noun_from_table (const char *table)
{
  ZavodNoun noun = 0;

  g_return_val_if_fail (table != NULL, ZAVOD_N_NOUNS);

  while (noun < ZAVOD_N_NOUNS && g_strcmp0 (zavod_noun_get_table (noun), table) != 0)
    noun++;

  return noun;
}

/**
 * zavod_noun_format_address:
 *
 * Returns: (transfer full): the address of one thing in an atlas, such as "zavod:site/123"; %NULL for a quote, which has none
 */
char *
zavod_noun_format_address (ZavodNoun noun,
                           gint64    id)
{
  const char *table = zavod_noun_get_table (noun);

  return table != NULL ? g_strdup_printf (ZAVOD_ADDRESS_SCHEME ":%s/%" G_GINT64_FORMAT, table, id) : NULL;
}

/**
 * zavod_noun_parse_address:
 * @address: from anywhere
 *
 * Returns: whether @address is one of zavod_noun_format_address(); else @noun and @id are left alone
 */
gboolean
zavod_noun_parse_address (const char *address,
                          ZavodNoun  *noun,
                          gint64     *id)
{
  g_auto (GStrv) parts = NULL;
  guint64 number;
  ZavodNoun found;

  g_return_val_if_fail (address != NULL, FALSE);

  if (!g_str_has_prefix (address, ZAVOD_ADDRESS_SCHEME ":"))
    return FALSE;

  parts = g_strsplit (address + strlen (ZAVOD_ADDRESS_SCHEME ":"), "/", 2);
  found = zavod_noun_from_table (parts[0] != NULL ? parts[0] : "");
  if (found == ZAVOD_N_NOUNS || parts[1] == NULL
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;

  *noun = found;
  *id = (gint64) number;

  return TRUE;
}

static const ZavodSubjects subjects[ZAVOD_N_NOUNS] = {
  [ZAVOD_NOUN_SITE] = ZAVOD_SUBJECT_SITE,
  [ZAVOD_NOUN_ACTOR] = ZAVOD_SUBJECT_ACTOR,
  [ZAVOD_NOUN_PRODUCT] = ZAVOD_SUBJECT_PRODUCT,
  [ZAVOD_NOUN_PROGRAMME] = ZAVOD_SUBJECT_PROGRAMME,
};

/**
 * zavod_noun_get_subject:
 *
 * Returns: what a statement about such a noun is about; 0: nothing is stated of one
 */
ZavodSubjects
zavod_noun_get_subject (ZavodNoun noun)
{
  g_return_val_if_fail (noun < ZAVOD_N_NOUNS, 0);

  return subjects[noun];
}

/**
 * zavod_noun_from_subject:
 * @subject: one of them
 *
 * Returns: what kind of noun it is; %ZAVOD_N_NOUNS for a country, which has no record
 */
ZavodNoun
zavod_noun_from_subject (ZavodSubjects subject)
{
  ZavodNoun noun = 0;

  while (noun < ZAVOD_N_NOUNS && subjects[noun] != subject)
    noun++;

  return noun;
}
