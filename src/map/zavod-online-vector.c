/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-online-vector.h"

#include <json-glib/json-glib.h>

struct _ZavodOnlineVector
{
  ShumateDataSource parent_instance;

  ZavodOnlineTiles *tiles;
  GHashTable *loads;  /* of GCancellable: those of the tiles on their way */
};

G_DEFINE_FINAL_TYPE (ZavodOnlineVector, zavod_online_vector, SHUMATE_TYPE_DATA_SOURCE)

/* ---- tiles ---- */

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ZavodOnlineVector *self = g_task_get_source_object (task);
  ShumateDataSourceRequest *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zavod_online_tiles_load_finish (ZAVOD_ONLINE_TILES (source), result, &error);

  g_hash_table_remove (self->loads, g_task_get_cancellable (task));
  if (bytes != NULL)
    shumate_data_source_request_emit_data (request, bytes, TRUE);
  else
    shumate_data_source_request_emit_error (request, error);  /* the base map shows through */
}

static ShumateDataSourceRequest *
zavod_online_vector_start_request (ShumateDataSource *source,
                                   int                x,
                                   int                y,
                                   int                zoom_level,
                                   GCancellable      *cancellable)
{
  ZavodOnlineVector *self = ZAVOD_ONLINE_VECTOR (source);
  const ZavodTileId id = { (guint) zoom_level, (guint) x, (guint) y };
  ShumateDataSourceRequest *request = shumate_data_source_request_new (x, y, zoom_level);
  GTask *task = g_task_new (self, cancellable, NULL, NULL);  /* carries the three through the load */

  g_task_set_source_tag (task, zavod_online_vector_start_request);
  g_task_set_task_data (task, g_object_ref (request), g_object_unref);
  if (cancellable != NULL)
    g_hash_table_add (self->loads, g_object_ref (cancellable));
  zavod_online_tiles_load_async (self->tiles, &id, 1, cancellable, on_loaded, task);

  return request;
}

static void
zavod_online_vector_finalize (GObject *object)
{
  ZavodOnlineVector *self = ZAVOD_ONLINE_VECTOR (object);

  g_clear_object (&self->tiles);
  g_clear_pointer (&self->loads, g_hash_table_unref);

  G_OBJECT_CLASS (zavod_online_vector_parent_class)->finalize (object);
}

static void
zavod_online_vector_class_init (ZavodOnlineVectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zavod_online_vector_finalize;
  SHUMATE_DATA_SOURCE_CLASS (klass)->start_request = zavod_online_vector_start_request;
}

static void
zavod_online_vector_init (ZavodOnlineVector *self)
{
}

/* ---- the style ---- */

static ShumateVectorRenderer *
try_layers (JsonNode  *style,
            JsonArray *layers,
            GError   **error)
{
  g_autofree char *text = NULL;

  json_object_set_array_member (json_node_get_object (style), "layers", json_array_ref (layers));
  text = json_to_string (style, FALSE);

  return shumate_vector_renderer_new ("zavod-online", text, error);
}

/* The provider's pictures are not asked for: libshumate would fill with black what has a pattern of them. */
static gboolean
needs_pictures (JsonObject *layer)
{
  static const char *const patterns[] = { "background-pattern", "fill-pattern", "line-pattern" };
  JsonNode *node = json_object_get_member (layer, "paint");
  JsonObject *paint = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  for (guint i = 0; paint != NULL && i < G_N_ELEMENTS (patterns); i++)
    if (json_object_has_member (paint, patterns[i]))
      return TRUE;

  return FALSE;
}

static gboolean
can_draw (JsonNode *style,
          JsonNode *layer)
{
  g_autoptr (JsonArray) alone = json_array_new ();
  g_autoptr (ShumateVectorRenderer) renderer = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (layer) || needs_pictures (json_node_get_object (layer)))
    return FALSE;

  json_array_add_element (alone, json_node_copy (layer));
  renderer = try_layers (style, alone, NULL);

  return renderer != NULL;
}

/* One layer that libshumate does not know would make it refuse the whole style: each is tried by itself. */
static ShumateVectorRenderer *
create_renderer (const char  *text,
                 GError     **error)
{
  g_autoptr (JsonNode) style = json_from_string (text, error);
  g_autoptr (JsonArray) all = NULL;
  g_autoptr (JsonArray) known = json_array_new ();

  if (style == NULL)
    return NULL;

  all = json_array_ref (json_object_get_array_member (json_node_get_object (style), "layers"));
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonNode *layer = json_array_get_element (all, i);

      if (can_draw (style, layer))
        json_array_add_element (known, json_node_copy (layer));
    }

  return try_layers (style, known, error);
}

/**
 * zavod_online_vector_create_renderer:
 * @tiles: what has a provider with a style now
 * @loads: (element-type GCancellable): gets what to cancel so that nothing more is waited for
 *
 * Returns: (transfer full): what draws the tiles, or %NULL with @error set
 */
ShumateMapSource *
zavod_online_vector_create_renderer (ZavodOnlineTiles  *tiles,
                                     GHashTable        *loads,
                                     GError           **error)
{
  const ZavodTileProvider *provider = zavod_online_tiles_get_provider (tiles);
  g_autoptr (ZavodOnlineVector) self = NULL;
  ShumateVectorRenderer *renderer;

  g_return_val_if_fail (provider != NULL && provider->style != NULL, NULL);

  renderer = create_renderer (provider->style, error);
  if (renderer == NULL)
    return NULL;

  self = g_object_new (ZAVOD_TYPE_ONLINE_VECTOR, NULL);
  self->tiles = g_object_ref (tiles);
  self->loads = g_hash_table_ref (loads);
  /* after construction: they are construct properties */
  shumate_data_source_set_min_zoom_level (SHUMATE_DATA_SOURCE (self), provider->min_zoom);
  shumate_data_source_set_max_zoom_level (SHUMATE_DATA_SOURCE (self), provider->max_zoom);
  shumate_vector_renderer_set_data_source (renderer, provider->source_name, SHUMATE_DATA_SOURCE (self));

  return SHUMATE_MAP_SOURCE (renderer);
}
