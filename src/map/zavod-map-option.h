/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mark of the site layer as assistive technology sees it: an option of the list box, without a widget of its own. */

#pragma once

#include "zavod-site-layer-private.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_OPTION (zavod_map_option_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapOption, zavod_map_option, ZAVOD, MAP_OPTION, GObject)

ZavodMapOption *zavod_map_option_new     (ZavodSiteLayer *layer,
                                          guint64         key);
guint64         zavod_map_option_get_key (ZavodMapOption *self);
void            zavod_map_option_update  (ZavodMapOption *self,
                                          guint           index,
                                          guint           n_options,
                                          const char     *name,
                                          gboolean        selected);
void            zavod_map_option_appear  (ZavodMapOption *self);
void            zavod_map_option_focus   (ZavodMapOption *self,
                                          gboolean        selected);

G_END_DECLS
