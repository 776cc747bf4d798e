/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window is asked for from outside: by a link, or by the desktop's search. It is done when the atlas is there. */

#include "config.h"

#include "zavod-window-private.h"

#include <glib/gi18n.h>

static gboolean
has_site (ZavodWindow *self,
          gint64       id)
{
  GArray *points = zavod_session_get_points (self->session);

  for (guint i = 0; points != NULL && i < points->len; i++)
    if (g_array_index (points, ZavodSitePoint, i).id == id)
      return TRUE;

  return FALSE;
}

static void
go (ZavodWindow *self)
{
  const gint64 id = self->wanted_id;

  self->wanted_id = 0;
  if (self->wanted_noun == ZAVOD_NOUN_SITE && !has_site (self, id))
    {
      zavod_window_tell (self, _("This atlas has no such site."));
      return;
    }

  zavod_session_select_noun (self->session, self->wanted_noun, id, NULL, ZAVOD_ORIGIN_FIND);
  zavod_window_reveal_record (self);
}

static void
search (ZavodWindow *self)
{
  g_autofree char *text = g_steal_pointer (&self->wanted_text);

  zavod_window_begin_search (self);
  zavod_find_pane_search (self->find_pane, text);
}

/**
 * zavod_window_follow_wanted:
 *
 * Does what the window was asked for, if its atlas is there.
 */
void
zavod_window_follow_wanted (ZavodWindow *self)
{
  if (zavod_session_get_points (self->session) == NULL)
    return;

  if (self->wanted_id != 0)
    go (self);
  if (self->wanted_text != NULL)
    search (self);
}

/**
 * zavod_window_go_to:
 * @id: perhaps of nothing that this atlas has, which is said then
 *
 * Shows the record of one thing.
 */
void
zavod_window_go_to (ZavodWindow *self,
                    ZavodNoun    noun,
                    gint64       id)
{
  g_return_if_fail (ZAVOD_IS_WINDOW (self));
  g_return_if_fail (noun < ZAVOD_N_NOUNS && id > 0);

  self->wanted_noun = noun;
  self->wanted_id = id;
  zavod_window_follow_wanted (self);
}

/**
 * zavod_window_search_for:
 *
 * Opens the search with @text in it.
 */
void
zavod_window_search_for (ZavodWindow *self,
                         const char  *text)
{
  g_return_if_fail (ZAVOD_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  g_set_str (&self->wanted_text, text);
  zavod_window_follow_wanted (self);
}

/**
 * zavod_window_say_copied:
 *
 * Says that the atlas is a copy: the file that was asked for stays as it is.
 */
void
zavod_window_say_copied (ZavodWindow *self)
{
  g_return_if_fail (ZAVOD_IS_WINDOW (self));

  zavod_window_say (self, _("Copied into your atlases"));
}
