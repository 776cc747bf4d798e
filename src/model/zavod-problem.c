/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-problem.h"

#include "zavod-address.h"
#include "zavod-partial-date.h"

#include <glib/gi18n.h>

/**
 * zavod_problem_new:
 * @words: what is wrong
 * @example: (nullable): what would be right
 */
ZavodProblem *
zavod_problem_new (const char *words,
                   const char *example)
{
  ZavodProblem *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (ZavodProblem, 1);
  self->words = g_strdup (words);
  self->example = g_strdup (example);

  return self;
}

static char *
strip_stop (const char *sentence,
            gsize       length)
{
  if (length > 0 && sentence[length - 1] == '.')
    length--;

  return g_strndup (sentence, length);
}

/**
 * zavod_problem_new_literal:
 * @error: what a parser said: one sentence, or one and an example after it
 */
ZavodProblem *
zavod_problem_new_literal (const GError *error)
{
  const char *stop;
  g_autofree char *words = NULL;
  g_autofree char *example = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  stop = strstr (error->message, ". ");
  words = strip_stop (error->message, stop != NULL ? (gsize) (stop - error->message) : strlen (error->message));
  example = stop != NULL ? strip_stop (stop + 2, strlen (stop + 2)) : NULL;

  return zavod_problem_new (words, example);
}

void
zavod_problem_free (ZavodProblem *self)
{
  g_free (self->words);
  g_free (self->example);
  g_free (self);
}

/**
 * zavod_check_length:
 * @max: in characters
 *
 * Returns: (nullable): a problem when @text is longer
 */
ZavodProblem *
zavod_check_length (const char *text,
                    guint       max)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *words = NULL;
  g_autofree char *example = NULL;

  if (length <= (glong) max)
    return NULL;

  words = g_strdup_printf (ngettext ("This is %ld character long", "This is %ld characters long", (gulong) length),
                           length);
  example = g_strdup_printf (ngettext ("At most %u character fits here", "At most %u characters fit here", max), max);

  return zavod_problem_new (words, example);
}

/* ASCII letters (and digits, after the first part), @min to 8 of them. */
static gboolean
is_subtag (const char *part,
           gboolean    first)
{
  gsize length = strlen (part);

  if (length < (first ? 2u : 1u) || length > (first ? 3u : 8u))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (part[i]) && (first || !g_ascii_isdigit (part[i])))
      return FALSE;

  return TRUE;
}

/**
 * zavod_check_language:
 *
 * Only the shape of a BCP 47 tag is checked, not whether the language is registered.
 *
 * Returns: (nullable): a problem when @text is neither empty nor a language tag
 */
ZavodProblem *
zavod_check_language (const char *text)
{
  g_auto (GStrv) parts = NULL;
  gboolean valid = TRUE;
  g_autofree char *words = NULL;

  if (*text == '\0')
    return NULL;

  parts = g_strsplit (text, "-", -1);
  for (guint i = 0; parts[i] != NULL && valid; i++)
    valid = is_subtag (parts[i], i == 0);
  if (valid)
    return NULL;

  words = g_strdup_printf (_("“%s” is no language code"), text);

  return zavod_problem_new (words, _("Write kk, ru, or uz-Cyrl where the script matters"));
}

/**
 * zavod_check_address:
 *
 * Returns: (nullable): a problem when @text is neither empty nor an address that a browser opens
 */
ZavodProblem *
zavod_check_address (const char *text)
{
  g_autofree char *host = zavod_address_get_host (text);

  if (*text == '\0')
    return NULL;
  if (host != NULL)
    return zavod_check_length (text, ZAVOD_NOTE_MAX);

  return zavod_problem_new (_("This is no web address"), _("Write it whole: https://www.example.org/news/1"));
}

/**
 * zavod_check_date:
 *
 * Returns: (nullable): a problem when @text is neither empty nor a year, a month or a day
 */
ZavodProblem *
zavod_check_date (const char *text)
{
  ZavodPartialDate date;
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || zavod_partial_date_parse (text, &date, &error))
    return NULL;

  return zavod_problem_new_literal (error);
}
