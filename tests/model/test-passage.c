/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-folding.h"
#include "zavod-known-names.h"
#include "zavod-mentions.h"
#include "zavod-passage.h"

#include <locale.h>
#include <string.h>

#define ARTICLE \
  "A plant opens\n" \
  "The Rudny works cost $310mn and stand on 63 hectares. They are designed to make up to 70,000 vehicles annually,\n" \
  "beginning in October 2025. More than 134,000 cars were\nproduced in 2024. It is large."

static ZavodPassage *
take (const char *words)
{
  g_autoptr (GArray) mentions = zavod_mentions_find (ARTICLE);
  const gsize start = (gsize) (strstr (ARTICLE, words) - ARTICLE);

  return zavod_passage_new (ARTICLE, mentions, start, start + strlen (words));
}

static void
assert_passage (ZavodPassage *passage,
                const char   *quote,
                const char   *value,
                const char   *time,
                const char   *property,
                const char   *modality)
{
  g_assert_nonnull (passage);
  g_assert_cmpstr (passage->quote, ==, quote);
  g_assert_cmpstr (passage->value, ==, value);
  g_assert_cmpstr (passage->time, ==, time);
  g_assert_cmpstr (passage->property, ==, property);
  g_assert_cmpstr (passage->modality, ==, modality);
  zavod_passage_free (passage);
}

static void
test_selection (void)
{
  assert_passage (take ("cost $310mn and stand"), "cost $310mn and stand", "$310mn", NULL, "investment", NULL);
  assert_passage (take ("63 hectares. They are designed to make up to 70,000 vehicles annually"),
                  "63 hectares. They are designed to make up to 70,000 vehicles annually", "63 hectares", NULL, "area",
                  "nameplate");
  assert_passage (take ("were\nproduced"), "were produced", NULL, NULL, NULL, "actual");
}

/* A number alone, and the cursor alone, are quoted with their sentence. */
static void
test_mark_and_cursor (void)
{
  g_autoptr (GArray) mentions = zavod_mentions_find (ARTICLE);
  const gsize at = (gsize) (strstr (ARTICLE, "large") - ARTICLE);

  assert_passage (take ("$310mn"), "The Rudny works cost $310mn and stand on 63 hectares.", "$310mn", NULL, "investment",
                  NULL);
  assert_passage (take ("63 hect"), "The Rudny works cost $310mn and stand on 63 hectares.", "63 hectares", NULL, "area",
                  NULL);
  assert_passage (take ("October"), "beginning in October 2025.", NULL, "beginning in October 2025", NULL, NULL);
  assert_passage (zavod_passage_new (ARTICLE, mentions, at, at), "It is large.", NULL, NULL, NULL, NULL);
  assert_passage (take (" large"), "large", NULL, NULL, NULL, NULL);
}

static void
test_nothing (void)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (ZavodMention));

  g_assert_null (zavod_passage_new ("", none, 0, 0));
  g_assert_null (zavod_passage_new ("a  \n b", none, 1, 4));
}

/* A quote has a limit: it ends with a word, and the number is in it. */
static void
test_long_sentence (void)
{
  g_autoptr (GString) article = g_string_new ("It");
  g_autoptr (GArray) mentions = NULL;
  g_autoptr (ZavodPassage) passage = NULL;
  gsize at;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (article, " %s", i == 100 ? "costs $310mn and" : "слово");
  mentions = zavod_mentions_find (article->str);
  at = (gsize) (strstr (article->str, "$310mn") - article->str);
  passage = zavod_passage_new (article->str, mentions, at, at);
  g_assert_nonnull (strstr (passage->quote, "слово costs $310mn and слово"));
  g_assert_cmpint (g_utf8_strlen (passage->quote, -1), <=, ZAVOD_QUOTE_MAX);
  g_assert_cmpint (g_utf8_strlen (passage->quote, -1), >, ZAVOD_QUOTE_MAX - 20);
  g_assert_true (g_str_has_prefix (passage->quote, "слово") && g_str_has_suffix (passage->quote, "слово"));
}

static ZavodInput *
fill (const char *words,
      const char *property)
{
  g_autoptr (ZavodPassage) passage = take (words);
  ZavodReference site = { 12, (char *) "Rudny" };
  ZavodClaimInput *input = zavod_claim_input_new (property != NULL ? property : passage->property, ZAVOD_SUBJECT_SITE, &site);

  zavod_passage_type (passage, input);
  return ZAVOD_INPUT (input);
}

