/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The day of the session, what is known on another, and what follows at once and at rest. */

#include "fixture.h"
#include "zavod-partial-date.h"

static guint32
day_of (const char *iso)
{
  ZavodPartialDate date;

  g_assert_true (zavod_partial_date_from_iso (iso, &date));
  return zavod_partial_date_get_first_day (date);
}

static ZavodStatus
get_status (Fixture *fixture,
            gint64   site)
{
  GArray *points = zavod_session_get_points (fixture->session);

  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, ZavodSitePoint, i).id == site)
      return g_array_index (points, ZavodSitePoint, i).status;

  g_assert_not_reached ();
}

static void
on_statuses (ZavodSession *session,
             GArray       *changes,
             guint        *n_changes)
{
  *n_changes += changes->len;
}

static void
wait_for_date (Fixture    *fixture,
               const char *date)
{
  wait_for (g_str_equal (zavod_session_get_date (fixture->session), date));
}

/* Cites a source of its own for a claim. published: NULL: it shows no date */
static void
cite (ZavodEdit  *edit,
      gint64      claim,
      const char *published)
{
  gint64 source = zavod_edit_insert (edit, "source", 0);

  zavod_edit_set_text (edit, "title", "News");
  zavod_edit_set_text (edit, "kind", "article");
  if (published != NULL)
    zavod_edit_set_text (edit, "published", published);
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
}

static gint64
begin_claim (ZavodEdit  *edit,
             gint64      site,
             const char *property,
             const char *since)
{
  gint64 claim = zavod_edit_insert (edit, "claim", 0);

  zavod_edit_set_integer (edit, "site_id", site);
  zavod_edit_set_text (edit, "property", property);
  if (since != NULL)
    zavod_edit_set_text (edit, "since", since);

  return claim;
}

static void
add_status (ZavodEdit  *edit,
            gint64      site,
            const char *status,
            const char *since,
            const char *published)
{
  gint64 claim = begin_claim (edit, site, "status", since);

  zavod_edit_set_text (edit, "value_text", status);
  cite (edit, claim, published);
}

static void
test_the_day_moves_in_memory (Fixture       *fixture,
                              gconstpointer  data)
{
  const guint32 today = zavod_session_get_day (fixture->session);
  guint n_changes = 0;

  g_signal_connect (fixture->session, "statuses-changed", G_CALLBACK (on_statuses), &n_changes);
  g_assert_true (zavod_session_is_today (fixture->session));
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_OPERATING);

  /* the first time everything has to be read */
  zavod_session_set_day (fixture->session, day_of ("2025-10-20"));
  g_assert_false (zavod_session_is_today (fixture->session));
  wait_for (get_status (fixture, fixture->kostanay) == ZAVOD_STATUS_UNKNOWN);
  g_assert_cmpuint (n_changes, ==, 1);
  wait_for_date (fixture, "2025-10-20");

  /* then a day is there at once, and the rest waits for it to rest */
  zavod_session_set_day (fixture->session, day_of ("2025-10-21"));
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_OPERATING);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (zavod_session_get_date (fixture->session), ==, "2025-10-20");
  zavod_session_set_day (fixture->session, day_of ("0001-01-01"));
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_UNKNOWN);
  zavod_session_set_day (fixture->session, 0);
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_OPERATING);
  g_assert_cmpuint (zavod_session_get_day (fixture->session), ==, today);
  g_assert_true (zavod_session_is_today (fixture->session));
  wait_for (!g_str_equal (zavod_session_get_date (fixture->session), "2025-10-20"));
}

static void
test_a_reduced_date_is_its_last_day (Fixture       *fixture,
                                     gconstpointer  data)
{
  zavod_session_set_date (fixture->session, "2025");
  g_assert_cmpstr (zavod_session_get_date (fixture->session), ==, "2025-12-31");
  zavod_session_set_date (fixture->session, "2024-02");
  g_assert_cmpstr (zavod_session_get_date (fixture->session), ==, "2024-02-29");
  zavod_session_set_date (fixture->session, "9999");
  g_assert_cmpstr (zavod_session_get_date (fixture->session), ==, "9999-12-31");
  zavod_session_set_date (fixture->session, NULL);
  g_assert_true (zavod_session_is_today (fixture->session));
}

