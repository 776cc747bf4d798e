/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-as-of ATLAS: the statuses that are kept in memory are those that the store tells, on every day on which one changes
 * and on the day before, whatever is known; of the starter atlas, and of one in which chance has left nothing out. */

#include <glib/gstdio.h>

#include "await.h"
#include "zavod-as-of.h"
#include "zavod-partial-date.h"
#include "zavod-store.h"

#define N_SITES 40
#define N_SOURCES 12
#define N_CLAIMS 160
#define UNKNOWN ((guint8) zavod_status_from_code (NULL))

static char *starter;

static void
add_claim (gpointer target,
           gint64   site_id,
           gint64   claim_id,
           guint32  day,
           guint8   weight,
           guint8   status)
{
  zavod_as_of_add (target, site_id, claim_id, day, weight, status);
}

static void
add_source (gpointer target,
            guint32  published)
{
  zavod_as_of_add_source (target, published);
}

static void
finish (gpointer target)
{
  zavod_as_of_know (target, &(ZavodKnowledge) { 0, TRUE }, UNKNOWN);
}

static ZavodAsOf *
read_as_of (ZavodStore *store)
{
  static const ZavodStatusSink sink = { add_claim, add_source, finish };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ZavodAsOf *self;

  zavod_store_statuses_async (store, &sink, zavod_as_of_new (), (GDestroyNotify) zavod_as_of_free, NULL, take_answer,
                              &result);
  await_answer (&result);
  self = zavod_store_statuses_finish (store, result, &error);
  g_assert_no_error (error);

  return self;
}

static GArray *
read_points (ZavodStore *store,
             guint32     day)
{
  g_autofree char *date = zavod_partial_date_to_iso (zavod_partial_date_from_day (day));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *points;

  zavod_store_points_async (store, date, NULL, take_answer, &result);
  await_answer (&result);
  points = zavod_store_points_finish (store, result, &error);
  g_assert_no_error (error);

  return points;
}

static guint8
find_status (ZavodAsOf *self,
             gint64     site)
{
  for (guint i = 0; i < zavod_as_of_get_n_sites (self); i++)
    if (zavod_as_of_get_site (self, i) == site)
      return zavod_as_of_get_status (self, i);

  return UNKNOWN;
}

static void
compare_day (ZavodAsOf  *self,
             ZavodStore *store,
             guint32     day)
{
  g_autoptr (GArray) points = read_points (store, day);

  zavod_as_of_move (self, day, NULL);
  for (guint i = 0; i < points->len; i++)
    {
      const ZavodSitePoint *point = &g_array_index (points, ZavodSitePoint, i);

      g_assert_cmpstr (zavod_status_get_code (find_status (self, point->id)), ==, zavod_status_get_code (point->status));
    }
}

/* Returns: how many days were compared */
static guint
compare_days (ZavodAsOf            *self,
              ZavodStore           *store,
              const ZavodKnowledge *knowledge)
{
  const ZavodMoment moment = { 0, *knowledge };
  guint n_days = 0;

  zavod_as_of_know (self, knowledge, UNKNOWN);
  zavod_store_set_moment (store, &moment);
  for (guint32 day = zavod_as_of_get_next (self, 1, TRUE); day != 0; day = zavod_as_of_get_next (self, day, TRUE))
    {
      compare_day (self, store, day - 1);
      compare_day (self, store, day);
      n_days += 2;
    }
  compare_day (self, store, 1);
  zavod_store_set_moment (store, NULL);

  return n_days;
}

static guint32
get_day (const char *iso)
{
  ZavodPartialDate date;

  zavod_partial_date_from_iso (iso, &date);
  return zavod_partial_date_get_first_day (date);
}

static void
compare_atlas (ZavodStore *store)
{
  static const char *const days[] = { "1999-12-31", "2018-06-15", "2023-01-01", "2025-10-21" };
  g_autoptr (ZavodAsOf) self = read_as_of (store);
  guint n_days = compare_days (self, store, &(ZavodKnowledge) { 0, TRUE });

  g_assert_cmpuint (n_days, >=, 12);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      compare_days (self, store, &(ZavodKnowledge) { get_day (days[i]), TRUE });
      compare_days (self, store, &(ZavodKnowledge) { get_day (days[i]), FALSE });
    }
  zavod_store_close (store);
}

