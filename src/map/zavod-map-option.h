/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mark for assistive technology: an option of the list box that the layer is. It draws nothing and lies over its mark
 * when the view is at rest. It is a widget because GTK 4.18 gives actions to widgets only. */

#pragma once

#include "zavod-site-layer-private.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_MAP_OPTION (zavod_map_option_get_type ())
G_DECLARE_FINAL_TYPE (ZavodMapOption, zavod_map_option, ZAVOD, MAP_OPTION, GtkWidget)

GtkWidget *zavod_map_option_new      (guint64         key);
guint64    zavod_map_option_get_key  (ZavodMapOption *self);
void       zavod_map_option_set_key  (ZavodMapOption *self,
                                      guint64         key);
void       zavod_map_option_update   (ZavodMapOption *self,
                                      guint           index,
                                      guint           n_options,
                                      const char     *name,
                                      const char     *description,
                                      gboolean        selected);
void       zavod_map_option_allocate (ZavodMapOption *self);
void       zavod_map_option_focus    (ZavodMapOption *self,
                                      gboolean        selected);

G_END_DECLS
