/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people type them. */

#include "zavod-partial-date.h"

#include "zavod-date-words.h"
#include "zavod-error.h"
#include "zavod-han-numeral.h"
#include "zavod-spelling.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NUMBERS 3
#define SHORTEST_LOCAL_MONTH 3  /* letters */

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
  guint shares;    /* into how many parts a year was divided: 4 of "Q3 2025"; 0: it was not */
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
      g_autofree char *unified = name != NULL ? zavod_spelling_unify (name) : NULL;
      g_autofree char *lower = unified != NULL ? g_utf8_strdown (unified, -1) : NULL;

      if (lower != NULL && g_str_has_prefix (lower, word))
        return TRUE;
    }

  return FALSE;
}

/* The month whose name in the user's locale begins with @word, or 0. */
static guint
find_local_month (const char *word)
{
  if (g_utf8_strlen (word, -1) < SHORTEST_LOCAL_MONTH)
    return 0;

  for (guint month = 1; month <= 12; month++)
    if (matches_locale (word, month))
      return month;

  return 0;
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

/* A number in Chinese characters counts as the same in digits. */
static gboolean
scan_numeral (Scan        *scan,
              const char **text)
{
  Number *number = &scan->numbers[scan->n_numbers];
  const char *end = *text;
  guint value;

  if (scan->n_numbers == MAX_NUMBERS || !zavod_han_numeral_take (&end, &value) || value > 9999)
    return FALSE;

  g_snprintf (number->digits, sizeof number->digits, "%u", value);
  number->value = value;
  scan->n_numbers++;
  *text = end;

  return TRUE;
}

static gboolean
take_month (Scan        *scan,
            guint        month,
            const char  *typed,
            GError     **error)
{
  if (month == 0)
    {
      g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                   _("“%s” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025."), typed);
      return FALSE;
    }
  if (scan->month != 0)
    return fail_unreadable (error);

  scan->month = month;

  return TRUE;
}

static gboolean
take_word (Scan        *scan,
           const char  *typed,
           GError     **error)
{
  g_autofree char *word = g_utf8_strdown (typed, -1);
  guint value;

  switch (zavod_date_word_find (word, TRUE, &value))
    {
    case ZAVOD_DATE_WORD_MONTH:
      return value == 0 || take_month (scan, value, typed, error);
    case ZAVOD_DATE_WORD_SHARE:
      scan->shares = value;
      return TRUE;
    case ZAVOD_DATE_WORD_NONE:
      return take_month (scan, find_local_month (word), typed, error);
    default:
      return TRUE;
    }
}

/* Chinese parts no words: each character is one, as far as dates go. */
static gboolean
scan_word (Scan        *scan,
           const char **text,
           GError     **error)
{
  const char *start = *text;
  g_autofree char *typed = NULL;

  *text = g_utf8_next_char (*text);
  if (!zavod_is_han (g_utf8_get_char (start)))
    while (g_unichar_isalpha (g_utf8_get_char (*text)) && !zavod_is_han (g_utf8_get_char (*text)))
      *text = g_utf8_next_char (*text);
  typed = g_strndup (start, (gsize) (*text - start));

  return take_word (scan, typed, error);
}

/* Takes what stands at *@text, a number, a word, or a character that may stand between them. */
static gboolean
scan_next (Scan        *scan,
           const char **text,
           GError     **error)
{
  gunichar character = g_utf8_get_char (*text);

  if (g_ascii_isdigit (**text))
    return scan_number (scan, text) || fail_unreadable (error);
  if (zavod_is_han (character) && scan_numeral (scan, text))
    return TRUE;
  if (g_unichar_isalpha (character))
    return scan_word (scan, text, error);
  if (!g_unichar_isspace (character) && g_utf8_strchr ("-–./,", -1, character) == NULL)
    return fail_unreadable (error);

  scan->slashed |= character == '/';
  *text = g_utf8_next_char (*text);

  return TRUE;
}

static gboolean
scan_text (const char  *text,
           Scan        *scan,
           GError     **error)
{
  g_autofree char *unified = zavod_spelling_unify (text);
  const char *p = unified;

  *scan = (Scan) { 0 };
  if (p == NULL)
    return fail_unreadable (error);
  while (*p != '\0')
    if (!scan_next (scan, &p, error))
      return FALSE;

  return TRUE;
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

/* "Q3 2025", "first half of 2025": of a part of a year, the year is kept. */
static gboolean
assign_share (const Scan *scan,
              guint      *year)
{
  const Number *numbers = scan->numbers;
  guint at = scan->n_numbers > 0 && is_year (&numbers[0]) ? 0 : 1;

  if (scan->month != 0 || scan->n_numbers < 1 || scan->n_numbers > 2 || at >= scan->n_numbers || !is_year (&numbers[at]))
    return FALSE;

  *year = numbers[at].value;

  return scan->n_numbers == 1 || (numbers[1 - at].value >= 1 && numbers[1 - at].value <= scan->shares);
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
assign (const Scan *scan,
        guint      *year,
        guint      *month,
        guint      *day)
{
  if (scan->shares != 0)
    return assign_share (scan, year);

  return (scan->month != 0 ? assign_named : assign_numbers) (scan, year, month, day);
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
 *   English, Chinese, a language of Central Asia or the user's language
 * @date: (out): the date
 *
 * Years have four digits. Of what a date cannot hold, "early", "spring", "Q3", the year or the month is kept: it is no
 * more exact than what is known. "10/11/2025", which means two days to two people, is refused.
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
  if (!assign (&scan, &year, &month, &day))
    return fail_unreadable (error);
  if (is_ambiguous (&scan, month, day))
    return fail (error, _("This date can be read in two ways. Write the month by name, such as 21 Oct 2025."));
  if (!check (year, month, day, error))
    return FALSE;

  *date = (ZavodPartialDate) { (guint16) year, (guint8) month, (guint8) day };

  return TRUE;
}
