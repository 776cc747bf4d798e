/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-source.h"

#include <glib/gi18n.h>
#include <gmodule.h>
#include <unistd.h>

#include "zavod-error.h"
#include "zavod-task.h"

struct _ZavodTileSource
{
  ShumateDataSource parent_instance;

  ZavodTiles *tiles;
  guint n_requests;
  char *problem;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ZavodTileSource, zavod_tile_source, SHUMATE_TYPE_DATA_SOURCE)

G_MODULE_EXPORT guint g_get_num_processors (void);

/* libshumate 1.4 renders tiles in a pool of g_get_num_processors () - 1 threads: none on a machine with one processor,
 * whose map would stay blank, and one too few elsewhere, since a start waits for its tiles. A definition in the program
 * comes before GLib's, since the program exports it. */
guint
g_get_num_processors (void)
{
  const long n = sysconf (_SC_NPROCESSORS_ONLN);

  return (guint) MAX (n, 1) + 1;
}

/* libshumate 1.4 walks through a tile that it could not read. */
static gboolean
check_tile (GBytes  *tile,
            GError **error)
{
  g_autoptr (ShumateVectorReader) reader = shumate_vector_reader_new (tile);

  if (reader == NULL)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT, _("A part of the base map is damaged."));

  return reader != NULL;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  ZavodTileSource *self = source;
  ShumateDataSourceRequest *request = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) tile = zavod_tiles_read (self->tiles,
                                              (guint) shumate_data_source_request_get_zoom_level (request),
                                              (guint) shumate_data_source_request_get_x (request),
                                              (guint) shumate_data_source_request_get_y (request),
                                              &error);

  if (tile != NULL && check_tile (tile, &error))
    g_task_return_pointer (task, g_steal_pointer (&tile), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
set_problem (ZavodTileSource *self,
             const char      *problem)
{
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  ShumateDataSourceRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      shumate_data_source_request_emit_error (request, error);  /* the tile is no longer in view */
      return;
    }

  /* a tile that failed would stay transparent for good, where empty bytes still draw the ground */
  if (bytes == NULL)
    {
      set_problem (ZAVOD_TILE_SOURCE (source), error->message);
      bytes = g_bytes_new_static ("", 0);
    }
  shumate_data_source_request_emit_data (request, bytes, TRUE);
}

static ShumateDataSourceRequest *
zavod_tile_source_start_request (ShumateDataSource *source,
                                 int                x,
                                 int                y,
                                 int                zoom_level,
                                 GCancellable      *cancellable)
{
  ZavodTileSource *self = ZAVOD_TILE_SOURCE (source);
  ShumateDataSourceRequest *request = shumate_data_source_request_new (x, y, zoom_level);
  g_autoptr (GTask) task = g_task_new (self, cancellable, on_read, NULL);

  self->n_requests++;
  g_task_set_source_tag (task, zavod_tile_source_start_request);
  g_task_set_task_data (task, g_object_ref (request), g_object_unref);
  zavod_task_run_in_thread (task, read_in_thread);

  return request;
}

static void
zavod_tile_source_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, ZAVOD_TILE_SOURCE (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zavod_tile_source_finalize (GObject *object)
{
  ZavodTileSource *self = ZAVOD_TILE_SOURCE (object);

  g_clear_object (&self->tiles);
  g_free (self->problem);

  G_OBJECT_CLASS (zavod_tile_source_parent_class)->finalize (object);
}

static void
zavod_tile_source_class_init (ZavodTileSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zavod_tile_source_get_property;
  object_class->finalize = zavod_tile_source_finalize;
  SHUMATE_DATA_SOURCE_CLASS (klass)->start_request = zavod_tile_source_start_request;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
zavod_tile_source_init (ZavodTileSource *self)
{
}

ZavodTileSource *
zavod_tile_source_new (ZavodTiles *tiles)
{
  ZavodTileSource *self = g_object_new (ZAVOD_TYPE_TILE_SOURCE, NULL);

  self->tiles = g_object_ref (tiles);
  /* after construction: it is a construct property. Deeper in, the renderer magnifies the tiles of this zoom. */
  shumate_data_source_set_max_zoom_level (SHUMATE_DATA_SOURCE (self), zavod_tiles_get_max_zoom (tiles));

  return self;
}

/**
 * zavod_tile_source_get_n_requests:
 *
 * Returns: how many tiles were asked for so far
 */
guint
zavod_tile_source_get_n_requests (ZavodTileSource *self)
{
  g_return_val_if_fail (ZAVOD_IS_TILE_SOURCE (self), 0);

  return self->n_requests;
}

/**
 * zavod_tile_source_get_problem:
 *
 * Returns: (nullable): why a tile could not be read and was drawn empty, in a sentence; the last of them
 */
const char *
zavod_tile_source_get_problem (ZavodTileSource *self)
{
  g_return_val_if_fail (ZAVOD_IS_TILE_SOURCE (self), NULL);

  return self->problem;
}
