/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Points that come, go, move and change their kind, against brute force and against clusters that are built anew. */

#include "clusters-fixture.h"

#include <math.h>

typedef struct
{
  GArray *points;             /* Point */
  ZavodClusters *clusters;
  GRand *random;
} Model;

static void
model_init (Model *self,
            guint  n,
            guint  seed)
{
  g_autofree Point *points = make_random_points (MAX (n, 1), seed);

  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_append_vals (self->points, points, n);
  self->clusters = build (points, n);
  self->random = g_rand_new_with_seed (seed);
}

static void
model_clear (Model *self)
{
  g_array_unref (self->points);
  zavod_clusters_free (self->clusters);
  g_rand_free (self->random);
}

static Point *
get (Model *self,
     guint  i)
{
  return &g_array_index (self->points, Point, i);
}

/* Where another is, near another, anywhere, at the end of the world, or nowhere. */
static Point
make_point (Model *self)
{
  const Point other = self->points->len > 0 ? *get (self, (guint) g_rand_int_range (self->random, 0, self->points->len))
                                            : (Point) { 45, 70, 0 };
  Point point = { g_rand_double_range (self->random, 36, 55), g_rand_double_range (self->random, 47, 87), 0 };
  const double east = other.longitude + g_rand_double_range (self->random, -0.02, 0.02);
  const double chance = g_rand_double (self->random);

  if (chance < 0.25)
    point = other;
  else if (chance < 0.5)
    point = (Point) { other.latitude + g_rand_double_range (self->random, -0.02, 0.02), CLAMP (east, -180, 180), 0 };
  else if (chance < 0.53)
    point = (Point) { g_rand_boolean (self->random) ? 90 : -90, g_rand_boolean (self->random) ? 180 : -180, 0 };
  else if (chance < 0.58)
    point = (Point) { NAN, g_rand_boolean (self->random) ? NAN : 70, 0 };
  point.kind = (guint8) g_rand_int_range (self->random, 0, ZAVOD_CLUSTERS_N_KINDS);

  return point;
}

static void
insert (Model *self,
        guint  i,
        Point  point)
{
  g_array_insert_val (self->points, i, point);
  zavod_clusters_insert (self->clusters, i, point.latitude, point.longitude, point.kind);
}

static void
take_away (Model *self,
           guint  i)
{
  g_array_remove_index (self->points, i);
  zavod_clusters_remove (self->clusters, i);
}

static void
move (Model *self,
      guint  i,
      Point  point)
{
  *get (self, i) = point;
  zavod_clusters_move (self->clusters, i, point.latitude, point.longitude, point.kind);
}

static void
restyle (Model *self,
         guint  i)
{
  Point point = *get (self, i);

  point.kind = (guint8) ((point.kind + 1) % ZAVOD_CLUSTERS_N_KINDS);
  move (self, i, point);
}

static void
update (Model *self)
{
  const guint n = self->points->len;
  const guint i = n > 0 ? (guint) g_rand_int_range (self->random, 0, n) : 0;

  switch (n > 0 ? g_rand_int_range (self->random, 0, 5) : 0)
    {
    case 0:
      insert (self, (guint) g_rand_int_range (self->random, 0, n + 1), make_point (self));
      break;
    case 1:
      take_away (self, i);
      break;
    case 2:
      restyle (self, i);
      break;
    default:
      move (self, i, make_point (self));
    }
}

static gboolean
is_placed (const Point *point)
{
  return isfinite (point->latitude) && isfinite (point->longitude);
}

static double
project (double latitude)
{
  return asinh (tan (CLAMP (latitude, -85.0511287, 85.0511287) * G_PI / 180));
}

/* A mark stands at the mean of its members on the map. */
static void
check_middles (Model *self,
               guint  zoom)
{
  g_autoptr (GArray) all = query_all (self->clusters, zoom);

  for (guint i = 0; i < all->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (all, ZavodCluster, i);
      const guint32 *members = zavod_clusters_get_members (self->clusters, cluster);
      double x = 0, y = 0;

      for (guint k = 0; k < cluster->n; k++)
        {
          x += get (self, members[k])->longitude / cluster->n;
          y += project (get (self, members[k])->latitude) / cluster->n;
        }
      g_assert_cmpfloat_with_epsilon (cluster->longitude, x, 2e-4);
      g_assert_cmpfloat_with_epsilon (project (cluster->latitude), y, 1e-5);
    }
}

/* What stands at one place is one mark however deep one zooms. */
static void
check_same_places (Model *self)
{
  g_autoptr (GArray) all = query_all (self->clusters, ZAVOD_CLUSTERS_MAX_ZOOM);
  g_autofree guint *marks = g_new0 (guint, self->points->len + 1);

  for (guint i = 0; i < all->len; i++)
    {
      const ZavodCluster *cluster = &g_array_index (all, ZavodCluster, i);

      for (guint k = 0; k < cluster->n; k++)
        marks[zavod_clusters_get_members (self->clusters, cluster)[k]] = i;
    }
  for (guint i = 0; i < self->points->len; i++)
    for (guint k = 0; k < i; k++)
      if (is_placed (get (self, i)) && get (self, i)->latitude == get (self, k)->latitude
          && get (self, i)->longitude == get (self, k)->longitude)
        g_assert_cmpuint (marks[i], ==, marks[k]);
}

