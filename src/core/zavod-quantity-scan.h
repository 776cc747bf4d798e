/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text cut into numbers and the phrases around them. Private to the parser of quantities, and to who looks for them in a
 * longer text. */

#pragma once

#include "zavod-quantity-words.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_ITEM_NUMBER,
  ZAVOD_ITEM_PHRASE,
  ZAVOD_ITEM_DASH,  /* before a number or a currency */
  ZAVOD_ITEM_STOP,  /* a comma, a colon, a bracket */
} ZavodItemType;

typedef struct
{
  ZavodItemType type;
  ZavodWordKind kind;    /* of a phrase; OTHER: a word that says nothing here */
  const char *code;
  double number;
  gboolean negative;
  gboolean like_year;    /* four digits in one piece, 1900 to 2100 */
  gboolean glued;        /* nothing parts it from the item before */
  gsize start;           /* bytes of the text that was scanned */
  gsize end;
} ZavodItem;

GArray *zavod_quantity_scan       (const char *text);
GArray *zavod_quantity_scan_plain (const char *plain);

G_END_DECLS
