/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks: how large they are, and what says that a place is vague. */

#include <adwaita.h>
#include <math.h>

#include "map-fixture.h"
#include "widget-tree.h"
#include "zavod-map-view-private.h"
#include "zavod-site-layer-private.h"

static gboolean
has_marks (MapFixture *fixture)
{
  return zavod_site_layer_get_marks (fixture->map->sites)->len > 0 && fixture->map->sites->tick == 0;
}

static void
set_up (MapFixture    *fixture,
        gconstpointer  unused)
{
  map_fixture_set_up (fixture, 900, 600, 0);
  widget_tree_wait (has_marks (fixture));
}

static void
tear_down (MapFixture    *fixture,
           gconstpointer  unused)
{
  map_fixture_tear_down (fixture);
}

static const char *
get_name (MapFixture             *fixture,
          const ZavodVisibleMark *mark)
{
  const ZavodTuple *tuple = zavod_site_names_get (fixture->map->names, mark->point->id);

  return tuple != NULL ? tuple->cells[ZAVOD_SITES_NAME] : NULL;
}

/* Returns: (nullable): the mark in view that stands for this site, and for no other or for others too */
static const ZavodVisibleMark *
find (MapFixture *fixture,
      const char *name,
      gboolean    alone)
{
  GArray *marks = zavod_site_layer_get_marks (fixture->map->sites);

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if ((mark->cluster.n == 1) == alone && g_strcmp0 (get_name (fixture, mark), name) == 0)
        return mark;
    }

  return NULL;
}

/* Returns: (nullable): the mark in view that stands for two sites of one place, whichever comes first */
static const ZavodVisibleMark *
find_pair (MapFixture *fixture,
           const char *name,
           const char *other)
{
  const ZavodVisibleMark *mark = find (fixture, name, FALSE);

  return mark != NULL ? mark : find (fixture, other, FALSE);
}

/* Returns: the mark of a site, in the middle of the map at a zoom */
static const ZavodVisibleMark *
go_to (MapFixture *fixture,
       const char *name,
       double      latitude,
       double      longitude,
       double      zoom)
{
  zavod_map_camera_go_to (fixture->map->camera, latitude, longitude, zoom, FALSE);
  widget_tree_wait (find (fixture, name, TRUE) != NULL);

  return find (fixture, name, TRUE);
}

/* ---- sizes ---- */

static void
test_area_is_as_capacity (void)
{
  const float most = zavod_size_get_radius (200000);

  g_assert_cmpfloat (most, ==, ZAVOD_MARK_MOST_RADIUS);
  g_assert_cmpfloat (zavod_size_get_radius (50000), ==, roundf (most / 2));
  g_assert_cmpfloat (zavod_size_get_radius (100000), ==, roundf (most / sqrtf (2)));
  g_assert_cmpfloat (zavod_size_get_radius (900000), ==, most);
  g_assert_cmpfloat (zavod_size_get_radius (20000), ==, ZAVOD_MARK_LEAST_RADIUS);
  g_assert_cmpfloat (zavod_size_get_radius (0), ==, ZAVOD_MARK_LEAST_RADIUS);
  g_assert_cmpfloat (zavod_size_get_radius (NAN), ==, ZAVOD_MARK_LEAST_RADIUS);
  g_assert_cmpfloat (most, <, ZAVOD_HIT_RADIUS);
}

static float
get_radius (MapFixture *fixture,
            const char *name)
{
  const ZavodVisibleMark *mark = find (fixture, name, TRUE);

  return mark != NULL ? mark->radius : 0;
}

static gboolean
is_sized (MapFixture *fixture)
{
  return zavod_site_sizes_get_radius (fixture->map->sites->sizes, 0) != ZAVOD_MARK_RADIUS;
}

