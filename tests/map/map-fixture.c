/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "map-fixture.h"

#include <glib/gstdio.h>

#include "map-atlas.h"
#include "widget-tree.h"

static void
on_opened (GObject      *session,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  zavod_session_open_finish (ZAVOD_SESSION (session), result, &error);
  g_assert_no_error (error);
}

/* The atlas is opened when the test runs the main loop. */
void
map_fixture_set_up (MapFixture *self,
                    int         width,
                    int         height,
                    guint       n_sites)
{
  self->folder = g_dir_make_tmp ("zavod-map-XXXXXX", NULL);
  self->path = map_atlas_make (self->folder, n_sites);
  self->session = zavod_session_new ();
  zavod_session_open_async (self->session, self->path, ZAVOD_OPEN_DEFAULT, NULL, on_opened, NULL);
  self->map = ZAVOD_MAP_VIEW (zavod_map_view_new ());
  zavod_map_view_set_session (self->map, self->session);
  self->window = widget_tree_show (GTK_WIDGET (self->map), width, height);
}

void
map_fixture_tear_down (MapFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_add_weak_pointer (G_OBJECT (self->session), (gpointer *) &self->session);
  g_object_unref (self->session);
  widget_tree_wait (self->session == NULL);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}
