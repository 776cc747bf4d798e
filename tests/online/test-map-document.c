/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-error.h"
#include "zavod-map-document.h"

#include <string.h>

#define ADDRESS "https://maps.example.org/styles/liberty/style.json?key=1"

#define SOURCE "\"sources\": {\"v\": {\"type\": \"vector\", \"tiles\": [\"https://t.org/{z}/{x}/{y}.pbf\"], \"maxzoom\": 14}}"
#define LAYERS "\"layers\": [{\"id\": \"b\", \"type\": \"background\"}, {\"id\": \"w\", \"type\": \"fill\", \"source\": \"v\"}]"

static ZavodMapDocument *
parse (const char  *text,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return zavod_map_document_parse (bytes, ADDRESS, error);
}

static ZavodTileProvider *
get_provider (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodMapDocument) document = parse (text, &error);
  ZavodTileProvider *provider;

  g_assert_no_error (error);
  g_assert_null (zavod_map_document_get_missing (document));
  provider = zavod_map_document_get_provider (document, "", &error);
  g_assert_no_error (error);

  return provider;
}

static void
test_tilejson (void)
{
  g_autoptr (ZavodTileProvider) provider = get_provider (
    "{\"tilejson\": \"3.0.0\", \"tiles\": [\"https://{s}.t.org/{z}/{x}/{y}.png\", \"https://u.org/{z}/{x}/{y}.png\"],"
    " \"minzoom\": 2, \"maxzoom\": 17, \"attribution\": \"<a href='x'>&copy; A &amp; B</a>\"}");
  g_autoptr (ZavodTileProvider) southern = get_provider (
    "{\"tiles\": [\"/tiles/{z}/{x}/{y}.png\"], \"scheme\": \"tms\", \"maxzoom\": 99, \"minzoom\": \"3\", \"tileSize\": 512}");

  g_assert_cmpstr (provider->pattern, ==, "https://{s}.t.org/{z}/{x}/{y}.png");
  g_assert_cmpstr (provider->attribution, ==, "© A & B");
  g_assert_cmpuint (provider->min_zoom, ==, 2);
  g_assert_cmpuint (provider->max_zoom, ==, 17);
  g_assert_cmpuint (provider->tile_size, ==, 256);
  g_assert_null (provider->style);

  g_assert_cmpstr (southern->pattern, ==, "https://maps.example.org/tiles/{z}/{x}/{-y}.png");
  g_assert_cmpstr (southern->attribution, ==, "");
  g_assert_cmpuint (southern->min_zoom, ==, 0);
  g_assert_cmpuint (southern->max_zoom, ==, 22);
  g_assert_cmpuint (southern->tile_size, ==, 512);
}

static void
test_style (void)
{
  g_autoptr (ZavodTileProvider) provider = get_provider (
    "{\"version\": 8, \"sources\": {"
    " \"v\": {\"type\": \"vector\", \"tiles\": [\"https://t.org/{z}/{x}/{y}.pbf\"], \"maxzoom\": 14},"
    " \"r\": {\"type\": \"raster\", \"tiles\": [\"https://r.org/{z}/{x}/{y}.png\"]}, \"odd\": 7},"
    " \"layers\": [{\"id\": \"b\", \"type\": \"background\"}, {\"id\": \"w\", \"type\": \"fill\", \"source\": \"v\"},"
    " {\"id\": \"r\", \"type\": \"raster\", \"source\": \"r\"}, 5]}");

  g_assert_cmpstr (provider->pattern, ==, "https://t.org/{z}/{x}/{y}.pbf");
  g_assert_cmpuint (provider->max_zoom, ==, 14);
  g_assert_cmpuint (provider->tile_size, ==, 512);
  g_assert_cmpstr (provider->source_name, ==, "v");
  g_assert_nonnull (strstr (provider->style, "\"background\""));
  g_assert_nonnull (strstr (provider->style, "\"w\""));
  g_assert_null (strstr (provider->style, "raster"));
  g_assert_null (strstr (provider->style, "t.org"));
}

