/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The filter and the selection of several sites, and what the lists make of them. */

#include "fixture.h"

static void
count (guint *times)
{
  ++*times;
}

static gsize
count_selected (Fixture *fixture)
{
  gsize n_sites;

  zavod_session_get_selected_sites (fixture->session, &n_sites);
  return n_sites;
}

static void
test_selects_several (Fixture       *fixture,
                      gconstpointer  data)
{
  const gint64 both[] = { fixture->saran, fixture->kostanay };
  guint times = 0;

  g_signal_connect_swapped (fixture->session, "selection-changed", G_CALLBACK (count), &times);
  zavod_session_select_sites (fixture->session, both, 2, ZAVOD_ORIGIN_MAP);
  g_assert_cmpuint (times, ==, 1);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, 0);
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "2 sites");

  /* one of them is read, both stay selected */
  zavod_session_show_site (fixture->session, fixture->saran);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  g_assert_cmpstr (zavod_session_get_record (fixture->session)->name, ==, "Zavod QazTehna");
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "2 sites");
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  zavod_session_show_site (fixture->session, 0);
  g_assert_null (zavod_session_get_record (fixture->session));
  g_assert_cmpuint (count_selected (fixture), ==, 2);

  zavod_session_select_sites (fixture->session, both, 1, ZAVOD_ORIGIN_MAP);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->saran);
  zavod_session_select_sites (fixture->session, NULL, 0, ZAVOD_ORIGIN_MAP);
  g_assert_cmpuint (count_selected (fixture), ==, 0);
  g_assert_cmpint (zavod_session_get_origin (fixture->session), ==, ZAVOD_ORIGIN_NONE);
}

static void
test_adds_and_takes_away (Fixture       *fixture,
                          gconstpointer  data)
{
  const gint64 north[] = { fixture->kostanay, fixture->saran };

  zavod_session_toggle_sites (fixture->session, &fixture->almaty, 1, ZAVOD_ORIGIN_MAP);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->almaty);
  zavod_session_toggle_sites (fixture->session, &fixture->saran, 1, ZAVOD_ORIGIN_MAP);
  g_assert_cmpuint (count_selected (fixture), ==, 2);

  /* a mark of two sites, one of which is selected: both are, then neither is */
  zavod_session_toggle_sites (fixture->session, north, 2, ZAVOD_ORIGIN_MAP);
  g_assert_cmpuint (count_selected (fixture), ==, 3);
  zavod_session_add_sites (fixture->session, north, 2, ZAVOD_ORIGIN_MAP);
  g_assert_cmpuint (count_selected (fixture), ==, 3);
  zavod_session_toggle_sites (fixture->session, north, 2, ZAVOD_ORIGIN_MAP);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->almaty);
  zavod_session_toggle_sites (fixture->session, &fixture->almaty, 1, ZAVOD_ORIGIN_MAP);
  g_assert_cmpuint (count_selected (fixture), ==, 0);
}

static void
test_lists_narrow_to_several (Fixture       *fixture,
                              gconstpointer  data)
{
  const gint64 two[] = { fixture->kostanay, fixture->saran };
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodRowList) partners = zavod_row_list_new (fixture->session, ZAVOD_TABLE_PARTNERS);

  fixture_wait_list (partners, 2);
  zavod_session_select_sites (fixture->session, two, 2, ZAVOD_ORIGIN_MAP);
  fixture_wait_list (sites, 2);
  fixture_wait_list (partners, 1);
  zavod_session_select_sites (fixture->session, two, 2, ZAVOD_ORIGIN_SITES);
  fixture_wait_list (sites, 3);
  fixture_wait_list (partners, 1);
}

static void
test_a_deleted_site_is_selected_no_more (Fixture       *fixture,
                                         gconstpointer  data)
{
  const gint64 all[] = { fixture->kostanay, fixture->almaty, fixture->saran };
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete a site");

  zavod_session_select_sites (fixture->session, all, 3, ZAVOD_ORIGIN_MAP);
  zavod_edit_delete (edit, "site", fixture->saran);
  fixture_edit (fixture, edit);
  wait_for (count_selected (fixture) == 2);
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "2 sites");
  g_assert_false (zavod_session_is_site_selected (fixture->session, fixture->saran));
}

