/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of dates, in the languages of the region. Private to the parsers of dates and quantities. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_DATE_WORD_NONE,
  ZAVOD_DATE_WORD_MONTH,    /* value: 1 to 12; 0: the number in front of it is that of a month or a day */
  ZAVOD_DATE_WORD_YEAR,
  ZAVOD_DATE_WORD_ORDINAL,  /* what is stuck to a number: 21st, 2025-nji */
  ZAVOD_DATE_WORD_FILLER,   /* says nothing */
  ZAVOD_DATE_WORD_PART,     /* of a year or a month: early, spring */
  ZAVOD_DATE_WORD_SHARE,    /* value: one of so many parts of a year, and which one may be a number: Q3, H1 */
} ZavodDateWord;

ZavodDateWord zavod_date_word_find (const char *word,
                                    gboolean    shortened,
                                    guint      *value);

G_END_DECLS