static void
test_style_of_pictures (void)
{
  g_autoptr (ZavodTileProvider) provider = get_provider (
    "{\"sources\": {\"r\": {\"type\": \"raster\", \"tileSize\": 256, \"tiles\": [\"https://r.org/{z}/{x}/{y}.png\"]}},"
    " \"layers\": [{\"id\": \"r\", \"type\": \"raster\", \"source\": \"r\"}]}");

  g_assert_cmpuint (provider->tile_size, ==, 256);
  g_assert_null (provider->style);
}

static void
test_in_two_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodMapDocument) document = parse (
    "{\"sources\": {\"v\": {\"type\": \"vector\", \"url\": \"../planet\"}}, " LAYERS "}", &error);
  g_autoptr (GBytes) rest = g_bytes_new_static ("{\"tiles\": [\"a/{z}/{x}/{y}\"], \"maxzoom\": 9}", 42);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("[]", 2);
  g_autoptr (ZavodTileProvider) provider = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (zavod_map_document_get_missing (document), ==, "https://maps.example.org/styles/planet");
  g_assert_false (zavod_map_document_complete (document, nothing, NULL));
  g_assert_true (zavod_map_document_complete (document, rest, &error));
  g_assert_null (zavod_map_document_get_missing (document));
  provider = zavod_map_document_get_provider (document, "© Me", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (provider->pattern, ==, "https://maps.example.org/styles/a/{z}/{x}/{y}");
  g_assert_cmpstr (provider->attribution, ==, "© Me");
  g_assert_cmpuint (provider->max_zoom, ==, 9);
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *text;
    const char *what;
  } rows[] = {
    { "", "no map" },
    { "<!DOCTYPE html>", "no map" },
    { "{}", "no map" },
    { "[1, 2]", "no map" },
    { "{\"tiles\": \"https://t.org/{z}/{x}/{y}\"}", "no map" },
    { "{\"sources\": {}, \"layers\": []}", "neither" },
    { "{\"sources\": {\"g\": {\"type\": \"geojson\"}}, \"layers\": [{\"source\": \"g\"}]}", "neither" },
    { "{\"tiles\": [\"https://t.org/{z}/{x}/{y}.pbf\"], \"vector_layers\": []}", "style.json" },
    { "{\"tiles\": []}", "where the tiles are" },
    { "{\"tiles\": [{}]}", "where the tiles are" },
    { "{\"tiles\": [\"https://t.org/\"]}", "where the tiles are" },
    { "{\"tiles\": [\"http://t.org/{z}/{x}/{y}\"]}", "does not follow" },
    { "{\"tiles\": [\"file:///{z}/{x}/{y}\"]}", "does not follow" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZavodMapDocument) document = parse (rows[i].text, &error);
      g_autoptr (ZavodTileProvider) provider =
        document != NULL ? zavod_map_document_get_provider (document, "", &error) : NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_null (provider);
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].what));
    }
}

/* However it is cut, and however deep: it comes from a stranger. */
static void
test_hostile (void)
{
  const char *whole = "{" SOURCE ", " LAYERS "}";
  g_autofree char *deep = g_strnfill (1000000, '[');

  for (gsize length = 0; length < strlen (whole); length++)
    {
      g_autofree char *part = g_strndup (whole, length);
      g_autoptr (ZavodMapDocument) document = parse (part, NULL);

      g_assert_null (document);
    }
  g_assert_null (parse (deep, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-document/tilejson", test_tilejson);
  g_test_add_func ("/map-document/style", test_style);
  g_test_add_func ("/map-document/style-of-pictures", test_style_of_pictures);
  g_test_add_func ("/map-document/in-two-parts", test_in_two_parts);
  g_test_add_func ("/map-document/wrong", test_wrong);
  g_test_add_func ("/map-document/hostile", test_hostile);
  return g_test_run ();
}