static void
test_sizes_come_and_go (MapFixture    *fixture,
                        gconstpointer  unused)
{
  go_to (fixture, "UzAuto Motors", 40.6415, 72.2387, 7);
  g_assert_cmpfloat (get_radius (fixture, "UzAuto Motors"), ==, ZAVOD_MARK_RADIUS);
  g_object_set (fixture->map, "size-by-capacity", TRUE, NULL);
  widget_tree_wait (is_sized (fixture));
  g_assert_cmpfloat (get_radius (fixture, "UzAuto Motors"), ==, ZAVOD_MARK_MOST_RADIUS);
  /* it makes so many in all, or nobody says in which time */
  go_to (fixture, "KAMAZ-Engineering", 53.2841, 69.3936, 7);
  g_assert_cmpfloat (get_radius (fixture, "KAMAZ-Engineering"), ==, ZAVOD_MARK_LEAST_RADIUS);
  g_object_set (fixture->map, "size-by-capacity", FALSE, NULL);
  g_assert_cmpfloat (get_radius (fixture, "KAMAZ-Engineering"), ==, ZAVOD_MARK_RADIUS);
}

/* What is counted is many sites, not what they make. */
static void
test_clusters_keep_their_size (MapFixture    *fixture,
                               gconstpointer  unused)
{
  g_object_set (fixture->map, "size-by-capacity", TRUE, NULL);
  widget_tree_wait (is_sized (fixture));
  zavod_map_camera_go_to (fixture->map->camera, 53.2144, 63.6246, 6, FALSE);
  widget_tree_wait (find_pair (fixture, "Kia Qazaqstan", "SaryarkaAvtoProm") != NULL);
  g_assert_cmpfloat (find_pair (fixture, "Kia Qazaqstan", "SaryarkaAvtoProm")->radius, ==, ZAVOD_CLUSTER_RADIUS);
}

/* So that a small one is never hidden. */
static void
test_large_marks_lie_below (MapFixture    *fixture,
                            gconstpointer  unused)
{
  GPtrArray *drawn = fixture->map->sites->by_size;

  g_object_set (fixture->map, "size-by-capacity", TRUE, NULL);
  widget_tree_wait (is_sized (fixture));
  g_assert_cmpuint (zavod_site_layer_get_marks (fixture->map->sites)->len, ==, drawn->len);
  for (guint i = 1; i < drawn->len; i++)
    g_assert_cmpfloat (((ZavodVisibleMark *) g_ptr_array_index (drawn, i - 1))->radius, >=,
                       ((ZavodVisibleMark *) g_ptr_array_index (drawn, i))->radius);
}

/* ---- vague places ---- */

/* Returns: the radius of the widest or narrowest circle round the place of a mark, in pixels; 0: there is none */
static float
get_circle (MapFixture             *fixture,
            const ZavodVisibleMark *mark,
            gboolean                widest)
{
  g_autoptr (GArray) circles = zavod_site_layer_get_circles (fixture->map->sites);
  float radius = 0;

  for (guint i = 0; i < circles->len; i++)
    {
      const ZavodCircle *circle = &g_array_index (circles, ZavodCircle, i);

      if (circle->middle.x == mark->place_x && circle->middle.y == mark->place_y
          && (radius == 0 || (circle->radius > radius) == widest))
        radius = circle->radius;
    }

  return radius;
}

static double
get_metres_per_pixel (double latitude,
                      double zoom)
{
  return 2 * G_PI * 6378137 / 512 * cos (latitude * G_PI / 180) / exp2 (zoom);
}

/* A circle of 8 km round a town: a ring round the mark while it is narrower than that, then as wide as it is, and where it
 * is wider than the view a ring again. */
static void
test_vague_marks_say_so (MapFixture    *fixture,
                         gconstpointer  unused)
{
  const double latitude = 53.2841, longitude = 69.3936;

  zavod_map_camera_set_max_zoom (fixture->map->camera, 17);
  for (int zoom = 3; zoom <= 17; zoom++)
    {
      const ZavodVisibleMark *mark = go_to (fixture, "KAMAZ-Engineering", latitude, longitude, zoom);
      const float ring = zavod_visible_mark_get_reach (mark) + 3;
      const double radius = 8000 / get_metres_per_pixel (latitude, zoom);

      g_assert_cmpfloat_with_epsilon (get_circle (fixture, mark, TRUE), MAX (radius, ring), MAX (0.5, radius / 1e4));
      if (radius < ring || radius > 600)
        g_assert_cmpfloat (get_circle (fixture, mark, FALSE), ==, ring);
      else
        g_assert_cmpfloat_with_epsilon (get_circle (fixture, mark, FALSE), radius, 0.5);
    }
}

