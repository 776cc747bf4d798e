/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows the tables have, and in which order. */

#include "query-fixture.h"
#include "zavod-partial-date.h"

static void
assert_sort (Fixture    *self,
             ZavodTable  table,
             guint       column,
             const char *ascending,
             const char *descending)
{
  ZavodListQuery query = { .table = table, .sort = { { column } } };

  query_assert_list (self, &query, ascending);
  query.sort[0].descending = TRUE;
  query_assert_list (self, &query, descending);
}

static void
test_sort_sites (Fixture       *self,
                 gconstpointer  unused)
{
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_NAME, "2 4 1 5 3", "3 5 1 4 2");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_PLACE, "1 2 3 4 5", "1 5 4 3 2");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_COUNTRY, "4 1 2 3 5", "3 2 1 4 5");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_STATUS, "3 4 1 2 5", "1 2 5 3 4");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_CLASS, "2 1 3 4 5", "1 2 3 4 5");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_CAPACITY, "1 2 3 4 5", "2 1 3 4 5");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_SINCE, "5 3 4 1 2", "1 3 4 5 2");
  assert_sort (self, ZAVOD_TABLE_SITES, ZAVOD_SITES_SOURCES, "3 4 2 5 1", "1 2 5 3 4");
}

static void
test_sort_partners (Fixture       *self,
                    gconstpointer  unused)
{
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_PARTNER, "401 403 402", "402 403 401");
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_ROLE, "402 403 401", "401 403 402");
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_SUBJECT, "403 401 402", "402 401 403");
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_SHARE, "401 402 403", "401 403 402");
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_SINCE, "402 401 403", "402 403 401");
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_AS_WRITTEN, "401 402 403", "403 402 401");
  assert_sort (self, ZAVOD_TABLE_PARTNERS, ZAVOD_PARTNERS_SOURCE, "401 402 403", "403 402 401");
}

static void
test_sort_capacities (Fixture       *self,
                      gconstpointer  unused)
{
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_SUBJECT, "303 301 302 305", "305 302 301 303");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_VALUE, "301 303 302 305", "305 302 303 301");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_AMOUNT, "301 303 302 305", "305 302 303 301");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_MODALITY, "301 302 303 305", "301 305 303 302");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_PERIOD, "301 302 303 305", "301 305 303 302");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_SCOPE, "301 302 303 305", "301 305 303 302");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_WHEN, "305 303 302 301", "301 302 303 305");
  assert_sort (self, ZAVOD_TABLE_CAPACITIES, ZAVOD_CAPACITIES_SOURCE, "302 303 301 305", "305 301 303 302");
}

/* A site narrows every table to what is about it, shared figures included. */
static void
test_narrow_by_sites (Fixture       *self,
                      gconstpointer  unused)
{
  const gint64 astana[] = { ASTANA };
  const gint64 two[] = { KIA, BUSES };
  ZavodListQuery query = { .table = ZAVOD_TABLE_CAPACITIES, .sites = astana, .n_sites = 1 };

  query_assert_list (self, &query, "303 302");
  query.table = ZAVOD_TABLE_PARTNERS;
  query_assert_list (self, &query, "");

  query.sites = two;
  query.n_sites = 2;
  query_assert_list (self, &query, "401 402");
  query.table = ZAVOD_TABLE_SITES;
  query_assert_list (self, &query, "4 1");
  query.sort[0].column = ZAVOD_SITES_STATUS;
  query.sort[0].descending = TRUE;
  query_assert_list (self, &query, "1 4");

  query.n_sites = 0;
  for (ZavodTable table = 0; table < ZAVOD_N_TABLES; table++)
    {
      query.table = table;
      query_assert_list (self, &query, "");
    }
}

