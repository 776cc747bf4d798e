/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-site-card.h"

#include <glib/gi18n.h>

#include "zavod-card-facts.h"
#include "zavod-mark.h"
#include "zavod-nearby.h"
#include "zavod-partial-date.h"

#define MAX_ON_CARD 5
#define ROW_HEIGHT 60        /* pixels that a site's name and status take at most, about */
#define MAX_PARTNERS 3
#define MAX_LINES 3          /* of one text: names may have 10,000 characters */
#define SITE_KEY "zavod-site"

static GtkWidget *
create_label (const char *text,
              ...) G_GNUC_NULL_TERMINATED;

/* The further arguments are style classes. */
static GtkWidget *
create_label (const char *text,
              ...)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  GtkWidget *label = gtk_label_new (line);
  const char *style;
  va_list styles;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);

  va_start (styles, text);
  while ((style = va_arg (styles, const char *)) != NULL)
    gtk_widget_add_css_class (label, style);
  va_end (styles);

  return label;
}

/* "Operating since Oct 2025", since only where somebody states it */
static char *
describe_status (const ZavodSitePoint *point,
                 const ZavodTuple     *tuple)
{
  const char *status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (point->status));
  const char *stated = tuple != NULL ? tuple->cells[ZAVOD_SITES_SINCE] : NULL;
  g_autofree char *since = stated != NULL ? zavod_partial_date_format_limit_iso (stated) : NULL;

  /* Translators: a status and a date: "Operating since 21 Oct 2025" */
  return since != NULL ? g_strdup_printf (_("%s since %s"), status, since) : g_strdup (status);
}

/* The site's mark and name, its status and capacity as written; @tuple is NULL until it is known. */
static GtkWidget *
create_row (const ZavodSitePoint *point,
            const ZavodTuple     *tuple)
{
  const char *capacity = tuple != NULL ? tuple->cells[ZAVOD_SITES_CAPACITY] : NULL;
  g_autofree char *status = describe_status (point, tuple);
  g_autofree char *line = capacity != NULL ? g_strdup_printf ("%s · %s", status, capacity) : g_strdup (status);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *mark = zavod_mark_new (point->shape, zavod_status_get_look (point->status));

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lines), create_label (tuple != NULL ? tuple->cells[ZAVOD_SITES_NAME] : "…", "heading", NULL));
  gtk_box_append (GTK_BOX (lines), create_label (line, "caption", "numeric", NULL));
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), lines);

  return row;
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

  distance = zavod_nearby_write_distance (point->radius);
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
             const char *text)
{
  if (text != NULL)
    gtk_box_append (box, create_label (text, "caption", "dim-label", NULL));
}

static char *
write_more (guint n)
{
  return g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
}

/* "Kia, Allur, SK and 4 more" */
static char *
describe_partners (const ZavodSite *record)
{
  g_autoptr (GPtrArray) partners = zavod_card_list_partners (record);
  const guint n = partners->len;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *more = NULL;

  for (guint i = 0; i < MIN (n, MAX_PARTNERS); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (partners, i));
  if (n > MAX_PARTNERS)
    {
      more = write_more (n - MAX_PARTNERS);
      g_string_append_printf (words, " %s", more);
    }

  return n > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

static char *
describe_sources (const ZavodTuple *tuple)
{
  const guint n = tuple != NULL ? (guint) tuple->numbers[ZAVOD_SITES_SOURCES] : 0;

  return n > 0 ? g_strdup_printf (ngettext ("%'u source", "%'u sources", n), n) : NULL;
}

/* The mark that rivals have in the record, too. */
static void
append_conflicts (GtkBox          *box,
                  const ZavodSite *record)
{
  const guint n = zavod_card_count_conflicts (record);
  g_autofree char *words = g_strdup_printf (ngettext ("Sources disagree on %u point", "Sources disagree on %u points", n), n);
  GtkWidget *line, *icon;

  if (n == 0)
    return;

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "zavod-rivals-symbolic",
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (line, "warning");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), create_label (words, "caption", NULL));
  gtk_box_append (box, line);
}

/* What the card says of a site that has it for itself. */
static void
append_details (GtkWidget            *row,
                ZavodSiteNames       *names,
                const ZavodSitePoint *point)
{
  GtkBox *box = GTK_BOX (gtk_widget_get_last_child (row));
  const ZavodTuple *tuple = zavod_site_names_get (names, point->id);
  const ZavodSite *record = zavod_site_names_get_record (names, point->id);
  g_autofree char *partners = describe_partners (record);
  g_autofree char *place = describe_place (point, tuple);
  g_autofree char *sources = describe_sources (tuple);

  append_line (box, partners);
  append_line (box, place);
  append_line (box, sources);
  append_conflicts (box, record);
}

/**
 * zavod_site_card_fill:
 * @ids: (element-type gint64): the sites of one mark
 * @n_sites: how many the mark has in all
 * @height: of the map, in pixels: half of it is the room above or below a mark in the middle
 *
 * Fills the card that is shown beside a mark: one site in full, of several the first few.
 */
void
zavod_site_card_fill (GtkBox         *box,
                      ZavodSiteLayer *layer,
                      ZavodSiteNames *names,
                      GArray         *ids,
                      guint           n_sites,
                      int             height)
{
  const guint max_rows = CLAMP ((guint) height / 2 / ROW_HEIGHT, 1, MAX_ON_CARD);

  clear_box (box);
  for (guint i = 0; i < ids->len && i < max_rows; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const ZavodSitePoint *point = zavod_site_layer_get_point (layer, id);
      GtkWidget *row;

      if (point == NULL)
        continue;
      row = create_row (point, zavod_site_names_get (names, id));
      gtk_box_append (box, row);
      if (n_sites == 1)
        append_details (row, names, point);
    }

  if (n_sites > max_rows)
    {
      g_autofree char *more = write_more (n_sites - max_rows);

      append_line (box, more);
    }
}

static GtkWidget *
create_list_row (const ZavodSitePoint *point,
                 const ZavodTuple     *tuple,
                 const char           *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = create_row (point, tuple);
  const char *name = tuple != NULL ? tuple->cells[ZAVOD_SITES_NAME] : "…";
  g_autofree char *label = words != NULL ? g_strdup_printf ("%s, %s", name, words) : g_strdup (name);

  if (words != NULL)
    append_line (GTK_BOX (gtk_widget_get_last_child (content)), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  g_object_set_data_full (G_OBJECT (row), SITE_KEY, g_memdup2 (&point->id, sizeof point->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return row;
}

/**
 * zavod_site_card_create_list:
 * @ids: (element-type gint64): the sites
 * @words: (nullable): what else there is to say of each
 *
 * Returns: (transfer floating): a list box to choose one of them from; see zavod_site_card_get_site()
 */
GtkWidget *
zavod_site_card_create_list (ZavodSiteLayer     *layer,
                             ZavodSiteNames     *names,
                             GArray             *ids,
                             const char * const *words)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const ZavodSitePoint *point = zavod_site_layer_get_point (layer, id);

      if (point != NULL)
        gtk_list_box_append (GTK_LIST_BOX (list), create_list_row (point, zavod_site_names_get (names, id),
                                                                   words != NULL ? words[i] : NULL));
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
