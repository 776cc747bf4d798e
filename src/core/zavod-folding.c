/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-folding.h"

#include <string.h>

/* One Latin form for the letters that the spellings of one name differ in: Kostanay, Kostanai, Qostanay and Қостанай
 * meet in "kostanai", Jizzakh, Jizzax and Жиззах in "jizak". It is for comparing, not for reading. */
static const struct
{
  gunichar letter;
  const char *latin;
} letters[] = {
  { 0x0430, "a" },    /* а */
  { 0x0431, "b" },    /* б */
  { 0x0432, "v" },    /* в */
  { 0x0433, "g" },    /* г */
  { 0x0434, "d" },    /* д */
  { 0x0435, "e" },    /* е */
  { 0x0451, "e" },    /* ё */
  { 0x0436, "j" },    /* ж */
  { 0x0437, "z" },    /* з */
  { 0x0438, "i" },    /* и */
  { 0x0439, "i" },    /* й */
  { 0x043a, "k" },    /* к */
  { 0x043b, "l" },    /* л */
  { 0x043c, "m" },    /* м */
  { 0x043d, "n" },    /* н */
  { 0x043e, "o" },    /* о */
  { 0x043f, "p" },    /* п */
  { 0x0440, "r" },    /* р */
  { 0x0441, "s" },    /* с */
  { 0x0442, "t" },    /* т */
  { 0x0443, "u" },    /* у */
  { 0x0444, "f" },    /* ф */
  { 0x0445, "k" },    /* х: kh */
  { 0x0446, "ts" },   /* ц */
  { 0x0447, "ch" },   /* ч */
  { 0x0448, "sh" },   /* ш */
  { 0x0449, "shch" }, /* щ */
  { 0x044a, "" },     /* ъ */
  { 0x044b, "i" },    /* ы */
  { 0x044c, "" },     /* ь */
  { 0x044d, "e" },    /* э */
  { 0x044e, "iu" },   /* ю */
  { 0x044f, "ia" },   /* я */
  { 0x0456, "i" },    /* і */
  { 0x045e, "o" },    /* ў, Uzbek o‘ */
  { 0x0493, "g" },    /* ғ */
  { 0x049b, "k" },    /* қ */
  { 0x04a3, "n" },    /* ң */
  { 0x04af, "u" },    /* ү */
  { 0x04b1, "u" },    /* ұ */
  { 0x04b3, "h" },    /* ҳ */
  { 0x04b7, "j" },    /* ҷ */
  { 0x04bb, "h" },    /* һ */
  { 0x04d9, "a" },    /* ә */
  { 0x04e9, "o" },    /* ө */
  { 0x00e7, "ch" },   /* ç */
  { 0x00e6, "ae" },   /* æ */
  { 0x00f8, "o" },    /* ø */
  { 0x0111, "d" },    /* đ */
  { 0x0131, "i" },    /* ı */
  { 0x0142, "l" },    /* ł */
  { 0x015f, "sh" },   /* ş */
  { 0x0219, "sh" },   /* ș */
  { 0x0259, "a" },    /* ə */
  { 'q', "k" },
  { 'w', "v" },
  { 'x', "k" },
  { 'y', "i" },
};

/* A letter after these is only a way to write the first: kh, gh, zh. */
static const struct
{
  char first;
  char second;
  char folded;
} digraphs[] = {
  { 'k', 'h', 'k' },
  { 'g', 'h', 'g' },
  { 'z', 'h', 'j' },
  { 'd', 'j', 'j' },
};

static const char *
find_latin (gunichar letter)
{
  if (letter < 0x80 && letter != 'q' && letter != 'w' && letter != 'x' && letter != 'y')
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      return letters[i].latin;

  return NULL;
}

/* Quotation marks, apostrophes and full stops stand inside words and are dropped; all else that is no letter or digit
 * parts words. */
static gboolean
is_dropped (gunichar character)
{
  if (character < 0x80)
    return character == '.' || character == '\'' || character == '"' || character == '`';

  return g_utf8_strchr (".'\"`´‘’‚‛“”„‟′″«»‹›ʹʺʻʼʽˈ", -1, character) != NULL || g_unichar_ismark (character) ||
         g_unichar_iszerowidth (character);
}

