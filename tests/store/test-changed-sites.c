/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sites that a change tells of hold all that the map shows otherwise after it, whatever was edited, undone or redone. */

#include <string.h>

#include "await.h"
#include "store-fixture.h"

#define N_SITES 12
#define N_CLAIMS 40
#define N_SOURCES 5
#define N_PRODUCTS 3
#define N_ROUNDS 400

/* Ids that can be told apart. */
#define CLAIM(i) (100 + (i))
#define SOURCE(i) (200 + (i))
#define PRODUCT(i) (300 + (i))

static const char *const statuses[] = { "announced", "construction", "operating", "closed" };
static const char *const classes[] = { "cars", "trucks", "buses", "tractors" };
static const char *const years[] = { "2019", "2021", "2023", "2025" };

static const char *
pick (GRand             *random,
      const char *const *words)
{
  return words[g_rand_int_range (random, 0, 4)];
}

static void
add_citation (ZavodEdit *edit,
              gint64     claim,
              gint64     source)
{
  zavod_edit_insert (edit, "citation", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "source_id", source);
}

static void
add_claim (ZavodEdit *edit,
           GRand     *random,
           gint64     id,
           gint64     site)
{
  const gint64 claim = zavod_edit_insert (edit, "claim", id);
  const gboolean dated = g_rand_boolean (random);

  zavod_edit_set_integer (edit, "site_id", site);
  if (g_rand_boolean (random))
    {
      zavod_edit_set_text (edit, "property", "status");
      zavod_edit_set_text (edit, "value_text", pick (random, statuses));
    }
  else
    {
      zavod_edit_set_text (edit, "property", "vehicle-class");
      zavod_edit_set_integer (edit, "object_product_id", PRODUCT (g_rand_int_range (random, 0, N_PRODUCTS)));
    }
  if (dated)
    zavod_edit_set_text (edit, "since", pick (random, years));
  add_citation (edit, claim, SOURCE (g_rand_int_range (random, 0, N_SOURCES)));
}

static void
fill (Fixture *self,
      GRand   *random)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Fill the atlas");

  for (gint64 i = 0; i < N_SOURCES; i++)
    {
      zavod_edit_insert (edit, "source", SOURCE (i));
      zavod_edit_set_text (edit, "title", "An article");
      zavod_edit_set_text (edit, "kind", "article");
      zavod_edit_set_text (edit, "published", pick (random, years));
    }
  for (gint64 i = 0; i < N_PRODUCTS; i++)
    {
      zavod_edit_insert (edit, "product", PRODUCT (i));
      zavod_edit_set_text (edit, "name", "A model");
      zavod_edit_set_text (edit, "kind", "model");
      zavod_edit_set_text (edit, "vehicle_class", pick (random, classes));
    }
  for (gint64 i = 1; i <= N_SITES; i++)
    {
      zavod_edit_insert (edit, "site", i);
      zavod_edit_set_text (edit, "name", "A plant");
      zavod_edit_set_point (edit, "geom", 40 + (double) i, 60 + (double) i);
    }
  for (gint64 i = 0; i < N_CLAIMS; i++)
    add_claim (edit, random, CLAIM (i), 1 + i % N_SITES);
  fixture_edit (self, edit);
}

static GArray *
read_points (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *points;

  zavod_store_points_async (self->store, "2026", NULL, take_answer, &result);
  await_answer (&result);
  points = zavod_store_points_finish (self->store, result, &error);
  g_assert_no_error (error);

  return points;
}

