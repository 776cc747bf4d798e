/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a store answers, but for lists. */

#include <math.h>

#include "query-fixture.h"

static void
assert_status (Fixture    *self,
               gint64      site,
               const char *date,
               const char *status,
               const char *since)
{
  g_autoptr (GPtrArray) tuples = query_load (self, ZAVOD_TABLE_SITES, &site, 1, date);
  ZavodTuple *tuple = g_ptr_array_index (tuples, 0);

  g_assert_cmpstr (tuple->cells[ZAVOD_SITES_STATUS], ==, status);
  g_assert_cmpstr (tuple->cells[ZAVOD_SITES_SINCE], ==, since);
}

static void
test_status_as_of (Fixture       *self,
                   gconstpointer  unused)
{
  /* without a date: older than all */
  assert_status (self, KIA, "2023-09-30", "announced", NULL);
  /* a month begins with its first day, and a month that is asked for ends with its last */
  assert_status (self, KIA, "2023-10-01", "construction", "2023-10");
  assert_status (self, KIA, "2023-10", "construction", "2023-10");
  assert_status (self, KIA, "2025-10-20", "construction", "2023-10");
  assert_status (self, KIA, "2025-10-21", "operating", "2025-10-21");
  /* neither what was found wrong nor a plan */
  assert_status (self, KIA, "2026-06-01", "operating", "2025-10-21");
  assert_status (self, KIA, NULL, "operating", "2025-10-21");

  /* when nobody says since when, it counts from as of when, else from when it was published; but that is not told as
   * the day on which it began */
  assert_status (self, ASTANA, "2023-12-31", "unknown", NULL);
  assert_status (self, ASTANA, "2024-01-01", "construction", NULL);
  assert_status (self, ASTANA, "2025-01-01", "operating", NULL);

  /* a shared claim speaks for each of its sites */
  assert_status (self, HOSTILE_SITE, "2025-05-31", "unknown", NULL);
  assert_status (self, HOSTILE_SITE, "2025-06-01", "agreed", "2025-06-01");
  assert_status (self, BUSES, "2025-06-01", "agreed", "2025-06-01");

  /* at the same day the preferred one, though another is better supported */
  assert_status (self, SAME_DAY, "2025-02-01", "operating", "2025-01");
}

static GArray *
read_points (Fixture    *self,
             const char *date)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *points;

  zavod_store_points_async (self->store, date, NULL, take_answer, &result);
  await_answer (&result);
  points = zavod_store_points_finish (self->store, result, &error);
  g_assert_no_error (error);

  return points;
}

/* Only what is a site's own and counts vehicles by the year. */
static void
test_capacities (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("What two more can make");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) capacities = NULL;
  g_autoptr (GError) error = NULL;
  const ZavodSiteCapacity *c;

  zavod_edit_update (edit, "claim", 301);
  zavod_edit_set_text (edit, "unit", "vehicles");
  /* the best that the other site has, but of both: of neither alone */
  zavod_edit_update (edit, "claim", 302);
  zavod_edit_set_text (edit, "unit", "vehicles");
  zavod_edit_set_text (edit, "period", "per-year");
  query_add_claim (edit, 901, BUSES, "capacity", "100 a month", NULL, KURSIV);
  zavod_edit_set_real (edit, "low", 100);
  zavod_edit_set_text (edit, "unit", "buses");
  zavod_edit_set_text (edit, "period", "per-month");
  zavod_store_edit (self->store, edit, &error);
  g_assert_no_error (error);

  zavod_store_capacities_async (self->store, NULL, take_answer, &result);
  await_answer (&result);
  capacities = zavod_store_capacities_finish (self->store, result, &error);
  g_assert_no_error (error);
  /* 120,000 of the third site has neither unit nor period */
  g_assert_cmpuint (capacities->len, ==, 2);
  c = (const ZavodSiteCapacity *) (void *) capacities->data;
  g_assert_cmpint (c[0].site_id, ==, KIA);
  g_assert_cmpfloat (c[0].vehicles, ==, 70000);
  g_assert_cmpint (c[1].site_id, ==, BUSES);
  g_assert_cmpfloat (c[1].vehicles, ==, 1200);
}

