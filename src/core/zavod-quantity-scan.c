/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-quantity-scan.h"

#include "zavod-han-numeral.h"
#include "zavod-spelling.h"

#include <string.h>

#define LONGEST_PHRASE 4

typedef struct
{
  gsize start;
  gsize end;
} Span;

typedef struct
{
  const char *text;
  const char *p;
  GArray *items;
  GPtrArray *words;   /* that stand next to each other and are not phrases yet */
  GArray *spans;      /* Span: of these words */
  gboolean words_glued;
  gboolean glued;
} Scanner;

static gunichar
get_previous (const Scanner *scanner)
{
  return scanner->p > scanner->text ? g_utf8_get_char (g_utf8_prev_char (scanner->p)) : 0;
}

static gboolean
is_dash (gunichar character)
{
  return g_utf8_strchr ("-‐‒–—−", -1, character) != NULL;
}

static gboolean
is_symbol (gunichar character)
{
  return g_utf8_strchr ("$€£₸₽%/+~≈<>≤≥", -1, character) != NULL;
}

static void
append_item (Scanner   *scanner,
             Span       span,
             ZavodItem  item)
{
  item.start = span.start;
  item.end = span.end;
  item.glued = scanner->glued;
  scanner->glued = TRUE;
  g_array_append_val (scanner->items, item);
}

/* What stands from where the scanner is to @end. */
static Span
get_span (const Scanner *scanner,
          const char    *end)
{
  return (Span) { (gsize) (scanner->p - scanner->text), (gsize) (end - scanner->text) };
}

static void
add_word (Scanner    *scanner,
          const char *word,
          gsize       length,
          gsize       start,
          gsize       end)
{
  const Span span = { start, end };

  g_ptr_array_add (scanner->words, g_strndup (word, length));
  g_array_append_val (scanner->spans, span);
}

static Span
join_spans (const Scanner *scanner,
            guint          first,
            guint          n)
{
  return (Span) { g_array_index (scanner->spans, Span, first).start, g_array_index (scanner->spans, Span, first + n - 1).end };
}

/* Turns the words gathered so far into phrases, the longest first. */
static void
flush_words (Scanner *scanner)
{
  const char *const *words = (const char *const *) scanner->words->pdata;
  gboolean glued = scanner->glued;
  guint n;

  scanner->glued = scanner->words_glued;
  for (guint i = 0; i < scanner->words->len; i += n)
    {
      const ZavodPhrase *phrase = zavod_phrase_find (words + i, MIN (scanner->words->len - i, LONGEST_PHRASE), &n);

      append_item (scanner, join_spans (scanner, i, n),
                   phrase == NULL ? (ZavodItem) { .type = ZAVOD_ITEM_PHRASE }
                                  : (ZavodItem) { .type = ZAVOD_ITEM_PHRASE, .kind = phrase->kind,
                                                  .code = phrase->code, .number = phrase->number });
    }
  scanner->glued = glued;
  g_ptr_array_set_size (scanner->words, 0);
  g_array_set_size (scanner->spans, 0);
}

/* An ending that says something is a word of its own. */
static void
append_word (Scanner    *scanner,
             const char *end)
{
  const Span span = get_span (scanner, end);
  g_autofree char *word = g_strndup (scanner->p, span.end - span.start);
  gsize length = span.end - span.start;
  const char *ending = zavod_phrase_find_ending (word, &length);

  if (scanner->words->len == 0)
    scanner->words_glued = scanner->glued;
  if (length > 0)
    add_word (scanner, word, length, span.start, span.start + length);
  if (ending != NULL)
    add_word (scanner, ending, strlen (ending), span.start + length, span.end);
  scanner->glued = TRUE;
  scanner->p = end;
}

/* Whether a separator and a group of just three digits follow. */
static gboolean
is_group (const char *p)
{
  return (*p == ',' || *p == '.' || *p == ' ' || *p == '\'') && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) &&
         g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]);
}

/* Takes "70,000", "18 000" and "1.500.000", but leaves "0,500" and "1.500", which are decimals. */
static const char *
take_groups (const char *p,
             GString    *digits)
{
  char separator = *p;

  if (digits->len > 3 || digits->str[0] == '0')
    return p;
  if (separator == '.' && !(is_group (p) && p[4] == '.' && is_group (p + 4)))
    return p;

  for (; *p == separator && is_group (p); p += 4)
    g_string_append_len (digits, p + 1, 3);

  return p;
}

