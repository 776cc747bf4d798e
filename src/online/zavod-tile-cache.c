/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-cache.h"

#include "zavod-task.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <utime.h>

/* A file is one GVariant: version, address (a hash names the file), freshness, validators, and the tile itself. */
#define TYPE "(usbxmsmsay)"
#define VERSION 1u
/* A tile that was used is marked as such, at most so often, in seconds: the oldest leave first. */
#define MARK_USED_AFTER (24 * 60 * 60)

struct _ZavodTileCache
{
  GObject parent_instance;

  char *folder;
  guint64 max_size;
  GMutex mutex;   /* of what follows, and of what changes the folder */
  guint64 size;   /* bytes in the folder; right once measured */
  gboolean measured;
};

G_DEFINE_FINAL_TYPE (ZavodTileCache, zavod_tile_cache, G_TYPE_OBJECT)

typedef struct
{
  char *path;
  guint64 size;
  gint64 used;
} File;

static void
file_clear (gpointer data)
{
  g_free (((File *) data)->path);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const File *first = a;
  const File *second = b;

  return (first->used > second->used) - (first->used < second->used);
}

/* Returns: (element-type File): what is in the folder, the oldest first */
static GArray *
list_files (ZavodTileCache *self)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (File));
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (files, file_clear);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      File file = { .path = g_build_filename (self->folder, name, NULL) };
      GStatBuf status;

      if (g_stat (file.path, &status) == 0 && S_ISREG (status.st_mode))
        {
          file.size = (guint64) status.st_size;
          file.used = status.st_mtime;
          g_array_append_val (files, file);
        }
      else
        {
          g_free (file.path);
        }
    }
  g_array_sort (files, compare_files);

  return files;
}

/* Removes the oldest files until no more than so many bytes are left. */
static void
shrink (ZavodTileCache *self,
        guint64         max_size)
{
  g_autoptr (GArray) files = list_files (self);

  self->size = 0;
  for (guint i = 0; i < files->len; i++)
    self->size += g_array_index (files, File, i).size;
  self->measured = TRUE;

  for (guint i = 0; i < files->len && self->size > max_size; i++)
    {
      const File *file = &g_array_index (files, File, i);

      if (g_unlink (file->path) == 0)
        self->size -= file->size;
    }
}

static char *
get_path (ZavodTileCache *self,
          const char     *address)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  return g_build_filename (self->folder, sum, NULL);
}

static ZavodCachedTile *
unpack (GBytes     *contents,
        const char *address)
{
  g_autoptr (GVariant) stored = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (TYPE), contents, FALSE));
  g_autoptr (ZavodCachedTile) tile = g_new0 (ZavodCachedTile, 1);
  g_autoptr (GVariant) body = NULL;
  const char *stored_address;
  guint version;

  g_variant_get (stored, "(u&sbxmsms@ay)", &version, &stored_address, &tile->freshness.may_serve_stale,
                 &tile->freshness.fresh_until, &tile->etag, &tile->last_modified, &body);
  tile->freshness.may_store = TRUE;
  tile->body = g_variant_get_data_as_bytes (body);
  if (version != VERSION || !g_str_equal (stored_address, address) || g_bytes_get_size (tile->body) == 0)
    return NULL;

  return g_steal_pointer (&tile);
}

static GVariant *
pack (const char            *address,
      const ZavodCachedTile *tile)
{
  GVariant *body = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, tile->body, TRUE);

  return g_variant_ref_sink (g_variant_new ("(usbxmsms@ay)", VERSION, address, tile->freshness.may_serve_stale,
                                            tile->freshness.fresh_until, tile->etag, tile->last_modified, body));
}

static void
zavod_tile_cache_finalize (GObject *object)
{
  ZavodTileCache *self = ZAVOD_TILE_CACHE (object);

  g_mutex_clear (&self->mutex);
  g_free (self->folder);

  G_OBJECT_CLASS (zavod_tile_cache_parent_class)->finalize (object);
}

static void
zavod_tile_cache_class_init (ZavodTileCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_tile_cache_finalize;
}

