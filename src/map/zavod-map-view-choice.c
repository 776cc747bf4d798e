/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The popovers of the map to choose a site from, and the sites of one place in one. */

#include "zavod-map-view-private.h"

#include "zavod-site-card.h"

void
zavod_map_view_close_choice (ZavodMapView *self)
{
  g_clear_pointer (&self->choice, gtk_widget_unparent);
}

static void
on_member_activated (ZavodMapView  *self,
                     GtkListBoxRow *row)
{
  const gint64 id = zavod_site_card_get_site (row);

  gtk_popover_popdown (GTK_POPOVER (self->choice));
  zavod_session_select_site (self->session, id, ZAVOD_ORIGIN_MAP);
  g_signal_emit_by_name (self, "site-activated", id);
}

/**
 * zavod_map_view_create_scroller:
 *
 * Returns: (transfer floating): what shows a list in a popover
 */
GtkWidget *
zavod_map_view_create_scroller (GtkWidget *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

/**
 * zavod_map_view_show_choice:
 * @area: what the popover points to
 * @autohide: whether it goes as soon as something else is clicked on
 *
 * Opens a popover, and closes the one that was open.
 */
void
zavod_map_view_show_choice (ZavodMapView       *self,
                            GtkWidget          *child,
                            const GdkRectangle *area,
                            gboolean            autohide)
{
  zavod_map_view_close_choice (self);
  self->choice = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->choice), autohide);
  gtk_popover_set_child (GTK_POPOVER (self->choice), child);
  gtk_widget_add_css_class (self->choice, "site-choice");
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->choice), area);
  gtk_popover_popup (GTK_POPOVER (self->choice));
}

/* The sites of one town: which of them? */
static void
on_members_wanted (ZavodMapView *self)
{
  GdkRectangle area;
  g_autoptr (GArray) ids = zavod_site_layer_get_at_cursor (self->sites, &area);
  GtkWidget *list;

  if (ids == NULL || self->session == NULL)
    return;

  self->view_list.is_wanted = FALSE;  /* one popover at a time */
  list = zavod_site_card_create_list (self->sites, self->names, ids, NULL);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_member_activated), self, G_CONNECT_SWAPPED);
  zavod_map_view_show_choice (self, zavod_map_view_create_scroller (list), &area, TRUE);
}

/* After the map was made. */
void
zavod_map_view_init_choice (ZavodMapView *self)
{
  g_signal_connect_object (self->sites, "members-wanted", G_CALLBACK (on_members_wanted), self, G_CONNECT_SWAPPED);
}