static void
test_points (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (GArray) points = read_points (self, "2025-10-20");
  const ZavodSitePoint *p = (const ZavodSitePoint *) points->data;

  g_assert_cmpuint (points->len, ==, 5);
  for (guint i = 0; i < points->len; i++)
    g_assert_cmpint (p[i].id, ==, i + 1);

  g_assert_cmpfloat (p[0].latitude, ==, 53.25);
  g_assert_cmpfloat (p[0].longitude, ==, 63.5);
  g_assert_cmpuint (p[0].status, ==, ZAVOD_STATUS_CONSTRUCTION);
  g_assert_cmpuint (p[0].shape, ==, ZAVOD_SHAPE_TRUCKS);
  g_assert_cmpfloat (p[0].radius, ==, (float) zavod_accuracy_get_radius ("town"));
  g_assert_true (p[0].vague);

  g_assert_cmpuint (p[1].status, ==, ZAVOD_STATUS_OPERATING);
  g_assert_cmpuint (p[1].shape, ==, ZAVOD_SHAPE_BUSES);
  g_assert_false (p[1].vague);

  g_assert_cmpuint (p[2].status, ==, ZAVOD_STATUS_AGREED);
  g_assert_cmpuint (p[2].shape, ==, ZAVOD_SHAPE_UNSTATED);
  g_assert_cmpfloat (p[2].radius, ==, 900);
  g_assert_true (p[2].vague);

  g_assert_true (isnan (p[3].latitude) && isnan (p[3].longitude));
  g_assert_cmpuint (p[3].status, ==, ZAVOD_STATUS_AGREED);
  g_assert_cmpfloat (p[3].radius, ==, 0);
  g_assert_false (p[3].vague);
}

/* The map, the tables and the record tell the same status on any day. */
static void
test_one_rule (Fixture       *self,
               gconstpointer  unused)
{
  static const char *const dates[] = { "2020", "2023-09-30", "2024-01-01", "2025-01-01", "2025-06-01", "2025-10-21" };

  for (guint d = 0; d < G_N_ELEMENTS (dates); d++)
    {
      g_autoptr (GArray) points = read_points (self, dates[d]);

      for (guint i = 0; i < points->len; i++)
        {
          const ZavodSitePoint *point = &g_array_index (points, ZavodSitePoint, i);
          g_autoptr (GPtrArray) tuples = query_load (self, ZAVOD_TABLE_SITES, &point->id, 1, dates[d]);
          g_autoptr (GAsyncResult) result = NULL;
          g_autoptr (ZavodSite) site = NULL;
          ZavodTuple *tuple = g_ptr_array_index (tuples, 0);

          zavod_store_site_async (self->store, point->id, dates[d], NULL, take_answer, &result);
          await_answer (&result);
          site = zavod_store_site_finish (self->store, result, NULL);

          g_assert_cmpstr (tuple->cells[ZAVOD_SITES_STATUS], ==, zavod_status_get_code (point->status));
          g_assert_cmpuint (site->status, ==, point->status);
          g_assert_cmpuint (site->shape, ==, point->shape);
          g_assert_cmpstr (site->status_since, ==, tuple->cells[ZAVOD_SITES_SINCE]);
        }
    }
}

static void
test_load_sites (Fixture       *self,
                 gconstpointer  unused)
{
  const gint64 ids[] = { HOSTILE_SITE, 4711, ASTANA, KIA };
  g_autoptr (GPtrArray) tuples = query_load (self, ZAVOD_TABLE_SITES, ids, G_N_ELEMENTS (ids), NULL);
  ZavodTuple *hostile = g_ptr_array_index (tuples, 0);
  ZavodTuple *astana = g_ptr_array_index (tuples, 2);
  ZavodTuple *kia = g_ptr_array_index (tuples, 3);

  g_assert_cmpstr (hostile->cells[ZAVOD_SITES_NAME], ==, HOSTILE);
  g_assert_null (hostile->cells[ZAVOD_SITES_PLACE]);
  g_assert_null (hostile->cells[ZAVOD_SITES_CAPACITY]);
  g_assert_null (g_ptr_array_index (tuples, 1));

  g_assert_cmpint (kia->id, ==, KIA);
  g_assert_cmpint (kia->site_id, ==, KIA);
  g_assert_cmpstr (kia->cells[ZAVOD_SITES_PLACE], ==, "Kostanay");
  g_assert_cmpstr (kia->cells[ZAVOD_SITES_COUNTRY], ==, "KZ");
  g_assert_cmpstr (kia->cells[ZAVOD_SITES_CLASS], ==, "trucks");
  g_assert_cmpstr (kia->cells[ZAVOD_SITES_CAPACITY], ==, "up to 70,000");
  g_assert_cmpfloat (kia->numbers[ZAVOD_SITES_CAPACITY], ==, 70000);
  g_assert_cmpstr (kia->cells[ZAVOD_SITES_SOURCES], ==, "3");
  g_assert_cmpfloat (kia->numbers[ZAVOD_SITES_SOURCES], ==, 3);

  /* preferred before better supported; its own figure before a later one that it shares */
  g_assert_cmpstr (astana->cells[ZAVOD_SITES_CLASS], ==, "minibuses");
  g_assert_cmpstr (astana->cells[ZAVOD_SITES_CAPACITY], ==, "120,000");
}

