/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words around a number, in English, Chinese and the languages of Central Asia. Private to the parser of quantities. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_WORD_OTHER,
  ZAVOD_WORD_BOUND,        /* before the number; code */
  ZAVOD_WORD_CLOSE_BOUND,  /* right before the number, or between those of a range; code */
  ZAVOD_WORD_BOUND_AFTER,  /* behind it; code */
  ZAVOD_WORD_FROM,         /* opens a range, or is "at least" right before a number */
  ZAVOD_WORD_FROM_AFTER,   /* the same behind a number: "5 mingdan 6 minggacha" */
  ZAVOD_WORD_TO,           /* joins the numbers of a range */
  ZAVOD_WORD_AND,          /* joins them after "between" */
  ZAVOD_WORD_SCALE,        /* number */
  ZAVOD_WORD_LETTER_SCALE, /* number; only right at the digits: 310m */
  ZAVOD_WORD_CURRENCY,     /* code */
  ZAVOD_WORD_UNIT,         /* code; NULL: a unit Zavod has no code for */
  ZAVOD_WORD_COUNTER,      /* code; the unit where no other follows: "300 дана автобус", "300辆客车" */
  ZAVOD_WORD_PERIOD,       /* code */
  ZAVOD_WORD_COUNT,        /* number: "three" */
  ZAVOD_WORD_YEARS,        /* behind a number of years, or beside a year */
  ZAVOD_WORD_YEARLY,       /* the same behind a number, else a period; code; number: 1 where it is "in so many years" */
  ZAVOD_WORD_FIRST,        /* "the first three years" */
  ZAVOD_WORD_TIME,         /* before a year, or before or behind a number of years */
  ZAVOD_WORD_MONTH,        /* beside a day, before a year */
  ZAVOD_WORD_ORDINAL,      /* between a year or a day and its noun: "2025-nji ýyl" */
} ZavodWordKind;

typedef struct
{
  ZavodWordKind kind;
  const char *code;
  double number;
  const char *words;  /* ways to write it, parted by bars; lower case, parted by one space; a word may end in * for any ending */
} ZavodPhrase;

const ZavodPhrase *zavod_phrase_find        (const char *const *words,
                                             guint              n_words,
                                             guint             *n_matched);
gsize              zavod_phrase_measure     (const char        *text);
const char        *zavod_phrase_find_ending (const char        *word,
                                             gsize             *length);

G_END_DECLS
