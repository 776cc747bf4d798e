/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people type them. */

#include "zavod-partial-date.h"

#include "zavod-error.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NUMBERS 3
#define SHORTEST_MONTH 3  /* letters: "Oct" */

/* The months as they are named in English, in Russian (alone, and beside a day) and in Kazakh. */
static const char *months[][4] = {
  { "january", "январь", "января", "қаңтар" },
  { "february", "февраль", "февраля", "ақпан" },
  { "march", "март", "марта", "наурыз" },
  { "april", "апрель", "апреля", "сәуір" },
  { "may", "май", "мая", "мамыр" },
  { "june", "июнь", "июня", "маусым" },
  { "july", "июль", "июля", "шілде" },
  { "august", "август", "августа", "тамыз" },
  { "september", "сентябрь", "сентября", "қыркүйек" },
  { "october", "октябрь", "октября", "қазан" },
  { "november", "ноябрь", "ноября", "қараша" },
  { "december", "декабрь", "декабря", "желтоқсан" },
};

/* Words that stand in dates and say nothing: ordinals, "of", "year" in Russian and Kazakh. */
static const char *fillers[] = { "st", "nd", "rd", "th", "of", "г", "год", "года", "ж", "жыл", "жылы", "жылғы" };

typedef struct
{
  char digits[5];  /* as written, so that "21" and "0021" differ */
  guint value;
} Number;

typedef struct
{
  Number numbers[MAX_NUMBERS];
  guint n_numbers;
  guint month;     /* of the month that was named, or 0 */
  gboolean slashed;
} Scan;

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
fail_unreadable (GError **error)
{
  return fail (error, _("Write a date such as 2025, 2025-10, Oct 2025 or 21 Oct 2025."));
}

static char *
compose (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Whether @word is the beginning of the name that the user's locale has for the month. */
static gboolean
matches_locale (const char *word,
                guint       month)
{
  static const char *formats[] = { "%B", "%OB", "%b", "%Ob" };
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, (int) month, 1, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_date_time_format (time, formats[i]);
      g_autofree char *composed = name != NULL ? compose (name) : NULL;
      g_autofree char *folded = composed != NULL ? g_utf8_casefold (composed, -1) : NULL;

      if (folded != NULL && g_str_has_prefix (folded, word))
        return TRUE;
    }

  return FALSE;
}

/* The month whose name begins with @word, or 0. */
static guint
find_month (const char *word)
{
  if (g_utf8_strlen (word, -1) < SHORTEST_MONTH)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    for (guint j = 0; j < G_N_ELEMENTS (months[i]); j++)
      if (g_str_has_prefix (months[i][j], word))
        return i + 1;
  if (g_str_equal (word, "sept"))
    return 9;
  for (guint month = 1; month <= 12; month++)
    if (matches_locale (word, month))
      return month;

  return 0;
}

static gboolean
is_filler (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (word, fillers[i]))
      return TRUE;

  return FALSE;
}

static gboolean
scan_number (Scan        *scan,
             const char **text)
{
  Number *number = &scan->numbers[scan->n_numbers];
  gsize length = strspn (*text, "0123456789");

  if (scan->n_numbers == MAX_NUMBERS || length >= sizeof number->digits)
    return FALSE;

  memcpy (number->digits, *text, length);
  number->value = (guint) atoi (number->digits);
  scan->n_numbers++;
  *text += length;

  return TRUE;
}

static gboolean
scan_word (Scan        *scan,
           const char **text,
           GError     **error)
{
  const char *start = *text;
  g_autofree char *typed = NULL;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
  typed = g_strndup (start, (gsize) (*text - start));
  word = g_utf8_casefold (typed, -1);

  if (is_filler (word))
    return TRUE;
  if (scan->month != 0)
    return fail_unreadable (error);

  scan->month = find_month (word);
  if (scan->month != 0)
    return TRUE;

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
               _("“%s” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025."), typed);
  return FALSE;
}

