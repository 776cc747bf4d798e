/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-document.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "zavod-error.h"

/* By the two specifications: what holds where a source does not say. */
#define STYLE_MAX_ZOOM 22
#define STYLE_TILE_SIZE 512

struct _ZavodMapDocument
{
  char *address;       /* what others in it are relative to */
  JsonNode *style;     /* NULL for TileJSON */
  char *source_name;   /* in the style */
  gboolean vector;
  char *missing;       /* address of the TileJSON that the source names instead of its tiles */

  char *pattern;
  char *attribution;
  guint min_zoom;
  guint max_zoom;
  guint tile_size;
};

static gboolean
fail (GError     **error,
      const char  *words)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID, words);

  return FALSE;
}

/* ---- reading what a stranger has written: whatever has another type is not there ---- */

static JsonNode *
parse (GBytes *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  if (size == 0 || !json_parser_load_from_data (parser, data, (gssize) size, NULL))
    return NULL;

  return json_parser_steal_root (parser);
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static guint
get_number (JsonObject *object,
            const char *name,
            guint       least,
            guint       most,
            guint       otherwise)
{
  JsonNode *node = json_object_get_member (object, name);
  const gboolean is_number = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING;

  return is_number ? (guint) CLAMP (json_node_get_int (node), (gint64) least, (gint64) most) : otherwise;
}

/* Returns: an address in the document as a whole one, braces kept as they are */
static char *
resolve (const ZavodMapDocument *self,
         const char             *reference)
{
  g_autofree char *whole = g_uri_resolve_relative (self->address, reference, G_URI_FLAGS_ENCODED, NULL);

  return zavod_tile_address_tidy (whole != NULL ? whole : reference);
}

/* Attributions come with links for web pages. */
static char *
strip_markup (const char *text)
{
  static const char *const entities[][2] = {
    { "&copy;", "©" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&nbsp;", " " }, { "&quot;", "\"" }, { "&amp;", "&" },
  };
  g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>|[[:cntrl:]]", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (tags, text, -1, 0, "", 0, NULL);
  g_autoptr (GString) words = g_string_new (plain);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (words, entities[i][0], entities[i][1], 0);

  return g_strdup (g_strstrip (words->str));
}

/* ---- the two forms ---- */

/* A source of a style and a TileJSON say the same in the same words. */
static void
read_source (ZavodMapDocument *self,
             JsonObject       *source)
{
  JsonArray *tiles = get_array (source, "tiles");
  const char *attribution = get_text (source, "attribution");
  JsonNode *first = tiles != NULL && json_array_get_length (tiles) > 0 ? json_array_get_element (tiles, 0) : NULL;
  const char *pattern = first != NULL && JSON_NODE_HOLDS_VALUE (first) ? json_node_get_string (first) : NULL;
  const char *scheme = get_text (source, "scheme");

  if (pattern != NULL)
    {
      g_autoptr (GString) text = g_string_new (pattern);

      if (g_strcmp0 (scheme, "tms") == 0)
        g_string_replace (text, "{y}", "{-y}", 0);
      g_free (self->pattern);
      self->pattern = resolve (self, text->str);
    }
  if (attribution != NULL)
    {
      g_free (self->attribution);
      self->attribution = strip_markup (attribution);
    }
  self->min_zoom = get_number (source, "minzoom", 0, STYLE_MAX_ZOOM, self->min_zoom);
  self->max_zoom = get_number (source, "maxzoom", 0, STYLE_MAX_ZOOM, self->max_zoom);
  self->tile_size = get_number (source, "tileSize", 64, 1024, self->tile_size);
}

static guint
count_layers (JsonArray  *layers,
              const char *source)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (layers); i++)
    {
      JsonNode *layer = json_array_get_element (layers, i);

      if (JSON_NODE_HOLDS_OBJECT (layer) && g_strcmp0 (get_text (json_node_get_object (layer), "source"), source) == 0)
        n++;
    }

  return n;
}

/* libshumate draws one source: the one that most layers are drawn from. */
static const char *
choose_source (JsonObject *style,
               const char *type)
{
  JsonObject *sources = get_object (style, "sources");
  g_autoptr (GList) names = json_object_get_members (sources);
  const char *chosen = NULL;
  guint most = 0;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *source = get_object (sources, l->data);
      const guint n_layers = count_layers (get_array (style, "layers"), l->data);

      if (source == NULL || g_strcmp0 (get_text (source, "type"), type) != 0 || n_layers <= most)
        continue;
      most = n_layers;
      chosen = l->data;
    }

  return chosen;
}

static gboolean
read_style (ZavodMapDocument  *self,
            JsonObject        *style,
            GError           **error)
{
  const char *name = choose_source (style, "vector");
  JsonObject *source;

  self->vector = name != NULL;
  if (name == NULL)
    name = choose_source (style, "raster");
  if (name == NULL)
    return fail (error, _("This style draws neither vector tiles nor pictures"));

  self->source_name = g_strdup (name);
  self->tile_size = STYLE_TILE_SIZE;
  self->max_zoom = STYLE_MAX_ZOOM;
  source = get_object (get_object (style, "sources"), name);
  read_source (self, source);
  if (self->pattern == NULL && get_text (source, "url") != NULL)
    self->missing = resolve (self, get_text (source, "url"));

  return TRUE;
}

