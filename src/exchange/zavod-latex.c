/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The LaTeX that stands in bibliographies: accents and signs become letters, commands and braces go. */

#include "zavod-reference-fields.h"

#include <string.h>

/* What a command of one character puts on the letter after it. */
static const struct
{
  char command;
  gunichar mark;
} accents[] = {
  { '`', 0x300 }, { '\'', 0x301 }, { '^', 0x302 }, { '~', 0x303 }, { '=', 0x304 }, { 'u', 0x306 },
  { '.', 0x307 }, { '"', 0x308 },  { 'r', 0x30a }, { 'H', 0x30b }, { 'v', 0x30c }, { 'd', 0x323 },
  { 'c', 0x327 }, { 'k', 0x328 },  { 'b', 0x331 },
};

static const struct
{
  const char *command;
  const char *text;
} letters[] = {
  { "i", "ı" },   { "j", "ȷ" },   { "ss", "ß" },  { "ae", "æ" },  { "AE", "Æ" },  { "oe", "œ" },
  { "OE", "Œ" },  { "o", "ø" },   { "O", "Ø" },   { "aa", "å" },  { "AA", "Å" },  { "l", "ł" },
  { "L", "Ł" },   { "dh", "ð" },  { "th", "þ" },  { "dj", "đ" },  { "textendash", "–" },
  { "textemdash", "—" }, { "textquoteright", "’" }, { "textquoteleft", "‘" }, { "textquotedblleft", "“" },
  { "textquotedblright", "”" }, { "guillemotleft", "«" }, { "guillemotright", "»" }, { "ldots", "…" }, { "dots", "…" },
  { "textasciitilde", "~" }, { "textbackslash", "\\" }, { "textunderscore", "_" },
};

static gunichar
find_mark (const char *command)
{
  for (guint i = 0; command[0] != '\0' && command[1] == '\0' && i < G_N_ELEMENTS (accents); i++)
    if (accents[i].command == command[0])
      return accents[i].mark;

  return 0;
}

static const char *
find_letter (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].command, command))
      return letters[i].text;

  return NULL;
}

/* The name after a backslash: letters, or one sign. Returns: where the text goes on. */
static const char *
read_command (const char  *at,
              char       **command)
{
  const char *end = at;

  while (g_ascii_isalpha (*end))
    end++;
  if (end == at && *at != '\0')
    end = g_utf8_next_char (at);
  *command = g_strndup (at, (gsize) (end - at));
  if (g_ascii_isalpha (*at))
    while (*end == ' ')
      end++;

  return end;
}

/* The letter under an accent, perhaps in braces, and perhaps a dotless i, which gets its dot under no accent but loses it
 * under one anyway. Returns: where the text goes on. */
static const char *
append_accented (GString    *text,
                 const char *at,
                 gunichar    mark)
{
  guint depth = 0;

  for (; *at == '{' || *at == ' '; at++)
    depth += *at == '{';
  if (at[0] == '\\' && (at[1] == 'i' || at[1] == 'j') && !g_ascii_isalpha (at[2]))
    at++;
  if (*at == '\0' || *at == '}')
    return at;

  g_string_append_unichar (text, g_utf8_get_char (at));
  g_string_append_unichar (text, mark);
  at = g_utf8_next_char (at);
  for (; depth > 0 && *at == '}'; depth--)
    at++;

  return at;
}

static const char *
append_command (GString    *text,
                const char *at)
{
  g_autofree char *command = NULL;
  const char *rest = read_command (at, &command);
  const gunichar mark = find_mark (command);
  const char *letter = find_letter (command);

  if (mark != 0)
    return append_accented (text, rest, mark);
  if (letter != NULL)
    g_string_append (text, letter);
  else if (!g_ascii_isalpha (*command))
    g_string_append (text, command);  /* \& \% \_ \$ \# */

  return rest;
}

/* "--" is a dash between numbers, "---" one between words; "~" holds words together. */
static const char *
append_sign (GString    *text,
             const char *at)
{
  if (g_str_has_prefix (at, "---"))
    {
      g_string_append (text, "—");
      return at + 3;
    }
  if (g_str_has_prefix (at, "--"))
    {
      g_string_append (text, "–");
      return at + 2;
    }

  g_string_append (text, *at == '~' ? "\302\240" : "-");
  return at + 1;
}

static char *
join_spaces (const char *text)
{
  GString *joined = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (joined, *at);
    else if (joined->len > 0 && joined->str[joined->len - 1] != ' ')
      g_string_append_c (joined, ' ');
  while (joined->len > 0 && joined->str[joined->len - 1] == ' ')
    g_string_truncate (joined, joined->len - 1);

  return g_string_free_and_steal (joined);
}

/**
 * zavod_latex_decode:
 * @latex: valid UTF-8
 *
 * Returns: (transfer full): the same as plain text on one line, in Unicode's composed form. What is no LaTeX stays as it is
 */
char *
zavod_latex_decode (const char *latex)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *composed = NULL;

  for (const char *at = latex; *at != '\0';)
    {
      if (*at == '\\')
        at = append_command (text, at + 1);
      else if (*at == '-' || *at == '~')
        at = append_sign (text, at);
      else if (*at == '{' || *at == '}')
        at++;
      else
        g_string_append_c (text, *at++);
    }

  composed = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);

  return join_spaces (composed != NULL ? composed : text->str);
}