/* So many sites that they are not looked up one by one. */
static void
test_narrow_by_many_sites (Fixture       *self,
                           gconstpointer  unused)
{
  ZavodListQuery query = { .table = ZAVOD_TABLE_CAPACITIES };
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 two[] = { KIA, BUSES };

  g_array_append_vals (many, two, 2);
  for (gint64 id = 1000; id < 21000; id++)
    g_array_append_val (many, id);
  query.sites = (const gint64 *) (gpointer) many->data;
  query.n_sites = many->len;

  query_assert_list (self, &query, "301 302");
  query.table = ZAVOD_TABLE_PARTNERS;
  query_assert_list (self, &query, "401 402");
  query.table = ZAVOD_TABLE_SITES;
  query_assert_list (self, &query, "4 1");
  query.sort[0].column = ZAVOD_SITES_STATUS;
  query.sort[0].descending = TRUE;
  query_assert_list (self, &query, "1 4");
  query.sort[0].column = ZAVOD_SITES_SOURCES;
  query_assert_list (self, &query, "1 4");

  query.sites += 2;
  query.n_sites -= 2;
  query_assert_list (self, &query, "");
}

static void
test_narrow_by_actor (Fixture       *self,
                      gconstpointer  unused)
{
  const gint64 astana[] = { ASTANA };
  ZavodListQuery query = { .table = ZAVOD_TABLE_SITES, .actor_id = ALLUR };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  query_assert_list (self, &query, "1");
  query.table = ZAVOD_TABLE_PARTNERS;
  query_assert_list (self, &query, "401 403");
  query.table = ZAVOD_TABLE_CAPACITIES;
  query_assert_list (self, &query, "301 302");
  query.sites = astana;
  query.n_sites = 1;
  query_assert_list (self, &query, "302");

  zavod_store_sites_of_actor_async (self->store, KIA_CORPORATION, NULL, take_answer, &result);
  await_answer (&result);
  ids = zavod_store_sites_of_actor_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, KIA);
}

/* Where the first column is equal the second decides, whether SQL or C sorts by it. */
static void
test_sort_by_several (Fixture       *self,
                      gconstpointer  unused)
{
  ZavodListQuery query = {
    .table = ZAVOD_TABLE_SITES,
    .sort = { { ZAVOD_SITES_COUNTRY }, { ZAVOD_SITES_NAME, TRUE } },
    .n_sort = 2,
  };

  query_assert_list (self, &query, "4 1 2 3 5");

  query.sort[0].descending = TRUE;
  query.sort[1].descending = FALSE;
  query_assert_list (self, &query, "3 2 1 4 5");

  /* two of the statuses are "operating", the third key decides */
  query.n_sort = 3;
  query.sort[0] = (ZavodSortKey) { ZAVOD_SITES_STATUS };
  query.sort[1] = (ZavodSortKey) { ZAVOD_SITES_COUNTRY };
  query.sort[2] = (ZavodSortKey) { ZAVOD_SITES_NAME, TRUE };
  query.date = "2025-12-01";
  query_assert_list (self, &query, "4 3 1 2 5");
}

static void
test_timeline (Fixture       *self,
               gconstpointer  unused)
{
  const gint64 ids[] = { 102, 108 };
  ZavodListQuery query = { .table = ZAVOD_TABLE_TIMELINE, .sort = { { ZAVOD_TIMELINE_WHEN, TRUE } } };
  g_autoptr (GPtrArray) tuples = query_load (self, ZAVOD_TABLE_TIMELINE, ids, 2, NULL);
  const ZavodTuple *opened = g_ptr_array_index (tuples, 0);
  const ZavodTuple *shared = g_ptr_array_index (tuples, 1);

  /* what has no day is last, the newest first; what was deprecated is not there */
  query_assert_list (self, &query, "105 102 108 110 109 106 101 107 103");

  g_assert_cmpstr (opened->cells[ZAVOD_TIMELINE_SUBJECT], ==, "Kia Qazaqstan");
  g_assert_cmpstr (opened->cells[ZAVOD_TIMELINE_EVENT], ==, "status");
  g_assert_cmpstr (opened->cells[ZAVOD_TIMELINE_WHAT], ==, "Operating");
  g_assert_cmpstr (opened->cells[ZAVOD_TIMELINE_WHEN], ==, "2025-10-21");
  g_assert_cmpstr (opened->cells[ZAVOD_TIMELINE_SOURCE], ==, "Kursiv");
  g_assert_cmpuint (shared->n_sites, ==, 2);
  g_assert_null (zavod_tuple_get_link (opened, ZAVOD_TIMELINE_WHAT));
}

