/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-base-style.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zavod-error.h"

#define RESOURCES "/io/github/zavod_atlas/Zavod/basemap/"

/* The groups of the palette. */
static const char *const looks[ZAVOD_N_BASE_LOOKS] = {
  [ZAVOD_BASE_LOOK_LIGHT] = "light",
  [ZAVOD_BASE_LOOK_DARK] = "dark",
  [ZAVOD_BASE_LOOK_LIGHT | ZAVOD_BASE_LOOK_CONTRAST] = "light-contrast",
  [ZAVOD_BASE_LOOK_DARK | ZAVOD_BASE_LOOK_CONTRAST] = "dark-contrast",
};

/**
 * zavod_base_style_get_language:
 *
 * Returns: the language of the map's names: the interface's, where the base map has it
 */
const char *
zavod_base_style_get_language (void)
{
  static const char *languages[] = { "kk", "ky", "ru", "tg", "tk", "uz", "en" };
  const char *const *wanted = g_get_language_names_with_category ("LC_MESSAGES");

  for (; *wanted != NULL; wanted++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (g_str_has_prefix (*wanted, languages[i]) && !g_ascii_isalpha ((*wanted)[2]))
        return languages[i];

  return "en";
}

static GKeyFile *
load_palette (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCES "palette.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) palette = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (palette, bytes, G_KEY_FILE_NONE, error))
    return NULL;

  return g_steal_pointer (&palette);
}

/* What libshumate 1.4 does not find out: it dies of a style that is no object, and draws names that are no colours black. */
static gboolean
check_style (const char  *style,
             GError     **error)
{
  if (style[0] == '{' && strchr (style, '@') == NULL)
    return TRUE;

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT,
                       style[0] != '{' ? _("it is not an object") : _("a value is not in the palette"));
  return FALSE;
}

/* Each @KEY@ of the template stands for the palette's value, and @LANG@ for the language of names. */
static char *
fill_template (GKeyFile    *palette,
               const char  *look,
               GError     **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCES "style.json.in", G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_auto (GStrv) keys = bytes != NULL ? g_key_file_get_keys (palette, look, NULL, error) : NULL;
  g_autoptr (GString) style = NULL;

  if (keys == NULL)
    return NULL;

  style = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_string_replace (style, "@LANG@", zavod_base_style_get_language (), 0);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *token = g_strconcat ("@", keys[i], "@", NULL);
      g_autofree char *value = g_key_file_get_string (palette, look, keys[i], NULL);

      g_string_replace (style, token, value != NULL ? value : "", 0);
    }

  return check_style (style->str, error) ? g_string_free_and_steal (g_steal_pointer (&style)) : NULL;
}

static GdkTexture *
draw_dot (double         diameter,
          int            side,
          int            scale,
          gboolean       pupil,
          const GdkRGBA *fill,
          const GdkRGBA *edge)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side * scale, side * scale);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_scale (cr, scale, scale);
  cairo_arc (cr, side / 2.0, side / 2.0, diameter / 2, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, edge);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  if (pupil)
    {
      cairo_arc (cr, side / 2.0, side / 2.0, diameter / 5.5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * side * scale);
  cairo_surface_destroy (surface);

  return gdk_memory_texture_new (side * scale, side * scale, GDK_MEMORY_DEFAULT, bytes, stride);
}

static gboolean
get_colour (GKeyFile    *palette,
            const char  *look,
            const char  *key,
            GdkRGBA     *colour,
            GError     **error)
{
  g_autofree char *value = g_key_file_get_string (palette, look, key, error);

  if (value == NULL || gdk_rgba_parse (colour, value))
    return value != NULL;

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT, "%s=%s", key, value);
  return FALSE;
}

/* The signs of towns, by the names that the style calls them. */
static gboolean
add_sprites (ShumateVectorRenderer  *renderer,
             GKeyFile               *palette,
             const char             *look,
             GError                **error)
{
  static const struct
  {
    const char *name;
    double diameter;
    gboolean pupil;
  } dots[] = { { "capital", 8, TRUE }, { "city", 6 }, { "town", 4.6 }, { "village", 3 } };
  ShumateVectorSpriteSheet *sheet = shumate_vector_renderer_get_sprite_sheet (renderer);
  const int scale = 2;
  GdkRGBA fill, edge;

  if (!get_colour (palette, look, "dot", &fill, error) || !get_colour (palette, look, "dot-edge", &edge, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      const int side = (int) ceil (dots[i].diameter) + 2;
      g_autoptr (GdkTexture) texture = draw_dot (dots[i].diameter, side, scale, dots[i].pupil, &fill, &edge);
      g_autoptr (ShumateVectorSprite) sprite =
        shumate_vector_sprite_new_full (GDK_PAINTABLE (texture), side, side, scale, NULL);

      shumate_vector_sprite_sheet_add_sprite (sheet, dots[i].name, sprite);
    }

  return TRUE;
}

/**
 * zavod_base_style_create_renderer:
 * @look: what the desktop asks for
 *
 * Reads the style from the program's resources. The renderer has no tiles yet.
 *
 * Returns: (transfer full): the renderer, or %NULL with @error set, in a sentence
 */
ShumateVectorRenderer *
zavod_base_style_create_renderer (ZavodBaseLook   look,
                                  GError        **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GKeyFile) palette = load_palette (&fault);
  g_autofree char *style = palette != NULL ? fill_template (palette, looks[look], &fault) : NULL;
  g_autoptr (ShumateVectorRenderer) renderer = NULL;

  if (style != NULL)
    renderer = shumate_vector_renderer_new (looks[look], style, &fault);
  if (renderer != NULL && add_sprites (renderer, palette, looks[look], &fault))
    return g_steal_pointer (&renderer);

  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT,
               _("The style of the base map cannot be read: %s."), fault->message);
  return NULL;
}
