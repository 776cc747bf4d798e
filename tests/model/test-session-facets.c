/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the facets count, and that they follow choices, edits and the map's view. */

#include "fixture.h"

#include "zavod-filter-words.h"
#include "zavod-vocabulary.h"

#define NOT_THERE G_MAXUINT

static guint
count (Fixture    *fixture,
       ZavodFacet  facet,
       gint64      key)
{
  const ZavodFacetColumn *column = zavod_session_get_facet (fixture->session, facet);
  const gint value = column != NULL ? zavod_facet_column_find (column, key) : -1;

  return value < 0 ? NOT_THERE : zavod_session_count_facet (fixture->session, facet, (guint) value);
}

/* The facets come after the points. */
static void
wait_count (Fixture    *fixture,
            ZavodFacet  facet,
            gint64      key,
            guint       expected)
{
  wait_for (count (fixture, facet, key) == expected);
}

static void
choose (Fixture    *fixture,
        ZavodFacet  facet,
        gint64      key,
        gboolean    chosen)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_copy (zavod_session_get_filter (fixture->session));

  zavod_filter_choose (filter, facet, key, chosen);
  zavod_session_set_filter (fixture->session, filter);
}

static void
assert_shown (Fixture *fixture,
              guint    n_sites)
{
  GArray *shown = zavod_session_get_shown (fixture->session);

  g_assert_cmpuint (shown != NULL ? shown->len : zavod_session_get_points (fixture->session)->len, ==, n_sites);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  const gint64 kazakhstan = zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, "KZ");
  const gint64 local_partner = zavod_vocabulary_find (ZAVOD_VOCABULARY_ROLE, "local-partner");

  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 2);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_COUNTRY, kazakhstan), ==, 3);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING), ==, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_UNKNOWN), ==, 2);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_ROLE, local_partner), ==, 2);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_YEAR, 2025), ==, 1);
  /* one source without a date speaks of two sites, of the third none does */
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_SINGLE), ==, 2);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_UNDATED), ==, 2);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_NO_PLACE), ==, 0);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_CONFLICT), ==, 0);
}

static void
test_choices_narrow_each_other (Fixture       *fixture,
                                gconstpointer  data)
{
  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 2);
  choose (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, TRUE);
  assert_shown (fixture, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_PARTNER, fixture->allur), ==, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_UNKNOWN), ==, 2);

  choose (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_UNKNOWN, TRUE);
  assert_shown (fixture, 3);
  choose (fixture, ZAVOD_FACET_PARTNER, fixture->allur, TRUE);
  assert_shown (fixture, 2);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_UNKNOWN), ==, 1);

  choose (fixture, ZAVOD_FACET_YEAR, 2025, TRUE);
  choose (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, FALSE);
  assert_shown (fixture, 0);
  zavod_session_clear_filter (fixture->session);
  assert_shown (fixture, 3);
}

static void
test_a_choice_waits_for_its_facet (Fixture       *fixture,
                                   gconstpointer  data)
{
  /* chosen before anything was read, as a saved filter may be */
  fixture_close (fixture);
  fixture_open (fixture);
  choose (fixture, ZAVOD_FACET_PARTNER, fixture->allur, TRUE);
  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 2);
  assert_shown (fixture, 2);
  g_assert_cmpuint (zavod_session_get_passing (fixture->session)->len, ==, 2);
}

static void
test_counts_follow_edits (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Two more");
  gint64 place;

  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 2);
  place = zavod_edit_insert (edit, "place", 0);
  zavod_edit_set_text (edit, "name", "Oral");
  zavod_edit_insert (edit, "site", 0);
  zavod_edit_set_text (edit, "name", "One that nobody has seen");
  zavod_edit_set_text (edit, "country", "UZ");
  zavod_edit_set_integer (edit, "place_id", place);
  zavod_edit_delete (edit, "site", fixture->almaty);
  fixture_edit (fixture, edit);

  wait_count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_NO_PLACE, 1);
  wait_count (fixture, ZAVOD_FACET_PLACE, place, 1);
  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_COUNTRY, zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, "UZ")), ==, 1);
}

static void
test_rivals_are_found (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Rival areas");
  const double areas[] = { 63, 70 };
  gint64 source = zavod_edit_insert (edit, "source", 0);

  zavod_edit_set_text (edit, "title", "Another article");
  zavod_edit_set_text (edit, "kind", "article");
  zavod_edit_set_text (edit, "published", "2025-10");
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      gint64 claim = zavod_edit_insert (edit, "claim", 0);

      zavod_edit_set_integer (edit, "site_id", fixture->kostanay);
      zavod_edit_set_text (edit, "property", "area");
      zavod_edit_set_real (edit, "low", areas[i]);
      zavod_edit_set_real (edit, "high", areas[i]);
      zavod_edit_set_text (edit, "unit", "ha");
      zavod_edit_insert (edit, "citation", 0);
      zavod_edit_set_integer (edit, "claim_id", claim);
      zavod_edit_set_integer (edit, "source_id", source);
    }
  fixture_edit (fixture, edit);

  wait_count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_CONFLICT, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_SINGLE), ==, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_WORTH, ZAVOD_WORTH_UNDATED), ==, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_SOURCE, source), ==, 1);
}

