/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "claim-line.h"
#include "zavod-claim-words.h"

static const SourceLine dated = { .id = 1, .title = "An article", .publisher = "Trend", .published = "2025-10-21" };
static const SourceLine undated = { .id = 2, .title = "A leaflet" };

/* What one claim reads like. */
typedef struct
{
  ClaimLine line;
  const char *words;  /* NULL: nothing is said */
} Reading;

static void
assert_readings (const Reading *readings,
                 guint          n_readings,
                 char        *(*format) (const ZavodClaim *claim))
{
  for (guint i = 0; i < n_readings; i++)
    {
      g_autoptr (ZavodClaim) claim = claim_line_make (&readings[i].line);
      g_autofree char *words = format (claim);

      g_assert_cmpstr (words, ==, readings[i].words);
    }
}

static void
test_values (void)
{
  static const Reading readings[] = {
    { LINE ("capacity", "up to 70,000 vehicles a year"), "up to 70,000 vehicles a year" },
    { LINE ("investment", "$310 mn"), "$310 mn" },
    { LINE ("status", "mothballed"), "Mothballed" },
    { LINE ("role", NULL, .actor = "Allur", .role = "owner"), "Allur" },
    { LINE ("role", "a Korean company"), "a Korean company" },
    { LINE ("line-up", NULL, .product = "Kia Sorento"), "Kia Sorento" },
    { LINE ("line-up", NULL, .vehicle_class = "buses"), "Buses" },
    { LINE ("line-up", "small buses", .vehicle_class = "buses"), "small buses" },
    { LINE ("opened", NULL, .since = "2025"), NULL },
    { LINE ("model-launched", NULL, .product = "Kia Sorento"), "Kia Sorento" },
    { LINE ("signed", NULL, .product = "Sorento", .actor = "Allur"), "Sorento, Allur" },
    { LINE ("description", ""), NULL },
    { LINE ("description", "<b>large</b> & new"), "<b>large</b> & new" },
  };

  assert_readings (readings, G_N_ELEMENTS (readings), zavod_claim_format_value);
}

/* A form or an import may state the number alone. */
static void
test_a_number_without_its_text (void)
{
  const ClaimLine line = LINE ("capacity", "up to 70,000 buses a year");
  g_autoptr (ZavodClaim) claim = claim_line_make (&line);
  g_autofree char *words = NULL;

  g_clear_pointer (&claim->value_text, g_free);
  words = zavod_claim_format_value (claim);
  g_assert_cmpstr (words, ==, "At most 70,000 buses a year");
}

static void
test_times (void)
{
  static const Reading readings[] = {
    { LINE ("capacity", NULL, .since = "2025-10-21", .sources = { &dated }), "21 Oct 2025" },
    { LINE ("capacity", NULL, .since = "2024", .until = "2025-06"), "2024 – Jun 2025" },
    { LINE ("capacity", NULL, .until = "2025"), "until 2025" },
    { LINE ("capacity", NULL, .as_of = "2025-10", .time_text = "this autumn"), "Oct 2025" },
    { LINE ("capacity", NULL, .time_text = "early 2023", .sources = { &dated }), "early 2023" },
    { LINE ("capacity", NULL, .sources = { &undated, &dated }), "published 21 Oct 2025" },
    { LINE ("capacity", NULL, .sources = { &undated }), "source without a date" },
    { LINE ("capacity", NULL), NULL },
    { LINE ("capacity", NULL, .since = "some day"), "some day" },
  };

  assert_readings (readings, G_N_ELEMENTS (readings), zavod_claim_format_time);
}

static void
test_scopes (void)
{
  static const Reading readings[] = {
    { LINE ("capacity", "70,000", "nameplate"), "Nameplate" },
    { LINE ("capacity", "70,000", "planned", .vehicle_class = "buses", .stage = 2, .method = "ckd", .since = "2026"),
      "Planned · Buses · Stage 2 · CKD (completely knocked down) · 2026" },
    { LINE ("capacity", "17,000 in three years"), "in all, over 3 years" },
    { LINE ("capacity", "190,000", .shared_with = "Astana <Motors>"),
      "one figure of Kia Qazaqstan, Astana <Motors> together" },
    { LINE ("output", "5", .condition = "if approved"), "if approved" },
    { LINE ("output", "5"), NULL },
  };

  assert_readings (readings, G_N_ELEMENTS (readings), zavod_claim_format_scope);
}

static void
test_properties (void)
{
  static const Reading readings[] = {
    { LINE ("capacity", "1"), "Capacity" },
    { LINE ("statistic", "1", .topic = "cars registered"), "Statistic: cars registered" },
    { LINE ("statistic", "1", .topic = ""), "Statistic" },
    { LINE ("colour", "red"), "colour" },
  };

  assert_readings (readings, G_N_ELEMENTS (readings), zavod_claim_format_property);
}

static void
test_dates_of_sources (void)
{
  static const struct
  {
    SourceLine source;
    const char *words;
  } rows[] = {
    { { .published = "2025-10", .published_text = "October 2025" }, "Oct 2025" },
    { { .published_text = "last autumn" }, "last autumn" },
    { { .title = "A leaflet" }, "no date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ZavodCitation) citation = claim_line_cite (&rows[i].source);
      g_autofree char *words = zavod_citation_format_date (citation);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_words_are_joined (void)
{
  g_autofree char *all = zavod_words_join (", ", "a", "b", "c", NULL);
  g_autofree char *some = zavod_words_join (", ", "", "b", "", "d", "", NULL);
  g_autofree char *none = zavod_words_join (", ", "", "", NULL);

  g_assert_cmpstr (all, ==, "a, b, c");
  g_assert_cmpstr (some, ==, "b, d");
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim-words/values", test_values);
  g_test_add_func ("/claim-words/a-number-without-its-text", test_a_number_without_its_text);
  g_test_add_func ("/claim-words/times", test_times);
  g_test_add_func ("/claim-words/scopes", test_scopes);
  g_test_add_func ("/claim-words/properties", test_properties);
  g_test_add_func ("/claim-words/dates-of-sources", test_dates_of_sources);
  g_test_add_func ("/claim-words/words-are-joined", test_words_are_joined);

  return g_test_run ();
}
