/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-sentence.h"

#include "zavod-date-words.h"

#include <string.h>

/* What a full stop shortens, in lower case, besides months and single letters. */
static const char *const short_words[] = {
  "mr", "mrs", "ms", "dr", "prof", "gen", "st", "no", "nos", "approx", "ca", "vs", "incl", "max", "min", "co", "inc", "ltd",
  "corp", "jr", "sr", "sq", "mn", "mln", "bn", "bln", "usd",
  "тыс", "млн", "млрд", "трлн", "руб", "долл", "гг", "им", "ул", "пр", "кв", "см", "стр", "рис", "ок", "тг", "шт", "чел", "обл",
  NULL,
};

/* The word that ends before @p, in lower case. */
static char *
get_word_before (const char *text,
                 const char *p)
{
  const char *start = p;

  while (start > text && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);

  return g_utf8_strdown (start, p - start);
}

static gboolean
is_shortened (const char *text,
              const char *stop)
{
  g_autofree char *word = get_word_before (text, stop);
  guint value;

  if (*word == '\0')
    return FALSE;

  return g_utf8_strlen (word, -1) == 1 || g_strv_contains (short_words, word)
         || zavod_date_word_find (word, TRUE, &value) == ZAVOD_DATE_WORD_MONTH;
}

/* Quotation marks and brackets belong to the sentence that they close. */
static const char *
skip_closing (const char *p)
{
  while (*p != '\0' && g_utf8_strchr ("\"'”’»)]…", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return p;
}

/* A sentence goes on in a small letter. */
static gboolean
begins_sentence (const char *p)
{
  const char *next = p;

  while (g_unichar_isspace (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);

  return next > p && !g_unichar_islower (g_utf8_get_char (next));
}

/* Returns: (nullable): the end of the sentence that the mark at @p ends; %NULL: it ends none */
static const char *
find_end_at (const char *text,
             const char *p)
{
  const gunichar mark = g_utf8_get_char (p);
  const char *end = skip_closing (g_utf8_next_char (p));

  if (g_utf8_strchr ("。！？", -1, mark) != NULL)
    return end;
  if (g_utf8_strchr (".!?…", -1, mark) == NULL)
    return NULL;
  if (*end == '\0')
    return end;

  return begins_sentence (end) && !(mark == '.' && is_shortened (text, p)) ? end : NULL;
}

/**
 * zavod_sentence_find_end:
 * @text: valid UTF-8
 * @start: the byte at which a sentence begins
 *
 * Returns: the byte behind it: a line that ends, or a full stop before what looks like the next
 */
gsize
zavod_sentence_find_end (const char *text,
                         gsize       start)
{
  for (const char *p = text + start; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    {
      const char *end = find_end_at (text, p);

      if (end != NULL)
        return (gsize) (end - text);
    }

  return start + strcspn (text + start, "\n");
}

static gsize
skip_space (const char *text,
            gsize       at)
{
  const char *p = text + at;

  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return (gsize) (p - text);
}

/**
 * zavod_sentence_find:
 * @text: valid UTF-8
 * @at: a byte of it
 * @start: (out): where the sentence begins that @at is in, or that follows it where it is between two
 * @end: (out): the byte behind it
 */
void
zavod_sentence_find (const char *text,
                     gsize       at,
                     gsize      *start,
                     gsize      *end)
{
  *start = skip_space (text, 0);
  *end = zavod_sentence_find_end (text, *start);
  while ((*end < at || skip_space (text, *end) <= at) && text[skip_space (text, *end)] != '\0')
    {
      *start = skip_space (text, *end);
      *end = zavod_sentence_find_end (text, *start);
    }
}
