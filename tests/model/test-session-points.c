/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After an edit the session tells which points are others now, and has what a reading of all would give. */

#include "fixture.h"

#include <math.h>
#include <string.h>

#include "zavod-site-deletion.h"

/* What the session told last. */
typedef struct
{
  guint n_some;      /* how often it told of some points */
  guint n_all;       /* of all */
  GArray *before;    /* ZavodSitePoint */
  GArray *now;
} Told;

static void
take (GArray **points,
      GArray  *told)
{
  g_clear_pointer (points, g_array_unref);
  *points = g_array_ref (told);
}

static void
on_points_changed (ZavodSession            *session,
                   const ZavodPointsChange *change,
                   Told                    *told)
{
  if (change == NULL)
    {
      told->n_all++;
      return;
    }

  told->n_some++;
  take (&told->before, change->before);
  take (&told->now, change->now);
}

static void
told_clear (Told *told)
{
  g_clear_pointer (&told->before, g_array_unref);
  g_clear_pointer (&told->now, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static void
listen (Fixture *fixture,
        Told    *told)
{
  g_signal_connect (fixture->session, "points-changed", G_CALLBACK (on_points_changed), told);
}

static const ZavodSitePoint *
find (GArray *points,
      gint64  id)
{
  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, ZavodSitePoint, i).id == id)
      return &g_array_index (points, ZavodSitePoint, i);

  return NULL;
}

/* Compares the session's points with those of another session that has just opened the same file. */
static void
check_points (Fixture *fixture)
{
  Fixture other = { .path = fixture->path };
  GArray *points = zavod_session_get_points (fixture->session);
  GArray *others;

  fixture_open (&other);
  wait_for (zavod_session_get_points (other.session) != NULL);
  others = zavod_session_get_points (other.session);
  g_assert_cmpmem (points->data, points->len * sizeof (ZavodSitePoint),
                   others->data, others->len * sizeof (ZavodSitePoint));
  fixture_close (&other);
}

static void
move_site (Fixture *fixture,
           gint64   site,
           double   latitude,
           double   longitude)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A place");

  zavod_edit_update (edit, "site", site);
  zavod_edit_set_point (edit, "geom", latitude, longitude);
  fixture_edit (fixture, edit);
}

static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  g_auto (Told) told = { 0 };

  listen (fixture, &told);
  move_site (fixture, fixture->almaty, 43.5, 77.25);
  wait_for (told.n_some == 1);

  g_assert_cmpuint (told.n_all, ==, 0);
  g_assert_cmpuint (told.before->len, ==, 1);
  g_assert_cmpuint (told.now->len, ==, 1);
  g_assert_cmpint (find (told.now, fixture->almaty)->id, ==, fixture->almaty);
  g_assert_cmpfloat (find (told.before, fixture->almaty)->latitude, ==, 43.25);
  g_assert_cmpfloat (find (told.now, fixture->almaty)->latitude, ==, 43.5);
  g_assert_cmpfloat (find (told.now, fixture->almaty)->longitude, ==, 77.25);
  check_points (fixture);
}

/* The points that were handed out stay as they were. */
static void
test_leaves_what_it_gave (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GArray) held = g_array_ref (zavod_session_get_points (fixture->session));
  g_auto (Told) told = { 0 };

  listen (fixture, &told);
  move_site (fixture, fixture->saran, 50, 73);
  wait_for (told.n_some == 1);

  g_assert_true (held != zavod_session_get_points (fixture->session));
  g_assert_cmpfloat (find (held, fixture->saran)->latitude, ==, 49.80);
}

static ZavodStatus
get_status (Fixture *fixture,
            gint64   site)
{
  return find (zavod_session_get_points (fixture->session), site)->status;
}

/* The only status claim of the fixture goes to another site: two points change, the old one by what it has lost. */
static void
test_moves_a_claim (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("It is another plant");
  g_auto (Told) told = { 0 };
  ZavodSite *record;

  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  wait_for ((record = zavod_session_get_record (fixture->session)) != NULL);
  for (guint i = 0; i < record->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (record->claims, i);

      if (!g_str_equal (claim->property, "status"))
        continue;
      zavod_edit_update (edit, "claim", claim->id);
      zavod_edit_set_integer (edit, "site_id", fixture->saran);
    }

  listen (fixture, &told);
  fixture_edit (fixture, edit);
  wait_for (told.n_some == 1);
  g_assert_cmpuint (told.before->len, ==, 2);
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_UNKNOWN);
  g_assert_cmpint (get_status (fixture, fixture->saran), ==, ZAVOD_STATUS_OPERATING);
  check_points (fixture);

  zavod_session_undo_async (fixture->session, NULL, NULL);
  wait_for (told.n_some == 2);
  g_assert_cmpint (get_status (fixture, fixture->kostanay), ==, ZAVOD_STATUS_OPERATING);
  check_points (fixture);

  zavod_session_redo_async (fixture->session, NULL, NULL);
  wait_for (told.n_some == 3);
  g_assert_cmpint (get_status (fixture, fixture->saran), ==, ZAVOD_STATUS_OPERATING);
  check_points (fixture);
  g_assert_cmpuint (told.n_all, ==, 0);
}

