/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Popovers of the map to choose a site from: those of one place, and all that are in view. */

#include "zavod-map-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zavod-nearby.h"
#include "zavod-site-card.h"

#define MAX_LISTED 200   /* nobody reads more, and a list box makes all its rows at once */

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

static void
on_nearby_activated (ZavodMapView  *self,
                     GtkListBoxRow *row)
{
  const gint64 id = zavod_site_card_get_site (row);

  gtk_popover_popdown (GTK_POPOVER (self->choice));
  zavod_site_layer_go_to_site (self->sites, id);
  zavod_session_select_site (self->session, id, ZAVOD_ORIGIN_MAP);
}

static GtkWidget *
create_scroller (GtkWidget *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

static void
show_choice (ZavodMapView       *self,
             GtkWidget          *child,
             const GdkRectangle *area)
{
  zavod_map_view_close_choice (self);
  self->choice = gtk_popover_new ();
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

  list = zavod_site_card_create_list (self->sites, self->names, ids, NULL);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_member_activated), self, G_CONNECT_SWAPPED);
  show_choice (self, create_scroller (list), &area);
}

/* ---- what is in view ---- */

/* What the others are near to: the selected site, else the middle of the map. */
static void
get_start (ZavodMapView *self,
           double       *latitude,
           double       *longitude)
{
  const gint64 selected = zavod_session_get_selected_site (self->session);
  const ZavodSitePoint *point = selected != 0 ? zavod_site_layer_get_point (self->sites, selected) : NULL;
  ShumateLocation *middle = SHUMATE_LOCATION (zavod_map_camera_get_viewport (self->camera));

  *latitude = shumate_location_get_latitude (middle);
  *longitude = shumate_location_get_longitude (middle);
  if (point != NULL && isfinite (point->latitude) && isfinite (point->longitude))
    {
      *latitude = point->latitude;
      *longitude = point->longitude;
    }
}

static char **
describe_sites (ZavodMapView *self,
                GArray       *ids,
                double        latitude,
                double        longitude)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const ZavodSitePoint *point = zavod_site_layer_get_point (self->sites, g_array_index (ids, gint64, i));

      g_strv_builder_take (words, zavod_nearby_describe (latitude, longitude, point->latitude, point->longitude));
    }

  return g_strv_builder_end (words);
}

static GtkWidget *
create_heading (const char *text,
                const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_top (label, 4);
  gtk_widget_set_margin_bottom (label, 4);

  return label;
}

/* Returns: whether all are known; else they are asked for, unless they have been already */
static gboolean
has_names (ZavodMapView *self,
           GArray       *ids)
{
  gboolean all = TRUE;

  for (guint i = 0; i < ids->len; i++)
    all &= zavod_site_names_get (self->names, g_array_index (ids, gint64, i)) != NULL;
  zavod_site_names_request (self->names, ids);

  return all;
}

static GtkWidget *
create_view_list (ZavodMapView       *self,
                  GArray             *ids,
                  const char * const *words,
                  guint               n_sites)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = zavod_site_card_create_list (self->sites, self->names, ids, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What Is in View"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_nearby_activated), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), create_heading (n_sites > 0 ? _("What Is in View") : _("No Site Is in View"), "heading"));
  gtk_box_append (GTK_BOX (box), create_scroller (list));
  if (n_sites > ids->len)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_sites - ids->len),
                                               n_sites - ids->len);

      gtk_box_append (GTK_BOX (box), create_heading (more, "dim-label"));
    }

  return box;
}

/**
 * zavod_map_view_list_in_view:
 *
 * Lists what is in view, nearest first.
 */
void
zavod_map_view_list_in_view (ZavodMapView *self)
{
  graphene_rect_t bounds;
  g_autoptr (GArray) ids = NULL;
  g_auto (GStrv) words = NULL;
  double latitude, longitude;
  guint n_sites;

  if (self->session == NULL)
    return;

  get_start (self, &latitude, &longitude);
  ids = zavod_site_layer_list_nearest (self->sites, latitude, longitude, MAX_LISTED, &n_sites);
  self->wants_list = !has_names (self, ids) && !self->wants_list;
  if (self->wants_list)
    return;

  words = describe_sites (self, ids, latitude, longitude);
  if (!gtk_widget_compute_bounds (self->list_button, GTK_WIDGET (self), &bounds))
    graphene_rect_init (&bounds, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0f, 0, 1, 1);
  show_choice (self, create_view_list (self, ids, (const char * const *) words, n_sites),
               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                 (int) bounds.size.width, (int) bounds.size.height });
}

/* The list was asked for before the names had come. */
static void
on_names_loaded (ZavodMapView *self)
{
  if (self->wants_list)
    zavod_map_view_list_in_view (self);
}

/* After the map was made. */
void
zavod_map_view_init_choice (ZavodMapView *self)
{
  g_signal_connect_object (self->sites, "members-wanted", G_CALLBACK (on_members_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "loaded", G_CALLBACK (on_names_loaded), self, G_CONNECT_SWAPPED);
}
