/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quantities in a running text. Around each number the phrases are gathered that say what it means, as the parser of
 * quantities reads them; what comes of it is tried by that parser. */

#include "zavod-mentions.h"

#include "zavod-han-numeral.h"
#include "zavod-quantity.h"
#include "zavod-quantity-scan.h"
#include "zavod-sentence.h"
#include "zavod-spelling.h"

#include <string.h>

#define FILLERS 2          /* words that may stand between a number and what belongs to it */
#define TELLING_NUMBER 1000  /* a bare number says something from here on: the 7 of a model says nothing */

/* One sentence. */
typedef struct
{
  const char *text;        /* the whole text */
  gsize offset;            /* of the sentence in it */
  GArray *items;           /* ZavodItem */
  GArray *origins;         /* gsize: of the items' bytes in the sentence */
  GArray *mentions;        /* ZavodMention: those of the whole text */
  guint n_before;          /* of these, those before the sentence */
  gint taken;              /* the last item that belongs to a quantity; -1: none */
} Sentence;

static const ZavodItem *
get_item (const Sentence *self,
          gint            index)
{
  return index >= 0 && index < (gint) self->items->len ? &g_array_index (self->items, ZavodItem, index) : NULL;
}

static gboolean
is_kind (const Sentence *self,
         gint            index,
         ZavodWordKind   kind)
{
  const ZavodItem *item = get_item (self, index);

  return item != NULL && item->type == ZAVOD_ITEM_PHRASE && item->kind == kind;
}

