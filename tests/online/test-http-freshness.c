/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-http-freshness.h"

#define NOW G_GINT64_CONSTANT (1763985600)  /* Mon, 24 Nov 2025 12:00:00 GMT */
#define DATE "Mon, 24 Nov 2025 12:00:00 GMT"
#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* fresh: for how many seconds */
static const struct
{
  ZavodFreshnessHeaders headers;
  gboolean may_store;
  gboolean may_serve_stale;
  gint64 fresh;
} rows[] = {
  { { .cache_control = "max-age=3600" }, TRUE, TRUE, HOUR },
  { { .cache_control = "public, MAX-AGE=\"3600\"" }, TRUE, TRUE, HOUR },
  { { .cache_control = "private, max-age=60, immutable" }, TRUE, TRUE, 60 },
  { { .cache_control = "max-age=3600", .age = "600", .date = DATE }, TRUE, TRUE, HOUR - 600 },
  { { .cache_control = "max-age=3600", .date = "Mon, 24 Nov 2025 11:50:00 GMT" }, TRUE, TRUE, HOUR - 600 },
  { { .cache_control = "max-age=3600", .age = "soon" }, TRUE, TRUE, HOUR },
  { { .cache_control = "max-age=3600", .expires = DATE }, TRUE, TRUE, HOUR },
  { { .cache_control = "max-age=0" }, TRUE, TRUE, 0 },
  { { .cache_control = "max-age=-5" }, TRUE, TRUE, 0 },
  { { .cache_control = "max-age" , .expires = "Mon, 24 Nov 2025 13:00:00 GMT" }, TRUE, TRUE, HOUR },
  { { .cache_control = "max-age=99999999999999999999999" }, TRUE, TRUE, 365 * DAY },
  { { .cache_control = "no-store" }, FALSE, FALSE, 7 * DAY },
  { { .cache_control = "no-cache, max-age=3600" }, TRUE, FALSE, 0 },
  { { .cache_control = "max-age=60, must-revalidate" }, TRUE, FALSE, 60 },
  { { .expires = "Mon, 24 Nov 2025 13:00:00 GMT", .date = DATE }, TRUE, TRUE, HOUR },
  { { .expires = "Mon, 24 Nov 2025 11:00:00 GMT", .date = DATE }, TRUE, TRUE, 0 },
  { { .expires = "0", .last_modified = "Mon, 24 Nov 2025 02:00:00 GMT" }, TRUE, TRUE, 0 },
  { { .last_modified = "Mon, 24 Nov 2025 02:00:00 GMT", .date = DATE }, TRUE, TRUE, HOUR },
  { { .last_modified = "Fri, 24 Nov 1995 12:00:00 GMT", .date = DATE }, TRUE, TRUE, 7 * DAY },
  { { .last_modified = "Tue, 24 Nov 2026 12:00:00 GMT", .date = DATE }, TRUE, TRUE, 0 },
  { { .cache_control = "" }, TRUE, TRUE, 7 * DAY },
  { { .cache_control = ",,=;\"" }, TRUE, TRUE, 7 * DAY },
};

static void
test_freshness (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ZavodFreshness freshness;

      zavod_http_freshness_read (&rows[i].headers, NOW, &freshness);
      g_test_message ("row %u", i);
      g_assert_cmpint (freshness.may_store, ==, rows[i].may_store);
      g_assert_cmpint (freshness.may_serve_stale, ==, rows[i].may_serve_stale);
      g_assert_cmpint (freshness.fresh_until - NOW, ==, rows[i].fresh);
    }
}

static void
test_retry_after (void)
{
  g_assert_cmpuint (zavod_http_retry_after (NULL, NOW), ==, 0);
  g_assert_cmpuint (zavod_http_retry_after ("", NOW), ==, 0);
  g_assert_cmpuint (zavod_http_retry_after ("later", NOW), ==, 0);
  g_assert_cmpuint (zavod_http_retry_after ("120", NOW), ==, 120);
  g_assert_cmpuint (zavod_http_retry_after ("99999999999", NOW), ==, HOUR);
  g_assert_cmpuint (zavod_http_retry_after ("-1", NOW), ==, 0);
  g_assert_cmpuint (zavod_http_retry_after ("Mon, 24 Nov 2025 12:00:30 GMT", NOW), ==, 30);
  g_assert_cmpuint (zavod_http_retry_after ("Mon, 24 Nov 2025 11:00:00 GMT", NOW), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-freshness/headers", test_freshness);
  g_test_add_func ("/http-freshness/retry-after", test_retry_after);
  return g_test_run ();
}
