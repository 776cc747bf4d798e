/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-map-history.h"

#include <math.h>

#define MAX_PLACES 100
#define SAME 2.0         /* pixels: nobody goes back by so little */
#define SAME_ZOOM 0.01

struct _ZavodMapHistory
{
  GArray *places;        /* ZavodMapPlace */
  guint current;         /* meaningless while there is none */
};

ZavodMapHistory *
zavod_map_history_new (void)
{
  ZavodMapHistory *self = g_new0 (ZavodMapHistory, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (ZavodMapPlace));

  return self;
}

void
zavod_map_history_free (ZavodMapHistory *self)
{
  g_array_unref (self->places);
  g_free (self);
}

static ZavodMapPlace *
get_current (ZavodMapHistory *self)
{
  return &g_array_index (self->places, ZavodMapPlace, self->current);
}

static gboolean
is_same (const ZavodMapPlace *a,
         const ZavodMapPlace *b)
{
  const double degree = 512 * exp2 (a->zoom) / 360;  /* pixels, at the equator */

  return fabs (a->zoom - b->zoom) < SAME_ZOOM && fabs (a->longitude - b->longitude) * degree < SAME
         && fabs (a->latitude - b->latitude) * degree < SAME;
}

/**
 * zavod_map_history_visit:
 *
 * Adds a place after the current one, and forgets what lay ahead of that. To be where one is already adds nothing.
 */
void
zavod_map_history_visit (ZavodMapHistory     *self,
                         const ZavodMapPlace *place)
{
  if (self->places->len > 0 && is_same (get_current (self), place))
    return;

  if (self->places->len > 0)
    g_array_set_size (self->places, self->current + 1);
  if (self->places->len == MAX_PLACES)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, *place);
  self->current = self->places->len - 1;
}

/**
 * zavod_map_history_correct:
 *
 * The current place is shown otherwise, in a window of another size: there is nothing to go back to.
 */
void
zavod_map_history_correct (ZavodMapHistory     *self,
                           const ZavodMapPlace *place)
{
  if (self->places->len > 0)
    *get_current (self) = *place;
  else
    zavod_map_history_visit (self, place);
}

gboolean
zavod_map_history_can_go (const ZavodMapHistory *self,
                          int                    steps)
{
  const gint64 wanted = (gint64) self->current + steps;

  return wanted >= 0 && wanted < self->places->len;
}

/**
 * zavod_map_history_go:
 * @steps: back when negative
 *
 * Returns: (nullable): the place that is the current one now; %NULL where there is none so far away
 */
const ZavodMapPlace *
zavod_map_history_go (ZavodMapHistory *self,
                      int              steps)
{
  if (!zavod_map_history_can_go (self, steps))
    return NULL;

  self->current += (guint) steps;

  return get_current (self);
}

void
zavod_map_history_clear (ZavodMapHistory *self)
{
  g_array_set_size (self->places, 0);
  self->current = 0;
}
