/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding what an atlas has names of, and going there; filters that have a name. */

#include "fixture.h"

#include "zavod-finder.h"
#include "zavod-saved-filters.h"

static GPtrArray *
find (ZavodFinder *finder,
      const char  *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  zavod_finder_find_async (finder, text, NULL, fixture_keep_result, &result);
  wait_for (result != NULL);
  findings = zavod_finder_find_finish (finder, result, &error);
  g_assert_no_error (error);

  return findings;
}

static void
assert_found (ZavodFinder *finder,
              const char  *text,
              const char  *expected)
{
  g_autoptr (GPtrArray) findings = find (finder, text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const ZavodFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (found, "%s%s: %s", i > 0 ? "; " : "", zavod_noun_get_heading (finding->noun),
                              finding->spelling != NULL ? finding->spelling : finding->markup);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static ZavodFinder *
create_finder (Fixture *fixture)
{
  ZavodFinder *finder = zavod_finder_new (fixture->session);

  wait_for (zavod_finder_is_ready (finder));
  return finder;
}

static void
test_what_was_typed_is_marked (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (ZavodFinder) finder = create_finder (fixture);

  assert_found (finder, "qaz", "Sites: Kia <b>Qaz</b>aqstan; Sites: Zavod <b>Qaz</b>Tehna");
  assert_found (finder, "казтех", "Sites: Zavod <b>QazTehna</b>");
  assert_found (finder, "allur", "Companies and people: <b>Allur</b>");
  assert_found (finder, "alur", "Companies and people: <b>Allur</b>");
  assert_found (finder, "artcle", "Sources: An <b>article</b>");
  assert_found (finder, "xyzzy", "");
  assert_found (finder, "?!", "");
}

static void
test_other_names (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (ZavodFinder) finder = create_finder (fixture);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A town with two names");
  gint64 place = zavod_edit_insert (edit, "place", 0);

  zavod_edit_set_text (edit, "name", "Kostanay");
  zavod_edit_insert (edit, "name", 0);
  zavod_edit_set_integer (edit, "place_id", place);
  zavod_edit_set_text (edit, "text", "Кустанай & Co");
  fixture_edit (fixture, edit);

  /* the names are read again after an edit */
  while (TRUE)
    {
      g_autoptr (GPtrArray) findings = find (finder, "kustan");
      const ZavodFinding *finding = findings->len == 1 ? g_ptr_array_index (findings, 0) : NULL;

      if (finding == NULL)
        continue;
      g_assert_cmpint (finding->id, ==, place);
      g_assert_cmpstr (finding->markup, ==, "Kostanay");
      g_assert_cmpstr (finding->spelling, ==, "<b>Кустан</b>ай &amp; Co");
      break;
    }
}

static gsize
count_selected (Fixture *fixture)
{
  gsize n_sites;

  zavod_session_get_selected_sites (fixture->session, &n_sites);
  return n_sites;
}

static void
keep_words (char       **words,
            const char  *sentence)
{
  g_set_str (words, sentence);
}

static void
test_goes_there (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *failure = NULL;
  g_autoptr (ZavodFinder) finder = create_finder (fixture);
  g_autoptr (GPtrArray) sources = find (finder, "article");
  const ZavodFinding *source = g_ptr_array_index (sources, 0);

  zavod_session_select_noun (fixture->session, ZAVOD_NOUN_SITE, fixture->saran, "Zavod QazTehna", ZAVOD_ORIGIN_FIND);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->saran);
  g_assert_cmpint (zavod_session_get_origin (fixture->session), ==, ZAVOD_ORIGIN_FIND);

  zavod_session_select_noun (fixture->session, ZAVOD_NOUN_ACTOR, fixture->allur, "Allur", ZAVOD_ORIGIN_FIND);
  wait_for (zavod_session_get_selected_actor (fixture->session) == fixture->allur);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "Allur");

  zavod_session_clear_selection (fixture->session);
  zavod_session_select_noun (fixture->session, source->noun, source->id, source->name, ZAVOD_ORIGIN_FIND);
  wait_for (count_selected (fixture) == 2);
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "An article");

  /* what has gone since it was found */
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (keep_words), &failure);
  zavod_session_select_noun (fixture->session, ZAVOD_NOUN_PRODUCT, 1, "Pobeda", ZAVOD_ORIGIN_FIND);
  wait_for (failure != NULL);
  g_assert_cmpstr (failure, ==, "This is not in the atlas any more.");
  g_assert_null (zavod_session_get_selection_words (fixture->session));
}

static void
assert_saved (GSettings  *settings,
              const char *expected)
{
  g_auto (GStrv) names = zavod_saved_filters_list (settings);
  g_autofree char *joined = g_strjoinv (", ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_saved_filters (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.zavod_atlas.Zavod");
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();
  g_autoptr (ZavodFilter) saved = NULL;

  zavod_filter_choose (filter, ZAVOD_FACET_YEAR, 2024, TRUE);
  zavod_saved_filters_save (settings, "First", filter);
  zavod_filter_choose (filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, TRUE);
  zavod_saved_filters_save (settings, "Second", filter);
  assert_saved (settings, "First, Second");

  saved = zavod_saved_filters_get (settings, "Second");
  g_assert_true (zavod_filter_equal (saved, filter));
  g_assert_null (zavod_saved_filters_get (settings, "Third"));

  /* the same name again is the same place in the list */
  zavod_saved_filters_save (settings, "First", filter);
  assert_saved (settings, "First, Second");
  zavod_saved_filters_rename (settings, "First", "Third");
  assert_saved (settings, "Third, Second");
  zavod_saved_filters_rename (settings, "Third", "Second");
  assert_saved (settings, "Second");
  zavod_saved_filters_delete (settings, "Second");
  zavod_saved_filters_delete (settings, "Second");
  assert_saved (settings, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/finder/what-was-typed-is-marked", test_what_was_typed_is_marked);
  ADD ("/finder/other-names", test_other_names);
  ADD ("/finder/goes-there", test_goes_there);
  g_test_add_func ("/finder/saved-filters", test_saved_filters);

  return g_test_run ();
}
