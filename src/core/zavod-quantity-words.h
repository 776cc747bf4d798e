/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words around a number, in English, Russian and Kazakh. Private to the parser of quantities. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_WORD_OTHER,
  ZAVOD_WORD_BOUND,        /* before the number; code */
  ZAVOD_WORD_BOUND_AFTER,  /* behind it; code */
  ZAVOD_WORD_FROM,         /* opens a range, or is "at least" right before a number */
  ZAVOD_WORD_TO,           /* joins the numbers of a range */
  ZAVOD_WORD_AND,          /* joins them after "between" */
  ZAVOD_WORD_SCALE,        /* number */
  ZAVOD_WORD_LETTER_SCALE, /* number; only right at the digits: 310m */
  ZAVOD_WORD_CURRENCY,     /* code */
  ZAVOD_WORD_UNIT,         /* code; NULL: a unit Zavod has no code for */
  ZAVOD_WORD_PERIOD,       /* code */
  ZAVOD_WORD_COUNT,        /* number: "three" */
  ZAVOD_WORD_YEARS,        /* behind a number of years */
  ZAVOD_WORD_FIRST,        /* "the first three years" */
  ZAVOD_WORD_TIME,         /* before a year or a number of years */
} ZavodWordKind;

typedef struct
{
  const char *words;  /* lower case, parted by one space; a word may end in * for any ending */
  ZavodWordKind kind;
  const char *code;
  double number;
} ZavodPhrase;

const ZavodPhrase *zavod_phrase_find (const char *const *words,
                                      guint              n_words,
                                      guint             *n_matched);

G_END_DECLS