static gboolean
is_like_year (double number)
{
  return number >= 1900 && number <= 2100;
}

static void
scan_number (Scanner  *scanner,
             gboolean  negative)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = scanner->p;
  double number;

  for (; g_ascii_isdigit (*p); p++)
    g_string_append_c (digits, *p);
  p = take_groups (p, digits);

  if ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    {
      g_string_append_c (digits, '.');
      for (p++; g_ascii_isdigit (*p); p++)
        g_string_append_c (digits, *p);
    }

  flush_words (scanner);
  number = g_ascii_strtod (digits->str, NULL);
  append_item (scanner, get_span (scanner, p),
               (ZavodItem) { .type = ZAVOD_ITEM_NUMBER,
                             .number = number,
                             .negative = negative,
                             .like_year = p - scanner->p == 4 && digits->len == 4 && is_like_year (number) });
  scanner->p = p;
}

static gboolean
is_after_number (const Scanner *scanner)
{
  const GArray *items = scanner->items;

  return scanner->words->len == 0 && items->len > 0 &&
         g_array_index (items, ZavodItem, items->len - 1).type == ZAVOD_ITEM_NUMBER;
}

/* A dash is the sign of a number that nothing stands right before, joins two numbers, or only joins words. */
static void
scan_dash (Scanner *scanner)
{
  gunichar sign = g_utf8_get_char (scanner->p);
  gunichar previous = get_previous (scanner);
  const Span span = get_span (scanner, g_utf8_next_char (scanner->p));
  gunichar following;

  scanner->p = g_utf8_next_char (scanner->p);
  scanner->glued = FALSE;
  following = g_utf8_get_char (scanner->p + strspn (scanner->p, " "));

  if (g_ascii_isdigit (*scanner->p) && (sign == '-' || sign == 0x2212) && !g_unichar_isalnum (previous) &&
      previous != '%' && !is_after_number (scanner))
    scan_number (scanner, TRUE);
  else if (g_unichar_isdigit (following) || is_symbol (following))
    {
      flush_words (scanner);
      append_item (scanner, span, (ZavodItem) { .type = ZAVOD_ITEM_DASH });
    }
}

/* "5万~6万" is a range, "cars ~1500" is not. */
static gboolean
is_joining_tilde (const Scanner *scanner)
{
  gunichar previous = get_previous (scanner);

  return (*scanner->p == '~' || g_utf8_get_char (scanner->p) == 0x301C) && g_ascii_isdigit (scanner->p[1])
         && (g_unichar_isalnum (previous) || previous == '%');
}

static void
scan_tilde (Scanner *scanner)
{
  const char *end = g_utf8_next_char (scanner->p);

  flush_words (scanner);
  append_item (scanner, get_span (scanner, end), (ZavodItem) { .type = ZAVOD_ITEM_DASH });
  scanner->p = end;
}

