/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-citation-chip.h"
#include "zavod-claim-words.h"
#include "zavod-conflict.h"
#include "zavod-record-parts.h"

static GtkWidget *
create_tick (const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (box, "chosen-mark");
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));

  return box;
}

static char *
format_publishers (const ZavodClaim *claim)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) publishers = NULL;

  for (guint i = 0; i < claim->citations->len; i++)
    {
      const char *publisher = zavod_citation_get_publisher (g_ptr_array_index (claim->citations, i));

      if (g_hash_table_add (seen, (gpointer) publisher))
        g_strv_builder_add (builder, publisher);
    }

  publishers = g_strv_builder_end (builder);
  return g_strjoinv (", ", publishers);
}

static const char *
find_quote (const ZavodClaim *claim)
{
  for (guint i = 0; i < claim->citations->len; i++)
    {
      const ZavodCitation *citation = g_ptr_array_index (claim->citations, i);

      if (citation->quote != NULL && *citation->quote != '\0')
        return citation->quote;
    }

  return NULL;
}

static GtkWidget *
create_card (const ZavodClaim *claim,
             const char       *tick)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *value = zavod_claim_format_value (claim);
  g_autofree char *publishers = format_publishers (claim);
  g_autofree char *time = zavod_claim_format_time (claim);
  const char *quote = find_quote (claim);
  GtkWidget *chip = zavod_record_chip_new (claim->citations);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rival-card");
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (card), zavod_record_label_new (value != NULL ? value : "—", "rival-value", "numeric", NULL));
  gtk_box_append (GTK_BOX (card), zavod_record_label_new (publishers, "caption-heading", NULL));
  if (time != NULL)
    gtk_box_append (GTK_BOX (card), zavod_record_label_new (time, "caption", "dim-label", NULL));
  if (quote != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("“%s”"), quote);

      gtk_box_append (GTK_BOX (card), zavod_record_label_new (words, "caption", NULL));
    }
  if (chip != NULL)
    {
      /* the names stand above it in full */
      zavod_citation_chip_set_brief (ZAVOD_CITATION_CHIP (chip));
      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (card), chip);
    }
  if (tick != NULL)
    {
      gtk_widget_add_css_class (card, "chosen");
      gtk_box_append (GTK_BOX (card), create_tick (tick));
    }

  return card;
}

static GtkWidget *
create_reason (const char *reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = zavod_record_label_new (reason, "caption", NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "reason");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static char *
format_title (const ZavodClaim *claim)
{
  g_autofree char *property = zavod_claim_format_property (claim);

  return zavod_words_join (", ", property, zavod_vocabulary_get_label (ZAVOD_VOCABULARY_MODALITY, claim->modality),
                           NULL);
}

/* One figure and what contradicts it: the values side by side; below each other where the page is narrow, or when they
 * are many. */
static GtkWidget *
create_conflict (ZavodRecordView   *view,
                 const ZavodFigure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *cards = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *title = format_title (figure->chosen);

  gtk_box_append (GTK_BOX (box), zavod_record_label_new (title, "caption", "dim-label", NULL));
  gtk_box_append (GTK_BOX (cards), create_card (figure->chosen, figure->settled ? _("Chosen") : NULL));
  for (guint i = 0; i < figure->rivals->len; i++)
    gtk_box_append (GTK_BOX (cards), create_card (g_ptr_array_index (figure->rivals, i), NULL));

  if (figure->rivals->len <= 2)
    {
      gtk_box_set_homogeneous (GTK_BOX (cards), TRUE);
      g_object_bind_property (view, "orientation", cards, "orientation", G_BINDING_SYNC_CREATE);
    }
  else
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (cards), GTK_ORIENTATION_VERTICAL);
    }
  gtk_box_append (GTK_BOX (box), cards);

  if (figure->settled && figure->chosen->reason != NULL)
    gtk_box_append (GTK_BOX (box), create_reason (figure->chosen->reason));
  else if (!figure->settled)
    gtk_box_append (GTK_BOX (box),
                    zavod_record_label_new (_("Nobody has chosen between them yet"), "caption", "dim-label", NULL));

  return box;
}

GtkWidget *
zavod_record_rivals_new (ZavodRecordView *view,
                         GPtrArray       *figures)
{
  GtkWidget *conflicts = NULL;
  guint n_conflicts = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const ZavodFigure *figure = g_ptr_array_index (figures, i);

      if (figure->rivals->len == 0)
        continue;

      if (conflicts == NULL)
        conflicts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
      gtk_box_append (GTK_BOX (conflicts), create_conflict (view, figure));
      n_conflicts++;
    }

  return conflicts != NULL ? zavod_record_section_new (_("Sources Disagree"), n_conflicts, NULL, conflicts) : NULL;
}
