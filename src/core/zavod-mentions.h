/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a running text mentions that a statement may be made of: quantities and dates, each with the words that belong to it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_MENTION_QUANTITY,  /* zavod_quantity_parse() reads it */
  ZAVOD_MENTION_DATE,      /* zavod_partial_date_parse() does */
} ZavodMentionKind;

typedef struct
{
  ZavodMentionKind kind;
  gsize start;  /* bytes of the text */
  gsize end;
} ZavodMention;

GArray *zavod_mentions_find       (const char *text);
void    zavod_mentions_find_dates (const char *text,
                                   gsize       start,
                                   gsize       end,
                                   GArray     *mentions);

G_END_DECLS
