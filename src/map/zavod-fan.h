/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks that share one place, spread round it: a circle of few, a spiral of more. Pure reckoning: it knows no widgets. */

#pragma once

#include <graphene.h>
#include <glib.h>

G_BEGIN_DECLS

#define ZAVOD_FAN_MAX 30        /* more are a list: nobody finds one among so many legs */
#define ZAVOD_FAN_DISTANCE 34   /* pixels at least between the middles of two marks */

graphene_point_t zavod_fan_get_offset (guint                   index,
                                       guint                   n);
graphene_point_t zavod_fan_get_shift  (const graphene_point_t *middle,
                                       guint                   n,
                                       const graphene_size_t  *view);

G_END_DECLS
