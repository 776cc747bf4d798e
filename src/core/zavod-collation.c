/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-collation.h"

#include <locale.h>
#include <string.h>

#include "zavod-spelling.h"

/* Whether the user's locale is that of no language: in its order Z stands before a, and Я before а. */
static gboolean
has_no_language (void)
{
  const char *name = setlocale (LC_COLLATE, NULL);

  return name == NULL || g_str_equal (name, "C") || g_str_has_prefix (name, "C.") || g_str_equal (name, "POSIX");
}

/**
 * zavod_collation_key:
 * @text: UTF-8, or what a file holds instead
 *
 * Returns: (transfer full): what strcmp() compares as the user's language sorts texts (LC_COLLATE): Қ after К in Kazakh,
 *   Oʻ after Z in Uzbek, however its mark is typed. Without a language it is the order of the characters, whatever their
 *   case
 */
char *
zavod_collation_key (const char *text)
{
  g_autofree char *unified = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  if (zavod_spelling_has_mark (text))
    text = unified = zavod_spelling_unify (text);

  return has_no_language () ? g_utf8_casefold (text, -1) : g_utf8_collate_key (text, -1);
}

/**
 * zavod_collation_compare:
 *
 * Returns: less than, equal to or more than 0 as @a comes before, with or after @b in the order of their keys
 */
int
zavod_collation_compare (const char *a,
                         const char *b)
{
  g_autofree char *first = zavod_collation_key (a);
  g_autofree char *second = zavod_collation_key (b);

  return strcmp (first, second);
}
