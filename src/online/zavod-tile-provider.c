/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-tile-provider.h"

#define TILE_SIZE 256

G_DEFINE_BOXED_TYPE (ZavodTileProvider, zavod_tile_provider, zavod_tile_provider_copy, zavod_tile_provider_free)

/**
 * zavod_tile_provider_new:
 * @pattern: an address of tiles that zavod_tile_address_check() finds nothing wrong with
 */
ZavodTileProvider *
zavod_tile_provider_new (const char *pattern,
                         const char *attribution)
{
  ZavodTileProvider *self = g_new0 (ZavodTileProvider, 1);

  self->pattern = g_strdup (pattern);
  self->attribution = g_strdup (attribution);
  self->max_zoom = ZAVOD_TILE_MAX_ZOOM;
  self->tile_size = TILE_SIZE;

  return self;
}

ZavodTileProvider *
zavod_tile_provider_copy (const ZavodTileProvider *self)
{
  ZavodTileProvider *copy = g_memdup2 (self, sizeof *self);

  copy->pattern = g_strdup (self->pattern);
  copy->attribution = g_strdup (self->attribution);
  copy->style = g_strdup (self->style);
  copy->source_name = g_strdup (self->source_name);

  return copy;
}

void
zavod_tile_provider_free (ZavodTileProvider *self)
{
  g_free (self->pattern);
  g_free (self->attribution);
  g_free (self->style);
  g_free (self->source_name);
  g_free (self);
}

/**
 * zavod_tile_provider_has_same_tiles:
 * @self: (nullable):
 * @other: (nullable):
 *
 * Returns: whether both are the same, whatever they are called
 */
gboolean
zavod_tile_provider_has_same_tiles (const ZavodTileProvider *self,
                                    const ZavodTileProvider *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return g_str_equal (self->pattern, other->pattern) && self->min_zoom == other->min_zoom
         && self->max_zoom == other->max_zoom && self->tile_size == other->tile_size
         && g_strcmp0 (self->style, other->style) == 0;
}
