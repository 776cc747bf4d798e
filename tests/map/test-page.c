/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as a page: written in each format and read back with other programs. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "map-fixture.h"
#include "widget-tree.h"
#include "zavod-error.h"
#include "zavod-map-page.h"
#include "zavod-map-view-private.h"
#include "zavod-page-print.h"

#define WIDTH 700
#define HEIGHT 500

static gboolean
shows_kinds (MapFixture *fixture)
{
  ZavodMapKinds kinds;

  zavod_site_layer_get_kinds (fixture->map->sites, &kinds);
  return kinds.looks[ZAVOD_LOOK_OPERATING] && zavod_session_get_title (fixture->session) != NULL;
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

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GskRenderNode *
draw_page (MapFixture       *fixture,
           graphene_size_t  *size,
           GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zavod_map_view_draw_page_async (fixture->map, keep_result, &result);
  widget_tree_wait (result != NULL);

  return zavod_map_view_draw_page_finish (fixture->map, result, size, error);
}

static GBytes *
write_page (MapFixture      *fixture,
            ZavodPageFormat  format,
            graphene_size_t *size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GskRenderNode) page = draw_page (fixture, size, &error);
  GBytes *bytes;

  g_assert_no_error (error);
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

/* ---- paper ---- */

static void
set_dark (gboolean dark)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static double
get_lightness (GdkTexture *texture)
{
  const gsize stride = 4 * (gsize) gdk_texture_get_width (texture);
  const gsize n_bytes = stride * (gsize) gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc (n_bytes);
  double sum = 0;

  gdk_texture_download (texture, pixels, stride);
  for (gsize i = 0; i < n_bytes; i++)
    sum += pixels[i];

  return sum / (double) n_bytes / 255;
}

static double
get_page_lightness (MapFixture *fixture)
{
  graphene_size_t size;
  g_autoptr (GBytes) page = write_page (fixture, ZAVOD_PAGE_PNG, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (page, &error);

  g_assert_no_error (error);
  return get_lightness (texture);
}

static double
get_window_lightness (MapFixture *fixture)
{
  GtkWidget *map = GTK_WIDGET (fixture->map->map);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (map);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)  /* it is about to be painted */
    return NAN;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (map)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));

  return get_lightness (texture);
}

static void
on_loaded (gboolean *loaded)
{
  *loaded = TRUE;
}

/* A dark window gives the page that a light one gives, and is dark again. */
static void
test_paper_is_white (MapFixture    *fixture,
                     gconstpointer  unused)
{
  const double light = get_page_lightness (fixture);
  gboolean loaded = FALSE;
  double dark;

  g_signal_connect_swapped (fixture->map->base_map, "loaded", G_CALLBACK (on_loaded), &loaded);
  set_dark (TRUE);
  widget_tree_wait (loaded);
  dark = get_page_lightness (fixture);
  g_assert_cmpfloat (light, >, 0.8);
  g_assert_cmpfloat_with_epsilon (dark, light, 0.01);
  widget_tree_wait (fixture->map->cover == NULL && get_window_lightness (fixture) < 0.5);
  g_signal_handlers_disconnect_by_data (fixture->map->base_map, &loaded);
  set_dark (FALSE);
}

static void
test_one_at_a_time (MapFixture    *fixture,
                    gconstpointer  unused)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GError) error = NULL;
  graphene_size_t size;

  zavod_map_view_draw_page_async (fixture->map, keep_result, &first);
  g_assert_null (draw_page (fixture, &size, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  widget_tree_wait (first != NULL);
}

static void
test_sizes (MapFixture    *fixture,
            gconstpointer  unused)
{
  graphene_size_t size;
  g_autoptr (GBytes) page = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *text = NULL;

  g_object_set (fixture->map, "size-by-capacity", TRUE, NULL);
  page = write_page (fixture, ZAVOD_PAGE_PDF, &size);
  lines = ask (fixture, page, "pdftotext", "-");
  text = join_lines (lines);
  assert_contains (text, "Vehicles a Year");
  assert_contains (text, "Up to 20,000, or unknown");
  assert_contains (text, "200,000 or more");
}

static void
on_printed (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            GtkPrintOperationResult *printed)
{
  *printed = result;
}

/* As a printer gets it. */
static void
test_print (MapFixture    *fixture,
            gconstpointer  unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  GtkPrintOperationResult result = GTK_PRINT_OPERATION_RESULT_IN_PROGRESS;
  g_autoptr (GError) error = NULL;
  graphene_size_t size;
  g_autoptr (GskRenderNode) page = draw_page (fixture, &size, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_no_error (error);
  operation = zavod_page_print_new (page, &size, "An atlas");
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), &result);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  widget_tree_wait (result == GTK_PRINT_OPERATION_RESULT_APPLY);

  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = ask (fixture, bytes, "pdftotext", "-");
  text = join_lines (lines);
  assert_contains (text, zavod_session_get_title (fixture->session));
  assert_contains (text, zavod_look_get_label (ZAVOD_LOOK_OPERATING));
  assert_contains (text, "Somewhere in the circle");
  g_unlink (path);
}

static void
test_not_shown (void)
{
  MapFixture fixture = { .map = ZAVOD_MAP_VIEW (g_object_ref_sink (zavod_map_view_new ())) };
  g_autoptr (GError) error = NULL;
  graphene_size_t size;

  g_assert_null (draw_page (&fixture, &size, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED);
  g_object_unref (fixture.map);
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
  g_test_add ("/map/page/sizes", MapFixture, NULL, set_up, test_sizes, tear_down);
  g_test_add ("/map/page/print", MapFixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/map/page/one-at-a-time", MapFixture, NULL, set_up, test_one_at_a_time, tear_down);
  g_test_add ("/map/page/paper-is-white", MapFixture, NULL, set_up, test_paper_is_white, tear_down);

  return g_test_run ();
}