static void
test_what_was_published_later (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("News of two sites");

  add_status (edit, fixture->almaty, "construction", "2023-03", "2023-04-01");
  add_status (edit, fixture->almaty, "operating", "2023-12", "2025-01-10");
  add_status (edit, fixture->saran, "closed", "2020", NULL);
  fixture_edit (fixture, edit);
  wait_for (get_status (fixture, fixture->almaty) == ZAVOD_STATUS_OPERATING);

  zavod_session_set_known_day (fixture->session, day_of ("2025-01-09"));
  wait_for (get_status (fixture, fixture->almaty) == ZAVOD_STATUS_CONSTRUCTION);
  g_assert_cmpint (get_status (fixture, fixture->saran), ==, ZAVOD_STATUS_CLOSED);
  zavod_session_set_undated (fixture->session, FALSE);
  g_assert_cmpint (get_status (fixture, fixture->saran), ==, ZAVOD_STATUS_UNKNOWN);
  zavod_session_set_known_day (fixture->session, day_of ("2023-03-31"));
  g_assert_cmpint (get_status (fixture, fixture->almaty), ==, ZAVOD_STATUS_UNKNOWN);

  /* the record is read anew, as it was known */
  zavod_session_select_site (fixture->session, fixture->almaty, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_session_get_record (fixture->session) != NULL
            && zavod_session_get_record (fixture->session)->status == ZAVOD_STATUS_UNKNOWN);
  zavod_session_set_known_day (fixture->session, 0);
  g_assert_cmpint (get_status (fixture, fixture->almaty), ==, ZAVOD_STATUS_OPERATING);
  wait_for (zavod_session_get_record (fixture->session)->status == ZAVOD_STATUS_OPERATING);
}

static void
test_an_edit_counts_on_its_day (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("The plant was built");

  zavod_session_set_date (fixture->session, "2024-06-01");
  wait_for (get_status (fixture, fixture->kostanay) == ZAVOD_STATUS_UNKNOWN);
  add_status (edit, fixture->kostanay, "construction", "2024-05", "2024-05-20");
  fixture_edit (fixture, edit);
  wait_for (get_status (fixture, fixture->kostanay) == ZAVOD_STATUS_CONSTRUCTION);

  wait_for (zavod_session_find_event (fixture->session, day_of ("2024-06-01"), FALSE) == day_of ("2024-05-01"));
  g_assert_cmpuint (zavod_session_find_event (fixture->session, day_of ("2024-06-01"), TRUE), ==, day_of ("2025-10-21"));
  zavod_session_set_day (fixture->session, day_of ("2024-04-30"));
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_UNKNOWN);
}

static void
test_years (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A plan");
  GArray *years;

  wait_for ((years = zavod_session_get_years (fixture->session)) != NULL && years->len == 1);
  g_assert_cmpuint (g_array_index (years, ZavodYear, 0).year, ==, 2025);
  g_assert_cmpuint (g_array_index (years, ZavodYear, 0).n_claims, ==, 1);

  add_status (edit, fixture->saran, "operating", "2027", "2025-03-01");
  add_status (edit, fixture->saran, "construction", NULL, "2025-03-01");
  fixture_edit (fixture, edit);
  wait_for ((years = zavod_session_get_years (fixture->session)) != NULL && years->len == 2);
  g_assert_cmpuint (g_array_index (years, ZavodYear, 0).n_claims, ==, 2);
  g_assert_cmpuint (g_array_index (years, ZavodYear, 1).year, ==, 2027);
}

static guint
count_shown (Fixture *fixture,
             guint16  year)
{
  GArray *years = zavod_session_get_shown_years (fixture->session);

  for (guint i = 0; years != NULL && i < years->len; i++)
    if (g_array_index (years, ZavodYear, i).year == year)
      return g_array_index (years, ZavodYear, i).n_claims;

  return 0;
}

