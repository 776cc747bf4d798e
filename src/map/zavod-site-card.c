/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-card.h"

#include <glib/gi18n.h>

#include "zavod-mark.h"

#define MAX_ON_CARD 6
#define SITE_KEY "zavod-site"

static GtkWidget *
create_label (const char *text,
              ...) G_GNUC_NULL_TERMINATED;

/* The further arguments are style classes. */
static GtkWidget *
create_label (const char *text,
              ...)
{
  GtkWidget *label = gtk_label_new (text);
  const char *style;
  va_list styles;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);

  va_start (styles, text);
  while ((style = va_arg (styles, const char *)) != NULL)
    gtk_widget_add_css_class (label, style);
  va_end (styles);

  return label;
}

/* The site's mark, name, status and capacity as written; @tuple is NULL until it is known. */
static GtkWidget *
create_row (const ZavodSitePoint *point,
            const ZavodTuple     *tuple)
{
  const char *status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (point->status));
  const char *capacity = tuple != NULL ? tuple->cells[ZAVOD_SITES_CAPACITY] : NULL;
  g_autofree char *line = capacity != NULL ? g_strdup_printf ("%s · %s", status, capacity) : g_strdup (status);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *mark = zavod_mark_new (point->shape, zavod_status_get_look (point->status));

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lines), create_label (tuple != NULL ? tuple->cells[ZAVOD_SITES_NAME] : "…", "heading", NULL));
  gtk_box_append (GTK_BOX (lines), create_label (line, "caption", "numeric", NULL));
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), lines);

  return row;
}

static char *
write_distance (double metres)
{
  if (metres < 1000)
    return g_strdup_printf (_("%.0f m"), metres);

  return g_strdup_printf (_("%.0f km"), metres / 1000);
}

/* "Almaty, somewhere within 12 km" */
static char *
describe_place (const ZavodSitePoint *point,
                const ZavodTuple     *tuple)
{
  const char *place = tuple != NULL ? tuple->cells[ZAVOD_SITES_PLACE] : NULL;
  g_autofree char *distance = NULL;

  if (!point->vague)
    return g_strdup (place);

  distance = write_distance (point->radius);
  if (place == NULL)
    return g_strdup_printf (_("Somewhere within %s"), distance);

  /* Translators: a town, and the radius of the circle that the site may be in */
  return g_strdup_printf (_("%s, somewhere within %s"), place, distance);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
append_line (GtkBox     *box,
             const char *text,
             const char *style)
{
  if (text != NULL)
    gtk_box_append (box, create_label (text, style, "dim-label", NULL));
}

/**
 * zavod_site_card_fill:
 * @ids: (element-type gint64): the sites of one mark
 *
 * Fills the card that is shown beside the pointer: one site in full, of several the first few.
 */
void
zavod_site_card_fill (GtkBox         *box,
                      ZavodSiteLayer *layer,
                      ZavodSiteNames *names,
                      GArray         *ids)
{
  const ZavodSitePoint *first = zavod_site_layer_get_point (layer, g_array_index (ids, gint64, 0));
  g_autofree char *place = NULL;

  clear_box (box);
  for (guint i = 0; i < ids->len && i < MAX_ON_CARD; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const ZavodSitePoint *point = zavod_site_layer_get_point (layer, id);

      if (point != NULL)
        gtk_box_append (box, create_row (point, zavod_site_names_get (names, id)));
    }

  if (ids->len > MAX_ON_CARD)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", ids->len - MAX_ON_CARD),
                                               ids->len - MAX_ON_CARD);

      append_line (box, more, "caption");
    }
  else if (ids->len == 1 && first != NULL)
    {
      place = describe_place (first, zavod_site_names_get (names, first->id));
      append_line (box, place, "caption");
    }
}

/**
 * zavod_site_card_create_list:
 * @ids: (element-type gint64): sites that share one place
 *
 * Returns: (transfer floating): a list box to choose one of them from; see zavod_site_card_get_site()
 */
GtkWidget *
zavod_site_card_create_list (ZavodSiteLayer *layer,
                             ZavodSiteNames *names,
                             GArray         *ids)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const ZavodSitePoint *point = zavod_site_layer_get_point (layer, id);
      const ZavodTuple *tuple = zavod_site_names_get (names, id);
      GtkWidget *row;

      if (point == NULL)
        continue;
      row = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_row (point, tuple));
      g_object_set_data_full (G_OBJECT (row), SITE_KEY, g_memdup2 (&id, sizeof id), g_free);
      if (tuple != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        tuple->cells[ZAVOD_SITES_NAME], -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

/**
 * zavod_site_card_get_site:
 *
 * Returns: the id of the site that a row of such a list stands for
 */
gint64
zavod_site_card_get_site (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), SITE_KEY);

  return id != NULL ? *id : 0;
}
