/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sites are shown: those that pass the filter, and, if the user wants only these, that are in the map's view. The
 * map draws by the filter, the tables list what is shown. */

#include "zavod-session-private.h"

#include <string.h>

static gboolean
same_ids (GArray *a,
          GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* In an atlas that has not been read yet nothing is left out: there is nothing to see. */
static GArray *
list_shown (ZavodSession *self)
{
  const gboolean by_view = self->only_in_view && !zavod_box_is_empty (&self->view);

  if (self->points == NULL || (!by_view && zavod_filter_is_empty (&self->filter)))
    return NULL;

  return zavod_filter_list (&self->filter, by_view ? &self->view : NULL, self->points);
}

void
zavod_session_update_shown (ZavodSession *self)
{
  g_autoptr (GArray) old = self->shown;

  self->shown = list_shown (self);
  if (!same_ids (old, self->shown))
    zavod_session_notify_shown (self);
}

const ZavodFilter *
zavod_session_get_filter (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return &self->filter;
}

void
zavod_session_set_filter (ZavodSession      *self,
                          const ZavodFilter *filter)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (filter != NULL);

  if (zavod_filter_equal (&self->filter, filter))
    return;

  self->filter = *filter;
  zavod_session_notify_filter (self);
  zavod_session_update_shown (self);
}

gboolean
zavod_session_get_only_in_view (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), FALSE);

  return self->only_in_view;
}

void
zavod_session_set_only_in_view (ZavodSession *self,
                                gboolean      only_in_view)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  only_in_view = !!only_in_view;
  if (self->only_in_view == only_in_view)
    return;

  self->only_in_view = only_in_view;
  zavod_session_notify_only_in_view (self);
  zavod_session_update_shown (self);
}

/**
 * zavod_session_set_view:
 * @view: what the map shows, now that it has come to rest
 */
void
zavod_session_set_view (ZavodSession   *self,
                        const ZavodBox *view)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (view != NULL);

  self->view = *view;
  if (self->only_in_view)
    zavod_session_update_shown (self);
}

/**
 * zavod_session_clear_filter:
 *
 * Shows every site again, in view or not.
 */
void
zavod_session_clear_filter (ZavodSession *self)
{
  g_return_if_fail (ZAVOD_IS_SESSION (self));

  zavod_session_set_filter (self, &(ZavodFilter) { 0 });
  zavod_session_set_only_in_view (self, FALSE);
}

/**
 * zavod_session_get_shown:
 *
 * Returns: (nullable) (element-type gint64): the sites that are shown, sorted upwards; %NULL when all are
 */
GArray *
zavod_session_get_shown (ZavodSession *self)
{
  g_return_val_if_fail (ZAVOD_IS_SESSION (self), NULL);

  return self->shown;
}
