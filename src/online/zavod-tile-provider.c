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

  return copy;
}

void
zavod_tile_provider_free (ZavodTileProvider *self)
{
  g_free (self->pattern);
  g_free (self->attribution);
  g_free (self);
}

/**
 * zavod_tile_provider_equal:
 * @self: (nullable):
 * @other: (nullable):
 */
gboolean
zavod_tile_provider_equal (const ZavodTileProvider *self,
                           const ZavodTileProvider *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return g_str_equal (self->pattern, other->pattern) && g_str_equal (self->attribution, other->attribution)
         && self->min_zoom == other->min_zoom && self->max_zoom == other->max_zoom
         && self->tile_size == other->tile_size;
}