static void
test_deletes_and_brings_back (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = NULL;
  g_auto (Told) told = { 0 };

  zavod_session_select_site (fixture->session, fixture->kostanay, ZAVOD_ORIGIN_SITES);
  wait_for (zavod_session_get_record (fixture->session) != NULL);
  edit = zavod_site_deletion_new (zavod_session_get_record (fixture->session));
  listen (fixture, &told);
  fixture_edit (fixture, edit);
  wait_for (told.n_some == 1);
  g_assert_nonnull (find (told.before, fixture->kostanay));
  g_assert_null (find (told.now, fixture->kostanay));
  g_assert_cmpuint (zavod_session_get_points (fixture->session)->len, ==, 2);
  check_points (fixture);

  zavod_session_undo_async (fixture->session, NULL, NULL);
  wait_for (told.n_some == 2);
  g_assert_null (find (told.before, fixture->kostanay));
  g_assert_cmpint (find (told.now, fixture->kostanay)->status, ==, ZAVOD_STATUS_OPERATING);
  check_points (fixture);
}

/* An edit that the map does not show tells nothing: the next one is the first to be told. */
static void
test_keeps_quiet (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Name");
  g_auto (Told) told = { 0 };

  listen (fixture, &told);
  zavod_edit_update (edit, "site", fixture->kostanay);
  zavod_edit_set_text (edit, "name", "Kia Kostanay");
  fixture_edit (fixture, edit);
  wait_for (zavod_session_get_undo_words (fixture->session) != NULL);
  move_site (fixture, fixture->saran, 50, 73);
  wait_for (told.n_some == 1);

  g_assert_cmpuint (told.now->len, ==, 1);
  g_assert_nonnull (find (told.now, fixture->saran));
}

/* Edits that follow each other faster than points are read are all told in the end. */
static void
test_follows_many (Fixture       *fixture,
                   gconstpointer  data)
{
  const gint64 sites[] = { fixture->kostanay, fixture->almaty, fixture->saran };
  g_auto (Told) told = { 0 };

  listen (fixture, &told);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (ZavodEdit) edit = zavod_edit_new ("A place");

      zavod_edit_update (edit, "site", sites[i % 3]);
      zavod_edit_set_point (edit, "geom", 40 + i, 60 + i);
      zavod_session_edit_async (fixture->session, edit, NULL, NULL, NULL);
    }
  wait_for (find (zavod_session_get_points (fixture->session), sites[0])->latitude == 67
            && find (zavod_session_get_points (fixture->session), sites[1])->latitude == 68
            && find (zavod_session_get_points (fixture->session), sites[2])->latitude == 69);

  g_assert_cmpuint (told.n_all, ==, 0);
  check_points (fixture);
}

/* Of more sites than are read one by one all are read, and that is told. */
static void
test_reads_an_import (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Import");
  g_auto (Told) told = { 0 };

  listen (fixture, &told);
  for (guint i = 0; i < 200; i++)
    {
      zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", "A plant");
      zavod_edit_set_point (edit, "geom", 40 + i * 0.05, 60);
    }
  fixture_edit (fixture, edit);
  wait_for (told.n_all == 1);

  g_assert_cmpuint (told.n_some, ==, 0);
  g_assert_cmpuint (zavod_session_get_points (fixture->session)->len, ==, 203);
}

/* Another program writes: nobody knows what, and all is read. */
static void
test_follows_another_program (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) other = zavod_store_open (fixture->path, ZAVOD_OPEN_DEFAULT, &error);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A place");
  g_auto (Told) told = { 0 };

  g_assert_no_error (error);
  listen (fixture, &told);
  zavod_edit_update (edit, "site", fixture->saran);
  zavod_edit_set_point (edit, "geom", 51, 71);
  zavod_store_edit (other, edit, &error);
  g_assert_no_error (error);
  wait_for (told.n_all == 1);

  g_assert_cmpfloat (find (zavod_session_get_points (fixture->session), fixture->saran)->latitude, ==, 51);
  zavod_store_close (other);
}

/* What the filter lets through follows: a site that the edit makes fit is shown. */
static void
test_filters_what_changed (Fixture       *fixture,
                           gconstpointer  data)
{
  const ZavodBox north = { 47, 48, 87, 55 };
  g_auto (Told) told = { 0 };

  zavod_session_set_view (fixture->session, &north);
  zavod_session_set_only_in_view (fixture->session, TRUE);
  g_assert_cmpuint (zavod_session_get_shown (fixture->session)->len, ==, 2);
  listen (fixture, &told);
  move_site (fixture, fixture->almaty, 52, 76);
  wait_for (told.n_some == 1 && zavod_session_get_shown (fixture->session)->len == 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/session-points/moves", test_moves);
  ADD ("/session-points/leaves-what-it-gave", test_leaves_what_it_gave);
  ADD ("/session-points/moves-a-claim", test_moves_a_claim);
  ADD ("/session-points/deletes-and-brings-back", test_deletes_and_brings_back);
  ADD ("/session-points/keeps-quiet", test_keeps_quiet);
  ADD ("/session-points/follows-many", test_follows_many);
  ADD ("/session-points/reads-an-import", test_reads_an_import);
  ADD ("/session-points/follows-another-program", test_follows_another_program);
  ADD ("/session-points/filters-what-changed", test_filters_what_changed);

  return g_test_run ();
}
