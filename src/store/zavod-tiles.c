/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tiles.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <sqlite3.h>

#include "zavod-error.h"

struct _ZavodTiles
{
  GObject parent_instance;

  GBytes *database;
  sqlite3 *connection;
  GMutex lock;               /* one statement serves all threads */
  sqlite3_stmt *read;
  guint max_zoom;
};

G_DEFINE_FINAL_TYPE (ZavodTiles, zavod_tiles, G_TYPE_OBJECT)

static gboolean
set_error (ZavodTiles  *self,
           GError     **error)
{
  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT,
               _("The base map cannot be read: %s."), sqlite3_errmsg (self->connection));
  return FALSE;
}

/* The pages are used in place: the resource they come from is mapped, not loaded. */
static gboolean
open_database (ZavodTiles  *self,
               GError     **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (self->database, &size);

  if (sqlite3_open_v2 (":memory:", &self->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return set_error (self, error);

  if (sqlite3_deserialize (self->connection, "main", (unsigned char *) data, (sqlite3_int64) size,
                           (sqlite3_int64) size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
    return set_error (self, error);

  if (sqlite3_prepare_v3 (self->connection,
                          "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
                          -1, SQLITE_PREPARE_PERSISTENT, &self->read, NULL) != SQLITE_OK)
    return set_error (self, error);

  return TRUE;
}

static gboolean
read_max_zoom (ZavodTiles  *self,
               GError     **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;

  if (sqlite3_prepare_v2 (self->connection, "SELECT CAST(value AS INTEGER) FROM metadata WHERE name = 'maxzoom'",
                          -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    {
      self->max_zoom = (guint) CLAMP (sqlite3_column_int (statement, 0), 0, 22);
      found = TRUE;
    }
  else
    {
      set_error (self, error);
    }

  sqlite3_finalize (statement);
  return found;
}

static GBytes *
gunzip (GBytes  *compressed,
        GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) fault = NULL;
  GBytes *bytes = g_converter_convert_bytes (converter, compressed, &fault);

  if (bytes == NULL)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT, _("A part of the base map cannot be read: %s."), fault->message);

  return bytes;
}

static gboolean
is_gzip (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > 2 && data[0] == 0x1f && data[1] == 0x8b;
}

static void
zavod_tiles_finalize (GObject *object)
{
  ZavodTiles *self = ZAVOD_TILES (object);

  sqlite3_finalize (self->read);
  sqlite3_close (self->connection);
  g_clear_pointer (&self->database, g_bytes_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (zavod_tiles_parent_class)->finalize (object);
}

static void
zavod_tiles_class_init (ZavodTilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_tiles_finalize;
}

static void
zavod_tiles_init (ZavodTiles *self)
{
  g_mutex_init (&self->lock);
}

/**
 * zavod_tiles_new:
 * @database: an MBTiles 1.3 database; it is used in place, never copied
 *
 * Returns: (transfer full): the tiles, or %NULL with @error set (%ZAVOD_ERROR_CORRUPT)
 */
ZavodTiles *
zavod_tiles_new (GBytes  *database,
                 GError **error)
{
  g_autoptr (ZavodTiles) self = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_TILES, NULL);
  self->database = g_bytes_ref (database);

  if (!open_database (self, error) || !read_max_zoom (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * zavod_tiles_get_max_zoom:
 *
 * Returns: the deepest zoom level that has tiles
 */
guint
zavod_tiles_get_max_zoom (ZavodTiles *self)
{
  g_return_val_if_fail (ZAVOD_IS_TILES (self), 0);

  return self->max_zoom;
}

/**
 * zavod_tiles_read:
 * @x: column, from the west
 * @y: row, from the north (MBTiles itself counts from the south)
 *
 * Reads one tile, decompressed. May be called from any thread.
 *
 * Returns: (transfer full): the tile, empty bytes where there is none; %NULL with @error set (%ZAVOD_ERROR_CORRUPT) when
 *   the database or the tile is damaged
 */
GBytes *
zavod_tiles_read (ZavodTiles  *self,
                  guint        zoom,
                  guint        x,
                  guint        y,
                  GError     **error)
{
  g_autoptr (GBytes) stored = NULL;
  int status;

  g_return_val_if_fail (ZAVOD_IS_TILES (self), NULL);
  g_return_val_if_fail (zoom < 31, NULL);

  g_mutex_lock (&self->lock);
  sqlite3_bind_int64 (self->read, 1, zoom);
  sqlite3_bind_int64 (self->read, 2, x);
  sqlite3_bind_int64 (self->read, 3, (gint64) (1u << zoom) - 1 - y);
  status = sqlite3_step (self->read);
  if (status == SQLITE_ROW)
    stored = g_bytes_new (sqlite3_column_blob (self->read, 0), (gsize) sqlite3_column_bytes (self->read, 0));
  else if (status != SQLITE_DONE)
    set_error (self, error);
  sqlite3_reset (self->read);
  g_mutex_unlock (&self->lock);

  if (stored != NULL)
    return is_gzip (stored) ? gunzip (stored, error) : g_steal_pointer (&stored);
  if (status == SQLITE_DONE)
    return g_bytes_new_static (NULL, 0);

  return NULL;
}
