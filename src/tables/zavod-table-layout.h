/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each table shows: its columns, how their cells read, and what becomes of them where there is room for one. */

#pragma once

#include "zavod-row-list.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_COLUMN_TEXT,
  ZAVOD_COLUMN_SITE,     /* a name after the mark of the row's site, if it has one */
  ZAVOD_COLUMN_FIGURE,   /* a figure as written, and how many rivals it has */
  ZAVOD_COLUMN_CODE,     /* a word of the column's vocabulary */
  ZAVOD_COLUMN_WORD,     /* another word: see label */
  ZAVOD_COLUMN_DATE,
  ZAVOD_COLUMN_COUNT,
  ZAVOD_COLUMN_PERCENT,
} ZavodColumnKind;

/* Where a column's text stands in a row of a narrow window. */
typedef enum
{
  ZAVOD_PART_NONE,
  ZAVOD_PART_TITLE,
  ZAVOD_PART_CAPTION,    /* joined to the other captions, in the order of the columns */
  ZAVOD_PART_DETAIL,
} ZavodPart;

typedef struct
{
  const char *title;     /* to be translated */
  guint column;          /* of the tuple */
  guint sort_column;     /* the same, or the number behind a figure as written */
  ZavodColumnKind kind;
  ZavodVocabulary vocabulary;
  int width;             /* natural width in characters of English */
  ZavodPart part;
  const char *(*label) (const char *code);
  gboolean cites;        /* tells who says so, and opens what they say */
  gboolean repeats;      /* where a row continues the one before, it says the same: not shown again */
} ZavodColumn;

typedef struct
{
  const char *title;     /* to be translated, as are the others */
  const char *empty;
  const ZavodColumn *columns;
  guint n_columns;
  const char *name;      /* never translated: of its settings */
  ZavodSortKey sort;     /* at first */
} ZavodTableLayout;

const ZavodTableLayout *zavod_table_get_layout (ZavodTable         table);
char                   *zavod_column_format    (const ZavodColumn *self,
                                                const ZavodTuple  *tuple);
char                   *zavod_column_format_rivals (const ZavodColumn *self,
                                                    const ZavodTuple  *tuple);
gboolean                zavod_column_is_free_text     (const ZavodColumn *self);
gboolean                zavod_column_is_right_aligned (const ZavodColumn *self);
int                     zavod_column_get_width  (const ZavodColumn *self);

G_END_DECLS