static void
test_starter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodStore) store = zavod_store_open (starter, ZAVOD_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  compare_atlas (store);
}

/* ---- an atlas of chance ---- */

/* Now and then nothing: days are few, so that claims meet on them. */
static void
set_date (GRand      *random,
          ZavodEdit  *edit,
          const char *column)
{
  static const char *const dates[] = { NULL, NULL, NULL, "2018", "2018-01", "2018-01-01", "2018-06-15", "2019", "2020-03",
                                       "2021-12-31", "2023-02", "2025-10-21" };
  const char *date = dates[g_rand_int_range (random, 0, G_N_ELEMENTS (dates))];

  if (date != NULL)
    zavod_edit_set_text (edit, column, date);
}

static const char *
choose (GRand             *random,
        const char *const *words,
        gint32             n_words)
{
  return words[g_rand_int_range (random, 0, n_words)];
}

static void
add_random_claim (GRand        *random,
                  ZavodEdit    *edit,
                  const gint64 *sites,
                  const gint64 *sources)
{
  static const char *const statuses[] = { "operating", "construction", "announced", "agreed", "closed" };
  static const char *const ranks[] = { "normal", "normal", "normal", "preferred", "deprecated" };
  static const char *const modalities[] = { "actual", "actual", "planned" };
  const gint64 claim = zavod_edit_insert (edit, "claim", 0);
  const gint32 n_sources = g_rand_int_range (random, 1, 4);

  zavod_edit_set_integer (edit, "site_id", sites[g_rand_int_range (random, 0, N_SITES)]);
  zavod_edit_set_text (edit, "property", "status");
  zavod_edit_set_text (edit, "value_text", choose (random, statuses, G_N_ELEMENTS (statuses)));
  zavod_edit_set_text (edit, "rank", choose (random, ranks, G_N_ELEMENTS (ranks)));
  if (g_rand_boolean (random))
    zavod_edit_set_text (edit, "modality", choose (random, modalities, G_N_ELEMENTS (modalities)));
  set_date (random, edit, "since");
  set_date (random, edit, "as_of");
  for (gint32 i = 0; i < n_sources; i++)
    {
      zavod_edit_insert (edit, "citation", 0);
      zavod_edit_set_integer (edit, "claim_id", claim);
      zavod_edit_set_integer (edit, "source_id", sources[g_rand_int_range (random, 0, N_SOURCES)]);
    }
  if (g_rand_int_range (random, 0, 5) > 0)
    return;

  zavod_edit_insert (edit, "claim_site", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "site_id", sites[g_rand_int_range (random, 0, N_SITES)]);
}

static ZavodEdit *
make_edit (GRand *random)
{
  ZavodEdit *edit = zavod_edit_new ("Fill by chance");
  gint64 sites[N_SITES], sources[N_SOURCES];

  for (guint i = 0; i < N_SITES; i++)
    {
      sites[i] = zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", "A site");
    }
  for (guint i = 0; i < N_SOURCES; i++)
    {
      sources[i] = zavod_edit_insert (edit, "source", 0);
      zavod_edit_set_text (edit, "title", "A source");
      zavod_edit_set_text (edit, "kind", "article");
      set_date (random, edit, "published");
    }
  for (guint i = 0; i < N_CLAIMS; i++)
    add_random_claim (random, edit, sites, sources);

  return edit;
}

static void
test_chance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (18);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("zavod-as-of-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "chance.gpkg", NULL);
  g_autoptr (ZavodStore) store = zavod_store_open (path, ZAVOD_OPEN_CREATE, &error);
  g_autoptr (ZavodEdit) edit = make_edit (random);

  g_assert_no_error (error);
  zavod_store_edit (store, edit, &error);
  g_assert_no_error (error);
  compare_atlas (store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  starter = argv[1];

  g_test_add_func ("/as-of/starter", test_starter);
  g_test_add_func ("/as-of/chance", test_chance);

  return g_test_run ();
}
