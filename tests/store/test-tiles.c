/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "zavod-error.h"
#include "zavod-tiles.h"

#define N_THREADS 4

static GBytes *
load_base_map (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "basemap", "basemap.mbtiles", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  g_assert_nonnull (file);

  return g_mapped_file_get_bytes (file);
}

static ZavodTiles *
open_base_map (void)
{
  g_autoptr (GBytes) database = load_base_map ();
  g_autoptr (GError) error = NULL;
  ZavodTiles *tiles = zavod_tiles_new (database, &error);

  g_assert_no_error (error);

  return tiles;
}

static gsize
read_size (ZavodTiles *tiles,
           guint       zoom,
           guint       x,
           guint       y)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) tile = zavod_tiles_read (tiles, zoom, x, y, &error);

  g_assert_no_error (error);

  return g_bytes_get_size (tile);
}

static void
test_read (void)
{
  g_autoptr (ZavodTiles) tiles = open_base_map ();
  g_autoptr (GBytes) tile = zavod_tiles_read (tiles, 0, 0, 0, NULL);
  const guint8 *data = g_bytes_get_data (tile, NULL);

  g_assert_cmpuint (zavod_tiles_get_max_zoom (tiles), ==, 7);

  /* a vector tile begins with its first layer: field 3, length-delimited */
  g_assert_cmpuint (data[0], ==, 0x1a);

  g_assert_cmpuint (read_size (tiles, 7, 87, 42), >, 0);
  g_assert_cmpuint (read_size (tiles, 7, 0, 0), ==, 0);
  g_assert_cmpuint (read_size (tiles, 7, 1000, 1000), ==, 0);
  g_assert_cmpuint (read_size (tiles, 30, 0, 0), ==, 0);
}

/* Rows count from the north: there is land in the north-east of Eurasia, and at that distance south of the equator none. */
static void
test_north_is_up (void)
{
  g_autoptr (ZavodTiles) tiles = open_base_map ();

  g_assert_cmpuint (read_size (tiles, 7, 87, 42), >, read_size (tiles, 7, 87, 127 - 42));
}

static gpointer
read_all (gpointer data)
{
  gsize size = 0;

  for (guint x = 0; x < 32; x++)
    for (guint y = 0; y < 32; y++)
      size += read_size (data, 5, x, y);

  return GSIZE_TO_POINTER (size);
}

static void
test_threads (void)
{
  g_autoptr (ZavodTiles) tiles = open_base_map ();
  GThread *threads[N_THREADS];
  gpointer expected = read_all (tiles);

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("reader", read_all, tiles);
  for (guint i = 0; i < N_THREADS; i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no tiles", 8);
  g_autoptr (GBytes) whole = load_base_map ();
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, 8192);
  GBytes *bad[] = { text, half };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (zavod_tiles_new (bad[i], &error));
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT);
    }
}

/* A tile that is no gzip after its first bytes, one that is NULL, and one that is not compressed. */
static GBytes *
make_odd_tiles (void)
{
  sqlite3 *database = NULL;
  sqlite3_int64 size = 0;
  unsigned char *data;

  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database,
                                 "CREATE TABLE metadata (name, value);"
                                 "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data);"
                                 "INSERT INTO metadata VALUES ('maxzoom', '99');"
                                 "INSERT INTO tiles VALUES (1, 0, 1, x'1f8bffffff'), (1, 1, 1, NULL), (1, 0, 0, 'plain')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  data = sqlite3_serialize (database, "main", &size, 0);
  sqlite3_close (database);

  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static void
test_odd_tiles (void)
{
  g_autoptr (GBytes) database = make_odd_tiles ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZavodTiles) tiles = zavod_tiles_new (database, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zavod_tiles_get_max_zoom (tiles), ==, 22);
  g_assert_null (zavod_tiles_read (tiles, 1, 0, 0, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (read_size (tiles, 1, 1, 0), ==, 0);
  g_assert_cmpuint (read_size (tiles, 1, 0, 1), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/tiles/read", test_read);
  g_test_add_func ("/store/tiles/north-is-up", test_north_is_up);
  g_test_add_func ("/store/tiles/threads", test_threads);
  g_test_add_func ("/store/tiles/damaged", test_damaged);
  g_test_add_func ("/store/tiles/odd", test_odd_tiles);

  return g_test_run ();
}
