/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-record-parts.h"

#include "zavod-citation-chip.h"
#include "zavod-noun-link.h"
#include "zavod-wrapping-label.h"

#include <glib/gi18n.h>

/**
 * zavod_record_label_new:
 * @words: plain text
 * @...: style classes, ended by %NULL
 */
GtkWidget *
zavod_record_label_new (const char *words,
                        ...)
{
  GtkWidget *label = zavod_wrapping_label_new (words);
  const char *css_class;
  va_list classes;

  va_start (classes, words);
  while ((css_class = va_arg (classes, const char *)) != NULL)
    gtk_widget_add_css_class (label, css_class);
  va_end (classes);

  return label;
}

GtkWidget *
zavod_record_lines_new (void)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);

  return lines;
}

/* @line: (nullable): nothing is added for NULL */
void
zavod_record_lines_add (GtkWidget *lines,
                        GtkWidget *line)
{
  if (line != NULL)
    gtk_box_append (GTK_BOX (lines), line);
}

/**
 * zavod_record_list_new:
 * @name: what assistive technology calls the list
 */
GtkWidget *
zavod_record_list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return list;
}

static void
collect_words (GtkWidget *widget,
               GPtrArray *words)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (words, (gpointer) gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

/* Tab comes to each row: it is read out by what it says. */
static void
name_row (GtkWidget *row,
          GtkWidget *lines)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *name = NULL;

  collect_words (lines, words);
  g_ptr_array_add (words, NULL);
  name = g_strjoinv (" · ", (char **) words->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * zavod_record_list_add:
 * @lines: what the row says
 * @suffix: (nullable): chips and buttons: beside the lines, or below them where @view is narrow
 *
 * Returns: (transfer none): the new row
 */
GtkWidget *
zavod_record_list_add (ZavodRecordView *view,
                       GtkWidget       *list,
                       GtkWidget       *lines,
                       GtkWidget       *suffix)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "figure");
  g_object_bind_property (view, "orientation", box, "orientation", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), lines);
  if (suffix != NULL)
    gtk_box_append (GTK_BOX (box), suffix);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  name_row (row, lines);

  return row;
}

/**
 * zavod_record_chip_new:
 * @citations: (element-type ZavodCitation)
 *
 * Returns: (nullable): a chip, or %NULL when there is no citation: another program may have written the claim
 */
GtkWidget *
zavod_record_chip_new (GPtrArray *citations)
{
  GtkWidget *chip;

  if (citations->len == 0)
    return NULL;

  chip = zavod_citation_chip_new (citations);
  gtk_widget_set_halign (chip, GTK_ALIGN_END);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);

  return chip;
}

/**
 * zavod_record_pencil_new:
 * @words: what is edited, for tooltip and screen reader
 *
 * Returns: a button that opens the form of a statement; it is not there where the atlas can only be read
 */
GtkWidget *
zavod_record_pencil_new (ZavodRecordView *view,
                         gint64           claim_id,
                         const char      *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-statement");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", claim_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_bind_property (view, "read-only", button, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);

  return button;
}

/**
 * zavod_record_suffix_new:
 * @chip: (nullable): who says so
 *
 * Returns: what stands beside a statement: the chip, and the pencil
 */
GtkWidget *
zavod_record_suffix_new (ZavodRecordView *view,
                         GtkWidget       *chip,
                         gint64           claim_id)
{
  GtkWidget *suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (chip != NULL)
    gtk_box_append (GTK_BOX (suffix), chip);
  gtk_box_append (GTK_BOX (suffix), zavod_record_pencil_new (view, claim_id, _("Edit This Statement")));

  return suffix;
}

static GtkWidget *
wrap_section (GtkWidget *header,
              GtkWidget *heading,
              GtkWidget *content)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (section), header);
  gtk_box_append (GTK_BOX (section), content);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);

  return section;
}

/**
 * zavod_record_group_new:
 * @id: of @noun; 0: what is named has no record
 *
 * Returns: a section about one noun, whose heading leads to its record
 */
GtkWidget *
zavod_record_group_new (ZavodNoun   noun,
                        gint64      id,
                        const char *name,
                        GtkWidget  *content)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = id != 0 ? zavod_noun_link_new (noun, id, name) : zavod_record_label_new (name, NULL);

  gtk_widget_add_css_class (header, "section");
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (header), heading);

  return wrap_section (header, heading, content);
}

/**
 * zavod_record_section_new:
 * @count: shown after the title; 0: not shown
 * @suffix: (nullable): what can be done with the section
 */
GtkWidget *
zavod_record_section_new (const char *title,
                          guint       count,
                          GtkWidget  *suffix,
                          GtkWidget  *content)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = zavod_record_label_new (title, "heading", NULL);

  gtk_widget_add_css_class (header, "section");
  gtk_box_append (GTK_BOX (header), heading);
  if (count > 0)
    {
      g_autofree char *digits = g_strdup_printf ("%u", count);

      gtk_box_append (GTK_BOX (header), zavod_record_label_new (digits, "dim-label", "numeric", NULL));
    }
  if (suffix != NULL)
    {
      gtk_widget_set_hexpand (suffix, TRUE);
      gtk_widget_set_halign (suffix, GTK_ALIGN_END);
      gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (header), suffix);
    }

  return wrap_section (header, heading, content);
}
