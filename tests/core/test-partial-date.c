/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-error.h"
#include "zavod-partial-date.h"

#include <locale.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } rows[] = {
    { "2025", "2025" },
    { " 2025 ", "2025" },
    { "0033", "0033" },
    { "9999", "9999" },
    { "2025-10", "2025-10" },
    { "2025/10", "2025-10" },
    { "10/2025", "2025-10" },
    { "10.2025", "2025-10" },
    { "2025-10-21", "2025-10-21" },
    { "21.10.2025", "2025-10-21" },
    { "1.1.2025", "2025-01-01" },
    { "21/10/2025", "2025-10-21" },
    { "10/10/2025", "2025-10-10" },
    { "Oct 2025", "2025-10" },
    { "OCTOBER 2025", "2025-10" },
    { "2025 October", "2025-10" },
    { "Sept. 2025", "2025-09" },
    { "21 Oct 2025", "2025-10-21" },
    { "21st of October, 2025", "2025-10-21" },
    { "October 21, 2025", "2025-10-21" },
    { "May 3, 2024", "2024-05-03" },
    { "октябрь 2025", "2025-10" },
    { "Окт. 2025", "2025-10" },
    { "21 октября 2025 г.", "2025-10-21" },
    { "3 мая 2024 года", "2024-05-03" },
    { "май 2024", "2024-05" },
    { "1 июня 2024", "2024-06-01" },
    { "1 июля 2024", "2024-07-01" },
    { "21 қазан 2025", "2025-10-21" },
    { "2025 жылғы 21 қазан", "2025-10-21" },
    { "Қараша 2025", "2025-11" },
    { "29 Feb 2024", "2024-02-29" },
    { "29.02.2000", "2000-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      ZavodPartialDate date;

      g_test_message ("%s", rows[i].text);
      zavod_partial_date_parse (rows[i].text, &date, &error);
      g_assert_no_error (error);
      iso = zavod_partial_date_to_iso (date);
      g_assert_cmpstr (iso, ==, rows[i].iso);
    }
}

static void
test_refuse (void)
{
  static const char *texts[] = {
    "", " ", "soon", "25", "12345", "0000", "2025-13", "10/21/2025", "31 Feb 2025", "29.02.2025", "29.02.1900",
    "2025-04-31", "2025-00", "2025-10-00", "0 Oct 2025", "32 Oct 2025", "Oct", "21 Oct", "21 Oct 25", "Oct Nov 2025",
    "10/11/2025",
    "2025 2026", "21 10 2025 4", "2025?", "Okt 2025", "2025-2026", "99999999999999999999",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      ZavodPartialDate date;

      g_test_message ("%s", texts[i]);
      g_assert_false (zavod_partial_date_parse (texts[i], &date, &error));
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpuint (date.year, ==, 0);
    }
}

static void
test_messages (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { "Okt 2025", "“Okt” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025." },
    { "21st of Foo 2025", "“Foo” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025." },
    { "31 Feb 2025", "There is no day 31 in Feb 2025." },
    { "0000", "A year lies between 1 and 9999." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      ZavodPartialDate date;

      g_assert_false (zavod_partial_date_parse (rows[i].text, &date, &error));
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_broken_text (void)
{
  g_autoptr (GError) error = NULL;
  ZavodPartialDate date;

  g_assert_false (zavod_partial_date_parse ("2025\xff", &date, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
}

static void
test_iso (void)
{
  static const char *wrong[] = {
    "", "25", "2025-", "2025-1", "2025-10-", "2025-10-2", "2025-10-211", "2025-13", "2025-00", "2025-10-00",
    "2025-02-30", "0000", "20251021", " 2025", "2025 ", "2025-10-21T00:00", "+2025", "Oct 2025",
  };
  ZavodPartialDate date;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_false (zavod_partial_date_from_iso (wrong[i], &date));
      g_assert_cmpuint (date.year, ==, 0);
    }
  g_assert_false (zavod_partial_date_from_iso (NULL, &date));
  g_assert_null (zavod_partial_date_to_iso (date));

  g_assert_true (zavod_partial_date_from_iso ("2025-10-21", &date));
  g_assert_cmpuint (date.year, ==, 2025);
  g_assert_cmpuint (date.month, ==, 10);
  g_assert_cmpuint (date.day, ==, 21);
}

static void
test_format (void)
{
  static const struct
  {
    const char *iso;
    const char *text;
  } rows[] = {
    { "2025", "2025" },
    { "0812", "812" },
    { "2025-10", "Oct 2025" },
    { "2025-10-21", "21 Oct 2025" },
    { "2025-10-01", "1 Oct 2025" },
    { "early 2023", "early 2023" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = zavod_partial_date_format_iso (rows[i].iso);
      g_autofree char *limit = zavod_partial_date_format_limit_iso (rows[i].iso);

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpstr (limit, ==, rows[i].text);  /* English has one case */
    }
}

static void
test_days (void)
{
  ZavodPartialDate year = { 2024, 0, 0 }, month = { 2024, 2, 0 }, day = { 2024, 2, 29 }, none = { 0, 0, 0 };
  guint32 first = zavod_partial_date_get_first_day (year);

  g_assert_cmpuint (zavod_partial_date_get_first_day ((ZavodPartialDate) { 1, 1, 1 }), ==, 1);
  g_assert_cmpuint (zavod_partial_date_get_last_day (year), ==, first + 365);
  g_assert_cmpuint (zavod_partial_date_get_first_day (month), ==, first + 31);
  g_assert_cmpuint (zavod_partial_date_get_last_day (month), ==, first + 31 + 28);
  g_assert_cmpuint (zavod_partial_date_get_first_day (day), ==, zavod_partial_date_get_last_day (day));
  g_assert_cmpuint (zavod_partial_date_get_last_day (none), ==, 0);

  g_assert_cmpint (zavod_partial_date_compare (year, month), <, 0);
  g_assert_cmpint (zavod_partial_date_compare (day, month), >, 0);
  g_assert_cmpint (zavod_partial_date_compare (year, (ZavodPartialDate) { 2024, 1, 1 }), ==, 0);
  g_assert_cmpint (zavod_partial_date_compare (none, year), <, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partial-date/parse", test_parse);
  g_test_add_func ("/partial-date/refuse", test_refuse);
  g_test_add_func ("/partial-date/messages", test_messages);
  g_test_add_func ("/partial-date/broken-text", test_broken_text);
  g_test_add_func ("/partial-date/iso", test_iso);
  g_test_add_func ("/partial-date/format", test_format);
  g_test_add_func ("/partial-date/days", test_days);
  return g_test_run ();
}
