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
    /* Kazakh */
    { "2025 жылдың қаңтары", "2025-01" },
    { "2025-ші жыл", "2025" },
    { "2025 жылдың басы", "2025" },
    { "2025 жылдың 3-тоқсаны", "2025" },
    { "17 мамырда 2024 ж.", "2024-05-17" },
    { "8 желтоқсан 2023", "2023-12-08" },
    /* Kyrgyz */
    { "2025-жылдын 21-октябры", "2025-10-21" },
    { "2025-жылдын июль айы", "2025-07" },
    { "2025-жыл", "2025" },
    { "21-октябрь, 2025-ж.", "2025-10-21" },
    { "2024-жылдын майында", "2024-05" },
    { "2025-жылдын экинчи чейреги", "2025" },
    { "2025-жылдын аягында", "2025" },
    { "1-сентябрь 2024", "2024-09-01" },
    /* Tajik */
    { "соли 2025", "2025" },
    { "21 октябри соли 2025", "2025-10-21" },
    { "21-уми октябри соли 2025", "2025-10-21" },
    { "моҳи июни соли 2025", "2025-06" },
    { "маи 2024", "2024-05" },
    { "охири соли 2025", "2025" },
    { "семоҳаи дуюми соли 2025", "2025" },
    { "9 сентябр 2023 с.", "2023-09-09" },
    /* Turkmen */
    { "2025-nji ýylyň 21-nji oktýabry", "2025-10-21" },
    { "2025-nji ýyl", "2025" },
    { "2025-nji ýylyň iýul aýy", "2025-07" },
    { "3-nji maý 2024", "2024-05-03" },
    { "ýanw. 2025", "2025-01" },
    { "2025-nji ýylyň birinji ýarymy", "2025" },
    { "2025-nji ýylyň başynda", "2025" },
    { "14-nji awgust 2022", "2022-08-14" },
    /* Uzbek */
    { "2025-yil 21-oktabr", "2025-10-21" },
    { "2025-yil oktyabr oyi", "2025-10" },
    { "2025-yil", "2025" },
    { "iyul 2025", "2025-07" },
    { "3-may 2024-y.", "2024-05-03" },
    { "2025-yil boshida", "2025" },
    { "2025-yilning to'rtinchi choragida", "2025" },
    { "2025-yil 2-chorak", "2025" },
    { "2025-yil o'rtasi", "2025" },
    { "2025-yil o‘rtasi", "2025" },
    { "1-sen 2024", "2024-09-01" },
    { "2025 йил 21 октябрь", "2025-10-21" },
    { "2025 йил сентябрь ойи", "2025-09" },
    { "2025 йилнинг ўртаси", "2025" },
    /* Chinese */
    { "2025年", "2025" },
    { "2025年10月", "2025-10" },
    { "2025年10月21日", "2025-10-21" },
    { "2025 年 10 月 21 日", "2025-10-21" },
    { "２０２５年１０月", "2025-10" },
    { "二〇二五年十月二十一日", "2025-10-21" },
    { "2025年1月1号", "2025-01-01" },
    { "2025年初", "2025" },
    { "2025年5月底", "2025-05" },
    { "2025年第三季度", "2025" },
    { "2025年上半年", "2025" },
    /* no more exact than it is known */
    { "early 2023", "2023" },
    { "mid-2024", "2024" },
    { "late October 2025", "2025-10" },
    { "end of 2025", "2025" },
    { "Q3 2025", "2025" },
    { "H1 2025", "2025" },
    { "first half of 2025", "2025" },
    { "spring 2025", "2025" },
    { "в начале 2025 года", "2025" },
    { "в октябре 2025", "2025-10" },
    { "3 квартал 2025 года", "2025" },
    { "III квартал 2025", "2025" },
    { "летом 2025", "2025" },
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
    "2025 2026", "21 10 2025 4", "2025?", "Foo 2025", "2025-2026", "99999999999999999999",
    "iyu 2025", "Q5 2025", "Q3", "H3 2025", "Q3 Oct 2025", "spring", "there 2025", "before 2025", "до 2025", "yilgacha 2025",
    "2025年13月", "年", "十月", "2025年2月30日", "一二三四五六七八九年", "三十五万年", "2025-yil 21-oktabr 2026", "5 may be 2025",
    "o'", "'2025", "2025'",
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

/* Whoever types a name passes through its beginnings: none of them is another month. */
static void
test_beginnings (void)
{
  static const char *names[12][5] = {
    { "january", "январь", "қаңтар", "ýanwar", "yanvar" },
    { "february", "февраль", "ақпан", "fewral", "fevral" },
    { "march", "март", "наурыз", "mart", "mart" },
    { "april", "апрель", "сәуір", "aprel", "aprel" },
    { "may", "май", "мамыр", "maý", "may" },
    { "june", "июнь", "маусым", "iýun", "iyun" },
    { "july", "июль", "шілде", "iýul", "iyul" },
    { "august", "август", "тамыз", "awgust", "avgust" },
    { "september", "сентябрь", "қыркүйек", "sentýabr", "sentabr" },
    { "october", "октябрь", "қазан", "oktýabr", "oktabr" },
    { "november", "ноябрь", "қараша", "noýabr", "noyabr" },
    { "december", "декабрь", "желтоқсан", "dekabr", "dekabr" },
  };

  for (guint month = 0; month < 12; month++)
    for (guint i = 0; i < G_N_ELEMENTS (names[month]); i++)
      for (glong n = 1; n <= g_utf8_strlen (names[month][i], -1); n++)
        {
          g_autofree char *beginning = g_utf8_substring (names[month][i], 0, n);
          g_autofree char *text = g_strconcat (beginning, " 2025", NULL);
          const gboolean whole = n == g_utf8_strlen (names[month][i], -1);
          ZavodPartialDate date;

          g_test_message ("%s", text);
          if (zavod_partial_date_parse (text, &date, NULL))
            g_assert_true (date.month == month + 1 || (date.month == 0 && n < 3));
          else
            g_assert_false (whole);
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
    { "Foo 2025", "“Foo” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025." },
    { "21st of Foo 2025", "“Foo” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025." },
    { "iyu 2025", "“iyu” is no month Zavod knows. Write 2025, 2025-10, Oct 2025 or 21 Oct 2025." },
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
  g_test_add_func ("/partial-date/beginnings", test_beginnings);
  g_test_add_func ("/partial-date/messages", test_messages);
  g_test_add_func ("/partial-date/broken-text", test_broken_text);
  g_test_add_func ("/partial-date/iso", test_iso);
  g_test_add_func ("/partial-date/format", test_format);
  g_test_add_func ("/partial-date/days", test_days);
  return g_test_run ();
}
