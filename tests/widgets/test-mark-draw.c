/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
#include <math.h>

#include "zavod-mark-draw.h"

/* "Graphical objects … at least 3:1": WCAG 2.2, 1.4.11. */
#define LEAST_CONTRAST 3.0
#define STRONG_CONTRAST 7.0

/* "The visual presentation of text … at least 4.5:1": WCAG 2.2, 1.4.3. */
#define LEAST_TEXT_CONTRAST 4.5

/* One part of the sum below: 0 to 1. */
static double
get_linear (float part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2, "relative luminance": 0 to 1. */
static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green) + 0.0722 * get_linear (colour->blue);
}

/* WCAG 2.2, "contrast ratio": 1 to 21. */
static double
get_contrast (const GdkRGBA *a,
              const GdkRGBA *b)
{
  const double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static void
test_contrast_is_measured (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (get_contrast (&black, &white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_contrast (&white, &white), 1, 1e-6);
}

/* As the user asks for it in the settings of the desktop. */
static void
set_strong (gboolean strong)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.gnome.desktop.a11y.interface");

  g_settings_set_boolean (settings, "high-contrast", strong);
  while (zavod_mark_is_strong () != strong)
    g_main_context_iteration (NULL, TRUE);
}

static GKeyFile *
load_palette (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "basemap", "palette.ini", NULL);
  GKeyFile *palette = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (palette, path, G_KEY_FILE_NONE, NULL));

  return palette;
}

static void
test_on_the_map (gconstpointer data)
{
  static const char *const grounds[] = { "bg", "core", "playa", "dry", "urban", "ice", "water" };
  const char *group = data;
  const gboolean dark = g_str_has_prefix (group, "dark");
  const gboolean strong = g_str_has_suffix (group, "contrast");
  g_autoptr (GKeyFile) palette = load_palette ();

  set_strong (strong);
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      g_autofree char *value = g_key_file_get_string (palette, group, grounds[i], NULL);
      GdkRGBA ground, colour;

      g_assert_nonnull (value);
      g_assert_true (gdk_rgba_parse (&ground, value));
      for (guint look = 0; look < ZAVOD_N_LOOKS; look++)
        {
          zavod_look_get_colour (look, dark, &colour);
          g_test_message ("%s on %s: %.2f", zavod_look_get_label (look), grounds[i], get_contrast (&colour, &ground));
          g_assert_cmpfloat (get_contrast (&colour, &ground), >=, strong ? STRONG_CONTRAST : LEAST_CONTRAST);
        }
    }
  set_strong (FALSE);
}

/* Marks also stand in lists, on cards and in pills: libadwaita's named colours for these. */
static void
test_on_cards (gconstpointer data)
{
  static const char *const light[] = { "#ffffff", "#fafafb", "#ebebed" };  /* card, window, sidebar */
  static const char *const dark[] = { "#36363a", "#222226", "#2e2e32" };
  const gboolean is_dark = GPOINTER_TO_INT (data);
  GdkRGBA paper;

  zavod_mark_get_paper (is_dark, &paper);
  for (guint look = 0; look < ZAVOD_N_LOOKS; look++)
    {
      GdkRGBA colour, ground;

      zavod_look_get_colour (look, is_dark, &colour);
      g_assert_cmpfloat (get_contrast (&colour, &paper), >=, LEAST_CONTRAST);
      for (guint i = 0; i < G_N_ELEMENTS (light); i++)
        {
          gdk_rgba_parse (&ground, is_dark ? dark[i] : light[i]);
          g_assert_cmpfloat (get_contrast (&colour, &ground), >=, LEAST_CONTRAST);
        }
    }
}

static void
test_names_on_the_map (gconstpointer data)
{
  GdkRGBA paper, ink;

  zavod_mark_get_paper (GPOINTER_TO_INT (data), &paper);
  zavod_mark_get_ink (GPOINTER_TO_INT (data), &ink);
  g_assert_cmpfloat (get_contrast (&paper, &ink), >=, LEAST_TEXT_CONTRAST);
}

