/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-citation-chip.h"
#include "zavod-claim-words.h"
#include "zavod-record-parts.h"

static GPtrArray *
collect_sources (ZavodSite *site)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; i < site->claims->len; i++)
    {
      const ZavodClaim *claim = g_ptr_array_index (site->claims, i);

      for (guint j = 0; j < claim->citations->len; j++)
        {
          ZavodCitation *citation = g_ptr_array_index (claim->citations, j);

          if (g_hash_table_add (seen, &citation->source_id))
            g_ptr_array_add (sources, citation);
        }
    }

  return sources;
}

static GtkWidget *
create_source (guint                number,
               const ZavodCitation *citation)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = zavod_record_lines_new ();
  GtkWidget *link = zavod_source_link_new (citation->url);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *number_label = zavod_record_label_new (digits, "caption", "dim-label", "numeric", NULL);
  g_autofree char *date = zavod_citation_format_date (citation);
  g_autofree char *words = zavod_words_join (", ", citation->publisher != NULL ? citation->publisher : "",
                                             citation->title, date, NULL);

  gtk_widget_set_size_request (number_label, 18, -1);
  gtk_widget_set_valign (number_label, GTK_ALIGN_START);
  zavod_record_lines_add (lines, zavod_record_label_new (words, "caption", NULL));
  zavod_record_lines_add (lines, link);
  zavod_record_lines_add (lines, zavod_source_button_new (citation->source_id));
  gtk_box_append (GTK_BOX (row), number_label);
  gtk_box_append (GTK_BOX (row), lines);

  return row;
}

GtkWidget *
zavod_record_sources_new (ZavodSite *site)
{
  g_autoptr (GPtrArray) sources = collect_sources (site);
  GtkWidget *box;

  if (sources->len == 0)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < sources->len; i++)
    gtk_box_append (GTK_BOX (box), create_source (i + 1, g_ptr_array_index (sources, i)));

  return zavod_record_section_new (_("Sources"), sources->len, NULL, box);
}
