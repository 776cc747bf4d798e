/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-citation-row.h"

#include "zavod-citation-input.h"
#include "zavod-paste-reference.h"
#include "zavod-reference-choice.h"

#include <glib/gi18n.h>

struct _ZavodCitationRow
{
  AdwExpanderRow parent_instance;

  ZavodInput *input;
  gint64 item;

  AdwComboRow *source_row;
  GtkWidget *paste_row;
  GtkWidget *title_row;
  GtkWidget *publisher_row;
  AdwComboRow *kind_row;
  GtkWidget *url_row;
  GtkWidget *published_row;
  GtkWidget *language_row;
  GtkWidget *locator_row;
  GtkWidget *quote_row;
  GtkWidget *speaker_row;
};

G_DEFINE_FINAL_TYPE (ZavodCitationRow, zavod_citation_row, ADW_TYPE_EXPANDER_ROW)

static const char *
get_text (ZavodCitationRow *self,
          const char       *field)
{
  g_autofree char *name = zavod_input_item_field ("citations", self->item, field);

  return zavod_input_get (self->input, name);
}

static const char *
get_title (ZavodCitationRow *self)
{
  const char *source = get_text (self, "source");
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->source_row);

  if (*source == '\0' || chosen == NULL)
    return _("New citation");
  if (g_str_equal (source, ZAVOD_CITATION_NEW_SOURCE))
    return *get_text (self, "title") != '\0' ? get_text (self, "title") : _("New source");

  return gtk_string_object_get_string (chosen);
}

/* The folded row says which source it is and what was quoted; the fields of a new source show only for a new one. */
static void
update (ZavodCitationRow *self)
{
  gboolean is_new = g_str_equal (get_text (self, "source"), ZAVOD_CITATION_NEW_SOURCE);
  GtkWidget *source_rows[] = { self->paste_row, self->title_row, self->publisher_row, GTK_WIDGET (self->kind_row), self->url_row,
                               self->published_row, self->language_row };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), get_title (self));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), get_text (self, "quote"));
  for (guint i = 0; i < G_N_ELEMENTS (source_rows); i++)
    gtk_widget_set_visible (source_rows[i], is_new);
}

static void
on_paste (ZavodCitationRow *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), ZAVOD_TYPE_FORM);

  if (form != NULL)
    zavod_paste_reference (ZAVOD_FORM (form), self->item);
}

static void
on_remove (ZavodCitationRow *self)
{
  zavod_input_remove_item (self->input, "citations", self->item);
}

static void
bind_text (ZavodCitationRow *self,
           ZavodFields      *fields,
           const char       *field,
           GtkWidget        *row)
{
  g_autofree char *name = zavod_input_item_field ("citations", self->item, field);

  zavod_fields_bind_text (fields, name, GTK_EDITABLE (row), row);
}

static void
bind_source (ZavodCitationRow *self,
             ZavodFields      *fields,
             GPtrArray        *sources)
{
  const char *const codes[] = { "", ZAVOD_CITATION_NEW_SOURCE, NULL };
  const char *const labels[] = { _("Not chosen"), _("New source"), NULL };
  g_autofree char *name = zavod_input_item_field ("citations", self->item, "source");

  zavod_reference_choice_bind (fields, name, self->source_row, codes, labels, sources);
}

static void
bind_all (ZavodCitationRow *self,
          ZavodFields      *fields,
          GPtrArray        *sources)
{
  g_autofree char *kind = zavod_input_item_field ("citations", self->item, "kind");

  bind_source (self, fields, sources);
  bind_text (self, fields, "title", self->title_row);
  bind_text (self, fields, "publisher", self->publisher_row);
  zavod_fields_bind_words (fields, kind, self->kind_row, ZAVOD_VOCABULARY_SOURCE_KIND, NULL);
  bind_text (self, fields, "url", self->url_row);
  bind_text (self, fields, "published", self->published_row);
  bind_text (self, fields, "language", self->language_row);
  bind_text (self, fields, "locator", self->locator_row);
  bind_text (self, fields, "quote", self->quote_row);
  bind_text (self, fields, "speaker", self->speaker_row);
}

static void
zavod_citation_row_dispose (GObject *object)
{
  g_clear_object (&ZAVOD_CITATION_ROW (object)->input);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZAVOD_TYPE_CITATION_ROW);

  G_OBJECT_CLASS (zavod_citation_row_parent_class)->dispose (object);
}

static void
zavod_citation_row_class_init (ZavodCitationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zavod_citation_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/zavod_atlas/Zavod/ui/zavod-citation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, source_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, paste_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, title_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, publisher_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, url_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, published_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, language_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, locator_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, quote_row);
  gtk_widget_class_bind_template_child (widget_class, ZavodCitationRow, speaker_row);
  gtk_widget_class_bind_template_callback (widget_class, on_paste);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
zavod_citation_row_init (ZavodCitationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * zavod_citation_row_new:
 * @fields: of a claim's form
 * @item: the citation
 * @sources: (element-type ZavodReference): the sources of the atlas
 */
GtkWidget *
zavod_citation_row_new (ZavodFields *fields,
                        gint64       item,
                        GPtrArray   *sources)
{
  ZavodCitationRow *self;

  g_return_val_if_fail (ZAVOD_IS_FIELDS (fields) && sources != NULL, NULL);

  self = g_object_new (ZAVOD_TYPE_CITATION_ROW, NULL);
  self->input = g_object_ref (zavod_fields_get_input (fields));
  self->item = item;
  bind_all (self, fields, sources);
  g_signal_connect_object (self->input, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), !zavod_input_is_original_item (self->input, "citations", item));

  return GTK_WIDGET (self);
}
