/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-spelling.h"

#include <string.h>

#define LETTER_MARK 0x02BB  /* ʻ of oʻ and gʻ */

/* What is typed for the mark of a letter in Uzbek: few keyboards have it. */
static gboolean
is_mark (gunichar character)
{
  switch (character)
    {
    case '\'':
    case '`':
    case 0x2018:  /* ‘ */
    case 0x2019:  /* ’ */
    case 0x02BC:  /* ʼ */
    case LETTER_MARK:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * zavod_spelling_has_mark:
 *
 * Returns: whether @text has what may stand for the mark of a letter
 */
gboolean
zavod_spelling_has_mark (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_mark (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * zavod_spelling_unify:
 * @text: any UTF-8
 *
 * Returns: (transfer full) (nullable): @text with each character in its plainest form ("m²" is "m2", wide digits are
 *   digits), and whatever stands for an apostrophe between two letters as ʻ; %NULL when @text is not UTF-8
 */
char *
zavod_spelling_unify (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) unified = g_string_new (NULL);
  gunichar before = 0;

  if (plain == NULL)
    return NULL;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_mark (character) && g_unichar_isalpha (before)
          && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        character = LETTER_MARK;
      g_string_append_unichar (unified, character);
      before = character;
    }

  return g_string_free_and_steal (g_steal_pointer (&unified));
}

/* Where the character at @p and the marks on it end. */
static const char *
find_cluster_end (const char *p)
{
  p = g_utf8_next_char (p);
  while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
is_mark_of_letter (gunichar    before,
                   const char *p)
{
  return is_mark (g_utf8_get_char (p)) && g_unichar_isalpha (before)
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)));
}

/**
 * zavod_spelling_unify_traced:
 * @text: valid UTF-8
 * @origins: (out) (transfer full) (element-type gsize): for each byte of what is returned, and for its end, the byte of @text
 *   from which it comes
 *
 * Returns: (transfer full): what zavod_spelling_unify() makes of @text, in lower case
 */
char *
zavod_spelling_unify_traced (const char  *text,
                             GArray     **origins)
{
  GString *unified = g_string_new (NULL);
  gunichar before = 0;
  const char *end;
  gsize origin;

  *origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *p = text; *p != '\0'; p = end)
    {
      g_autofree char *plain = NULL;
      g_autofree char *lower = NULL;

      end = find_cluster_end (p);
      origin = (gsize) (p - text);
      plain = g_utf8_normalize (p, end - p, G_NORMALIZE_ALL_COMPOSE);
      lower = g_utf8_strdown (plain, -1);
      if (is_mark_of_letter (before, p))
        g_string_append_unichar (unified, LETTER_MARK);
      else
        g_string_append (unified, lower);
      while ((*origins)->len < unified->len)
        g_array_append_val (*origins, origin);
      before = g_utf8_get_char (p);
    }
  origin = strlen (text);
  g_array_append_val (*origins, origin);

  return g_string_free_and_steal (unified);
}