/* The axis stays as it is; what is counted in it is of the sites that pass, and of what is known. */
static void
test_years_follow_the_filter (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("More statuses");
  g_autoptr (ZavodFilter) filter = zavod_filter_new ();

  add_status (edit, fixture->saran, "operating", "2021", "2021-03-01");
  add_status (edit, fixture->saran, "closed", "2025", "2025-03-01");
  fixture_edit (fixture, edit);
  wait_for (count_shown (fixture, 2025) == 2);

  zavod_filter_choose (filter, ZAVOD_FACET_LOOK, ZAVOD_LOOK_OPERATING, TRUE);
  zavod_session_set_filter (fixture->session, filter);
  wait_for (count_shown (fixture, 2025) == 1);
  g_assert_cmpuint (count_shown (fixture, 2021), ==, 0);
  g_assert_cmpuint (zavod_session_get_years (fixture->session)->len, ==, 2);
  zavod_session_clear_filter (fixture->session);
  g_assert_cmpuint (count_shown (fixture, 2025), ==, 2);

  zavod_session_set_undated (fixture->session, FALSE);
  zavod_session_set_known_day (fixture->session, day_of ("2023-01-01"));
  wait_for (count_shown (fixture, 2025) == 0);
  g_assert_cmpuint (count_shown (fixture, 2021), ==, 1);
}

static GArray *
read_events (Fixture *fixture,
             GArray  *sites)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *years;

  zavod_store_years_async (zavod_session_get_store (fixture->session), sites, TRUE, NULL, fixture_keep_result, &result);
  wait_for (result != NULL);
  years = zavod_store_years_finish (zavod_session_get_store (fixture->session), result, &error);
  g_assert_no_error (error);

  return years;
}

/* Neither figures nor partners are events; one without a day is of no year. */
static void
test_events (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("More statuses");
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) none = NULL;

  add_status (edit, fixture->saran, "construction", NULL, "2021-03-01");
  fixture_edit (fixture, edit);
  all = read_events (fixture, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (g_array_index (all, ZavodYear, 0).year, ==, 0);
  g_assert_cmpuint (g_array_index (all, ZavodYear, 1).year, ==, 2025);
  g_assert_cmpuint (g_array_index (all, ZavodYear, 1).n_claims, ==, 1);
  g_assert_cmpuint (g_array_index (all, ZavodYear, 1).n_plans, ==, 0);

  none = read_events (fixture, sites);
  g_assert_cmpuint (none->len, ==, 0);
  g_array_append_val (sites, fixture->saran);
  some = read_events (fixture, sites);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpuint (g_array_index (some, ZavodYear, 0).n_claims, ==, 1);
}

/* Today lists all that is stated; another day what had begun by then, and had not ended. */
static void
test_lists_are_of_the_day (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (ZavodRowList) sites = zavod_row_list_new (fixture->session, ZAVOD_TABLE_SITES);
  g_autoptr (ZavodRowList) partners = zavod_row_list_new (fixture->session, ZAVOD_TABLE_PARTNERS);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A partner from 2020 to 2022");
  gint64 claim = begin_claim (edit, fixture->saran, "role", "2020-05");

  zavod_edit_set_text (edit, "until", "2022");
  zavod_edit_set_text (edit, "role", "local-partner");
  zavod_edit_set_integer (edit, "object_actor_id", fixture->allur);
  cite (edit, claim, "2021-01-01");
  fixture_edit (fixture, edit);
  fixture_wait_list (partners, 3);

  zavod_session_set_date (fixture->session, "2022-12-31");
  fixture_wait_list (partners, 3);
  zavod_session_set_date (fixture->session, "2023-01-01");
  fixture_wait_list (partners, 2);
  zavod_session_set_date (fixture->session, "2020-05-01");
  fixture_wait_list (partners, 3);
  zavod_session_set_date (fixture->session, "2020-04-30");
  fixture_wait_list (partners, 2);
  fixture_wait_list (sites, 3);

  /* nothing but the new partner has a date that was published */
  zavod_session_set_date (fixture->session, NULL);
  zavod_session_set_known_day (fixture->session, day_of ("2020-12-31"));
  fixture_wait_list (partners, 2);
  zavod_session_set_undated (fixture->session, FALSE);
  fixture_wait_list (partners, 0);
  zavod_session_set_known_day (fixture->session, 0);
  fixture_wait_list (partners, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/session/the-day-moves-in-memory", test_the_day_moves_in_memory);
  ADD ("/session/a-reduced-date-is-its-last-day", test_a_reduced_date_is_its_last_day);
  ADD ("/session/what-was-published-later", test_what_was_published_later);
  ADD ("/session/an-edit-counts-on-its-day", test_an_edit_counts_on_its_day);
  ADD ("/session/years", test_years);
  ADD ("/session/years-follow-the-filter", test_years_follow_the_filter);
  ADD ("/session/events", test_events);
  ADD ("/session/lists-are-of-the-day", test_lists_are_of_the_day);

  return g_test_run ();
}