static void
test_only_what_is_in_view_is_counted (Fixture       *fixture,
                                      gconstpointer  data)
{
  const ZavodBox north = { 60, 49, 80, 60 };

  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 2);
  choose (fixture, ZAVOD_FACET_PARTNER, fixture->allur, TRUE);
  zavod_session_set_view (fixture->session, &north);
  zavod_session_set_only_in_view (fixture->session, TRUE);
  assert_shown (fixture, 1);
  g_assert_cmpuint (count (fixture, ZAVOD_FACET_PARTNER, fixture->allur), ==, 1);
  /* the map draws what passes, wherever it is */
  g_assert_cmpuint (zavod_session_get_passing (fixture->session)->len, ==, 2);
}

static void
assert_words (Fixture    *fixture,
              ZavodFacet  facet,
              const char *expected)
{
  g_autofree char *words = zavod_session_describe_facet (fixture->session, facet);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_a_filter_in_words (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();

  wait_count (fixture, ZAVOD_FACET_PARTNER, fixture->allur, 2);
  assert_words (fixture, ZAVOD_FACET_PARTNER, NULL);
  zavod_filter_choose (filter, ZAVOD_FACET_PARTNER, fixture->allur, TRUE);
  zavod_filter_set_shown (filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_UNKNOWN, FALSE);
  zavod_filter_set_shown (filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_IDLE, FALSE);
  for (guint year = 2020; year < 2025; year++)
    zavod_filter_choose (filter, ZAVOD_FACET_YEAR, year, TRUE);
  zavod_filter_choose (filter, ZAVOD_FACET_BRAND, 12345, TRUE);
  zavod_session_set_filter (fixture->session, filter);

  assert_words (fixture, ZAVOD_FACET_PARTNER, "Partner: Allur");
  assert_words (fixture, ZAVOD_FACET_LOOK, "Without: Idle or closed, Unknown");
  assert_words (fixture, ZAVOD_FACET_YEAR, "Year: 2020, 2021, 2022 +2");
  assert_words (fixture, ZAVOD_FACET_BRAND, "Brand: ?");
}

/* Which choice leaves everything out, and what it leaves out. */
static void
test_nothing_passes (Fixture       *fixture,
                     gconstpointer  data)
{
  const gint64 kazakhstan = zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, "KZ");
  const gint64 uzbekistan = zavod_vocabulary_find (ZAVOD_VOCABULARY_COUNTRY, "UZ");
  const gint64 all[] = { fixture->kostanay, fixture->almaty, fixture->saran };

  wait_count (fixture, ZAVOD_FACET_COUNTRY, kazakhstan, 3);
  g_assert_false (zavod_session_is_left_out (fixture->session, all, 3));
  choose (fixture, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, TRUE);
  assert_shown (fixture, 1);
  g_assert_false (zavod_session_is_left_out (fixture->session, all, 3));
  g_assert_true (zavod_session_is_left_out (fixture->session, &fixture->saran, 1));
  g_assert_false (zavod_session_is_left_out (fixture->session, NULL, 0));

  choose (fixture, ZAVOD_FACET_COUNTRY, uzbekistan, TRUE);
  assert_shown (fixture, 0);
  g_assert_true (zavod_session_is_left_out (fixture->session, all, 3));
  g_assert_cmpuint (zavod_session_count_without (fixture->session, ZAVOD_FACET_COUNTRY), ==, 1);
  g_assert_cmpuint (zavod_session_count_without (fixture->session, ZAVOD_FACET_LOOK), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/facets/counts", test_counts);
  ADD ("/facets/choices-narrow-each-other", test_choices_narrow_each_other);
  ADD ("/facets/a-choice-waits-for-its-facet", test_a_choice_waits_for_its_facet);
  ADD ("/facets/counts-follow-edits", test_counts_follow_edits);
  ADD ("/facets/rivals-are-found", test_rivals_are_found);
  ADD ("/facets/only-what-is-in-view-is-counted", test_only_what_is_in_view_is_counted);
  ADD ("/facets/nothing-passes", test_nothing_passes);
  ADD ("/facets/a-filter-in-words", test_a_filter_in_words);

  return g_test_run ();
}
