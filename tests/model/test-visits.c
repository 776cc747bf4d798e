/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-visits.h"

/* "a b [c] d": the visits with the one that is looked at in brackets, found by walking to both sides. */
static char *
spell (ZavodVisits *visits)
{
  GString *words = g_string_new (NULL);
  const ZavodVisit *visit;
  int first = 0;

  while (zavod_visits_peek (visits, first - 1) != NULL)
    first--;
  for (int steps = first; (visit = zavod_visits_peek (visits, steps)) != NULL; steps++)
    g_string_append_printf (words, steps == 0 ? "%s[%s]" : "%s%s", words->len > 0 ? " " : "", visit->name);

  return g_string_free_and_steal (words);
}

static void
assert_visits (ZavodVisits *visits,
               const char  *expected)
{
  g_autofree char *words = spell (visits);

  g_assert_cmpstr (words, ==, expected);
}

static ZavodVisits *
make (const char *letters)
{
  ZavodVisits *visits = zavod_visits_new ();

  for (; *letters != '\0'; letters++)
    g_assert_true (zavod_visits_add (visits, ZAVOD_NOUN_SITE, *letters, (const char[]) { *letters, '\0' }));

  return visits;
}

static void
test_back_and_forward (void)
{
  g_autoptr (ZavodVisits) visits = make ("abc");

  assert_visits (visits, "a b [c]");
  g_assert_cmpstr (zavod_visits_go (visits, -1)->name, ==, "b");
  assert_visits (visits, "a [b] c");
  g_assert_cmpstr (zavod_visits_go (visits, 1)->name, ==, "c");
  g_assert_null (zavod_visits_go (visits, 1));
  g_assert_null (zavod_visits_go (visits, -3));
  assert_visits (visits, "a b [c]");
}

static void
test_another_way_forward (void)
{
  g_autoptr (ZavodVisits) visits = make ("abc");

  zavod_visits_go (visits, -2);
  zavod_visits_add (visits, ZAVOD_NOUN_SITE, 'd', "d");
  assert_visits (visits, "a [d]");
}

static void
test_the_same_again (void)
{
  g_autoptr (ZavodVisits) visits = make ("ab");

  g_assert_false (zavod_visits_add (visits, ZAVOD_NOUN_SITE, 'b', NULL));
  assert_visits (visits, "a [b]");
  /* an id is one of its noun only */
  g_assert_true (zavod_visits_add (visits, ZAVOD_NOUN_ACTOR, 'b', "B"));
  assert_visits (visits, "a b [B]");
  g_assert_true (zavod_visits_add (visits, ZAVOD_NOUN_ACTOR, 'b', "Bee"));
  assert_visits (visits, "a b [Bee]");
}

/* Back from nothing leads to what was looked at last. */
static void
test_away (void)
{
  g_autoptr (ZavodVisits) visits = zavod_visits_new ();

  g_assert_null (zavod_visits_peek (visits, -1));
  g_assert_null (zavod_visits_peek (visits, 1));
  zavod_visits_add (visits, ZAVOD_NOUN_SITE, 'a', "a");
  zavod_visits_leave (visits);
  g_assert_cmpstr (zavod_visits_peek (visits, -1)->name, ==, "a");
  g_assert_cmpstr (zavod_visits_go (visits, -1)->name, ==, "a");
  g_assert_null (zavod_visits_peek (visits, -1));

  zavod_visits_leave (visits);
  g_assert_true (zavod_visits_add (visits, ZAVOD_NOUN_SITE, 'a', "a"));
  assert_visits (visits, "[a]");
}

static void
test_what_is_gone (void)
{
  g_autoptr (ZavodVisits) visits = make ("abac");

  g_assert_false (zavod_visits_forget (visits, ZAVOD_NOUN_ACTOR, 'b'));
  g_assert_true (zavod_visits_forget (visits, ZAVOD_NOUN_SITE, 'b'));
  assert_visits (visits, "a [c]");
  g_assert_true (zavod_visits_forget (visits, ZAVOD_NOUN_SITE, 'c'));
  g_assert_cmpstr (zavod_visits_peek (visits, -1)->name, ==, "a");
  g_assert_true (zavod_visits_forget (visits, ZAVOD_NOUN_SITE, 'a'));
  g_assert_null (zavod_visits_peek (visits, -1));
  zavod_visits_add (visits, ZAVOD_NOUN_SITE, 'd', "d");
  assert_visits (visits, "[d]");
}

static void
test_not_without_end (void)
{
  g_autoptr (ZavodVisits) visits = zavod_visits_new ();
  int n = 0;

  for (int i = 1; i <= 1000; i++)
    zavod_visits_add (visits, ZAVOD_NOUN_SITE, i, "x");
  while (zavod_visits_go (visits, -1) != NULL)
    n++;
  g_assert_cmpint (n, ==, 99);
  g_assert_cmpint (zavod_visits_peek (visits, 0)->id, ==, 901);

  zavod_visits_clear (visits);
  g_assert_null (zavod_visits_peek (visits, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits/back-and-forward", test_back_and_forward);
  g_test_add_func ("/visits/another-way-forward", test_another_way_forward);
  g_test_add_func ("/visits/the-same-again", test_the_same_again);
  g_test_add_func ("/visits/away", test_away);
  g_test_add_func ("/visits/what-is-gone", test_what_is_gone);
  g_test_add_func ("/visits/not-without-end", test_not_without_end);

  return g_test_run ();
}
