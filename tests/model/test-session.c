/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "zavod-error.h"
#include "zavod-site-deletion.h"

static void
test_opens (Fixture       *fixture,
            gconstpointer  data)
{
  const ZavodSitePoint *points = (const ZavodSitePoint *) (void *) zavod_session_get_points (fixture->session)->data;
  guint operating = 0;

  g_assert_false (zavod_session_is_read_only (fixture->session));
  g_assert_cmpuint (zavod_session_get_n_claims (fixture->session), ==, 4);
  for (guint i = 0; i < 3; i++)
    operating += points[i].status == ZAVOD_STATUS_OPERATING;
  g_assert_cmpuint (operating, ==, 1);
}

static void
count (guint *times)
{
  ++*times;
}

static void
test_selects_a_site (Fixture       *fixture,
                     gconstpointer  data)
{
  guint times = 0;
  gsize n_sites;

  g_signal_connect_swapped (fixture->session, "selection-changed", G_CALLBACK (count), &times);
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_MAP);
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_MAP);

  g_assert_cmpuint (times, ==, 1);
  g_assert_cmpint (zavod_session_get_selected_site (fixture->session), ==, fixture->kostanay);
  g_assert_cmpint (*zavod_session_get_selected_sites (fixture->session, &n_sites), ==, fixture->kostanay);
  g_assert_cmpuint (n_sites, ==, 1);
  g_assert_true (zavod_session_is_site_selected (fixture->session, fixture->kostanay));
  g_assert_false (zavod_session_is_site_selected (fixture->session, fixture->almaty));

  wait_for (zavod_session_get_record (fixture->session) != NULL);
  g_assert_cmpstr (zavod_session_get_record (fixture->session)->name, ==, "Kia Qazaqstan");
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "Kia Qazaqstan");

  zavod_session_clear_selection (fixture->session);
  g_assert_cmpuint (times, ==, 2);
  g_assert_null (zavod_session_get_record (fixture->session));
  g_assert_null (zavod_session_get_selection_words (fixture->session));
}

static void
test_selects_a_company (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (ZavodRowList) partners = zavod_row_list_new (fixture->session, ZAVOD_TABLE_PARTNERS);
  g_autoptr (ZavodRow) row = NULL;
  gsize n_sites = 0;

  fixture_wait_list (partners, 2);
  row = fixture_get_row (partners, 0);
  zavod_session_select_row (fixture->session, zavod_row_get_tuple (row), ZAVOD_ORIGIN_PARTNERS);
  wait_for ((zavod_session_get_selected_sites (fixture->session, &n_sites), n_sites == 2));

  g_assert_cmpint (zavod_session_get_selected_actor (fixture->session), ==, fixture->allur);
  g_assert_cmpstr (zavod_session_get_selection_words (fixture->session), ==, "Allur");
  g_assert_true (zavod_session_is_site_selected (fixture->session, fixture->kostanay));
  g_assert_true (zavod_session_is_site_selected (fixture->session, fixture->almaty));
  g_assert_false (zavod_session_is_site_selected (fixture->session, fixture->saran));
}

static void
test_selects_a_shared_figure (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (ZavodRowList) capacities = zavod_row_list_new (fixture->session, ZAVOD_TABLE_CAPACITIES);
  g_autoptr (ZavodRow) row = NULL;
  gsize n_sites;

  fixture_wait_list (capacities, 1);
  row = fixture_get_row (capacities, 0);
  zavod_session_select_row (fixture->session, zavod_row_get_tuple (row), ZAVOD_ORIGIN_CAPACITIES);
  zavod_session_get_selected_sites (fixture->session, &n_sites);

  g_assert_cmpuint (n_sites, ==, 2);
  g_assert_true (zavod_session_is_site_selected (fixture->session, fixture->almaty));
}

static ZavodEdit *
rename_edit (Fixture    *fixture,
             const char *name)
{
  ZavodEdit *edit = zavod_edit_new ("Name of Kia Qazaqstan");

  zavod_edit_update (edit, "site", fixture->kostanay);
  zavod_edit_set_text (edit, "name", name);

  return edit;
}

static void
on_edited (ZavodSession *session,
           const char   *words,
           int           kind,
           GString      *log)
{
  g_string_append_printf (log, "%d %s;", kind, words);
}

static gboolean
record_is_named (Fixture    *fixture,
                 const char *name)
{
  ZavodSite *record = zavod_session_get_record (fixture->session);

  return record != NULL && g_strcmp0 (record->name, name) == 0;
}

static void
test_edits_and_takes_back (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = rename_edit (fixture, "Kia Kostanay");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (fixture->session, "edited", G_CALLBACK (on_edited), log);
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  g_assert_null (zavod_session_get_undo_words (fixture->session));

  fixture_edit (fixture, edit);
  wait_for (record_is_named (fixture, "Kia Kostanay"));
  wait_for (g_strcmp0 (zavod_session_get_undo_words (fixture->session), "Name of Kia Qazaqstan") == 0);

  zavod_session_undo_async (fixture->session, NULL, NULL);
  wait_for (record_is_named (fixture, "Kia Qazaqstan"));
  wait_for (zavod_session_get_redo_words (fixture->session) != NULL);
  g_assert_null (zavod_session_get_undo_words (fixture->session));

  zavod_session_redo_async (fixture->session, NULL, NULL);
  wait_for (record_is_named (fixture, "Kia Kostanay"));
  wait_for (zavod_session_get_redo_words (fixture->session) == NULL);
  g_assert_cmpstr (log->str, ==, "0 Name of Kia Qazaqstan;1 Name of Kia Qazaqstan;2 Name of Kia Qazaqstan;");
}