static GskRenderNode *
draw (ZavodShape     shape,
      ZavodLook      look,
      ZavodMarkFlags flags)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  zavod_mark_snapshot (snapshot, 20, 20, 8, shape, look, flags);

  return gtk_snapshot_to_node (snapshot);
}

/* Returns: (transfer full): the drawing as text, with two colours only: the mark's and the paper's. */
static char *
describe (ZavodShape shape,
          ZavodLook  look)
{
  g_autoptr (GskRenderNode) node = draw (shape, look, ZAVOD_MARK_NONE);
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autoptr (GRegex) rgb = g_regex_new ("rgba?\\([^)]*\\)", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *paper = NULL;
  GdkRGBA colour;

  zavod_mark_get_paper (FALSE, &colour);
  paper = gdk_rgba_to_string (&colour);
  g_string_replace (text, paper, "paper", 0);

  return g_regex_replace_literal (rgb, text->str, -1, 0, "colour", G_REGEX_MATCH_DEFAULT, NULL);
}

/* To somebody who sees no hues every mark is still another drawing. */
static void
test_no_two_marks_differ_by_hue_alone (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint shape = 0; shape < ZAVOD_N_SHAPES; shape++)
    for (guint look = 0; look < ZAVOD_N_LOOKS; look++)
      g_assert_true (g_hash_table_add (seen, describe (shape, look)));
}

/* Full marks have an edge of ink then, hollow ones a thicker line. */
static void
test_strong_marks (void)
{
  for (guint look = 0; look < ZAVOD_N_LOOKS; look++)
    {
      g_autofree char *usual = describe (ZAVOD_SHAPE_CARS, look);
      g_autofree char *strong = NULL;

      set_strong (TRUE);
      strong = describe (ZAVOD_SHAPE_CARS, look);
      set_strong (FALSE);
      g_assert_cmpstr (usual, !=, strong);
    }
}

/* A legend's shapes say nothing of a status. */
static void
test_any_look_is_one_look (void)
{
  g_autoptr (GskRenderNode) first = draw (ZAVOD_SHAPE_BUSES, ZAVOD_LOOK_OPERATING, ZAVOD_MARK_ANY_LOOK);
  g_autoptr (GskRenderNode) second = draw (ZAVOD_SHAPE_BUSES, ZAVOD_LOOK_DROPPED, ZAVOD_MARK_ANY_LOOK);
  g_autoptr (GBytes) a = gsk_render_node_serialize (first);
  g_autoptr (GBytes) b = gsk_render_node_serialize (second);

  g_assert_true (g_bytes_equal (a, b));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");  /* it is the settings that change here */
  adw_init ();

  g_test_add_func ("/mark-draw/contrast-is-measured", test_contrast_is_measured);
  g_test_add_data_func ("/mark-draw/on-the-map/light", "light", test_on_the_map);
  g_test_add_data_func ("/mark-draw/on-the-map/dark", "dark", test_on_the_map);
  g_test_add_data_func ("/mark-draw/on-the-map/light-contrast", "light-contrast", test_on_the_map);
  g_test_add_data_func ("/mark-draw/on-the-map/dark-contrast", "dark-contrast", test_on_the_map);
  g_test_add_data_func ("/mark-draw/on-cards/light", GINT_TO_POINTER (FALSE), test_on_cards);
  g_test_add_data_func ("/mark-draw/on-cards/dark", GINT_TO_POINTER (TRUE), test_on_cards);
  g_test_add_data_func ("/mark-draw/names-on-the-map/light", GINT_TO_POINTER (FALSE), test_names_on_the_map);
  g_test_add_data_func ("/mark-draw/names-on-the-map/dark", GINT_TO_POINTER (TRUE), test_names_on_the_map);
  g_test_add_func ("/mark-draw/no-two-marks-differ-by-hue-alone", test_no_two_marks_differ_by_hue_alone);
  g_test_add_func ("/mark-draw/strong-marks", test_strong_marks);
  g_test_add_func ("/mark-draw/any-look-is-one-look", test_any_look_is_one_look);

  return g_test_run ();
}