/* What a cell names, as far as that has a record of its own. */
static void
assert_link (Fixture    *self,
             ZavodTable  table,
             gint64      row,
             guint       column,
             ZavodNoun   noun,
             gint64      id)
{
  g_autoptr (GPtrArray) tuples = query_load (self, table, &row, 1, NULL);
  const ZavodTupleLink *link = zavod_tuple_get_link (g_ptr_array_index (tuples, 0), column);

  g_assert_nonnull (link);
  g_assert_cmpint (link->noun, ==, noun);
  g_assert_cmpint (link->id, ==, id);
}

static void
test_links (Fixture       *self,
            gconstpointer  unused)
{
  const gint64 no_place = ASTANA;
  g_autoptr (GPtrArray) tuples = query_load (self, ZAVOD_TABLE_SITES, &no_place, 1, NULL);

  g_assert_null (zavod_tuple_get_link (g_ptr_array_index (tuples, 0), ZAVOD_SITES_PLACE));
  assert_link (self, ZAVOD_TABLE_SITES, KIA, ZAVOD_SITES_PLACE, ZAVOD_NOUN_PLACE, 1);
  assert_link (self, ZAVOD_TABLE_PARTNERS, 401, ZAVOD_PARTNERS_SUBJECT, ZAVOD_NOUN_SITE, KIA);
  assert_link (self, ZAVOD_TABLE_PARTNERS, 403, ZAVOD_PARTNERS_SUBJECT, ZAVOD_NOUN_PROGRAMME, 1);
}

/* Two investments in unlike currencies, an area said twice in unlike units, and cars that are not all cars. */
static void
add_rivals (Fixture *self)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add rivals");

  query_add_claim (edit, 601, KIA, "investment", "$310 mn", NULL, KURSIV);
  zavod_edit_set_real (edit, "low", 310e6);
  zavod_edit_set_real (edit, "high", 310e6);
  zavod_edit_set_text (edit, "currency", "USD");
  query_cite (edit, 601, OLD);
  query_add_claim (edit, 602, KIA, "investment", "131.5 bn KZT", NULL, UNDATED);
  zavod_edit_set_real (edit, "low", 131.5e9);
  zavod_edit_set_real (edit, "high", 131.5e9);
  zavod_edit_set_text (edit, "currency", "KZT");
  zavod_edit_set_text (edit, "rank", "preferred");
  zavod_edit_set_text (edit, "reason", "The company says so");
  query_add_claim (edit, 603, KIA, "area", "63 ha", NULL, KURSIV);
  zavod_edit_set_real (edit, "low", 63);
  zavod_edit_set_real (edit, "high", 63);
  zavod_edit_set_text (edit, "unit", "ha");
  query_add_claim (edit, 604, KIA, "area", "630,000 m²", NULL, OLD);
  zavod_edit_set_real (edit, "low", 630000);
  zavod_edit_set_real (edit, "high", 630000);
  zavod_edit_set_text (edit, "unit", "m2");

  query_add_claim (edit, 605, 0, "output", "145,000 cars", "2024", KURSIV);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_real (edit, "low", 145000);
  zavod_edit_set_text (edit, "bound", "over");
  zavod_edit_set_text (edit, "vehicle_class", "cars");
  query_add_claim (edit, 606, 0, "output", "134,000 passenger cars", "2024", OLD);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_real (edit, "low", 134000);
  zavod_edit_set_real (edit, "high", 134000);
  zavod_edit_set_text (edit, "bound", "exact");
  zavod_edit_set_text (edit, "vehicle_class", "passenger-cars");

  query_add_claim (edit, 607, ASTANA, "opened", NULL, "2023-05", KURSIV);
  query_add_claim (edit, 608, ASTANA, "opened", NULL, "2023-06", OLD);
  fixture_edit (self, edit);
}