/* One of the two is exact. */
static void
test_one_circle_for_all_of_a_place (MapFixture    *fixture,
                                    gconstpointer  unused)
{
  const ZavodVisibleMark *mark;

  zavod_map_camera_go_to (fixture->map->camera, 39.6989, 67.0933, 11, FALSE);
  widget_tree_wait (find_pair (fixture, "MAN Auto-Uzbekistan", "UzAutoTrailer") != NULL);
  mark = find_pair (fixture, "MAN Auto-Uzbekistan", "UzAutoTrailer");
  g_assert_cmpfloat (mark->widest->radius, ==, 8000);
  g_assert_cmpfloat (get_circle (fixture, mark, TRUE), >, 50);
  g_assert_cmpfloat (get_circle (fixture, mark, FALSE), ==, get_circle (fixture, mark, TRUE));
}

static gboolean
has_circle (MapFixture             *fixture,
            const ZavodVisibleMark *mark,
            double                  metres)
{
  g_autoptr (GArray) circles = zavod_site_layer_get_circles (fixture->map->sites);
  const double radius = metres / get_metres_per_pixel (mark->cluster.latitude, 11);
  gboolean found = FALSE;

  for (guint i = 0; i < circles->len; i++)
    {
      const ZavodCircle *circle = &g_array_index (circles, ZavodCircle, i);

      found |= circle->middle.x == mark->place_x && circle->middle.y == mark->place_y
               && fabs (circle->radius - radius) < 0.5;
    }

  return found;
}

static const ZavodVisibleMark *
find_selected (MapFixture *fixture,
               guint       n)
{
  GArray *marks = zavod_site_layer_get_marks (fixture->map->sites);

  for (guint i = 0; i < marks->len; i++)
    {
      const ZavodVisibleMark *mark = &g_array_index (marks, ZavodVisibleMark, i);

      if (mark->selected && mark->cluster.n == n)
        return mark;
    }

  return NULL;
}

/* Three sites of one place, known more or less well: the widest circle stands there always, that of a selected site too,
 * gathered or spread. */
static void
test_each_has_its_circle (MapFixture    *fixture,
                          gconstpointer  unused)
{
  static const double radii[] = { 30000, 8000, 20000 };
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Three");
  gint64 ids[G_N_ELEMENTS (radii)];

  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      ids[i] = zavod_edit_insert (edit, "site", 0);
      zavod_edit_set_text (edit, "name", "Somewhere");
      zavod_edit_set_text (edit, "accuracy", "region");
      zavod_edit_set_real (edit, "radius", radii[i]);
      zavod_edit_set_point (edit, "geom", 45, 55);
    }
  zavod_session_edit_async (fixture->session, edit, NULL, NULL, NULL);
  zavod_map_camera_go_to (fixture->map->camera, 45, 55, 11, FALSE);
  widget_tree_wait (zavod_site_layer_get_point (fixture->map->sites, ids[1]) != NULL);

  zavod_session_select_site (fixture->session, ids[1], ZAVOD_ORIGIN_SITES);
  widget_tree_wait (find_selected (fixture, 3) != NULL);
  g_assert_true (has_circle (fixture, find_selected (fixture, 3), 30000));
  g_assert_true (has_circle (fixture, find_selected (fixture, 3), 8000));
  g_assert_false (has_circle (fixture, find_selected (fixture, 3), 20000));

  zavod_site_layer_open_fan (fixture->map->sites, find_selected (fixture, 3));
  widget_tree_wait (find_selected (fixture, 1) != NULL);
  g_assert_true (has_circle (fixture, find_selected (fixture, 1), 30000));
  g_assert_true (has_circle (fixture, find_selected (fixture, 1), 8000));
  g_assert_false (has_circle (fixture, find_selected (fixture, 1), 20000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, MapFixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/marks/area-is-as-capacity", test_area_is_as_capacity);
  ADD ("/marks/sizes-come-and-go", test_sizes_come_and_go);
  ADD ("/marks/clusters-keep-their-size", test_clusters_keep_their_size);
  ADD ("/marks/large-marks-lie-below", test_large_marks_lie_below);
  ADD ("/marks/vague-marks-say-so", test_vague_marks_say_so);
  ADD ("/marks/one-circle-for-all-of-a-place", test_one_circle_for_all_of_a_place);
  ADD ("/marks/each-has-its-circle", test_each_has_its_circle);
#undef ADD

  return g_test_run ();
}