static gboolean
is_one_of (const Sentence      *self,
           gint                 index,
           const ZavodWordKind *kinds,
           guint                n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    if (is_kind (self, index, kinds[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_number (const Sentence *self,
           gint            index)
{
  const ZavodItem *item = get_item (self, index);

  return item != NULL && (item->type == ZAVOD_ITEM_NUMBER || is_kind (self, index, ZAVOD_WORD_COUNT));
}

static gsize
get_origin (const Sentence *self,
            gsize           byte)
{
  return self->offset + g_array_index (self->origins, gsize, byte);
}

/* Whether the item is a part of a date that was found. */
static gboolean
is_in_date (const Sentence *self,
            gint            index)
{
  const ZavodItem *item = get_item (self, index);
  const gsize start = get_origin (self, item->start);

  for (guint i = self->n_before; i < self->mentions->len; i++)
    {
      const ZavodMention *date = &g_array_index (self->mentions, ZavodMention, i);

      if (date->kind == ZAVOD_MENTION_DATE && start >= date->start && start < date->end)
        return TRUE;
    }

  return FALSE;
}

/* "three years": no quantity by itself. */
static gboolean
is_span (const Sentence *self,
         gint            index)
{
  return is_number (self, index)
         && (is_kind (self, index + 1, ZAVOD_WORD_YEARS) || is_kind (self, index + 1, ZAVOD_WORD_YEARLY));
}

static gboolean
is_start (const Sentence *self,
          gint            index)
{
  static const ZavodWordKind counted[] = { ZAVOD_WORD_SCALE, ZAVOD_WORD_UNIT, ZAVOD_WORD_COUNTER };

  if (!is_number (self, index) || is_span (self, index) || is_in_date (self, index))
    return FALSE;

  return !is_kind (self, index, ZAVOD_WORD_COUNT)
         || (get_item (self, index)->number > 1 && is_one_of (self, index + 1, counted, G_N_ELEMENTS (counted)));
}

/* What says something of the number right behind it. */
static gint
take_suffixes (const Sentence *self,
               gint            last)
{
  static const ZavodWordKind kinds[] = {
    ZAVOD_WORD_SCALE, ZAVOD_WORD_BOUND_AFTER, ZAVOD_WORD_FROM_AFTER, ZAVOD_WORD_CURRENCY, ZAVOD_WORD_COUNTER, ZAVOD_WORD_UNIT,
  };

  while (is_one_of (self, last + 1, kinds, G_N_ELEMENTS (kinds))
         || (is_kind (self, last + 1, ZAVOD_WORD_LETTER_SCALE) && get_item (self, last + 1)->glued))
    last++;

  return last;
}

static gboolean
is_joint (const Sentence *self,
          gint            first,
          gint            index)
{
  const ZavodItem *item = get_item (self, index);
  const ZavodItem *before = get_item (self, first - 1);

  if (item == NULL)
    return FALSE;
  if (is_kind (self, index, ZAVOD_WORD_AND))
    return before != NULL && is_kind (self, first - 1, ZAVOD_WORD_BOUND) && g_strcmp0 (before->code, "between") == 0;
  if (is_kind (self, index, ZAVOD_WORD_BOUND) || is_kind (self, index, ZAVOD_WORD_CLOSE_BOUND))
    return is_kind (self, first - 1, ZAVOD_WORD_FROM) && g_strcmp0 (item->code, "up-to") == 0;

  return item->type == ZAVOD_ITEM_DASH || is_kind (self, index, ZAVOD_WORD_TO);
}

/* The upper number of a range with what belongs to it, else @last. */
static gint
take_range (const Sentence *self,
            gint            first,
            gint            last)
{
  gint next = last + 1;

  if (!is_joint (self, first, next))
    return last;

  next++;
  while (is_kind (self, next, ZAVOD_WORD_CURRENCY))
    next++;

  return is_number (self, next) && !is_in_date (self, next) && !is_span (self, next) ? take_suffixes (self, next) : last;
}

/* The unit after a word or two: "68 industrial robots". */
static gint
take_unit (const Sentence *self,
           gint            last)
{
  for (gint i = 1; i <= FILLERS + 1 && !is_kind (self, last, ZAVOD_WORD_UNIT); i++)
    {
      if (is_kind (self, last + i, ZAVOD_WORD_UNIT) || is_kind (self, last + i, ZAVOD_WORD_COUNTER))
        return take_suffixes (self, last + i);
      if (!is_kind (self, last + i, ZAVOD_WORD_OTHER))
        break;
    }

  return last;
}

/* "annually", "a year", "in the first three years". */
static gint
take_period (const Sentence *self,
             gint            last)
{
  static const ZavodWordKind between[] = { ZAVOD_WORD_TIME, ZAVOD_WORD_BOUND, ZAVOD_WORD_FIRST, ZAVOD_WORD_OTHER };
  gint next = last + 1;

  if (is_kind (self, next, ZAVOD_WORD_PERIOD) || is_kind (self, next, ZAVOD_WORD_YEARLY))
    return next;

  while (next - last <= FILLERS + 1 && is_one_of (self, next, between, G_N_ELEMENTS (between)))
    next++;

  return is_span (self, next) && !is_in_date (self, next) ? next + 1 : last;
}

/* Bounds and currencies before the number, and the word before the opening of a range. */
static gint
take_prefixes (const Sentence *self,
               gint            first,
               gboolean        is_range)
{
  static const ZavodWordKind kinds[] = { ZAVOD_WORD_CURRENCY, ZAVOD_WORD_BOUND, ZAVOD_WORD_CLOSE_BOUND };

  while (first - 1 > self->taken && (is_one_of (self, first - 1, kinds, G_N_ELEMENTS (kinds))
                                     || (is_range && is_kind (self, first - 1, ZAVOD_WORD_FROM))))
    first--;

  return first;
}

/* "annual" of "annual capacity of up to 70,000". */
static gint
take_period_before (const Sentence *self,
                    gint            first)
{
  static const ZavodWordKind between[] = { ZAVOD_WORD_OTHER, ZAVOD_WORD_TIME };

  for (gint i = 1; i <= FILLERS + 1 && first - i > self->taken; i++)
    {
      if (is_kind (self, first - i, ZAVOD_WORD_PERIOD) || is_kind (self, first - i, ZAVOD_WORD_YEARLY))
        return is_number (self, first - i - 1) ? first : first - i;
      if (!is_one_of (self, first - i, between, G_N_ELEMENTS (between)))
        break;
    }

  return first;
}

/* Whether it says what is counted, or is too large to be a part of a name. */
static gboolean
says_something (const ZavodQuantity *quantity,
                gboolean             is_bare)
{
  return !is_bare || quantity->unit != NULL || quantity->currency != NULL || quantity->period != NULL
         || MAX (quantity->low, quantity->high) >= TELLING_NUMBER;
}

static void
add_quantity (Sentence *self,
              gint      first,
              gint      last)
{
  const ZavodMention mention = { ZAVOD_MENTION_QUANTITY, get_origin (self, get_item (self, first)->start),
                                 get_origin (self, get_item (self, last)->end) };
  g_autofree char *words = g_strndup (self->text + mention.start, mention.end - mention.start);
  ZavodQuantity quantity;

  if (zavod_quantity_parse (words, &quantity, NULL) && says_something (&quantity, first == last))
    g_array_append_val (self->mentions, mention);
}

/* Returns: the last item of the quantity whose number stands at @number */
static gint
take_quantity (Sentence *self,
               gint      number)
{
  const gint low = take_suffixes (self, number);
  gint last = take_range (self, number, low);
  const gint first = take_period_before (self, take_prefixes (self, number, last > low));

  last = take_period (self, take_unit (self, last));
  add_quantity (self, first, last);

  return last;
}

static gboolean
has_number (const char *text,
            gsize       start,
            gsize       end)
{
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)) || zavod_is_han (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static void
find_in_sentence (const char *text,
                  gsize       start,
                  gsize       end,
                  GArray     *mentions)
{
  g_autofree char *words = g_strndup (text + start, end - start);
  g_autoptr (GArray) origins = NULL;
  g_autofree char *plain = zavod_spelling_unify_traced (words, &origins);
  g_autoptr (GArray) items = zavod_quantity_scan_plain (plain);
  Sentence sentence = { text, start, items, origins, mentions, mentions->len, -1 };

  zavod_mentions_find_dates (text, start, end, mentions);
  for (gint i = 0; i < (gint) items->len; i++)
    if (is_start (&sentence, i))
      i = sentence.taken = take_quantity (&sentence, i);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const ZavodMention *one = a, *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/**
 * zavod_mentions_find:
 * @text: valid UTF-8: an article
 *
 * Sentences without digits and Chinese numerals are passed over.
 *
 * Returns: (transfer full): an array of ZavodMention, in the order of the text; no two have a byte in common
 */
GArray *
zavod_mentions_find (const char *text)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (ZavodMention));
  gsize start, end;

  g_return_val_if_fail (text != NULL, mentions);

  for (start = 0; text[start] != '\0'; start = end + (text[end] == '\n'))
    {
      end = zavod_sentence_find_end (text, start);
      if (has_number (text, start, end))
        find_in_sentence (text, start, end, mentions);
    }
  g_array_sort (mentions, compare);

  return mentions;
}
