/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in view as a list, nearest first: an equal second way to the sites. It stays open beside the map, and follows it
 * whenever that comes to rest. */

#include "zavod-map-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zavod-nearby.h"
#include "zavod-site-card.h"

#define MAX_LISTED 200   /* nobody reads more, and a list box makes all its rows at once */

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

static void
on_row_activated (ZavodMapView  *self,
                  GtkListBoxRow *row)
{
  const gint64 id = zavod_site_card_get_site (row);

  gtk_popover_popdown (GTK_POPOVER (self->choice));
  zavod_site_layer_go_to_site (self->sites, id);
  zavod_session_select_site (self->session, id, ZAVOD_ORIGIN_MAP);
}

/* Returns: (transfer floating): the list box, alone */
static GtkWidget *
create_list (ZavodMapView *self)
{
  const ZavodViewList *view = &self->view_list;
  g_auto (GStrv) words = describe_sites (self, view->ids, view->latitude, view->longitude);
  GtkWidget *list = zavod_site_card_create_list (self->sites, self->names, view->ids, (const char * const *) words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What Is in View"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);

  return list;
}

static GtkWidget *
create_content (ZavodMapView *self,
                GtkWidget    *list)
{
  const ZavodViewList *view = &self->view_list;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box),
                  create_heading (view->n_sites > 0 ? _("What Is in View") : _("No Site Is in View"), "heading"));
  gtk_box_append (GTK_BOX (box), zavod_map_view_create_scroller (list));
  if (view->n_sites > view->ids->len)
    {
      const guint n_more = view->n_sites - view->ids->len;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

      gtk_box_append (GTK_BOX (box), create_heading (more, "dim-label"));
    }

  return box;
}

/* ---- the popover ---- */

static gboolean
is_open (ZavodMapView *self)
{
  return self->view_list.popover != NULL && self->view_list.popover == self->choice
         && gtk_widget_get_visible (self->choice);
}

/* Returns: the focused row of the list; %NULL: the keyboard is elsewhere */
static GtkWidget *
get_focused_row (ZavodMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->choice))
    return NULL;

  return GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
}

/* To the row of the site, else to the first one. */
static void
focus_row (GtkWidget *list,
           gint64     id)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  for (GtkWidget *other = row; other != NULL; other = gtk_widget_get_next_sibling (other))
    if (zavod_site_card_get_site (GTK_LIST_BOX_ROW (other)) == id)
      row = other;
  gtk_widget_grab_focus (row != NULL ? row : list);
}

static void
on_closed (ZavodMapView *self)
{
  g_cancellable_cancel (self->view_list.searching);
  self->view_list.is_wanted = FALSE;
  if (get_focused_row (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
open_list (ZavodMapView *self)
{
  const gboolean is_mirrored = gtk_widget_get_direction (self->list_button) == GTK_TEXT_DIR_RTL;
  GtkWidget *list = create_list (self);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->list_button, GTK_WIDGET (self), &bounds))
    graphene_rect_init (&bounds, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0f, 0, 1, 1);
  zavod_map_view_show_choice (self, create_content (self, list),
                              &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height }, FALSE);
  /* over the map, and nothing else */
  gtk_popover_set_position (GTK_POPOVER (self->choice), is_mirrored ? GTK_POS_RIGHT : GTK_POS_LEFT);
  self->view_list.popover = self->choice;
  g_signal_connect_object (self->choice, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  focus_row (list, 0);
}

/* The keyboard stays at its site. */
static void
refresh_list (ZavodMapView *self)
{
  GtkWidget *row = get_focused_row (self);
  const gint64 id = row != NULL ? zavod_site_card_get_site (GTK_LIST_BOX_ROW (row)) : 0;
  GtkWidget *list = create_list (self);

  gtk_popover_set_child (GTK_POPOVER (self->choice), create_content (self, list));
  if (row != NULL)
    focus_row (list, id);
}

static void
show_list (ZavodMapView *self)
{
  if (is_open (self))
    refresh_list (self);
  else
    open_list (self);
}

/* ---- what is in it ---- */

/* Returns: whether all are known; else they are asked for */
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

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (ZavodMapView) self = user_data;
  guint n_sites;
  GArray *ids = zavod_site_layer_list_nearest_finish (ZAVOD_SITE_LAYER (source), result, &n_sites);

  if (ids == NULL)  /* the map has gone on, or nobody wants it any more */
    return;

  g_clear_pointer (&self->view_list.ids, g_array_unref);
  self->view_list.ids = ids;
  self->view_list.n_sites = n_sites;
  self->view_list.waits_for_names = !has_names (self, ids);
  if (!self->view_list.waits_for_names)
    show_list (self);
}

static void
search (ZavodMapView *self)
{
  ZavodViewList *view = &self->view_list;

  g_cancellable_cancel (view->searching);
  g_clear_object (&view->searching);
  if (!view->is_wanted || self->session == NULL)
    return;

  view->searching = g_cancellable_new ();
  get_start (self, &view->latitude, &view->longitude);
  zavod_site_layer_list_nearest_async (self->sites, view->latitude, view->longitude, MAX_LISTED, view->searching,
                                       on_found, g_object_ref (self));
}

/* As many of them as there are. */
static void
on_names_loaded (ZavodMapView *self)
{
  if (!self->view_list.is_wanted || !self->view_list.waits_for_names)
    return;

  self->view_list.waits_for_names = FALSE;
  show_list (self);
}

/**
 * zavod_map_view_list_in_view:
 *
 * Lists what is in view, nearest first; again closes the list.
 */
void
zavod_map_view_list_in_view (ZavodMapView *self)
{
  if (is_open (self))
    {
      gtk_popover_popdown (GTK_POPOVER (self->choice));
      return;
    }

  self->view_list.is_wanted = TRUE;
  search (self);
}

/* After the map was made. */
void
zavod_map_view_init_list (ZavodMapView *self)
{
  g_signal_connect_object (self->names, "loaded", G_CALLBACK (on_names_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->camera, "rested", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sites, "points-changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
}

/* Before the widget goes. */
void
zavod_map_view_dispose_list (ZavodMapView *self)
{
  g_cancellable_cancel (self->view_list.searching);
  g_clear_object (&self->view_list.searching);
  g_clear_pointer (&self->view_list.ids, g_array_unref);
}