static void
test_figures (Fixture       *self,
              gconstpointer  unused)
{
  const gint64 ids[] = { 601, 603 };
  ZavodListQuery query = { .table = ZAVOD_TABLE_FIGURES, .sort = { { ZAVOD_FIGURES_AMOUNT } } };
  g_autoptr (GPtrArray) tuples = NULL;
  const ZavodTuple *rival, *agreeing;

  add_rivals (self);
  query_assert_list (self, &query, "603 301 303 606 605 302 305 604 601 602");

  tuples = query_load (self, ZAVOD_TABLE_FIGURES, ids, 2, NULL);
  rival = g_ptr_array_index (tuples, 0);
  agreeing = g_ptr_array_index (tuples, 1);
  g_assert_cmpuint (rival->n_rivals, ==, 1);
  g_assert_cmpstr (rival->cells[ZAVOD_FIGURES_PROPERTY], ==, "investment");
  g_assert_cmpstr (rival->cells[ZAVOD_FIGURES_UNIT], ==, "USD");
  g_assert_cmpuint (agreeing->n_rivals, ==, 0);
  g_assert_cmpstr (agreeing->cells[ZAVOD_FIGURES_UNIT], ==, "ha");
}

static const ZavodTuple *
assert_conflict (const ZavodTuple *tuple,
                 const char       *value,
                 const char       *sources,
                 const char       *standing,
                 const char       *difference)
{
  g_assert_cmpstr (tuple->cells[ZAVOD_CONFLICTS_VALUE], ==, value);
  g_assert_cmpstr (tuple->cells[ZAVOD_CONFLICTS_SOURCES], ==, sources);
  g_assert_cmpstr (tuple->cells[ZAVOD_CONFLICTS_STANDING], ==, standing);
  g_assert_cmpstr (tuple->cells[ZAVOD_CONFLICTS_DIFFERENCE], ==, difference);

  return tuple;
}

static void
test_conflicts (Fixture       *self,
                gconstpointer  unused)
{
  const gint64 site = ASTANA;
  const gint64 ids[] = { 602, 601, 605, 606, 607, 608 };
  ZavodListQuery query = { .table = ZAVOD_TABLE_CONFLICTS, .sort = { { ZAVOD_CONFLICTS_SUBJECT } } };
  g_autoptr (GPtrArray) tuples = NULL;

  query_assert_list (self, &query, "");
  add_rivals (self);

  /* those that belong together stand together, whichever way they are sorted, and the edit is seen */
  query_assert_list (self, &query, "607 608 602 601 605 606");
  query.sort[0].descending = TRUE;
  query_assert_list (self, &query, "605 606 602 601 607 608");
  query.sites = &site;
  query.n_sites = 1;
  query_assert_list (self, &query, "607 608");

  tuples = query_load (self, ZAVOD_TABLE_CONFLICTS, ids, G_N_ELEMENTS (ids), NULL);
  g_assert_false (assert_conflict (tuples->pdata[0], "131.5 bn KZT", "Akorda", "chosen", NULL)->continues);
  g_assert_true (assert_conflict (tuples->pdata[1], "$310 mn", "Old article, Kursiv", "rival", "unit")->continues);
  g_assert_cmpstr (((ZavodTuple *) tuples->pdata[0])->cells[ZAVOD_CONFLICTS_REASON], ==, "The company says so");
  assert_conflict (tuples->pdata[2], "145,000 cars", "Kursiv", "best", NULL);
  assert_conflict (tuples->pdata[3], "134,000 passenger cars", "Old article", "other", "scope");
  assert_conflict (tuples->pdata[5], "Jun 2023", "Old article", "rival", "date");
}

