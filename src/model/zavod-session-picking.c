/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A form asks for a place, and the map answers, though neither knows the other. */

#include "zavod-session-private.h"

#include <string.h>

gboolean
zavod_session_is_picking (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), FALSE);

  return self->picking;
}

const ZavodPick *
zavod_session_get_pick (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return &self->pick;
}

/**
 * zavod_session_begin_picking:
 * @pick: where the pin stands now, and how wide its circle is
 *
 * Asks for a place; called again while picking, it moves the pin.
 */
void
zavod_session_begin_picking (ZavodSession    *self,
                             const ZavodPick *pick)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (pick != NULL);

  if (self->picking && memcmp (&self->pick, pick, sizeof *pick) == 0)
    return;

  self->pick = *pick;
  self->picking = TRUE;
  g_object_notify (G_OBJECT (self), "picking");
}

/**
 * zavod_session_pick:
 * @latitude: degrees, WGS 84
 * @longitude: degrees, WGS 84
 *
 * Answers the form that waits for a place. It goes on waiting: the pin may be moved again.
 */
void
zavod_session_pick (ZavodSession *self,
                    double        latitude,
                    double        longitude)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!self->picking)
    return;

  self->pick.has_point = TRUE;
  self->pick.latitude = latitude;
  self->pick.longitude = longitude;
  g_object_notify (G_OBJECT (self), "picking");
  g_signal_emit_by_name (self, "picked", latitude, longitude);
}

/**
 * zavod_session_pick_radius:
 * @metres: how far from the pin the site may be
 *
 * The circle's answer to zavod_session_begin_picking(): the form that asked takes it over.
 */
void
zavod_session_pick_radius (ZavodSession *self,
                           double        metres)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!self->picking)
    return;

  self->pick.radius = metres;
  g_object_notify (G_OBJECT (self), "picking");
  g_signal_emit_by_name (self, "radius-picked", metres);
}

void
zavod_session_end_picking (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  if (!self->picking)
    return;

  self->picking = FALSE;
  g_object_notify (G_OBJECT (self), "picking");
}