/* Appends one folded ASCII character. Letters written twice count once: Jizzakh, Джизак. */
static void
append_letter (GString *folded,
               char     letter)
{
  char last = folded->len > 0 ? folded->str[folded->len - 1] : '\0';

  for (guint i = 0; i < G_N_ELEMENTS (digraphs); i++)
    if (last == digraphs[i].first && letter == digraphs[i].second)
      {
        g_string_truncate (folded, folded->len - 1);
        append_letter (folded, digraphs[i].folded);
        return;
      }

  if (letter != last || !g_ascii_isalpha (letter))
    g_string_append_c (folded, letter);
}

static void
append_character (GString  *folded,
                  gunichar  character)
{
  const char *latin = find_latin (character);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (latin == NULL)
    {
      g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
      character = parts[0];
      latin = find_latin (character);
    }

  if (latin != NULL)
    while (*latin != '\0')
      append_letter (folded, *latin++);
  else if (character < 0x80)
    append_letter (folded, (char) character);
  else
    g_string_append_unichar (folded, character);
}

/* Lower case, each letter with its accents as one character. */
static char *
normalize (const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *lower = NULL;

  if (g_str_is_ascii (name))
    return g_ascii_strdown (name, -1);

  valid = g_utf8_make_valid (name, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  lower = g_utf8_casefold (composed, -1);
  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * zavod_name_fold:
 * @name: a name in UTF-8, or the beginning of one
 *
 * Nothing that is compared by these forms is compared exactly: they are for finding, and people choose from what is
 * found.
 *
 * Returns: (transfer full): the form that search compares, "" when @name has neither letters nor digits
 */
char *
zavod_name_fold (const char *name)
{
  g_autofree char *normalized = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);
  gboolean gap = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  normalized = normalize (name);
  for (const char *p = normalized; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_dropped (character))
        continue;
      if (!g_unichar_isalnum (character))
        {
          gap = folded->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (folded, ' ');
      gap = FALSE;
      append_character (folded, character);
    }

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

/* Returns: the length of that beginning of @text which folds to something that begins with @folded; 0: none does. Only so
 * many letters are looked at as can fold to so few. */
static gsize
measure (const char *text,
         const char *folded)
{
  const gsize most = 4 * strlen (folded) + 8;
  const char *end = text;

  while (*end != '\0' && (gsize) (end - text) < most)
    {
      g_autofree char *beginning = NULL;
      g_autofree char *form = NULL;

      end = g_utf8_next_char (end);
      beginning = g_strndup (text, (gsize) (end - text));
      form = zavod_name_fold (beginning);
      if (g_str_has_prefix (form, folded))
        return (gsize) (end - text);
      if (!g_str_has_prefix (folded, form) && strlen (form) > strlen (folded) + 2)
        return 0;
    }

  return 0;
}

/* Whether a word begins at @p. */
static gboolean
begins_word (const char *text,
             const char *p)
{
  return p == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));
}

/**
 * zavod_name_find:
 * @text: a name as written, in UTF-8
 * @folded: the folded form of what is looked for
 * @start: (out): the byte at which it is found
 * @end: (out): the byte after it
 *
 * Finds what folds to @folded, at the beginning of a word if it can be, else inside.
 *
 * Returns: whether it is there
 */
gboolean
zavod_name_find (const char *text,
                 const char *folded,
                 gsize      *start,
                 gsize      *end)
{
  g_return_val_if_fail (text != NULL && folded != NULL && *folded != '\0', FALSE);

  for (guint inside = 0; inside < 2; inside++)
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
      {
        const gsize length = g_unichar_isalnum (g_utf8_get_char (p)) && begins_word (text, p) == (inside == 0)
                             ? measure (p, folded) : 0;

        if (length > 0)
          {
            *start = (gsize) (p - text);
            *end = *start + length;
            return TRUE;
          }
      }

  return FALSE;
}
