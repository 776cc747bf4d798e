/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-quantity-scan.h"

#include <string.h>

#define LONGEST_PHRASE 4

typedef struct
{
  const char *text;
  const char *p;
  GArray *items;
  GPtrArray *words;   /* that stand next to each other and are not phrases yet */
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
             ZavodItem  item)
{
  item.glued = scanner->glued;
  scanner->glued = TRUE;
  g_array_append_val (scanner->items, item);
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

      append_item (scanner, (ZavodItem) { .type = ZAVOD_ITEM_PHRASE, .phrase = phrase });
    }
  scanner->glued = glued;
  g_ptr_array_set_size (scanner->words, 0);
}

static void
append_word (Scanner    *scanner,
             const char *end)
{
  if (scanner->words->len == 0)
    scanner->words_glued = scanner->glued;
  g_ptr_array_add (scanner->words, g_strndup (scanner->p, (gsize) (end - scanner->p)));
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
is_like_year (const char *digits)
{
  return strlen (digits) == 4 && strchr (digits, '.') == NULL && strcmp (digits, "1900") >= 0 &&
         strcmp (digits, "2100") <= 0;
}

static void
scan_number (Scanner  *scanner,
             gboolean  negative)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *start = scanner->p;
  const char *p = start;

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
  scanner->p = p;
  append_item (scanner, (ZavodItem) { .type = ZAVOD_ITEM_NUMBER,
                                      .number = g_ascii_strtod (digits->str, NULL),
                                      .negative = negative,
                                      .like_year = scanner->p - start == 4 && is_like_year (digits->str) });
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
      append_item (scanner, (ZavodItem) { .type = ZAVOD_ITEM_DASH });
    }
}

static void
scan_word (Scanner *scanner)
{
  const char *end = scanner->p;

  while (g_unichar_isalnum (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  append_word (scanner, end);
}

static void
scan_next (Scanner *scanner)
{
  gunichar character = g_utf8_get_char (scanner->p);

  if (g_ascii_isdigit (*scanner->p))
    scan_number (scanner, FALSE);
  else if (g_unichar_isalpha (character))
    scan_word (scanner);
  else if (is_dash (character))
    scan_dash (scanner);
  else if (is_symbol (character))
    append_word (scanner, g_utf8_next_char (scanner->p));
  else
    {
      scanner->p = g_utf8_next_char (scanner->p);
      scanner->glued = FALSE;
      if (g_utf8_strchr (",;:()", -1, character) == NULL)
        return;
      flush_words (scanner);
      append_item (scanner, (ZavodItem) { .type = ZAVOD_ITEM_STOP });
      scanner->glued = FALSE;
    }
}

/**
 * zavod_quantity_scan:
 * @text: any UTF-8
 *
 * Returns: (transfer full): an array of ZavodItem in the order of the text
 */
GArray *
zavod_quantity_scan (const char *text)
{
  /* m² to m2, any space to a space */
  g_autofree char *compatible = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (compatible, -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Scanner scanner = { lower, lower, g_array_new (FALSE, TRUE, sizeof (ZavodItem)), words, FALSE, FALSE };

  while (*scanner.p != '\0')
    scan_next (&scanner);
  flush_words (&scanner);

  return scanner.items;
}