static void
leave_out (Fixture   *fixture,
           ZavodLook  look)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_copy (zavod_session_get_filter (fixture->session));

  zavod_filter_set_shown (filter, ZAVOD_FACET_LOOK, look, FALSE);
  zavod_session_set_filter (fixture->session, filter);
}

static void
test_lists_follow_the_filter (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodRowList) partners = zavod_row_list_new (fixture->session, ZAVOD_TABLE_PARTNERS);
  guint filters = 0, shown = 0;

  fixture_wait_list (partners, 2);
  g_signal_connect_swapped (fixture->session, "filter-changed", G_CALLBACK (count), &filters);
  g_signal_connect_swapped (fixture->session, "shown-changed", G_CALLBACK (count), &shown);

  leave_out (fixture, ZAVOD_LOOK_OPERATING);
  leave_out (fixture, ZAVOD_LOOK_OPERATING);
  fixture_wait_list (sites, 2);
  fixture_wait_list (partners, 1);
  g_assert_cmpuint (filters, ==, 1);
  g_assert_cmpuint (shown, ==, 1);
  g_assert_true (zavod_row_list_is_filtered (sites));
  g_assert_false (zavod_row_list_is_narrowed (sites));

  /* what is selected and left out is in no table */
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_MAP);
  fixture_wait_list (partners, 0);
  g_assert_true (zavod_row_list_is_narrowed (partners) && zavod_row_list_is_filtered (partners));
  zavod_session_clear_selection (fixture->session);

  leave_out (fixture, ZAVOD_LOOK_UNKNOWN);
  fixture_wait_list (sites, 0);
  fixture_wait_list (partners, 0);

  zavod_session_clear_filter (fixture->session);
  fixture_wait_list (sites, 3);
  fixture_wait_list (partners, 2);
  g_assert_false (zavod_row_list_is_filtered (sites));
}

static void
test_only_in_view (Fixture       *fixture,
                   gconstpointer  data)
{
  const ZavodBox north = { 60, 49, 80, 60 };
  const ZavodBox nowhere = { 0, 0, 1, 1 };
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  guint shown = 0;

  fixture_wait_list (sites, 3);
  g_signal_connect_swapped (fixture->session, "shown-changed", G_CALLBACK (count), &shown);

  /* no map has been seen yet */
  g_object_set (fixture->session, "only-in-view", TRUE, NULL);
  g_assert_null (zavod_session_get_shown (fixture->session));

  zavod_session_set_view (fixture->session, &north);
  fixture_wait_list (sites, 2);
  g_assert_cmpint (zavod_row_list_find (sites, fixture->almaty), ==, -1);
  zavod_session_set_view (fixture->session, &north);
  g_assert_cmpuint (shown, ==, 1);

  leave_out (fixture, ZAVOD_LOOK_OPERATING);
  fixture_wait_list (sites, 1);
  zavod_session_set_view (fixture->session, &nowhere);
  fixture_wait_list (sites, 0);

  zavod_session_clear_filter (fixture->session);
  g_assert_false (zavod_session_get_only_in_view (fixture->session));
  fixture_wait_list (sites, 3);
}

static void
test_an_edit_passes_the_filter (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("New site");

  leave_out (fixture, ZAVOD_LOOK_OPERATING);
  fixture_wait_list (sites, 2);
  zavod_edit_insert (edit, "site", 0);
  zavod_edit_set_text (edit, "name", "KAMAZ");
  fixture_edit (fixture, edit);
  fixture_wait_list (sites, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/session/selects-several", test_selects_several);
  ADD ("/session/adds-and-takes-away", test_adds_and_takes_away);
  ADD ("/session/lists-narrow-to-several", test_lists_narrow_to_several);
  ADD ("/session/a-deleted-site-is-selected-no-more", test_a_deleted_site_is_selected_no_more);
  ADD ("/session/lists-follow-the-filter", test_lists_follow_the_filter);
  ADD ("/session/only-in-view", test_only_in_view);
  ADD ("/session/an-edit-passes-the-filter", test_an_edit_passes_the_filter);

  return g_test_run ();
}
