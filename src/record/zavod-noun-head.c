/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-citation-chip.h"
#include "zavod-claim-words.h"
#include "zavod-noun-link.h"
#include "zavod-partial-date.h"
#include "zavod-record-parts.h"

static GtkWidget *
create_caption (const char *words)
{
  return words != NULL && *words != '\0' ? zavod_record_label_new (words, "caption", "dim-label", NULL) : NULL;
}

static GtkWidget *
create_spellings (ZavodNounRecord *record)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) words = g_string_new (NULL);

  g_hash_table_add (seen, record->name);
  zavod_record_append_names (words, record->names, seen);

  return words->len > 0 ? zavod_record_label_new (words->str, "dim-label", NULL) : NULL;
}

static char *
format_kind (ZavodNounRecord *record)
{
  return zavod_words_join (" · ", zavod_noun_record_get_kind (record),
                           zavod_vocabulary_get_label (ZAVOD_VOCABULARY_COUNTRY, record->country),
                           zavod_vocabulary_get_label (ZAVOD_VOCABULARY_VEHICLE_CLASS, record->vehicle_class),
                           record->language != NULL ? record->language : "", NULL);
}

/* "Brand: Kia", "Models: Sorento, Sportage", with each name a link. */
static GtkWidget *
create_named (const char *title)
{
  GtkWidget *box = zavod_record_links_new ();

  zavod_record_links_add (box, ZAVOD_NOUN_PRODUCT, 0, title);

  return box;
}

static GtkWidget *
create_brand (ZavodNounRecord *record)
{
  GtkWidget *box;

  if (record->brand.id == 0)
    return NULL;

  box = create_named (C_("record", "Brand:"));
  zavod_record_links_add (box, ZAVOD_NOUN_PRODUCT, record->brand.id, record->brand.name);

  return box;
}

static GtkWidget *
create_models (ZavodNounRecord *record)
{
  GtkWidget *box;

  if (record->models->len == 0)
    return NULL;

  box = create_named (C_("record", "Models:"));
  for (guint i = 0; i < record->models->len; i++)
    {
      const ZavodReference *model = g_ptr_array_index (record->models, i);

      zavod_record_links_add (box, ZAVOD_NOUN_PRODUCT, model->id, model->name);
    }

  return box;
}

/* Who published it and when, whose words it passes on, and where it is to be read. */
static void
add_source (GtkWidget       *head,
            ZavodNounRecord *record)
{
  const ZavodCitation *source = record->source;
  g_autofree char *date = zavod_citation_format_date (source);
  g_autofree char *published = zavod_words_join (" · ", source->publisher != NULL ? source->publisher : "", date, NULL);
  g_autofree char *origin = source->origin != NULL ? g_strdup_printf (_("after %s"), source->origin) : NULL;

  zavod_record_lines_add (head, published != NULL ? zavod_record_label_new (published, NULL) : NULL);
  zavod_record_lines_add (head, create_caption (record->dateline));
  zavod_record_lines_add (head, create_caption (origin));
  zavod_record_lines_add (head, zavod_source_link_new (source->url));
}

GtkWidget *
zavod_noun_head_new (ZavodNounRecord *record)
{
  GtkWidget *head = zavod_record_lines_new ();
  g_autofree char *kind = format_kind (record);

  gtk_widget_add_css_class (head, "record-head");
  zavod_record_lines_add (head, zavod_record_label_new (record->name, "title-2", NULL));
  zavod_record_lines_add (head, create_spellings (record));
  if (record->source != NULL)
    add_source (head, record);
  zavod_record_lines_add (head, create_caption (kind));
  zavod_record_lines_add (head, create_brand (record));
  zavod_record_lines_add (head, create_models (record));
  zavod_record_lines_add (head, create_caption (record->note));

  return head;
}

/**
 * zavod_record_later_new:
 * @known_day: by which all that is shown had been published; 0: nobody asks
 * @n_later: statements that are left out
 *
 * Returns: (nullable): what is left out of a record because it was not known yet, and a way to have it all
 */
GtkWidget *
zavod_record_later_new (guint32 known_day,
                        guint   n_later)
{
  GtkWidget *box, *label, *button;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (known_day == 0 || n_later == 0)
    return NULL;

  day = zavod_partial_date_format (zavod_partial_date_from_day (known_day));
  /* Translators: a number of statements, and a day */
  words = g_strdup_printf (ngettext ("%'u statement published after %s is left out", "%'u statements published after %s are left out",
                                     n_later), n_later, day);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = zavod_record_label_new (words, "caption", NULL);
  button = gtk_button_new_with_mnemonic (_("Show _All"));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show What Was Published Later, Too"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.know-all");
  gtk_widget_add_css_class (box, "reason");
  gtk_widget_add_css_class (box, "later");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}