static gboolean
scan_text (const char  *text,
           Scan        *scan,
           GError     **error)
{
  g_autofree char *composed = compose (text);
  const char *p = composed;

  *scan = (Scan) { 0 };
  while (p != NULL && *p != '\0')
    {
      gunichar character = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          if (!scan_number (scan, &p))
            return fail_unreadable (error);
        }
      else if (g_unichar_isalpha (character))
        {
          if (!scan_word (scan, &p, error))
            return FALSE;
        }
      else if (g_unichar_isspace (character) || g_utf8_strchr ("-–./,", -1, character) != NULL)
        {
          scan->slashed |= character == '/';
          p = g_utf8_next_char (p);
        }
      else
        return fail_unreadable (error);
    }

  return p != NULL ? TRUE : fail_unreadable (error);
}

static gboolean
is_year (const Number *number)
{
  return strlen (number->digits) == 4;
}

/* "21 Oct 2025", "October 21, 2025", "2025 Oct" */
static gboolean
assign_named (const Scan *scan,
              guint      *year,
              guint      *month,
              guint      *day)
{
  const Number *numbers = scan->numbers;
  guint at = scan->n_numbers > 0 && is_year (&numbers[0]) ? 0 : 1;

  if (scan->n_numbers < 1 || scan->n_numbers > 2 || at >= scan->n_numbers || !is_year (&numbers[at]))
    return FALSE;

  *year = numbers[at].value;
  *month = scan->month;
  *day = scan->n_numbers == 2 ? numbers[1 - at].value : 0;

  return scan->n_numbers == 1 || (!is_year (&numbers[1 - at]) && *day > 0);
}

/* "2025", "2025-10", "10/2025", "2025-10-21", "21.10.2025" */
static gboolean
assign_numbers (const Scan *scan,
                guint      *year,
                guint      *month,
                guint      *day)
{
  guint last = scan->n_numbers - 1;
  gboolean year_first;

  if (scan->n_numbers == 0)
    return FALSE;

  year_first = is_year (&scan->numbers[0]);
  if (!year_first && !is_year (&scan->numbers[last]))
    return FALSE;

  *year = scan->numbers[year_first ? 0 : last].value;
  *month = last == 0 ? 0 : scan->numbers[year_first ? 1 : last - 1].value;
  *day = last < 2 ? 0 : scan->numbers[year_first ? 2 : 0].value;

  return (last < 1 || *month > 0) && (last < 2 || *day > 0);
}

static gboolean
check (guint    year,
       guint    month,
       guint    day,
       GError **error)
{
  if (year == 0)
    return fail (error, _("A year lies between 1 and 9999."));
  if (month > 12)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                   _("There is no month %u. "
                     "Write the day first or the month by name, such as 21.10.2025 or 21 Oct 2025."),
                   month);
      return FALSE;
    }
  if (month > 0 && day > g_date_get_days_in_month (month, (GDateYear) year))
    {
      g_autofree char *name = zavod_partial_date_format ((ZavodPartialDate) { (guint16) year, (guint8) month, 0 });

      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, _("There is no day %u in %s."), day, name);
      return FALSE;
    }

  return TRUE;
}

/* With slashes some write the day first and some the month. */
static gboolean
is_ambiguous (const Scan *scan,
              guint       month,
              guint       day)
{
  return scan->slashed && scan->n_numbers == 3 && !is_year (&scan->numbers[0]) && day <= 12 && day != month;
}

/**
 * zavod_partial_date_parse:
 * @text: what somebody typed: a year, a month or a day, with numbers or with the month's name (or its beginning) in
 *   English, Russian, Kazakh or the user's language
 * @date: (out): the date
 *
 * Years have four digits. "10/11/2025", which means two days to two people, is refused.
 *
 * Returns: whether @text is a date that exists; %ZAVOD_ERROR_INVALID with a sentence otherwise
 */
gboolean
zavod_partial_date_parse (const char        *text,
                          ZavodPartialDate  *date,
                          GError           **error)
{
  guint year = 0, month = 0, day = 0;
  Scan scan;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  *date = (ZavodPartialDate) { 0 };
  if (!scan_text (text, &scan, error))
    return FALSE;
  if (!(scan.month != 0 ? assign_named : assign_numbers) (&scan, &year, &month, &day))
    return fail_unreadable (error);
  if (is_ambiguous (&scan, month, day))
    return fail (error, _("This date can be read in two ways. Write the month by name, such as 21 Oct 2025."));
  if (!check (year, month, day, error))
    return FALSE;

  *date = (ZavodPartialDate) { (guint16) year, (guint8) month, (guint8) day };

  return TRUE;
}
