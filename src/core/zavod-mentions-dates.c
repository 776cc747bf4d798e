/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates in a running text. One has a year, of four digits; what stands beside it belongs to it as long as it is a word or a
 * number of a date, and all of it together is one. */

#include "zavod-mentions.h"

#include "zavod-date-words.h"
#include "zavod-partial-date.h"
#include "zavod-spelling.h"

#include <string.h>

#define EARLIEST_YEAR 1900
#define LATEST_YEAR 2100
#define MAX_BEFORE 4  /* words that may stand before the year: "in the second half of" without the little ones */
#define MAX_AFTER 3

typedef struct
{
  gsize start;  /* bytes of the text */
  gsize end;
  guint number;           /* of up to four digits; 0: it is a word */
  ZavodDateWord word;
  gboolean is_year;
} Token;

static gboolean
is_part (const Token *token)
{
  return token->number > 0 || token->word != ZAVOD_DATE_WORD_NONE;
}

static void
add_number (GArray     *tokens,
            const char *text,
            gsize       start,
            gsize       length)
{
  Token token = { .start = start, .end = start + length };

  if (length <= 4)
    token.number = (guint) g_ascii_strtoull (text + start, NULL, 10);
  token.is_year = length == 4 && token.number >= EARLIEST_YEAR && token.number <= LATEST_YEAR;
  g_array_append_val (tokens, token);
}

static void
add_word (GArray     *tokens,
          const char *text,
          gsize       start,
          gsize       length)
{
  g_autofree char *word = g_strndup (text + start, length);
  g_autofree char *unified = zavod_spelling_unify (word);
  g_autofree char *lower = g_utf8_strdown (unified, -1);
  Token token = { .start = start, .end = start + length };
  guint value;

  token.word = zavod_date_word_find (lower, TRUE, &value);
  g_array_append_val (tokens, token);
}

static gsize
measure_word (const char *p)
{
  const char *end = p;

  while (g_unichar_isalpha (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return (gsize) (end - p);
}

/* Words and numbers; what cannot stand inside of a date parts them, as a token that is neither. */
static GArray *
cut (const char *text,
     gsize       start,
     gsize       end)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));

  for (gsize at = start, length; at < end; at += length)
    {
      const gsize digits = strspn (text + at, "0123456789");
      const gsize letters = measure_word (text + at);
      const gunichar character = g_utf8_get_char (text + at);

      length = (gsize) (g_utf8_next_char (text + at) - text) - at;
      if (digits > 0)
        add_number (tokens, text, at, length = digits);
      else if (letters > 0)
        add_word (tokens, text, at, length = letters);
      else if (!g_unichar_isspace (character) && g_utf8_strchr ("-–./,", -1, character) == NULL)
        g_array_append_val (tokens, ((Token) { .start = at, .end = at + length }));
    }

  return tokens;
}

static gboolean
is_date (const char  *text,
         const Token *first,
         const Token *last)
{
  g_autofree char *words = g_strndup (text + first->start, last->end - first->start);
  ZavodPartialDate date;

  return zavod_partial_date_parse (words, &date, NULL);
}

/* How many tokens from @index on, in one direction, may belong to the date. */
static guint
count_parts (const GArray *tokens,
             guint         index,
             int           step,
             guint         most)
{
  guint n = 0;

  while (n < most)
    {
      const gint next = (gint) index + step * (gint) (n + 1);

      if (next < 0 || next >= (gint) tokens->len || !is_part (&g_array_index (tokens, Token, next)))
        break;
      n++;
    }

  return n;
}

/* Whether the name of a month, or a part of a year, stands from @first to @last. */
static gboolean
names_part (const GArray *tokens,
            guint         first,
            guint         last)
{
  for (guint i = first; i <= last; i++)
    {
      const ZavodDateWord word = g_array_index (tokens, Token, i).word;

      if (word == ZAVOD_DATE_WORD_MONTH || word == ZAVOD_DATE_WORD_SHARE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_joined (const char   *text,
           const GArray *tokens,
           guint         index)
{
  const gsize end = g_array_index (tokens, Token, index).end;
  const gsize length = g_array_index (tokens, Token, index + 1).start - end;

  return length > 0 && text[end] != ' ' && text[end] != ',' && g_utf8_next_char (text + end) == text + end + length;
}

/* A number is a month or a day where the month is named on its side of the year, or where nothing but a dash, a point or a
 * slash joins it: of "in 2024, 12,000 cars" it is not. */
static gboolean
are_numbers_sound (const char   *text,
                   const GArray *tokens,
                   guint         first,
                   guint         year,
                   guint         last)
{
  for (guint i = first; i < year; i++)
    if (g_array_index (tokens, Token, i).number > 0 && !names_part (tokens, first, year) && !is_joined (text, tokens, i))
      return FALSE;
  for (guint i = year + 1; i <= last; i++)
    if (g_array_index (tokens, Token, i).number > 0 && !names_part (tokens, year, last) && !is_joined (text, tokens, i - 1))
      return FALSE;

  return TRUE;
}

/* A date neither begins nor ends with a little word: "in", "of". */
static gboolean
may_bound (const Token *token)
{
  return token->word != ZAVOD_DATE_WORD_FILLER;
}

static gboolean
is_sound (const char   *text,
          const GArray *tokens,
          guint         first,
          guint         year,
          guint         last)
{
  return may_bound (&g_array_index (tokens, Token, first)) && may_bound (&g_array_index (tokens, Token, last))
         && are_numbers_sound (text, tokens, first, year, last)
         && is_date (text, &g_array_index (tokens, Token, first), &g_array_index (tokens, Token, last));
}

/* The longest date around the year. */
static gboolean
find_around (const char   *text,
             const GArray *tokens,
             guint         year,
             guint        *first,
             guint        *last)
{
  const guint before = count_parts (tokens, year, -1, MAX_BEFORE);
  const guint after = count_parts (tokens, year, 1, MAX_AFTER);

  for (guint n = before + after + 1; n > 0; n--)
    for (guint b = MIN (before, n - 1) + 1; b-- > 0 && n - 1 - b <= after;)
      {
        *first = year - b;
        *last = *first + n - 1;
        if (is_sound (text, tokens, *first, year, *last))
          return TRUE;
      }

  return FALSE;
}

/* Adds the dates between @start and @end, in the order of the text. */
void
zavod_mentions_find_dates (const char *text,
                           gsize       start,
                           gsize       end,
                           GArray     *mentions)
{
  g_autoptr (GArray) tokens = cut (text, start, end);
  guint first, last;

  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, Token, i).is_year && find_around (text, tokens, i, &first, &last))
      {
        const ZavodMention mention = { ZAVOD_MENTION_DATE, g_array_index (tokens, Token, first).start,
                                       g_array_index (tokens, Token, last).end };

        g_array_append_val (mentions, mention);
        i = last;
      }
}
