/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of an atlas's text mean: each row is checked cell by cell and set in an edit. */

#pragma once

#include "zavod-edit.h"
#include "zavod-noun.h"
#include "zavod-text-table.h"
#include "zavod-vocabulary.h"

G_BEGIN_DECLS

/* Quotes have no table of their own. */
#define ZAVOD_N_NOUN_TABLES ZAVOD_NOUN_QUOTE

/* Which keys there are, and the row that each comes from. */
typedef struct
{
  GHashTable *rows[ZAVOD_N_NOUN_TABLES];  /* key → ZavodTextRow */
} ZavodNouns;

typedef enum
{
  ZAVOD_TEXT_ELSEWHERE,  /* read by code of its own */
  ZAVOD_TEXT_PLAIN,
  ZAVOD_TEXT_QUOTE,      /* at most 300 characters: the law's idea of a quotation is a short one */
  ZAVOD_TEXT_WORD,       /* of a vocabulary */
  ZAVOD_TEXT_DATE,
  ZAVOD_TEXT_URL,
  ZAVOD_TEXT_CURRENCY,
  ZAVOD_TEXT_INTEGER,
  ZAVOD_TEXT_NUMBER,
  ZAVOD_TEXT_REFERENCE,  /* the key of a noun */
} ZavodTextKind;

typedef struct
{
  const char *name;
  ZavodTextKind kind;
  guint detail;          /* the vocabulary or the noun */
  gboolean required;
  const char *field;     /* the column in the atlas, where it has another name */
} ZavodTextColumn;

gboolean zavod_text_cells_set      (ZavodTextRow          *row,
                                    const ZavodTextColumn *columns,
                                    guint                  n_columns,
                                    ZavodNouns            *nouns,
                                    ZavodEdit             *edit,
                                    GError               **error);
gboolean zavod_text_cells_find     (ZavodTextRow          *row,
                                    ZavodNouns            *nouns,
                                    ZavodNoun              noun,
                                    const char            *key,
                                    gint64                *id,
                                    GError               **error);
gboolean zavod_text_cells_number   (ZavodTextRow          *row,
                                    const char            *column,
                                    double                *number,
                                    GError               **error);

G_END_DECLS
