/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going to what a search found. */

#include "zavod-session-private.h"

#include <glib/gi18n.h>

typedef struct
{
  ZavodSession *session;
  ZavodNoun noun;
  gint64 id;
  char *words;
} Going;

static void
going_free (Going *self)
{
  g_object_unref (self->session);
  g_free (self->words);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Going, going_free)

static void
report_no_site (const Going *going)
{
  g_autoptr (GError) error = g_error_new (ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                                          /* Translators: the name of a brand, a programme, a source … */
                                          _("No site of this atlas has to do with “%s”."), going->words);

  zavod_session_report (going->session, error);
}

static void
on_sites (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Going) going = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = zavod_store_sites_of_finish (ZAVOD_STORE (source), result, &error);
  const gint64 actor_id = going->noun == ZAVOD_NOUN_ACTOR ? going->id : 0;

  if (ids == NULL)
    zavod_session_report (going->session, error);
  else if (ids->len == 0 && actor_id == 0)
    report_no_site (going);
  else if (ids->len == 1 && actor_id == 0)
    zavod_session_select_site (going->session, g_array_index (ids, gint64, 0), ZAVOD_ORIGIN_FIND);
  else
    zavod_session_set_selection (going->session, ids->len == 1 ? g_array_index (ids, gint64, 0) : 0,
                                 (const gint64 *) (void *) ids->data, ids->len, actor_id, going->words,
                                 ZAVOD_ORIGIN_FIND);
}

/**
 * zavod_session_select_noun:
 * @noun: what @id is of
 * @words: what people call it
 *
 * Selects a site, or the sites that something else has to do with: those in a town, those of a company or a brand, those that
 * a source or a quote speaks of.
 */
void
zavod_session_select_noun (ZavodSession *self,
                           ZavodNoun     noun,
                           gint64        id,
                           const char   *words)
{
  Going *going;

  g_return_if_fail (ZAVOD_IS_SESSION (self));
  g_return_if_fail (noun < ZAVOD_N_NOUNS);

  if (self->store == NULL)
    return;
  if (noun == ZAVOD_NOUN_SITE)
    {
      zavod_session_select_site (self, id, ZAVOD_ORIGIN_FIND);
      return;
    }

  going = g_new (Going, 1);
  *going = (Going) { g_object_ref (self), noun, id, g_strdup (words) };
  zavod_session_renew_selection (self);
  zavod_store_sites_of_async (self->store, noun, id, self->selection_cancellable, on_sites, going);
}
