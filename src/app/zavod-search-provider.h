/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desktop's search finds in the user's atlas: sites and companies, without a window. The atlas is opened when it is
 * first asked for, and given back when nobody has asked for a while; a process that was started for it ends then. */

#pragma once

#include <gio/gio.h>

#include "zavod-noun.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_SEARCH_PROVIDER (zavod_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (ZavodSearchProvider, zavod_search_provider, ZAVOD, SEARCH_PROVIDER, GObject)

/* Returns: (transfer full): the path of the atlas to search */
typedef char *(*ZavodAtlasFunc) (GApplication *application);

/* Signals: "activated" (uint noun, int64 id): a result was chosen; "launched" (const char *text): all of them are wanted. */

ZavodSearchProvider *zavod_search_provider_new       (GApplication         *application,
                                                      ZavodAtlasFunc        find_atlas);
gboolean             zavod_search_provider_register  (ZavodSearchProvider  *self,
                                                      GDBusConnection      *connection,
                                                      GError              **error);
void                 zavod_search_provider_unregister (ZavodSearchProvider *self);

G_END_DECLS
