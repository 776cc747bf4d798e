/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-sections.h"

#include <glib/gi18n.h>

#include "zavod-bar.h"
#include "zavod-claim-words.h"
#include "zavod-conflict.h"
#include "zavod-record-parts.h"

#define CAPACITY "capacity"

/* The values that differ in writing only: 63 ha, 62.95 ha, 630,000 m². */
static char *
format_agreement (const ZavodFigure *figure,
                  const char        *value)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  g_hash_table_add (seen, g_strdup (value != NULL ? value : ""));
  for (guint i = 0; i < figure->agreeing->len; i++)
    {
      char *other = zavod_claim_format_value (g_ptr_array_index (figure->agreeing, i));

      if (other == NULL || g_hash_table_contains (seen, other))
        {
          g_free (other);
          continue;
        }
      if (values->len > 0)
        g_string_append (values, ", ");
      g_string_append (values, other);
      g_hash_table_add (seen, other);
    }

  /* Translators: the same figure in other words: "agrees with 62.95 ha, 630,000 m²" */
  return values->len > 0 ? g_strdup_printf (_("agrees with %s"), values->str) : NULL;
}

static gboolean
is_capacity (const ZavodFigure *figure)
{
  return g_strcmp0 (figure->chosen->property, CAPACITY) == 0;
}

/* The longest bar of those that may be compared: the same unit in the same period. */
static double
get_longest (GPtrArray           *figures,
             const ZavodQuantity *quantity)
{
  double longest = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const ZavodFigure *figure = g_ptr_array_index (figures, i);
      const ZavodQuantity other = zavod_claim_get_quantity (figure->chosen);

      if (is_capacity (figure) && g_strcmp0 (other.unit, quantity->unit) == 0 &&
          g_strcmp0 (other.period, quantity->period) == 0 && other.period_years == quantity->period_years)
        longest = MAX (longest, zavod_bar_get_length (&other));
    }

  return longest;
}

/* The stages of a plant are compared at a glance; the words beside the bar say the same. */
static GtkWidget *
create_bar (GPtrArray         *figures,
            const ZavodFigure *figure)
{
  const ZavodQuantity quantity = zavod_claim_get_quantity (figure->chosen);
  const double longest = get_longest (figures, &quantity);
  GtkWidget *bar;

  if (longest <= 0)
    return NULL;

  bar = zavod_bar_new (&quantity, longest, zavod_modality_is_plan (figure->chosen->modality));
  gtk_widget_set_margin_top (bar, 3);
  gtk_widget_set_margin_bottom (bar, 3);

  return bar;
}

static GtkWidget *
create_lines (ZavodSite         *site,
              GPtrArray         *figures,
              const ZavodFigure *figure)
{
  const ZavodRecordPage page = { ZAVOD_NOUN_SITE, site->id, ZAVOD_NOUN_SITE, site->id };
  GtkWidget *lines = zavod_record_lines_new ();
  g_autofree char *property = zavod_claim_format_property (figure->chosen);
  g_autofree char *value = zavod_claim_format_value (figure->chosen);
  g_autofree char *scope = zavod_claim_format_scope (figure->chosen);
  g_autofree char *agreement = format_agreement (figure, value);

  if (!is_capacity (figure))
    zavod_record_lines_add (lines, zavod_record_label_new (property, "caption", "dim-label", NULL));
  zavod_record_lines_add (lines, zavod_record_label_new (value != NULL ? value : "—", "figure-value", "numeric", NULL));
  if (is_capacity (figure))
    zavod_record_lines_add (lines, create_bar (figures, figure));
  if (scope != NULL)
    zavod_record_lines_add (lines, zavod_record_label_new (scope, "caption", "dim-label", NULL));
  if (agreement != NULL)
    zavod_record_lines_add (lines, zavod_record_label_new (agreement, "caption", "dim-label", NULL));
  zavod_record_lines_add (lines, zavod_record_claim_links_new (figure->chosen, &page));

  return lines;
}

static GtkWidget *
create_rivals_chip (guint n_rivals)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name ("zavod-rivals-symbolic");
  g_autofree char *words = g_strdup_printf (ngettext ("%u rival", "%u rivals", n_rivals), n_rivals);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rivals");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Compare What the Sources Say"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.show-rivals");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return button;
}

