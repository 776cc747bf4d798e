/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-cache.h"

#include <glib/gstdio.h>
#include <utime.h>

#define ADDRESS "https://tile.example.org/5/21/11.png"
#define N_THREADS 4

typedef struct
{
  char *folder;
  ZavodTileCache *cache;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *parent = g_dir_make_tmp ("zavod-tiles-XXXXXX", NULL);

  self->folder = g_build_filename (parent, "tiles", NULL);
  self->cache = zavod_tile_cache_new (self->folder, 20000);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  zavod_tile_cache_clear (self->cache);
  g_rmdir (self->folder);
  g_rmdir (parent);
  g_object_unref (self->cache);
  g_free (self->folder);
}

static void
write_tile (Fixture    *self,
            const char *address,
            gsize       size)
{
  g_autoptr (ZavodCachedTile) tile = g_new0 (ZavodCachedTile, 1);
  g_autoptr (GError) error = NULL;

  tile->body = g_bytes_new_take (g_strnfill (size, 'x'), size);
  tile->etag = g_strdup ("\"1\"");
  tile->freshness = (ZavodFreshness) { .may_store = TRUE, .may_serve_stale = TRUE, .fresh_until = 42 };
  zavod_tile_cache_write (self->cache, address, tile, &error);
  g_assert_no_error (error);
}

static gboolean
has_tile (Fixture    *self,
          const char *address)
{
  g_autoptr (ZavodCachedTile) tile = zavod_tile_cache_read (self->cache, address);

  return tile != NULL;
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (ZavodTileCache) another = zavod_tile_cache_new (self->folder, 20000);
  g_autoptr (ZavodCachedTile) tile = NULL;

  g_assert_false (has_tile (self, ADDRESS));
  g_assert_cmpuint (zavod_tile_cache_measure (self->cache), ==, 0);

  write_tile (self, ADDRESS, 1000);
  tile = zavod_tile_cache_read (another, ADDRESS);
  g_assert_nonnull (tile);
  g_assert_cmpuint (g_bytes_get_size (tile->body), ==, 1000);
  g_assert_cmpstr (tile->etag, ==, "\"1\"");
  g_assert_null (tile->last_modified);
  g_assert_true (tile->freshness.may_serve_stale);
  g_assert_cmpint (tile->freshness.fresh_until, ==, 42);
  g_assert_false (has_tile (self, "https://tile.example.org/5/21/12.png"));

  write_tile (self, ADDRESS, 500);
  g_assert_cmpuint (zavod_tile_cache_measure (self->cache), <, 700);
  zavod_tile_cache_clear (self->cache);
  g_assert_false (has_tile (self, ADDRESS));
}

static void
test_bounded (Fixture       *self,
              gconstpointer  data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://tile.example.org/%u", i);

      write_tile (self, address, 1000);
      g_assert_cmpuint (zavod_tile_cache_measure (self->cache), <=, 20000);
    }

  g_assert_true (has_tile (self, "https://tile.example.org/49"));
}

static void
make_old (Fixture    *self,
          const char *address)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *path = g_build_filename (self->folder, sum, NULL);
  struct utimbuf times = { 1000, 1000 };

  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* A tile that was looked at again is not the oldest any more. */
static void
test_the_oldest_leave (Fixture       *self,
                       gconstpointer  data)
{
  write_tile (self, "used", 8000);
  write_tile (self, "unused", 8000);
  make_old (self, "used");
  make_old (self, "unused");
  g_assert_true (has_tile (self, "used"));

  write_tile (self, "new", 8000);
  g_assert_false (has_tile (self, "unused"));
  g_assert_true (has_tile (self, "used"));
  g_assert_true (has_tile (self, "new"));
}

/* Whatever another program has left there, it is no tile, and no harm. */
static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ADDRESS, -1);
  g_autofree char *path = g_build_filename (self->folder, sum, NULL);
  g_autofree char *whole = NULL;
  gsize size;

  write_tile (self, ADDRESS, 100);
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (ZavodCachedTile) tile = NULL;

      g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
      tile = zavod_tile_cache_read (self->cache, ADDRESS);
    }
  g_assert_true (g_file_set_contents (path, "no tile at all", -1, NULL));
  g_assert_false (has_tile (self, ADDRESS));
}

static void
test_clear (Fixture       *self,
            gconstpointer  data)
{
  write_tile (self, "a", 1000);
  write_tile (self, "b", 1000);
  g_assert_cmpuint (zavod_tile_cache_measure (self->cache), >, 2000);
  zavod_tile_cache_clear (self->cache);
  g_assert_cmpuint (zavod_tile_cache_measure (self->cache), ==, 0);
  write_tile (self, "a", 1000);
  g_assert_true (has_tile (self, "a"));
}

static gpointer
write_and_read (gpointer data)
{
  Fixture *self = data;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://tile.example.org/%u", i % 30);

      write_tile (self, address, 1000);
      has_tile (self, address);
    }

  return NULL;
}

static void
test_threads (Fixture       *self,
              gconstpointer  data)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("cache", write_and_read, self);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (zavod_tile_cache_measure (self->cache), <=, 20000);
}

/* A folder that cannot be made is told of, and nothing else happens. */
static void
test_no_folder (void)
{
  g_autoptr (ZavodTileCache) cache = zavod_tile_cache_new ("/proc/zavod/tiles", 20000);
  g_autoptr (ZavodCachedTile) tile = g_new0 (ZavodCachedTile, 1);
  g_autoptr (GError) error = NULL;

  tile->body = g_bytes_new_static ("x", 1);
  g_assert_false (zavod_tile_cache_write (cache, ADDRESS, tile, &error));
  g_assert_nonnull (error);
  g_assert_null (zavod_tile_cache_read (cache, ADDRESS));
  g_assert_cmpuint (zavod_tile_cache_measure (cache), ==, 0);
  zavod_tile_cache_clear (cache);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/tile-cache/round-trip", test_round_trip);
  ADD ("/tile-cache/bounded", test_bounded);
  ADD ("/tile-cache/the-oldest-leave", test_the_oldest_leave);
  ADD ("/tile-cache/damaged", test_damaged);
  ADD ("/tile-cache/clear", test_clear);
  ADD ("/tile-cache/threads", test_threads);
  g_test_add_func ("/tile-cache/no-folder", test_no_folder);
  return g_test_run ();
}