static void
test_undoes_after_a_restart (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = rename_edit (fixture, "Kia Kostanay");

  fixture_edit (fixture, edit);
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpstr (zavod_session_get_undo_words (fixture->session), ==, "Name of Kia Qazaqstan");

  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  wait_for (record_is_named (fixture, "Kia Kostanay"));
  zavod_session_undo_async (fixture->session, NULL, NULL);
  wait_for (record_is_named (fixture, "Kia Qazaqstan"));
}

static void
test_forgets_a_deleted_site (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete Zavod QazTehna");

  zavod_session_select_site (fixture->session, fixture->saran, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  zavod_edit_delete (edit, "site", fixture->saran);
  fixture_edit (fixture, edit);

  wait_for (zavod_session_get_selected_site (fixture->session) == 0);
  wait_for (zavod_session_get_n_sites (fixture->session) == 2);
}

static void
test_a_shared_figure_outlives_a_site (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (ZavodRowList) capacities = zavod_row_list_new (fixture->session, ZAVOD_TABLE_CAPACITIES);
  g_autoptr (ZavodEdit) edit = NULL;
  ZavodSite *record;
  guint n_shared = 0;

  fixture_wait_list (capacities, 1);
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_CAPACITIES);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  edit = zavod_site_deletion_new (zavod_session_get_record (fixture->session));
  fixture_edit (fixture, edit);
  wait_for (zavod_session_get_n_sites (fixture->session) == 2);

  zavod_session_select_site (fixture->session, fixture->almaty, ZAVOD_ORIGIN_CAPACITIES);
  wait_for ((record = zavod_session_get_record (fixture->session)) != NULL && record->id == fixture->almaty);
  for (guint i = 0; i < record->claims->len; i++)
    {
      ZavodClaim *claim = g_ptr_array_index (record->claims, i);

      n_shared += g_str_equal (claim->property, "capacity") && claim->subject.id == fixture->almaty
                  && claim->further_sites->len == 0 && claim->citations->len == 1;
    }
  g_assert_cmpuint (n_shared, ==, 1);

  zavod_session_undo_async (fixture->session, NULL, NULL);
  wait_for (zavod_session_get_n_sites (fixture->session) == 3);
}

static void
test_keeps_the_old_atlas_when_opening_fails (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ZavodStore *store = zavod_session_get_store (fixture->session);

  zavod_session_open_async (fixture->session, "/nonexistent/atlas.gpkg", ZAVOD_OPEN_DEFAULT, NULL,
                            fixture_keep_result, &result);
  wait_for (result != NULL);
  g_assert_false (zavod_session_open_finish (fixture->session, result, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
  g_assert_true (zavod_session_get_store (fixture->session) == store);
}

static void
test_statuses_follow_the_date (Fixture       *fixture,
                               gconstpointer  data)
{
  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  g_assert_cmpint (zavod_session_get_record (fixture->session)->status, ==, ZAVOD_STATUS_OPERATING);

  zavod_session_set_date (fixture->session, "2024-01-01");
  wait_for (zavod_session_get_record (fixture->session)->status == ZAVOD_STATUS_UNKNOWN);
}

static void
on_picked (ZavodSession *session,
           double        latitude,
           double        longitude,
           double       *picked)
{
  picked[0] = latitude;
  picked[1] = longitude;
}

static void
test_passes_a_place_on (Fixture       *fixture,
                        gconstpointer  data)
{
  const ZavodPick pick = { .radius = 8000 };
  double picked[2] = { 0, 0 };

  g_signal_connect (fixture->session, "picked", G_CALLBACK (on_picked), picked);
  zavod_session_pick (fixture->session, 1, 2);
  g_assert_cmpfloat (picked[0], ==, 0);

  zavod_session_begin_picking (fixture->session, &pick);
  zavod_session_pick (fixture->session, 42.5, 74.25);
  g_assert_cmpfloat (picked[0], ==, 42.5);
  g_assert_cmpfloat (picked[1], ==, 74.25);
  g_assert_true (zavod_session_get_pick (fixture->session)->has_point);
  g_assert_cmpfloat (zavod_session_get_pick (fixture->session)->radius, ==, 8000);

  zavod_session_end_picking (fixture->session);
  g_assert_false (zavod_session_is_picking (fixture->session));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/session/opens", test_opens);
  ADD ("/session/selects-a-site", test_selects_a_site);
  ADD ("/session/selects-a-company", test_selects_a_company);
  ADD ("/session/selects-a-shared-figure", test_selects_a_shared_figure);
  ADD ("/session/edits-and-takes-back", test_edits_and_takes_back);
  ADD ("/session/undoes-after-a-restart", test_undoes_after_a_restart);
  ADD ("/session/forgets-a-deleted-site", test_forgets_a_deleted_site);
  ADD ("/session/a-shared-figure-outlives-a-site", test_a_shared_figure_outlives_a_site);
  ADD ("/session/keeps-the-old-atlas-when-opening-fails", test_keeps_the_old_atlas_when_opening_fails);
  ADD ("/session/statuses-follow-the-date", test_statuses_follow_the_date);
  ADD ("/session/passes-a-place-on", test_passes_a_place_on);

  return g_test_run ();
}