static void
zavod_tile_cache_init (ZavodTileCache *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * zavod_tile_cache_new:
 * @folder: path of a folder of its own, made when the first tile is kept
 * @max_size: in bytes; beyond it the tiles that were not used for longest leave
 */
ZavodTileCache *
zavod_tile_cache_new (const char *folder,
                      guint64     max_size)
{
  ZavodTileCache *self = g_object_new (ZAVOD_TYPE_TILE_CACHE, NULL);

  self->folder = g_strdup (folder);
  self->max_size = max_size;

  return self;
}

/**
 * zavod_tile_cache_read:
 *
 * Returns: (nullable) (transfer full): what is kept of this address, fresh or not
 */
ZavodCachedTile *
zavod_tile_cache_read (ZavodTileCache *self,
                       const char     *address)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) contents = NULL;
  GStatBuf status;
  char *data;
  gsize length;

  g_return_val_if_fail (ZAVOD_IS_TILE_CACHE (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  path = get_path (self, address);
  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;

  contents = g_bytes_new_take (data, length);
  if (g_stat (path, &status) == 0 && status.st_mtime + MARK_USED_AFTER < g_get_real_time () / G_USEC_PER_SEC)
    g_utime (path, NULL);

  return unpack (contents, address);
}

/**
 * zavod_tile_cache_write:
 *
 * Returns: %TRUE, or %FALSE with @error set: a full disk, a folder that cannot be written
 */
gboolean
zavod_tile_cache_write (ZavodTileCache         *self,
                        const char             *address,
                        const ZavodCachedTile  *tile,
                        GError                **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GVariant) packed = NULL;
  g_autofree char *path = NULL;
  GStatBuf old;

  g_return_val_if_fail (ZAVOD_IS_TILE_CACHE (self), FALSE);
  g_return_val_if_fail (address != NULL && tile != NULL && tile->body != NULL, FALSE);

  packed = pack (address, tile);
  path = get_path (self, address);
  locker = g_mutex_locker_new (&self->mutex);
  g_mkdir_with_parents (self->folder, 0700);
  if (!self->measured)
    shrink (self, self->max_size);
  if (g_stat (path, &old) == 0)
    self->size -= MIN (self->size, (guint64) old.st_size);
  /* whole or not at all, but not forced to the disk: it can be had again */
  if (!g_file_set_contents_full (path, g_variant_get_data (packed), (gssize) g_variant_get_size (packed),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;

  self->size += g_variant_get_size (packed);
  if (self->size > self->max_size)
    shrink (self, self->max_size / 10 * 9);

  return TRUE;
}

/* ---- in threads ---- */

typedef struct
{
  char *address;
  ZavodCachedTile *tile;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->address);
  zavod_cached_tile_free (self->tile);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Entry *entry = task_data;
  g_autoptr (GError) error = NULL;

  /* a full disk takes nothing from the map */
  if (!zavod_tile_cache_write (ZAVOD_TILE_CACHE (source), entry->address, entry->tile, &error))
    g_debug ("A tile is not kept: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

/**
 * zavod_tile_cache_keep:
 *
 * Keeps an answer, as far as the disk has room for it, without waiting for that.
 */
void
zavod_tile_cache_keep (ZavodTileCache        *self,
                       const char            *address,
                       const ZavodCachedTile *tile)
{
  g_autoptr (GTask) task = NULL;
  Entry *entry;

  g_return_if_fail (ZAVOD_IS_TILE_CACHE (self));
  g_return_if_fail (address != NULL && tile != NULL && tile->body != NULL);

  task = g_task_new (self, NULL, NULL, NULL);
  entry = g_new0 (Entry, 1);
  entry->address = g_strdup (address);
  entry->tile = zavod_cached_tile_copy (tile);
  g_task_set_source_tag (task, zavod_tile_cache_keep);
  g_task_set_task_data (task, entry, entry_free);
  zavod_task_run_in_thread (task, write_in_thread);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, zavod_tile_cache_read (ZAVOD_TILE_CACHE (source), task_data),
                         (GDestroyNotify) zavod_cached_tile_free);
}

void
zavod_tile_cache_read_async (ZavodTileCache      *self,
                             const char          *address,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ZAVOD_IS_TILE_CACHE (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, zavod_tile_cache_read_async);
  g_task_set_task_data (task, g_strdup (address), g_free);
  zavod_task_run_in_thread (task, read_in_thread);
}

/**
 * zavod_tile_cache_read_finish:
 *
 * Returns: (nullable) (transfer full): what is kept of this address, fresh or not
 */
ZavodCachedTile *
zavod_tile_cache_read_finish (ZavodTileCache *self,
                              GAsyncResult   *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* ---- all of it ---- */

/**
 * zavod_tile_cache_measure:
 *
 * Returns: how many bytes are kept
 */
guint64
zavod_tile_cache_measure (ZavodTileCache *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ZAVOD_IS_TILE_CACHE (self), 0);

  locker = g_mutex_locker_new (&self->mutex);
  shrink (self, G_MAXUINT64);

  return self->size;
}

/**
 * zavod_tile_cache_clear:
 *
 * Removes all that is kept.
 */
void
zavod_tile_cache_clear (ZavodTileCache *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (ZAVOD_IS_TILE_CACHE (self));

  locker = g_mutex_locker_new (&self->mutex);
  shrink (self, 0);
}

ZavodCachedTile *
zavod_cached_tile_copy (const ZavodCachedTile *self)
{
  ZavodCachedTile *copy = g_new0 (ZavodCachedTile, 1);

  copy->body = self->body != NULL ? g_bytes_ref (self->body) : NULL;
  copy->etag = g_strdup (self->etag);
  copy->last_modified = g_strdup (self->last_modified);
  copy->freshness = self->freshness;

  return copy;
}

/**
 * zavod_cached_tile_is_fresh:
 *
 * Returns: whether the server need not be asked about it
 */
gboolean
zavod_cached_tile_is_fresh (const ZavodCachedTile *self)
{
  return self->freshness.fresh_until > g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * zavod_cached_tile_renew:
 * @answer: what a server said that has nothing newer, without a body
 *
 * What is kept still holds, for as long as the new headers say.
 */
void
zavod_cached_tile_renew (ZavodCachedTile       *self,
                         const ZavodCachedTile *answer)
{
  self->freshness = answer->freshness;
  if (answer->etag != NULL)
    g_set_str (&self->etag, answer->etag);
  if (answer->last_modified != NULL)
    g_set_str (&self->last_modified, answer->last_modified);
}

void
zavod_cached_tile_free (ZavodCachedTile *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}
