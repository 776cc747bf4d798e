/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the online tiles share: the object with its loads (zavod-online-tiles.c), and the check of an address
 * (zavod-online-tiles-check.c). */

#pragma once

#include "zavod-online-tiles.h"
#include "zavod-tile-queue.h"

G_BEGIN_DECLS

struct _ZavodOnlineTiles
{
  GObject parent_instance;

  ZavodTileCache *cache;
  ZavodTileQueue *queue;
  char *address;        /* as the user has entered it; NULL while no tiles are wanted */
  GCancellable *resolving;
  ZavodTileProvider *provider;
  char *problem;        /* of the document at the address */
  GHashTable *missing;  /* address → GINT_TO_POINTER (seconds of monotonic time until which it is believed to be) */
};

ZavodContent zavod_online_tiles_get_content (const ZavodTileProvider *provider);

G_END_DECLS
