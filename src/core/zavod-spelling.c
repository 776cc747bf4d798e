/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-spelling.h"

#define LETTER_MARK 0x02BB  /* ʻ of oʻ and gʻ */

/* What is typed for the mark of a letter in Uzbek: few keyboards have it. */
static gboolean
is_mark (gunichar character)
{
  return g_utf8_strchr ("'`‘’ʼʻ", -1, character) != NULL;
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