/* A survey of the whole atlas and one of each site alone must find the same. */
static void
test_one_rule_of_conflicts (Fixture       *self,
                            gconstpointer  unused)
{
  const gint64 sites[] = { KIA, ASTANA, HOSTILE_SITE, BUSES, SAME_DAY };
  ZavodListQuery query = { .table = ZAVOD_TABLE_CONFLICTS, .sites = sites, .n_sites = G_N_ELEMENTS (sites) };

  add_rivals (self);
  query_assert_list (self, &query, "607 608 602 601");
  query.sites = NULL;
  query_assert_list (self, &query, "607 608 602 601 605 606");
  query.sites = sites;
  query_assert_list (self, &query, "607 608 602 601");
}

static void
test_sources (Fixture       *self,
              gconstpointer  unused)
{
  const gint64 buses = BUSES;
  const gint64 ids[] = { KURSIV, UNDATED };
  ZavodListQuery query = { .table = ZAVOD_TABLE_SOURCES, .sort = { { ZAVOD_SOURCES_PUBLISHED } } };
  g_autoptr (GPtrArray) tuples = query_load (self, ZAVOD_TABLE_SOURCES, ids, 2, NULL);
  const ZavodTuple *kursiv = g_ptr_array_index (tuples, 0);

  query_assert_list (self, &query, "2 1 3");
  query.sites = &buses;
  query.n_sites = 1;
  query_assert_list (self, &query, "1");

  g_assert_cmpint (kursiv->source_id, ==, KURSIV);
  g_assert_cmpstr (kursiv->cells[ZAVOD_SOURCES_TITLE], ==, "A plant opens");
  g_assert_cmpstr (kursiv->cells[ZAVOD_SOURCES_PUBLISHER], ==, "Kursiv");
  g_assert_cmpstr (kursiv->cells[ZAVOD_SOURCES_PUBLISHED], ==, "2025-10-22");
  g_assert_cmpfloat (kursiv->numbers[ZAVOD_SOURCES_CITATIONS], >, 10);
  g_assert_null (((ZavodTuple *) g_ptr_array_index (tuples, 1))->cells[ZAVOD_SOURCES_PUBLISHED]);
}

static char *
describe_gaps (Fixture      *self,
               const gint64 *site)
{
  ZavodListQuery query = { .table = ZAVOD_TABLE_GAPS, .sites = site, .n_sites = site != NULL };
  GString *words = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) tuples = NULL;

  zavod_store_list_async (self->store, &query, NULL, take_answer, &result);
  await_answer (&result);
  ids = zavod_store_list_finish (self->store, result, NULL, NULL);
  tuples = query_load (self, ZAVOD_TABLE_GAPS, (const gint64 *) (void *) ids->data, ids->len, NULL);
  for (guint i = 0; i < tuples->len; i++)
    {
      const ZavodTuple *tuple = g_ptr_array_index (tuples, i);

      g_string_append_printf (words, "%s%" G_GINT64_FORMAT " %s", i > 0 ? ", " : "", tuple->site_id,
                              tuple->cells[ZAVOD_GAPS_GAP]);
    }

  return g_string_free_and_steal (words);
}

static void
test_gaps (Fixture       *self,
           gconstpointer  unused)
{
  const gint64 buses = BUSES, kia = KIA;
  g_autofree char *all = describe_gaps (self, NULL);
  g_autofree char *of_buses = describe_gaps (self, &buses);
  g_autofree char *of_kia = describe_gaps (self, &kia);

  /* what a site shares with another is known of it; a deprecated capacity is not */
  g_assert_cmpstr (of_buses, ==, "4 no-place, 4 no-class, 4 no-capacity, 4 no-partner, 4 single-source");
  g_assert_cmpstr (of_kia, ==, "1 vague-place");
  g_assert_cmpstr (all, ==,
                   "2 no-partner, "
                   "4 no-place, 4 no-class, 4 no-capacity, 4 no-partner, 4 single-source, "
                   "1 vague-place, "
                   "5 no-place, 5 no-class, 5 no-capacity, 5 no-partner, "
                   "3 no-class, 3 no-capacity, 3 no-partner, 3 single-source");
}

