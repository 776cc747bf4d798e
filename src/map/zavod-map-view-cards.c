/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside a mark: its card. */

#include "zavod-map-view-private.h"

#include "zavod-card-place.h"
#include "zavod-site-card.h"

static void
place_card (ZavodMapView       *self,
            const GdkRectangle *area)
{
  GtkWidget *card = GTK_WIDGET (self->hover_card);
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  const int start = gtk_widget_get_margin_start (card);
  const gboolean is_mirrored = gtk_widget_get_direction (card) == GTK_TEXT_DIR_RTL;
  int card_width, card_height;
  graphene_point_t place;

  /* a widget's size is measured with its margins, which are where it stands now */
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &card_width, NULL, NULL);
  card_width = MIN (card_width - start, width - 2 * ZAVOD_CARD_EDGE);
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, card_width + start, NULL, &card_height, NULL, NULL);
  card_height -= gtk_widget_get_margin_top (card);
  place = zavod_card_place (area, card_width, card_height, width, height);
  if (is_mirrored)  /* a start margin is on the right, then */
    place.x = width - place.x - card_width;
  /* GTK has no margins below 0: in a map that is lower than the card, that covers its mark */
  gtk_widget_set_margin_start (card, MAX ((int) place.x, 0));
  gtk_widget_set_margin_top (card, MAX ((int) place.y, 0));
}

static void
fill_card (ZavodMapView *self,
           GArray       *ids,
           guint         n_sites)
{
  zavod_site_names_request (self->names, ids);
  if (n_sites == 1)
    zavod_site_names_request_record (self->names, g_array_index (ids, gint64, 0));
  zavod_site_card_fill (self->hover_card, self->sites, self->names, ids, n_sites,
                        gtk_widget_get_height (GTK_WIDGET (self)));
}

/* Filled when it comes to speak of other sites, and else only moved: it must not flicker while the map glides. */
static void
show_card (ZavodMapView *self,
           gboolean      refill)
{
  GtkWidget *card = GTK_WIDGET (self->hover_card);
  GdkRectangle area;
  guint n_sites;
  g_autoptr (GArray) ids = zavod_site_layer_get_card_sites (self->sites, &area, &n_sites);
  const gboolean choosing = self->choice != NULL && gtk_widget_get_visible (self->choice)
                            && gtk_popover_get_autohide (GTK_POPOVER (self->choice));
  const gboolean shown = ids != NULL && !choosing && !zavod_session_is_picking (self->session);
  const gint64 first = shown ? g_array_index (ids, gint64, 0) : 0;

  if (shown && (refill || self->card_site != first || self->card_n_sites != n_sites))
    fill_card (self, ids, n_sites);
  self->card_site = first;
  self->card_n_sites = n_sites;
  gtk_widget_set_visible (card, shown);
  if (shown)
    place_card (self, &area);
}

static void
on_card_changed (ZavodMapView *self)
{
  show_card (self, FALSE);
}

static void
on_names_loaded (ZavodMapView *self)
{
  show_card (self, TRUE);
}

/* After the map was made. */
void
zavod_map_view_init_cards (ZavodMapView *self)
{
  g_signal_connect_object (self->sites, "card-changed", G_CALLBACK (on_card_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->names, "loaded", G_CALLBACK (on_names_loaded), self, G_CONNECT_SWAPPED);
}