static GArray *
read_points_of (Fixture *self,
                GArray  *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *points;

  zavod_store_points_of_async (self->store, (const gint64 *) (void *) ids->data, ids->len, "2026", NULL, take_answer,
                               &result);
  await_answer (&result);
  points = zavod_store_points_of_finish (self->store, result, &error);
  g_assert_no_error (error);

  return points;
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

static gboolean
same_point (const ZavodSitePoint *a,
            const ZavodSitePoint *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return memcmp (&a->latitude, &b->latitude, sizeof (double)) == 0
         && memcmp (&a->longitude, &b->longitude, sizeof (double)) == 0
         && a->radius == b->radius && a->status == b->status && a->shape == b->shape && a->vague == b->vague;
}

typedef struct
{
  GArray *told;      /* gint64 */
  gboolean is_told;
} Log;

static void
changed_cb (ZavodStore         *store,
            const ZavodChanges *changes,
            Log                *log)
{
  GHashTableIter iter;
  gpointer id;

  log->is_told = changes->sites != NULL;
  if (changes->sites == NULL)
    return;

  g_hash_table_iter_init (&iter, changes->sites);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (log->told, id, 1);
}

static gboolean
is_in (GArray *ids,
       gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Returns: how many sites are shown otherwise */
static guint
check_told (Fixture *self,
            Log     *log,
            GArray  *before)
{
  g_autoptr (GArray) after = read_points (self);
  g_autoptr (GArray) some = NULL;
  guint n_changed = 0;

  for (gint64 id = 1; id <= N_SITES; id++)
    if (!same_point (find (before, id), find (after, id)))
      {
        g_assert_true (is_in (log->told, id));
        n_changed++;
      }

  if (log->told->len == 0)
    return n_changed;

  some = read_points_of (self, log->told);
  for (guint i = 0; i < log->told->len; i++)
    {
      const gint64 id = g_array_index (log->told, gint64, i);

      g_assert_true (same_point (find (some, id), find (after, id)));
    }

  return n_changed;
}

/* Whatever row it is about may be gone, or be there already: then the edit is refused, or changes nothing. */
static void
make_random_edit (ZavodEdit *edit,
                  GRand     *random)
{
  const gint64 site = g_rand_int_range (random, 1, N_SITES + 1), claim = CLAIM (g_rand_int_range (random, 0, N_CLAIMS));

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
      zavod_edit_update (edit, "site", site);
      zavod_edit_set_point (edit, "geom", g_rand_double_range (random, 36, 55), g_rand_double_range (random, 47, 87));
      break;
    case 1:
      zavod_edit_update (edit, "claim", claim);
      zavod_edit_set_integer (edit, "site_id", site);
      break;
    case 2:
      zavod_edit_update (edit, "claim", claim);
      zavod_edit_set_text (edit, "since", pick (random, years));
      break;
    case 3:
      zavod_edit_delete (edit, "claim", claim);
      break;
    case 4:
      zavod_edit_insert (edit, "claim_site", 1000 + claim);
      zavod_edit_set_integer (edit, "claim_id", claim);
      zavod_edit_set_integer (edit, "site_id", site);
      break;
    case 5:
      zavod_edit_update (edit, "claim_site", 1000 + claim);
      zavod_edit_set_integer (edit, "claim_id", CLAIM (g_rand_int_range (random, 0, N_CLAIMS)));
      break;
    case 6:
      add_citation (edit, claim, SOURCE (g_rand_int_range (random, 0, N_SOURCES)));
      break;
    case 7:
      zavod_edit_update (edit, "source", SOURCE (g_rand_int_range (random, 0, N_SOURCES)));
      zavod_edit_set_text (edit, "published", pick (random, years));
      break;
    case 8:
      zavod_edit_update (edit, "product", PRODUCT (g_rand_int_range (random, 0, N_PRODUCTS)));
      zavod_edit_set_text (edit, "vehicle_class", pick (random, classes));
      break;
    default:
      zavod_edit_delete (edit, "site", site);
      break;
    }
}

static void
test_random (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Log log = { g_array_new (FALSE, FALSE, sizeof (gint64)), FALSE };
  guint n_changed = 0;

  fill (self, random);
  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &log);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ZavodEdit) edit = zavod_edit_new ("An edit");
      g_autoptr (GArray) before = read_points (self);
      g_autofree char *words = NULL;

      g_array_set_size (log.told, 0);
      make_random_edit (edit, random);
      if (round % 3 == 0)
        zavod_store_edit (self->store, edit, NULL);
      else
        words = g_rand_double (random) < 0.55 ? fixture_undo (self, NULL) : fixture_redo (self, NULL);
      n_changed += check_told (self, &log, before);
    }

  g_test_message ("%u sites were shown otherwise", n_changed);
  g_assert_cmpuint (n_changed, >, N_ROUNDS / 8);
  g_array_unref (log.told);
}

/* What does not touch a site is told of no site. */
static void
test_none (Fixture       *self,
           gconstpointer  unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("An actor");
  Log log = { g_array_new (FALSE, FALSE, sizeof (gint64)), FALSE };

  fill (self, random);
  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &log);
  zavod_edit_insert (edit, "actor", 0);
  zavod_edit_set_text (edit, "name", "Allur");
  zavod_edit_set_text (edit, "kind", "company");
  fixture_edit (self, edit);

  g_assert_true (log.is_told);
  g_assert_cmpuint (log.told->len, ==, 0);
  g_array_unref (log.told);
}

/* An import is not told site by site. */
static void
test_too_many (Fixture       *self,
               gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("An import");
  Log log = { g_array_new (FALSE, FALSE, sizeof (gint64)), TRUE };

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &log);
  for (guint i = 0; i < 10001; i++)
    {
      zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", "A plant");
    }
  fixture_edit (self, edit);

  g_assert_false (log.is_told);
  g_array_unref (log.told);
}

#define N_OTHERS 25000

/* Reads all sites beside so many others that two threads share the work: they are as when there are few. */
static void
check_among_others (Fixture    *self,
                    GArray     *few,
                    const char *id_of_other)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM site WHERE name = 'Other';"
                                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %d)"
                                          " INSERT INTO site (id, name) SELECT %s, 'Other' FROM n", N_OTHERS, id_of_other);
  g_autoptr (GArray) many = NULL;

  fixture_execute (self, sql);
  many = read_points (self);
  g_assert_cmpuint (many->len, ==, N_OTHERS + N_SITES);
  for (guint i = 1; i < many->len; i++)
    g_assert_cmpint (g_array_index (many, ZavodSitePoint, i - 1).id, <, g_array_index (many, ZavodSitePoint, i).id);
  for (gint64 id = 1; id <= N_SITES; id++)
    g_assert_true (same_point (find (many, id), find (few, id)));
}

static void
test_among_many (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (GArray) few = NULL;

  fill (self, random);
  few = read_points (self);
  check_among_others (self, few, "i + 1000");
  check_among_others (self, few, "-i");
  check_among_others (self, few, "(i + 1000) * 300000000000000");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/store/changed-sites/random", test_random);
  ADD ("/store/changed-sites/none", test_none);
  ADD ("/store/changed-sites/too-many", test_too_many);
  ADD ("/store/changed-sites/among-many", test_among_many);

  return g_test_run ();
}