static guint
count_groups (Fixture              *self,
              const ZavodListQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n_groups;

  zavod_store_list_async (self->store, query, NULL, take_answer, &result);
  await_answer (&result);
  ids = zavod_store_list_finish (self->store, result, &n_groups, &error);
  g_assert_no_error (error);

  return n_groups;
}

/* Conflicts are counted, not the values that conflict; gaps are. */
static void
test_groups (Fixture       *self,
             gconstpointer  unused)
{
  ZavodListQuery conflicts = { .table = ZAVOD_TABLE_CONFLICTS };
  ZavodListQuery gaps = { .table = ZAVOD_TABLE_GAPS };

  g_assert_cmpuint (count_groups (self, &conflicts), ==, 0);
  add_rivals (self);
  g_assert_cmpuint (count_groups (self, &conflicts), ==, 3);
  g_assert_cmpuint (count_groups (self, &gaps), ==, 15);
}

/* What is stated without a day holds on any; what was published later does not. */
static void
test_on_a_day (Fixture       *self,
               gconstpointer  unused)
{
  const ZavodMoment moment = { .day = zavod_partial_date_get_last_day ((ZavodPartialDate) { 2000, 1, 1 }) };
  const gint64 kia = KIA;
  ZavodListQuery sources = { .table = ZAVOD_TABLE_SOURCES, .sort = { { ZAVOD_SOURCES_PUBLISHED } } };
  g_autofree char *today = describe_gaps (self, &kia);
  g_autofree char *then = NULL;
  g_autofree char *again = NULL;

  zavod_store_set_moment (self->store, &moment);
  query_assert_list (self, &sources, "3");
  then = describe_gaps (self, &kia);
  g_assert_cmpstr (then, ==, "1 vague-place, 1 no-class, 1 no-capacity, 1 no-partner");
  zavod_store_set_moment (self->store, NULL);
  again = describe_gaps (self, &kia);
  g_assert_cmpstr (again, ==, today);
}