static void
scan_word (Scanner *scanner)
{
  const char *end = scanner->p;

  while ((g_unichar_isalnum (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
         && !zavod_is_han (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  append_word (scanner, end);
}

static gboolean
scan_numeral (Scanner *scanner,
              gsize    phrase_length)
{
  const char *end = scanner->p;
  guint value;

  if (!zavod_han_numeral_take (&end, &value) || (gsize) (end - scanner->p) <= phrase_length)
    return FALSE;

  flush_words (scanner);
  append_item (scanner, get_span (scanner, end),
               (ZavodItem) { .type = ZAVOD_ITEM_PHRASE, .kind = ZAVOD_WORD_COUNT, .number = value,
                             .like_year = is_like_year (value) });
  scanner->p = end;

  return TRUE;
}

static gboolean
is_unknown_han (const char *p)
{
  const char *end = p;
  guint value;

  return zavod_is_han (g_utf8_get_char (p)) && zavod_phrase_measure (p) == 0 && !zavod_han_numeral_take (&end, &value);
}

/* Chinese does not part its words: the longest phrase that is known is one, and so is what lies between two of them. */
static void
scan_han (Scanner *scanner)
{
  const gsize length = zavod_phrase_measure (scanner->p);
  const char *end = scanner->p + length;

  if (scan_numeral (scanner, length))
    return;
  while (length == 0 && is_unknown_han (end))
    end = g_utf8_next_char (end);
  append_word (scanner, end);
}

static void
scan_next (Scanner *scanner)
{
  gunichar character = g_utf8_get_char (scanner->p);

  if (g_ascii_isdigit (*scanner->p))
    scan_number (scanner, FALSE);
  else if (zavod_is_han (character))
    scan_han (scanner);
  else if (g_unichar_isalpha (character))
    scan_word (scanner);
  else if (is_joining_tilde (scanner))
    scan_tilde (scanner);
  else if (is_dash (character))
    scan_dash (scanner);
  else if (is_symbol (character))
    append_word (scanner, g_utf8_next_char (scanner->p));
  else
    {
      const Span span = get_span (scanner, g_utf8_next_char (scanner->p));

      scanner->p = g_utf8_next_char (scanner->p);
      scanner->glued = FALSE;
      if (g_utf8_strchr (",;:()、。", -1, character) == NULL)
        return;
      flush_words (scanner);
      append_item (scanner, span, (ZavodItem) { .type = ZAVOD_ITEM_STOP });
      scanner->glued = FALSE;
    }
}

static gboolean
is_number (const ZavodItem *item)
{
  return item->type == ZAVOD_ITEM_NUMBER || item->kind == ZAVOD_WORD_COUNT;
}

static gboolean
is_scale (const GArray *items,
          guint         index)
{
  return index < items->len && g_array_index (items, ZavodItem, index).kind == ZAVOD_WORD_SCALE;
}

/* Whether the number behind a scale is what is left of the first number: "1 million 200 thousand", "70 тысяч 500", "3万5000". */
static gboolean
is_rest (const GArray *items,
         guint         index,
         double        scale)
{
  const ZavodItem *rest = &g_array_index (items, ZavodItem, index);

  if (!is_number (rest) || rest->negative)
    return FALSE;
  if (is_scale (items, index + 1))
    return rest->number * g_array_index (items, ZavodItem, index + 1).number < scale;

  if (rest->glued)
    return rest->number < scale && rest->number * 100 >= scale;

  return scale == 1000 && rest->number < scale && rest->number * 10 >= scale;
}

/* Makes one number of two: 1 200 thousand of "1 million 200 thousand". */
static void
join_rest (GArray *items,
           guint   index)
{
  ZavodItem *number = &g_array_index (items, ZavodItem, index);
  const double scale = g_array_index (items, ZavodItem, index + 1).number;
  const ZavodItem rest = g_array_index (items, ZavodItem, index + 2);
  const double unit = is_scale (items, index + 3) ? g_array_index (items, ZavodItem, index + 3).number : 1;

  number->number = number->number * (scale / unit) + rest.number;
  number->end = rest.end;
  number->like_year = FALSE;
  g_array_remove_range (items, index + 1, 2);
}

static void
join_numbers (GArray *items)
{
  for (guint i = 0; i + 2 < items->len; i++)
    while (i + 2 < items->len && is_number (&g_array_index (items, ZavodItem, i)) && is_scale (items, i + 1)
           && is_rest (items, i + 2, g_array_index (items, ZavodItem, i + 1).number))
      join_rest (items, i);
}

/**
 * zavod_quantity_scan_plain:
 * @plain: as zavod_spelling_unify() writes it, in lower case
 *
 * Returns: (transfer full): an array of ZavodItem in the order of the text, with their bytes in @plain
 */
GArray *
zavod_quantity_scan_plain (const char *plain)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  Scanner scanner = { .text = plain, .p = plain, .words = words, .spans = spans };

  scanner.items = g_array_new (FALSE, TRUE, sizeof (ZavodItem));
  while (*scanner.p != '\0')
    scan_next (&scanner);
  flush_words (&scanner);
  join_numbers (scanner.items);

  return scanner.items;
}

/**
 * zavod_quantity_scan:
 * @text: any UTF-8
 *
 * Returns: (transfer full) (nullable): an array of ZavodItem in the order of the text; %NULL when it is not UTF-8
 */
GArray *
zavod_quantity_scan (const char *text)
{
  g_autofree char *unified = zavod_spelling_unify (text);
  g_autofree char *plain = unified != NULL ? g_utf8_strdown (unified, -1) : NULL;

  return plain != NULL ? zavod_quantity_scan_plain (plain) : NULL;
}