static void
test_what_a_site_can_make_now (Fixture       *self,
                               gconstpointer  unused)
{
  const gint64 id = KIA;
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A plan");
  g_autoptr (GPtrArray) tuples = NULL;
  g_autoptr (GError) error = NULL;

  /* later and as well supported as the nameplate of 70,000 */
  query_add_claim (edit, 901, KIA, "capacity", "300,000", "2026", UNDATED);
  zavod_edit_set_real (edit, "low", 300000);
  zavod_edit_set_text (edit, "modality", "planned");
  query_cite (edit, 901, KURSIV);
  query_cite (edit, 901, OLD);
  zavod_store_edit (self->store, edit, &error);
  g_assert_no_error (error);

  tuples = query_load (self, ZAVOD_TABLE_SITES, &id, 1, NULL);
  g_assert_cmpstr (((ZavodTuple *) g_ptr_array_index (tuples, 0))->cells[ZAVOD_SITES_CAPACITY], ==, "up to 70,000");
}

static void
test_load_claims (Fixture       *self,
                  gconstpointer  unused)
{
  const gint64 partners[] = { 403, 401, 301 };
  const gint64 capacities[] = { 302, 301, 305 };
  g_autoptr (GPtrArray) roles = query_load (self, ZAVOD_TABLE_PARTNERS, partners, 3, NULL);
  g_autoptr (GPtrArray) figures = query_load (self, ZAVOD_TABLE_CAPACITIES, capacities, 3, NULL);
  ZavodTuple *lead = g_ptr_array_index (roles, 0);
  ZavodTuple *partner = g_ptr_array_index (roles, 1);
  ZavodTuple *shared = g_ptr_array_index (figures, 0);
  ZavodTuple *own = g_ptr_array_index (figures, 1);
  ZavodTuple *country = g_ptr_array_index (figures, 2);

  g_assert_cmpstr (lead->cells[ZAVOD_PARTNERS_SUBJECT], ==, "Agreement");
  g_assert_cmpint (lead->site_id, ==, 0);
  g_assert_cmpint (partner->site_id, ==, KIA);
  g_assert_cmpint (partner->actor_id, ==, ALLUR);
  g_assert_cmpstr (partner->cells[ZAVOD_PARTNERS_PARTNER], ==, "Allur");
  g_assert_cmpstr (partner->cells[ZAVOD_PARTNERS_ROLE], ==, "local-partner");
  g_assert_cmpfloat (partner->numbers[ZAVOD_PARTNERS_SHARE], ==, 49.5);
  g_assert_cmpstr (partner->cells[ZAVOD_PARTNERS_SOURCE], ==, "Kursiv");
  g_assert_null (g_ptr_array_index (roles, 2));

  g_assert_cmpstr (shared->cells[ZAVOD_CAPACITIES_SUBJECT], ==, "Kia Qazaqstan, astana motors");
  g_assert_cmpstr (own->cells[ZAVOD_CAPACITIES_SCOPE], ==, "Passenger cars, stage 2, SKD (semi knocked down)");
  g_assert_cmpstr (own->cells[ZAVOD_CAPACITIES_AMOUNT], ==, "70000");
  g_assert_cmpstr (own->cells[ZAVOD_CAPACITIES_MODALITY], ==, "nameplate");
  g_assert_cmpstr (own->cells[ZAVOD_CAPACITIES_PERIOD], ==, "per-year");
  g_assert_cmpstr (own->cells[ZAVOD_CAPACITIES_WHEN], ==, "2025-10");
  g_assert_cmpstr (own->cells[ZAVOD_CAPACITIES_SOURCE], ==, "Old article +2");
  g_assert_cmpstr (country->cells[ZAVOD_CAPACITIES_SUBJECT], ==, "Kazakhstan");
  g_assert_cmpstr (country->cells[ZAVOD_CAPACITIES_WHEN], ==, "2019");
}

