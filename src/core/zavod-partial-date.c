/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-partial-date.h"

#include <glib/gi18n.h>

static gboolean
is_valid (ZavodPartialDate date)
{
  if (date.year < 1 || date.year > 9999 || date.month > 12)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;

  return date.day <= g_date_get_days_in_month (date.month, date.year);
}

/* Takes exactly @width digits. */
static gboolean
take_digits (const char **text,
             guint        width,
             guint       *value)
{
  *value = 0;
  for (guint i = 0; i < width; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (guint) (**text - '0');
    }

  return TRUE;
}

/**
 * zavod_partial_date_from_iso:
 * @iso: (nullable): exactly "YYYY", "YYYY-MM" or "YYYY-MM-DD", as the file keeps it
 * @date: (out): the date; the year is 0 where there is none
 *
 * Returns: whether @iso is a date that exists
 */
gboolean
zavod_partial_date_from_iso (const char       *iso,
                             ZavodPartialDate *date)
{
  guint parts[3] = { 0, 0, 0 };
  gboolean complete;

  g_return_val_if_fail (date != NULL, FALSE);

  *date = (ZavodPartialDate) { 0 };
  if (iso == NULL || !take_digits (&iso, 4, &parts[0]))
    return FALSE;

  for (guint i = 1; i < 3 && *iso == '-'; i++)
    {
      iso++;
      /* a month or day that is written is not 0 */
      if (!take_digits (&iso, 2, &parts[i]) || parts[i] == 0)
        return FALSE;
    }

  complete = *iso == '\0';
  *date = (ZavodPartialDate) { (guint16) parts[0], (guint8) parts[1], (guint8) parts[2] };
  if (complete && is_valid (*date))
    return TRUE;

  *date = (ZavodPartialDate) { 0 };
  return FALSE;
}

/**
 * zavod_partial_date_to_iso:
 *
 * Returns: (nullable): "YYYY", "YYYY-MM" or "YYYY-MM-DD"; %NULL for no date
 */
char *
zavod_partial_date_to_iso (ZavodPartialDate date)
{
  if (!is_valid (date))
    return NULL;
  if (date.month == 0)
    return g_strdup_printf ("%04u", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04u-%02u", date.year, date.month);

  return g_strdup_printf ("%04u-%02u-%02u", date.year, date.month, date.day);
}

/* A month that stands alone has a capital in some locales, as at the head of a calendar, though the language writes it
 * small within a line, where our dates stand.
 *
 * Takes @text, and returns it or another one. */
static char *
shrink_month (GDateTime *time,
              char      *text)
{
  g_autofree char *beside_a_day = g_date_time_format (time, "%B");
  g_autofree char *capital = text;
  GString *small = NULL;

  if (beside_a_day == NULL || !g_unichar_islower (g_utf8_get_char (beside_a_day)))
    return g_steal_pointer (&capital);

  small = g_string_new (NULL);
  g_string_append_unichar (small, g_unichar_tolower (g_utf8_get_char (capital)));
  g_string_append (small, g_utf8_next_char (capital));
  return g_string_free_and_steal (small);
}

/* By the pattern that is as exact as @date is. */
static char *
format_by (ZavodPartialDate date,
           const char      *year,
           const char      *month,
           const char      *day)
{
  g_autoptr (GDateTime) time = NULL;
  char *text;

  if (!is_valid (date))
    return g_strdup ("");

  time = g_date_time_new_utc (date.year, MAX (date.month, 1), MAX (date.day, 1), 0, 0, 0);

  text = g_date_time_format (time, date.month == 0 ? year : date.day == 0 ? month : day);
  return date.month != 0 && date.day == 0 ? shrink_month (time, text) : text;
}

/**
 * zavod_partial_date_format:
 *
 * Returns: the date for people, no more exact than it is known: "2025", "Oct 2025", "21 Oct 2025"; "" for no date
 */
char *
zavod_partial_date_format (ZavodPartialDate date)
{
  /* Translators: g_date_time_format patterns for a month ("Oct 2025") and for a day ("21 Oct 2025"). %Ob is the month
   * standing alone, %b the month beside a day, where your language has two forms. */
  return format_by (date, "%Y", _("%Ob %Y"), _("%-d %b %Y"));
}

/**
 * zavod_partial_date_format_limit_iso:
 * @iso: (nullable): a date as the file keeps it
 *
 * Returns: the date as it stands after "since" or "until", where many languages have another case; @iso itself when it
 *   is not a date, "" for %NULL
 */
char *
zavod_partial_date_format_limit_iso (const char *iso)
{
  ZavodPartialDate date;

  if (!zavod_partial_date_from_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");

  /* Translators: g_date_time_format patterns, as above, for what follows "since" and "until" */
  return format_by (date, C_("since, until", "%Y"), C_("since, until", "%Ob %Y"), C_("since, until", "%-d %b %Y"));
}

/**
 * zavod_partial_date_format_iso:
 * @iso: (nullable): a date as the file keeps it
 *
 * Returns: the date for people; @iso itself when it is not a date (another program may have written it), "" for %NULL
 */
char *
zavod_partial_date_format_iso (const char *iso)
{
  ZavodPartialDate date;

  if (!zavod_partial_date_from_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");

  return zavod_partial_date_format (date);
}

/**
 * zavod_partial_date_from_day:
 * @day: as zavod_partial_date_get_first_day() counts
 *
 * Returns: that day, exactly; no date for 0 and for days beyond year 9999
 */
ZavodPartialDate
zavod_partial_date_from_day (guint32 day)
{
  ZavodPartialDate date;
  GDate calendar;

  if (!g_date_valid_julian (day) || day > 9999 * 366u)
    return (ZavodPartialDate) { 0 };

  g_date_clear (&calendar, 1);
  g_date_set_julian (&calendar, day);
  date.year = g_date_get_year (&calendar);
  date.month = (guint8) g_date_get_month (&calendar);
  date.day = g_date_get_day (&calendar);

  return is_valid (date) ? date : (ZavodPartialDate) { 0 };
}

/**
 * zavod_partial_date_compare:
 *
 * Returns: less than, equal to or more than 0 as the first day of @a is before, on or after the first day of @b; no
 *   date comes before every date
 */
int
zavod_partial_date_compare (ZavodPartialDate a,
                            ZavodPartialDate b)
{
  guint32 first = zavod_partial_date_get_first_day (a);
  guint32 second = zavod_partial_date_get_first_day (b);

  return (first > second) - (first < second);
}

/**
 * zavod_partial_date_get_first_day:
 *
 * Returns: the first day that @date may mean, as a Julian day of GDate (1 is 1 January of year 1); 0 for no date
 */
guint32
zavod_partial_date_get_first_day (ZavodPartialDate date)
{
  static const guint16 before_month[] = { 0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  const guint32 years = date.year - 1u;
  guint32 day;

  if (!is_valid (date))
    return 0;

  /* by hand: a map asks a million times, and GDate checks each of its answers */
  day = years * 365 + years / 4 - years / 100 + years / 400 + before_month[date.month] + MAX (date.day, 1);

  return date.month > 2 && g_date_is_leap_year (date.year) ? day + 1 : day;
}

/**
 * zavod_partial_date_get_last_day:
 *
 * Returns: the last day that @date may mean, as zavod_partial_date_get_first_day() counts; 0 for no date
 */
guint32
zavod_partial_date_get_last_day (ZavodPartialDate date)
{
  if (!is_valid (date))
    return 0;
  if (date.month == 0)
    date.month = 12;
  if (date.day == 0)
    date.day = g_date_get_days_in_month (date.month, date.year);

  return zavod_partial_date_get_first_day (date);
}
