/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as a page: written in each format and read back with other programs. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "map-fixture.h"
#include "widget-tree.h"
#include "zavod-map-page.h"
#include "zavod-map-view-private.h"

#define WIDTH 700
#define HEIGHT 500

static gboolean
shows_kinds (MapFixture *fixture)
{
  gboolean looks[ZAVOD_N_LOOKS], shapes[ZAVOD_N_SHAPES];

  zavod_site_layer_get_kinds (fixture->map->sites, looks, shapes);
  return looks[ZAVOD_LOOK_OPERATING] && zavod_session_get_title (fixture->session) != NULL;
}

static void
set_up (MapFixture    *fixture,
        gconstpointer  unused)
{
  map_fixture_set_up (fixture, WIDTH, HEIGHT, 0);
  widget_tree_wait (shows_kinds (fixture));
}

static void
tear_down (MapFixture    *fixture,
           gconstpointer  unused)
{
  map_fixture_tear_down (fixture);
}

static GBytes *
write_page (MapFixture      *fixture,
            ZavodPageFormat  format,
            graphene_size_t *size)
{
  g_autoptr (GskRenderNode) page = zavod_map_view_draw_page (fixture->map, size);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_assert_nonnull (page);
  bytes = zavod_page_format_write (format, page, size, &error);
  g_assert_no_error (error);

  return bytes;
}

/* Returns: what a program says of the page, which it is given as a file */
static char *
ask (MapFixture *fixture,
     GBytes     *page,
     const char *program,
     const char *option)
{
  g_autofree char *path = g_build_filename (fixture->folder, "page", NULL);
  const char *arguments[] = { program, path, option, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_file_set_contents (path, g_bytes_get_data (page, NULL), (gssize) g_bytes_get_size (page), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return output;
}

/* Where a line ends depends on the fonts. */
static char *
join_lines (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  return g_strjoinv (" ", words);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

/* Legend, scale and credits are there, as text. */
static void
test_pdf (MapFixture    *fixture,
          gconstpointer  unused)
{
  graphene_size_t size;
  g_autoptr (GBytes) page = write_page (fixture, ZAVOD_PAGE_PDF, &size);
  g_autofree char *lines = ask (fixture, page, "pdftotext", "-");
  g_autofree char *text = join_lines (lines);

  assert_contains (text, zavod_session_get_title (fixture->session));
  assert_contains (text, zavod_look_get_label (ZAVOD_LOOK_OPERATING));
  assert_contains (text, zavod_shape_get_label (ZAVOD_SHAPE_CARS));
  assert_contains (text, " km");
  assert_contains (text, "GSHHG");
  assert_contains (text, "CC BY 4.0");
}

static void
test_png (MapFixture    *fixture,
          gconstpointer  unused)
{
  graphene_size_t size;
  g_autoptr (GBytes) page = write_page (fixture, ZAVOD_PAGE_PNG, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (page, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, (int) (2 * size.width));
  g_assert_cmpint (gdk_texture_get_height (texture), ==, (int) (2 * size.height));
  g_assert_cmpfloat (size.width, >, WIDTH);
  g_assert_cmpfloat (size.height, >, HEIGHT);
}

static void
test_svg (MapFixture    *fixture,
          gconstpointer  unused)
{
  graphene_size_t size;
  g_autoptr (GBytes) page = write_page (fixture, ZAVOD_PAGE_SVG, &size);
  g_autofree char *faults = ask (fixture, page, "xmllint", "--noout");
  g_autofree char *text = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));

  g_assert_cmpstr (faults, ==, "");
  assert_contains (text, "<svg");
  assert_contains (text, "<path");
}

static void
test_not_shown (void)
{
  GtkWidget *map = g_object_ref_sink (zavod_map_view_new ());
  graphene_size_t size;

  g_assert_null (zavod_map_view_draw_page (ZAVOD_MAP_VIEW (map), &size));
  g_object_unref (map);
}

static void
test_names (void)
{
  ZavodPageFormat format;

  g_assert_true (zavod_page_format_from_name ("map.PNG", &format));
  g_assert_cmpint (format, ==, ZAVOD_PAGE_PNG);
  g_assert_true (zavod_page_format_from_name ("карта.svg", &format));
  g_assert_cmpint (format, ==, ZAVOD_PAGE_SVG);
  g_assert_false (zavod_page_format_from_name ("map.gif", &format));
  g_assert_false (zavod_page_format_from_name ("pdf", &format));
  g_assert_false (zavod_page_format_from_name ("", &format));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/map/page/names", test_names);
  g_test_add_func ("/map/page/not-shown", test_not_shown);
  g_test_add ("/map/page/pdf", MapFixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/map/page/png", MapFixture, NULL, set_up, test_png, tear_down);
  g_test_add ("/map/page/svg", MapFixture, NULL, set_up, test_svg, tear_down);

  return g_test_run ();
}