static void
test_site (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodSite) site = NULL;
  ZavodClaim *first;
  ZavodClaim *shared = NULL;

  zavod_store_site_async (self->store, ASTANA, NULL, NULL, take_answer, &result);
  await_answer (&result);
  site = zavod_store_site_finish (self->store, result, &error);
  g_assert_no_error (error);

  g_assert_true (site->has_point);
  g_assert_cmpfloat (site->latitude, ==, 43.25);
  g_assert_cmpuint (site->names->len, ==, 0);
  g_assert_cmpuint (site->claims->len, ==, 6);

  /* by property as in the vocabulary, and the latest of equals first */
  first = g_ptr_array_index (site->claims, 0);
  g_assert_cmpint (first->id, ==, 106);
  g_assert_cmpstr (first->property, ==, "status");

  for (guint i = 0; i < site->claims->len; i++)
    if (((ZavodClaim *) g_ptr_array_index (site->claims, i))->id == 302)
      shared = g_ptr_array_index (site->claims, i);
  g_assert_nonnull (shared);
  g_assert_cmpuint (shared->subject_kind, ==, ZAVOD_SUBJECT_SITE);
  g_assert_cmpint (shared->subject.id, ==, KIA);
  g_assert_cmpstr (shared->subject.name, ==, "Kia Qazaqstan");
  g_assert_cmpuint (shared->further_sites->len, ==, 1);
  g_assert_cmpint (((ZavodReference *) g_ptr_array_index (shared->further_sites, 0))->id, ==, ASTANA);
  g_assert_cmpint (g_array_index (shared->further_rows, gint64, 0), ==, 2);
  g_assert_true (shared->has_low && shared->has_high);
  g_assert_cmpfloat (shared->high, ==, 190000);
}

static void
test_site_citations (Fixture       *self,
                     gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ZavodSite) site = NULL;
  ZavodClaim *capacity = NULL;
  ZavodCitation *citation;

  zavod_store_site_async (self->store, KIA, NULL, NULL, take_answer, &result);
  await_answer (&result);
  site = zavod_store_site_finish (self->store, result, NULL);

  g_assert_cmpstr (((ZavodName *) g_ptr_array_index (site->names, 0))->text, ==, "Kia Kazakhstan");
  g_assert_cmpstr (((ZavodName *) g_ptr_array_index (site->place_names, 0))->text, ==, "Қостанай");
  g_assert_cmpstr (site->place.name, ==, "Kostanay");

  for (guint i = 0; i < site->claims->len && capacity == NULL; i++)
    if (((ZavodClaim *) g_ptr_array_index (site->claims, i))->id == 301)
      capacity = g_ptr_array_index (site->claims, i);
  g_assert_cmpuint (capacity->citations->len, ==, 3);
  citation = g_ptr_array_index (capacity->citations, 0);
  g_assert_cmpstr (citation->title, ==, "Old article");
  citation = g_ptr_array_index (capacity->citations, 2);
  g_assert_cmpstr (citation->publisher, ==, "Akorda");
  g_assert_null (citation->published);
}

static void
test_site_gone (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  zavod_store_site_async (self->store, 4711, NULL, NULL, take_answer, &result);
  await_answer (&result);
  g_assert_null (zavod_store_site_finish (self->store, result, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
}

static void
test_references (Fixture       *self,
                 gconstpointer  unused)
{
  static const struct
  {
    const char *table;
    const char *first;
    guint n;
  } nouns[] = {
    { "site", "astana motors", 5 }, { "place", "Kostanay", 1 },       { "actor", "Allur", 2 },
    { "product", NULL, 0 },         { "programme", "Agreement", 1 },  { "source", "A page", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) references = NULL;

      zavod_store_references_async (self->store, nouns[i].table, NULL, take_answer, &result);
      await_answer (&result);
      references = zavod_store_references_finish (self->store, result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (references->len, ==, nouns[i].n);
      if (nouns[i].n > 0)
        g_assert_cmpstr (((ZavodReference *) g_ptr_array_index (references, 0))->name, ==, nouns[i].first);
    }
}

static void
test_summary (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodSummary) summary = NULL;

  zavod_store_summary_async (self->store, NULL, take_answer, &result);
  await_answer (&result);
  summary = zavod_store_summary_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->n_sites, ==, 5);
  g_assert_cmpuint (summary->n_claims, ==, 22);
  g_assert_cmpstr (summary->title, ==, "test");
}

static void
test_cancel (Fixture       *self,
             gconstpointer  unused)
{
  ZavodListQuery query = { .table = ZAVOD_TABLE_SITES };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  zavod_store_list_async (self->store, &query, cancellable, take_answer, &result);
  await_answer (&result);
  g_assert_null (zavod_store_list_finish (self->store, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, query_set_up, function, fixture_tear_down)
  ADD ("/store/queries/status-as-of", test_status_as_of);
  ADD ("/store/queries/capacities", test_capacities);
  ADD ("/store/queries/points", test_points);
  ADD ("/store/queries/one-rule", test_one_rule);
  ADD ("/store/queries/load/sites", test_load_sites);
  ADD ("/store/queries/load/claims", test_load_claims);
  ADD ("/store/queries/site/record", test_site);
  ADD ("/store/queries/capacity-now", test_what_a_site_can_make_now);
  ADD ("/store/queries/site/citations", test_site_citations);
  ADD ("/store/queries/site/gone", test_site_gone);
  ADD ("/store/queries/references", test_references);
  ADD ("/store/queries/summary", test_summary);
  ADD ("/store/queries/cancel", test_cancel);

  return g_test_run ();
}