static void
assert_field (ZavodInput *input,
              const char *field,
              const char *text)
{
  g_assert_cmpstr (zavod_input_get (input, field), ==, text);
}

static void
test_into_statement (void)
{
  g_autoptr (ZavodInput) capacity = fill ("up to 70,000 vehicles annually", NULL);
  g_autoptr (ZavodInput) output = fill ("More than 134,000 cars were\nproduced in 2024", NULL);
  g_autoptr (ZavodInput) opened = fill ("beginning in October 2025", "opened");

  assert_field (capacity, "property", "capacity");
  assert_field (capacity, "value", "up to 70,000 vehicles annually");
  assert_field (capacity, "bound", "up-to");
  assert_field (capacity, "unit", "vehicles");
  assert_field (capacity, "period", "per-year");
  assert_field (capacity, "modality", "nameplate");
  assert_field (output, "property", "output");
  assert_field (output, "value", "More than 134,000 cars");
  assert_field (output, "since", "2024");
  assert_field (output, "until", "2024");
  assert_field (output, "modality", "actual");
  assert_field (opened, "since", "beginning in October 2025");
  assert_field (opened, "value", "");
}

static void
test_find (void)
{
  gsize start, end;

  g_assert_true (zavod_passage_find (ARTICLE, "cars were produced in 2024", &start, &end));
  g_assert_cmpmem (ARTICLE + start, end - start, "cars were\nproduced in 2024", 26);
  g_assert_true (zavod_passage_find (ARTICLE, "A", &start, &end));
  g_assert_cmpuint (start, ==, 0);
  g_assert_false (zavod_passage_find (ARTICLE, "It is large. ", &start, &end));
  g_assert_false (zavod_passage_find (ARTICLE, "carswere", &start, &end));
  g_assert_false (zavod_passage_find (ARTICLE, "", &start, &end));
}

static void
test_known_names (void)
{
  g_autoptr (ZavodKnownNames) names = zavod_known_names_new ();
  g_autoptr (GArray) found = NULL;
  g_autofree char *folded = NULL;

  zavod_known_names_sink.add (names, ZAVOD_NOUN_PRODUCT, 1, "Kia", NULL);
  zavod_known_names_sink.add (names, ZAVOD_NOUN_SITE, 2, "Kia Qazaqstan", NULL);
  zavod_known_names_sink.add (names, ZAVOD_NOUN_SITE, 3, "Қостанай зауыты", "Kia Qazaqstan");
  zavod_known_names_sink.add (names, ZAVOD_NOUN_ACTOR, 4, "Kia", NULL);
  zavod_known_names_sink.add (names, ZAVOD_NOUN_ACTOR, 5, "DT", NULL);
  zavod_known_names_sink.add (names, ZAVOD_NOUN_QUOTE, 6, "Words", NULL);
  zavod_known_names_sink.add (names, ZAVOD_NOUN_PLACE, 7, "Kostanay", NULL);
  found = zavod_known_names_find (names, "“KIA Qazaqstan”, said Kia of Kostanay and DT: words, kia, Қостанай зауыты. Words");
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (g_array_index (found, ZavodKnownName, 0).id, ==, 2);
  g_assert_cmpint (g_array_index (found, ZavodKnownName, 1).id, ==, 4);
  g_assert_cmpint (g_array_index (found, ZavodKnownName, 2).id, ==, 3);
  g_assert_cmpint (zavod_known_names_look_up (names, ZAVOD_NOUN_PLACE, "rudny"), ==, 0);
  folded = zavod_name_fold ("Костанай");
  g_assert_cmpint (zavod_known_names_look_up (names, ZAVOD_NOUN_PLACE, folded), ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage/selection", test_selection);
  g_test_add_func ("/passage/mark-and-cursor", test_mark_and_cursor);
  g_test_add_func ("/passage/nothing", test_nothing);
  g_test_add_func ("/passage/long-sentence", test_long_sentence);
  g_test_add_func ("/passage/into-statement", test_into_statement);
  g_test_add_func ("/passage/find", test_find);
  g_test_add_func ("/passage/known-names", test_known_names);

  return g_test_run ();
}