static GPtrArray *
collect_citations (const ZavodFigure *figure)
{
  GPtrArray *citations = g_ptr_array_new ();

  g_ptr_array_extend (citations, figure->chosen->citations, NULL, NULL);
  for (guint i = 0; i < figure->agreeing->len; i++)
    {
      ZavodClaim *claim = g_ptr_array_index (figure->agreeing, i);

      g_ptr_array_extend (citations, claim->citations, NULL, NULL);
    }

  return citations;
}

/* The chips of a row stand across it: below each other beside the text, beside each other below it. */
static gboolean
cross (GBinding     *binding,
       const GValue *from,
       GValue       *to,
       gpointer      user_data)
{
  gboolean is_horizontal = g_value_get_enum (from) == GTK_ORIENTATION_HORIZONTAL;

  g_value_set_enum (to, is_horizontal ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return TRUE;
}

static void
add_figure (ZavodRecordView   *view,
            GtkWidget         *list,
            ZavodSite         *site,
            GPtrArray         *figures,
            const ZavodFigure *figure)
{
  GtkWidget *suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autoptr (GPtrArray) citations = collect_citations (figure);
  GtkWidget *chip = zavod_record_chip_new (citations);

  g_object_bind_property_full (view, "orientation", chips, "orientation", G_BINDING_SYNC_CREATE, cross, NULL, NULL,
                               NULL);
  gtk_widget_set_valign (chips, GTK_ALIGN_CENTER);
  if (chip != NULL)
    gtk_box_append (GTK_BOX (chips), chip);
  if (figure->rivals->len > 0)
    gtk_box_append (GTK_BOX (chips), create_rivals_chip (figure->rivals->len));
  gtk_box_append (GTK_BOX (suffix), chips);
  gtk_box_append (GTK_BOX (suffix), zavod_record_pencil_new (view, figure->chosen->id, _("Edit This Figure")));

  zavod_record_list_add (view, list, create_lines (site, figures, figure), suffix);
}

static GtkWidget *
create_add_button (ZavodRecordView *view)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Add a Capacity (Ctrl+Shift+A)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-capacity");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a Capacity"), -1);
  g_object_bind_property (view, "read-only", button, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);

  return button;
}

/**
 * zavod_record_capacities_new:
 *
 * Returns: the capacities, each in its scope, never summed; the section stays when there is none, to add the first
 */
GtkWidget *
zavod_record_capacities_new (ZavodRecordView *view,
                             ZavodSite       *site,
                             GPtrArray       *figures)
{
  GtkWidget *list = zavod_record_list_new (_("Capacity"));
  guint n_figures = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const ZavodFigure *figure = g_ptr_array_index (figures, i);

      if (!is_capacity (figure))
        continue;

      add_figure (view, list, site, figures, figure);
      n_figures++;
    }

  if (n_figures == 0)
    {
      GtkWidget *lines = zavod_record_lines_new ();

      zavod_record_lines_add (lines, zavod_record_label_new (_("No source states one"), "dim-label", NULL));
      zavod_record_list_add (view, list, lines, NULL);
    }

  return zavod_record_section_new (_("Capacity"), 0, create_add_button (view), list);
}

/**
 * zavod_record_figures_new:
 *
 * Returns: (nullable): all other quantities, in the order of the vocabulary
 */
GtkWidget *
zavod_record_figures_new (ZavodRecordView *view,
                          ZavodSite       *site,
                          GPtrArray       *figures)
{
  GtkWidget *list = g_object_ref_sink (zavod_record_list_new (_("Key Figures")));
  GtkWidget *section = NULL;
  guint n_figures = 0;

  for (guint word = 0; word < zavod_vocabulary_get_n_words (ZAVOD_VOCABULARY_PROPERTY); word++)
    {
      const char *property = zavod_vocabulary_get_code (ZAVOD_VOCABULARY_PROPERTY, word);

      if (zavod_property_get_value_type (property) != ZAVOD_VALUE_QUANTITY || g_str_equal (property, CAPACITY))
        continue;

      for (guint i = 0; i < figures->len; i++)
        {
          const ZavodFigure *figure = g_ptr_array_index (figures, i);

          if (g_strcmp0 (figure->chosen->property, property) != 0)
            continue;

          add_figure (view, list, site, figures, figure);
          n_figures++;
        }
    }

  if (n_figures > 0)
    section = zavod_record_section_new (_("Key Figures"), 0, NULL, list);
  g_object_unref (list);

  return section;
}
