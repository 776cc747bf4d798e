/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-claim-words.h"
#include "zavod-mark.h"
#include "zavod-noun-link.h"
#include "zavod-partial-date.h"
#include "zavod-record-parts.h"

static const char *const tints[ZAVOD_N_LOOKS] = {
  [ZAVOD_LOOK_UNKNOWN] = "tint-unknown",
  [ZAVOD_LOOK_ANNOUNCED] = "tint-planned",
  [ZAVOD_LOOK_AGREED] = "tint-planned",
  [ZAVOD_LOOK_CONSTRUCTION] = "tint-building",
  [ZAVOD_LOOK_OPERATING] = "tint-operating",
  [ZAVOD_LOOK_IDLE] = "tint-stopped",
  [ZAVOD_LOOK_DROPPED] = "tint-unknown",
};

/* Adds names (element-type ZavodName) that were not seen before. */
void
zavod_record_append_names (GString    *words,
                           GPtrArray  *names,
                           GHashTable *seen)
{
  for (guint i = 0; i < names->len; i++)
    {
      const ZavodName *name = g_ptr_array_index (names, i);

      if (!g_hash_table_add (seen, name->text))
        continue;

      if (words->len > 0)
        g_string_append (words, " · ");
      g_string_append (words, name->text);
    }
}

/* The site's other names, then its town's: each once, whatever the number of languages that write it so. */
static GtkWidget *
create_spellings (ZavodSite *site)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) words = g_string_new (NULL);

  g_hash_table_add (seen, site->name);
  if (site->place.name != NULL)
    g_hash_table_add (seen, site->place.name);
  zavod_record_append_names (words, site->names, seen);
  zavod_record_append_names (words, site->place_names, seen);

  return words->len > 0 ? zavod_record_label_new (words->str, "dim-label", NULL) : NULL;
}

static GtkWidget *
create_pill (ZavodSite *site)
{
  const char *status = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_STATUS, zavod_status_get_code (site->status));
  ZavodLook look = zavod_status_get_look (site->status);
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = zavod_mark_new (site->shape, look);
  g_autofree char *since = site->status_since != NULL ? zavod_partial_date_format_limit_iso (site->status_since) : NULL;
  g_autofree char *words = NULL;

  if (site->status == ZAVOD_STATUS_UNKNOWN)
    words = g_strdup (_("Status unknown"));
  else if (since != NULL)
    /* Translators: a status and a date: "Operating since 21 Oct 2025" */
    words = g_strdup_printf (_("%s since %s"), status, since);
  else
    words = g_strdup (status);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_add_css_class (pill, "pill-status");
  gtk_widget_add_css_class (pill, tints[look]);
  gtk_box_append (GTK_BOX (pill), mark);
  gtk_box_append (GTK_BOX (pill), zavod_record_label_new (words, NULL));

  return pill;
}

static char *
format_radius (double metres)
{
  if (metres <= 0)
    return NULL;
  if (metres < 1000)
    /* Translators: a distance in metres */
    return g_strdup_printf (_("within %.0f m"), metres);

  /* Translators: a distance in kilometres */
  return g_strdup_printf (_("within %.0f km"), metres / 1000);
}

/* How well the place is known, in words that say what the point on the map stands for. */
static char *
format_accuracy (ZavodSite *site)
{
  static const struct
  {
    const char *code;
    const char *words;
  } accuracies[] = {
    { "exact", N_("placed exactly") },
    { "street", N_("placed by its street") },
    { "zone", N_("placed by its industrial zone") },
    { "town", N_("placed by its town") },
    { "district", N_("placed by its district") },
    { "region", N_("placed by its region") },
  };
  double metres = site->radius > 0 ? site->radius : zavod_accuracy_get_radius (site->accuracy);
  g_autofree char *radius = format_radius (metres);
  const char *words = site->accuracy != NULL ? site->accuracy : "";

  if (!site->has_point)
    return g_strdup (_("not placed on the map"));

  for (guint i = 0; i < G_N_ELEMENTS (accuracies); i++)
    if (g_strcmp0 (site->accuracy, accuracies[i].code) == 0)
      words = _(accuracies[i].words);

  return zavod_words_join (", ", words, radius != NULL ? radius : "", NULL);
}

static GtkWidget *
create_place (ZavodSite *site)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "mark-location-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *lines = zavod_record_lines_new ();
  const char *country = zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, site->country);
  g_autofree char *accuracy = format_accuracy (site);
  g_autofree char *words = zavod_words_join (" · ", *country != '\0' ? country : site->place.id == 0 ? _("Place unknown") : "",
                                             accuracy != NULL ? accuracy : "", NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  if (site->place.id != 0)
    zavod_record_lines_add (lines, zavod_noun_link_new (ZAVOD_NOUN_PLACE, site->place.id, site->place.name));
  zavod_record_lines_add (lines, words != NULL ? zavod_record_label_new (words, NULL) : NULL);
  gtk_widget_add_css_class (box, "place");
  if (site->place_note != NULL)
    gtk_widget_set_tooltip_text (box, site->place_note);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);

  return box;
}

GtkWidget *
zavod_record_head_new (ZavodSite *site)
{
  GtkWidget *head = zavod_record_lines_new ();
  GtkWidget *title = zavod_record_label_new (site->name, "title-2", NULL);

  gtk_widget_add_css_class (head, "record-head");
  zavod_record_lines_add (head, title);
  zavod_record_lines_add (head, create_spellings (site));
  zavod_record_lines_add (head, create_pill (site));
  zavod_record_lines_add (head, create_place (site));
  if (site->note != NULL && *site->note != '\0')
    zavod_record_lines_add (head, zavod_record_label_new (site->note, "caption", "dim-label", NULL));

  return head;
}
