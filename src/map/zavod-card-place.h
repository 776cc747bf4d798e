/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a card stands beside what it speaks of. Pure reckoning: it knows no widgets. */

#pragma once

#include <gdk/gdk.h>
#include <graphene.h>

G_BEGIN_DECLS

#define ZAVOD_CARD_EDGE 10       /* pixels that a card keeps from the edges of the map */
#define ZAVOD_CARD_DISTANCE 6    /* and from the mark */

graphene_point_t zavod_card_place (const GdkRectangle *area,
                                   int                 card_width,
                                   int                 card_height,
                                   int                 width,
                                   int                 height);

G_END_DECLS
