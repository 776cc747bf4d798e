/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of things that an atlas has names of, in the order in which people look for them. */

#pragma once

#include "zavod-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_NOUN_SITE,
  ZAVOD_NOUN_PLACE,      /* town, district, region */
  ZAVOD_NOUN_ACTOR,      /* company, authority, person */
  ZAVOD_NOUN_PRODUCT,    /* brand, model */
  ZAVOD_NOUN_PROGRAMME,
  ZAVOD_NOUN_SOURCE,
  ZAVOD_NOUN_QUOTE,      /* the words of a source; its id is the citation's */
  ZAVOD_N_NOUNS
} ZavodNoun;

#define ZAVOD_ADDRESS_SCHEME "zavod"

const char   *zavod_noun_get_heading    (ZavodNoun     noun);
const char   *zavod_noun_get_table      (ZavodNoun     noun);
ZavodNoun     zavod_noun_from_table     (const char   *table);
ZavodSubjects zavod_noun_get_subject    (ZavodNoun     noun);
ZavodNoun     zavod_noun_from_subject   (ZavodSubjects subject);
char         *zavod_noun_format_address (ZavodNoun     noun,
                                         gint64        id);
gboolean      zavod_noun_parse_address  (const char   *address,
                                         ZavodNoun    *noun,
                                         gint64       *id);

G_END_DECLS