static void
assert_sites_of_rows (Fixture      *self,
                      ZavodTable    table,
                      const gint64 *ids,
                      gsize         n_ids,
                      const char   *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sites = NULL;
  g_autofree char *text = NULL;

  zavod_store_sites_of_rows_async (self->store, table, ids, n_ids, NULL, take_answer, &result);
  await_answer (&result);
  sites = zavod_store_sites_of_rows_finish (self->store, result, &error);
  g_assert_no_error (error);
  text = query_join_ids (sites);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_sites_of_rows (Fixture       *self,
                    gconstpointer  unused)
{
  const gint64 claims[] = { 302, 108, 305 };
  const gint64 sources[] = { UNDATED };
  const gint64 gaps[] = { 4 * 16 + 1, 4 * 16 + 4 };

  assert_sites_of_rows (self, ZAVOD_TABLE_CAPACITIES, claims, 3, "1 2 3 4");
  assert_sites_of_rows (self, ZAVOD_TABLE_CAPACITIES, claims + 2, 1, "");
  assert_sites_of_rows (self, ZAVOD_TABLE_SOURCES, sources, 1, "1");
  assert_sites_of_rows (self, ZAVOD_TABLE_GAPS, gaps, 2, "4");
}

static void
assert_found (Fixture              *self,
              const ZavodListQuery *query,
              const char           *text,
              gint64                expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  zavod_store_find_async (self->store, query, text, NULL, take_answer, &result);
  await_answer (&result);
  g_assert_true (zavod_store_find_finish (self->store, result, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, expected);
}

/* In whatever script and case, by the column that the list is sorted by, or by its first. */
static void
test_find (Fixture       *self,
           gconstpointer  unused)
{
  const gint64 kia = KIA;
  ZavodListQuery sites = { .table = ZAVOD_TABLE_SITES, .sort = { { ZAVOD_SITES_NAME } } };
  ZavodListQuery gaps = { .table = ZAVOD_TABLE_GAPS, .sort = { { ZAVOD_GAPS_SITE } } };

  assert_found (self, &sites, "b", BUSES);
  assert_found (self, &sites, "КИА", KIA);
  assert_found (self, &sites, "qaz", 0);
  sites.sort[0].column = ZAVOD_SITES_PLACE;
  assert_found (self, &sites, "kost", KIA);
  sites.sort[0].column = ZAVOD_SITES_STATUS;
  assert_found (self, &sites, "same", SAME_DAY);
  sites.sites = &kia;
  sites.n_sites = 1;
  assert_found (self, &sites, "same", 0);
  assert_found (self, &gaps, "bish", BUSES * 16 + 1);
}

/* What is written by others: values that no plant has, days that no calendar has, ends before beginnings. */
static void
test_strange_values (Fixture       *self,
                     gconstpointer  unused)
{
  ZavodListQuery figures = { .table = ZAVOD_TABLE_FIGURES, .sort = { { ZAVOD_FIGURES_AMOUNT, TRUE } } };
  ZavodListQuery timeline = { .table = ZAVOD_TABLE_TIMELINE, .sort = { { ZAVOD_TIMELINE_WHEN } } };
  ZavodListQuery conflicts = { .table = ZAVOD_TABLE_CONFLICTS };
  const gint64 ids[] = { 701, 702, 703 };
  g_autoptr (GPtrArray) tuples = NULL;

  fixture_execute (self, "INSERT INTO claim (id, site_id, property, low, high, unit) VALUES"
                         " (701, 2, 'output', 1e300, 1e300, 'vehicles'), (702, 2, 'output', 5e300, 9e999, 'vehicles');"
                         "INSERT INTO claim (id, site_id, property, since, until) VALUES"
                         " (703, 2, 'opened', '0000-00-00', '9999-12-31'), (704, 2, 'opened', '2025', '1994'),"
                         " (705, 2, 'opened', 'yesterday', NULL), (706, 2, 'opened', '9999-12-31', NULL)");

  query_assert_list (self, &figures, "702 701 305 302 303 301");
  query_assert_list (self, &timeline, "703 101 106 109 704 110 108 102 105 706 705 103 107");
  query_assert_list (self, &conflicts, "701 702 706 704");
  tuples = query_load (self, ZAVOD_TABLE_FIGURES, ids, 3, NULL);
  g_assert_cmpuint (((ZavodTuple *) tuples->pdata[0])->n_rivals, ==, 1);
  g_assert_null (tuples->pdata[2]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, query_set_up, function, fixture_tear_down)
  ADD ("/store/lists/sort/sites", test_sort_sites);
  ADD ("/store/lists/sort/partners", test_sort_partners);
  ADD ("/store/lists/sort/capacities", test_sort_capacities);
  ADD ("/store/lists/narrow/sites", test_narrow_by_sites);
  ADD ("/store/lists/narrow/many-sites", test_narrow_by_many_sites);
  ADD ("/store/lists/narrow/actor", test_narrow_by_actor);
  ADD ("/store/lists/sort/several", test_sort_by_several);
  ADD ("/store/lists/timeline", test_timeline);
  ADD ("/store/lists/links", test_links);
  ADD ("/store/lists/figures", test_figures);
  ADD ("/store/lists/conflicts", test_conflicts);
  ADD ("/store/lists/one-rule-of-conflicts", test_one_rule_of_conflicts);
  ADD ("/store/lists/sources", test_sources);
  ADD ("/store/lists/gaps", test_gaps);
  ADD ("/store/lists/sites-of-rows", test_sites_of_rows);
  ADD ("/store/lists/groups", test_groups);
  ADD ("/store/lists/on-a-day", test_on_a_day);
  ADD ("/store/lists/find", test_find);
  ADD ("/store/lists/strange-values", test_strange_values);

  return g_test_run ();
}
