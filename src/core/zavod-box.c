/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-box.h"

void
zavod_box_add (ZavodBox *self,
               double    latitude,
               double    longitude)
{
  self->west = MIN (self->west, longitude);
  self->south = MIN (self->south, latitude);
  self->east = MAX (self->east, longitude);
  self->north = MAX (self->north, latitude);
}

gboolean
zavod_box_is_empty (const ZavodBox *self)
{
  return self->west > self->east || self->south > self->north;
}

/* A place that is not known (NAN) is in no box. */
gboolean
zavod_box_contains (const ZavodBox *self,
                    double          latitude,
                    double          longitude)
{
  return latitude >= self->south && latitude <= self->north && longitude >= self->west && longitude <= self->east;
}
