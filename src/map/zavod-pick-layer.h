/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Over the map while a form waits for a place: a pin in a circle as wide as the form's accuracy, set by a click, a drag
 * or the arrow keys. */

#pragma once

#include "zavod-map-camera.h"
#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_PICK_LAYER (zavod_pick_layer_get_type ())
G_DECLARE_FINAL_TYPE (ZavodPickLayer, zavod_pick_layer, ZAVOD, PICK_LAYER, ShumateLayer)

ZavodPickLayer *zavod_pick_layer_new         (ZavodMapCamera *camera);
void            zavod_pick_layer_set_session (ZavodPickLayer *self,
                                              ZavodSession   *session);
char           *zavod_pick_layer_describe    (ZavodPickLayer *self);

G_END_DECLS
