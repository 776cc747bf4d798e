/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The views that a map has shown, to go back to and forward again, as a browser keeps pages. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double latitude;   /* degrees, of the middle */
  double longitude;
  double zoom;
} ZavodMapPlace;

typedef struct _ZavodMapHistory ZavodMapHistory;

ZavodMapHistory     *zavod_map_history_new      (void);
void                 zavod_map_history_free     (ZavodMapHistory       *self);
void                 zavod_map_history_visit    (ZavodMapHistory       *self,
                                                 const ZavodMapPlace   *place);
void                 zavod_map_history_correct  (ZavodMapHistory       *self,
                                                 const ZavodMapPlace   *place);
const ZavodMapPlace *zavod_map_history_go       (ZavodMapHistory       *self,
                                                 int                    steps);
gboolean             zavod_map_history_can_go   (const ZavodMapHistory *self,
                                                 int                    steps);
void                 zavod_map_history_clear    (ZavodMapHistory       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodMapHistory, zavod_map_history_free)

G_END_DECLS
