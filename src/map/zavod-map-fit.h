/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where sites have to stand in the view so that nothing that floats on the map hides them. */

#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

graphene_point_t zavod_map_fit_find_shift (GArray                *marks,
                                           const graphene_size_t *size,
                                           float                  margin,
                                           GArray                *obstacles);

G_END_DECLS