static gboolean
read_tilejson (ZavodMapDocument  *self,
               JsonObject        *object,
               GError           **error)
{
  if (json_object_has_member (object, "vector_layers") || g_strcmp0 (get_text (object, "format"), "pbf") == 0)
    return fail (error, _("This describes vector tiles without saying how to draw them: enter the address of a style.json"));

  read_source (self, object);
  return TRUE;
}

/**
 * zavod_map_document_parse:
 * @address: where it came from
 *
 * Returns: (transfer full): the document, or %NULL with @error saying in words what is wrong with it
 */
ZavodMapDocument *
zavod_map_document_parse (GBytes      *text,
                          const char  *address,
                          GError     **error)
{
  g_autoptr (ZavodMapDocument) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  gboolean good;

  g_return_val_if_fail (text != NULL && address != NULL, NULL);

  root = parse (text);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  self = g_new0 (ZavodMapDocument, 1);
  self->address = g_strdup (address);
  self->tile_size = 256;
  self->max_zoom = ZAVOD_TILE_MAX_ZOOM;

  if (object != NULL && get_object (object, "sources") != NULL && get_array (object, "layers") != NULL)
    {
      good = read_style (self, object, error);
      self->style = g_steal_pointer (&root);
    }
  else if (object != NULL && get_array (object, "tiles") != NULL)
    {
      good = read_tilejson (self, object, error);
    }
  else
    {
      good = fail (error, _("There is no map at this address: {z}, {x} and {y} may be missing in it"));
    }

  return good ? g_steal_pointer (&self) : NULL;
}

void
zavod_map_document_free (ZavodMapDocument *self)
{
  g_clear_pointer (&self->style, json_node_unref);
  g_free (self->address);
  g_free (self->source_name);
  g_free (self->missing);
  g_free (self->pattern);
  g_free (self->attribution);
  g_free (self);
}

/**
 * zavod_map_document_get_missing:
 *
 * Returns: (nullable): the address of another document, without which this one is not complete
 */
const char *
zavod_map_document_get_missing (const ZavodMapDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->missing;
}

/**
 * zavod_map_document_complete:
 * @text: what was at the address of the missing document
 */
gboolean
zavod_map_document_complete (ZavodMapDocument  *self,
                             GBytes            *text,
                             GError           **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL && self->missing != NULL && text != NULL, FALSE);

  root = parse (text);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, _("What the style says about its tiles cannot be read"));

  g_free (self->address);
  self->address = g_steal_pointer (&self->missing);
  read_source (self, json_node_get_object (root));

  return TRUE;
}

/* ---- what is made of it ---- */

/* Returns: the layers that are drawn from this source, or from none */
static JsonArray *
choose_layers (JsonArray  *layers,
               const char *source)
{
  JsonArray *chosen = json_array_new ();

  for (guint i = 0; i < json_array_get_length (layers); i++)
    {
      JsonNode *layer = json_array_get_element (layers, i);
      const char *from = JSON_NODE_HOLDS_OBJECT (layer) ? get_text (json_node_get_object (layer), "source") : "";

      if (from == NULL || g_str_equal (from, source))
        json_array_add_element (chosen, json_node_copy (layer));
    }

  return chosen;
}

/* Returns: the style with one source and its layers. Where its tiles are is never read: a source of ours stands for it */
static char *
reduce_style (const ZavodMapDocument *self)
{
  g_autoptr (JsonNode) copy = json_node_copy (self->style);
  JsonObject *style = json_object_new ();
  JsonObject *sources = json_object_new ();
  JsonObject *source = json_object_new ();
  JsonArray *tiles = json_array_new ();

  json_array_add_string_element (tiles, "zavod://{z}/{x}/{y}");
  json_object_set_string_member (source, "type", "vector");
  json_object_set_array_member (source, "tiles", tiles);
  json_object_set_object_member (sources, self->source_name, source);
  json_object_set_object_member (style, "sources", sources);
  json_object_set_array_member (style, "layers",
                                choose_layers (get_array (json_node_get_object (copy), "layers"), self->source_name));
  json_node_take_object (copy, style);

  return json_to_string (copy, FALSE);
}

/**
 * zavod_map_document_get_provider:
 * @attribution: whom the user names, or "" to take what the document says
 *
 * Returns: (transfer full): where its tiles are and how they are drawn; %NULL with @error set when it does not say
 */
ZavodTileProvider *
zavod_map_document_get_provider (const ZavodMapDocument  *self,
                                 const char              *attribution,
                                 GError                 **error)
{
  g_autoptr (ZavodTileProvider) provider = NULL;
  g_autofree char *filled = NULL;
  const ZavodTileId world = { 0, 0, 0 };

  g_return_val_if_fail (self != NULL && attribution != NULL, NULL);

  if (self->pattern == NULL || !zavod_tile_address_is_template (self->pattern))
    {
      fail (error, _("It is not said where the tiles are"));
      return NULL;
    }
  filled = zavod_tile_address_fill (self->pattern, &world, 1);
  if (!zavod_tile_address_is_safe (filled))
    {
      fail (error, _("The tiles are at an address that Zavod does not follow"));
      return NULL;
    }

  if (*attribution == '\0' && self->attribution != NULL)
    attribution = self->attribution;
  provider = zavod_tile_provider_new (self->pattern, attribution);
  provider->min_zoom = self->min_zoom;
  provider->max_zoom = self->max_zoom;
  provider->tile_size = self->tile_size;
  if (self->vector)
    {
      provider->style = reduce_style (self);
      provider->source_name = g_strdup (self->source_name);
    }

  return g_steal_pointer (&provider);
}