static void
check (Model *self)
{
  guint n_placed = 0;

  for (guint i = 0; i < self->points->len; i++)
    n_placed += is_placed (get (self, i));
  g_assert_cmpuint (zavod_clusters_get_n_placed (self->clusters), ==, n_placed);
  for (guint zoom = 0; zoom <= ZAVOD_CLUSTERS_MAX_ZOOM; zoom++)
    {
      check_partition (self->clusters, (const Point *) (void *) self->points->data, self->points->len, zoom);
      check_middles (self, zoom);
      check_window (self->clusters, self->random);
    }
  check_nesting (self->clusters, 1);
  check_same_places (self);
}

/* From a few points, so that marks often come and go altogether. */
static void
test_few (void)
{
  for (guint seed = 1; seed <= 16; seed++)
    {
      Model model;

      model_init (&model, seed % 4, seed);
      for (guint i = 0; i < 45; i++)
        {
          update (&model);
          if (i % 4 == 0)
            check (&model);
        }
      model_clear (&model);
    }
}

static void
test_many (void)
{
  Model model;

  model_init (&model, 700, 41);
  for (guint i = 0; i < 1000; i++)
    {
      update (&model);
      if (i % 250 == 0)
        check (&model);
    }
  check (&model);
  model_clear (&model);
}

/* All gone and all come back: what is left is as if it had been built. */
static void
test_empty_and_fill (void)
{
  Model model;

  model_init (&model, 150, 42);
  while (model.points->len > 0)
    take_away (&model, (guint) g_rand_int_range (model.random, 0, model.points->len));
  check (&model);
  for (guint i = 0; i < 200; i++)
    insert (&model, 0, make_point (&model));
  check (&model);
  model_clear (&model);
}

/* Removals leave no error behind: the last site of a mark stands where it is. */
static void
test_last_of_many (void)
{
  const guint n = 3000;
  Model model;
  const ZavodCluster *last;
  g_autoptr (GArray) all = NULL;

  model_init (&model, 0, 43);
  for (guint i = 0; i < n; i++)
    insert (&model, i, (Point) { 43 + i % 7 * 1e-4, 77 + i % 11 * 1e-4, 1 });
  while (model.points->len > 1)
    take_away (&model, 0);

  all = query_all (model.clusters, 0);
  last = &g_array_index (all, ZavodCluster, 0);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (last->latitude, get (&model, 0)->latitude, 2e-5);
  g_assert_cmpfloat_with_epsilon (last->longitude, get (&model, 0)->longitude, 2e-5);
  model_clear (&model);
}

/* Returns: whether @clusters has a mark where @mark is, of as many sites */
static gboolean
has_mark (GArray             *clusters,
          const ZavodCluster *mark)
{
  for (guint i = 0; i < clusters->len; i++)
    {
      const ZavodCluster *other = &g_array_index (clusters, ZavodCluster, i);

      if (other->n == mark->n && other->latitude == mark->latitude && other->longitude == mark->longitude)
        return TRUE;
    }

  return FALSE;
}

/* One edit touches at each zoom the mark that the site leaves and the one that it comes to: the map never jumps. */
static void
test_calm (void)
{
  Model model;

  model_init (&model, 1000, 44);
  for (guint round = 0; round < 200; round++)
    {
      const guint zoom = round % (ZAVOD_CLUSTERS_MAX_ZOOM + 1);
      g_autoptr (GArray) before = query_all (model.clusters, zoom);
      g_autoptr (GArray) after = NULL;
      guint n_other = 0;

      update (&model);
      after = query_all (model.clusters, zoom);
      for (guint i = 0; i < before->len; i++)
        n_other += !has_mark (after, &g_array_index (before, ZavodCluster, i));
      g_assert_cmpuint (n_other, <=, 2);
    }
  model_clear (&model);
}

/* After as many updates as are borne the marks are about as many as in a building, and keep as well apart. */
static void
test_worn (void)
{
  guint near = 0, n_marks = 0, built_near = 0, n_built = 0, n_updates = 0;
  Model model;

  model_init (&model, 2000, 45);
  g_assert_false (zavod_clusters_is_worn (model.clusters));
  while (!zavod_clusters_is_worn (model.clusters))
    {
      update (&model);
      n_updates++;
    }
  g_assert_cmpuint (n_updates, >=, 64);
  g_assert_cmpuint (n_updates, <, 200);

  {
    g_autoptr (ZavodClusters) built = build ((const Point *) (void *) model.points->data, model.points->len);

    for (guint zoom = 3; zoom <= 8; zoom++)
      {
        near += count_touching (model.clusters, zoom, &n_marks);
        built_near += count_touching (built, zoom, &n_built);
      }
    g_assert_false (zavod_clusters_is_worn (built));
  }
  g_test_message ("%u of %u marks nearly touch, of built ones %u of %u", near, n_marks, built_near, n_built);
  g_assert_cmpuint (near, <, n_marks / 100);
  g_assert_cmpfloat_with_epsilon (n_marks / (double) n_built, 1, 0.05);
  model_clear (&model);
}

static void
test_million (void)
{
  const guint n = 1000000, n_updates = 200;
  double took;
  Model model;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }

  model_init (&model, n, 46);
  g_test_timer_start ();
  for (guint i = 0; i < n_updates; i++)
    update (&model);
  took = g_test_timer_elapsed () / n_updates;
  g_test_minimized_result (took, "update %.6f s", took);
  model_clear (&model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clusters/update/few", test_few);
  g_test_add_func ("/clusters/update/many", test_many);
  g_test_add_func ("/clusters/update/empty-and-fill", test_empty_and_fill);
  g_test_add_func ("/clusters/update/last-of-many", test_last_of_many);
  g_test_add_func ("/clusters/update/calm", test_calm);
  g_test_add_func ("/clusters/update/worn", test_worn);
  g_test_add_func ("/clusters/update/million", test_million);

  return g_test_run ();
}
