/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-citation-chip.h"

#include <glib/gi18n.h>

#include "zavod-address.h"
#include "zavod-claim-words.h"
#include "zavod-noun-link.h"
#include "zavod-wrapping-label.h"

/* How much of a publisher's name is always shown, and how much at most. */
#define MIN_CHARS 12
#define MAX_CHARS 16

struct _ZavodCitationChip
{
  GtkWidget parent_instance;

  GPtrArray *citations;    /* ZavodCitation */
  GtkMenuButton *button;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (ZavodCitationChip, zavod_citation_chip, GTK_TYPE_WIDGET)

static void
append_label (GtkBox     *box,
              const char *words,
              const char *css_class)
{
  GtkWidget *label;

  if (words == NULL || *words == '\0')
    return;

  label = zavod_wrapping_label_new (words);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);  /* by the keyboard one goes from link to link */
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static void
append_quote (GtkBox              *box,
              const ZavodCitation *citation)
{
  g_autofree char *quote = NULL;

  if (citation->quote == NULL || *citation->quote == '\0')
    return;

  /* Translators: quotation marks around the words of a source */
  quote = g_strdup_printf (_("“%s”"), citation->quote);
  append_label (box, quote, "quote");
}

static const char *
get_speaker (const ZavodCitation *citation)
{
  return citation->speaker != NULL ? citation->speaker : citation->speaker_actor.name;
}

static void
append_origin (GtkBox              *box,
               const ZavodCitation *citation)
{
  g_autofree char *words = NULL;

  if (citation->origin == NULL || g_strcmp0 (citation->origin, get_speaker (citation)) == 0)
    return;

  /* Translators: whose statement the source passes on */
  words = g_strdup_printf (_("after %s"), citation->origin);
  append_label (box, words, "caption");
}

static void
append_speaker (GtkBox              *box,
                const ZavodCitation *citation)
{
  const char *who = get_speaker (citation);
  g_autofree char *words = NULL;

  if (who == NULL)
    return;

  /* Translators: who said the words above */
  words = g_strdup_printf (_("said by %s"), who);
  append_label (box, words, "caption");
}

static GtkWidget *
create_citation (const ZavodCitation *citation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *date = zavod_citation_format_date (citation);
  g_autofree char *where = zavod_words_join (" · ", citation->publisher != NULL ? citation->publisher : "", date,
                                             citation->locator != NULL ? citation->locator : "", NULL);
  GtkWidget *link = zavod_source_link_new (citation->url);

  append_label (GTK_BOX (box), citation->title, "heading");
  append_label (GTK_BOX (box), where, "caption");
  append_origin (GTK_BOX (box), citation);
  append_quote (GTK_BOX (box), citation);
  append_speaker (GTK_BOX (box), citation);
  append_label (GTK_BOX (box), citation->note, "caption");
  if (link != NULL)
    gtk_box_append (GTK_BOX (box), link);
  gtk_box_append (GTK_BOX (box), zavod_source_button_new (citation->source_id));
  for (guint i = 0; i < ZAVOD_N_CLAIM_LINKS && citation->claim_id != 0; i++)
    gtk_box_append (GTK_BOX (box), zavod_claim_link_new (citation->claim_id, (ZavodClaimLink) i));

  return box;
}

static GtkWidget *
create_list (GPtrArray *citations)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (list, "citations");
  for (guint i = 0; i < citations->len; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (list), create_citation (g_ptr_array_index (citations, i)));
    }

  return list;
}

/**
 * zavod_citations_popover_new:
 * @citations: (element-type ZavodCitation): at least one; their texts are copied
 */
GtkWidget *
zavod_citations_popover_new (GPtrArray *citations)
{
  GtkWidget *popover, *scroller;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_list (citations));

  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Citations"), -1);

  return popover;
}

/* Only the chips that are opened need a popover: a record has dozens of chips. */
static void
create_popover (GtkMenuButton *button,
                gpointer       user_data)
{
  ZavodCitationChip *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, zavod_citations_popover_new (self->citations));
}

static void
zavod_citation_chip_dispose (GObject *object)
{
  ZavodCitationChip *self = ZAVOD_CITATION_CHIP (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (zavod_citation_chip_parent_class)->dispose (object);
}

static void
zavod_citation_chip_finalize (GObject *object)
{
  ZavodCitationChip *self = ZAVOD_CITATION_CHIP (object);

  g_ptr_array_unref (self->citations);

  G_OBJECT_CLASS (zavod_citation_chip_parent_class)->finalize (object);
}

static void
zavod_citation_chip_class_init (ZavodCitationChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = zavod_citation_chip_dispose;
  object_class->finalize = zavod_citation_chip_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zavod_citation_chip_init (ZavodCitationChip *self)
{
  self->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_citation_unref);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "cite");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Show the Quote and the Source"));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, create_popover, self, NULL);
}

/* A long name is cut; the number of further sources after it never is. */
static void
set_label (ZavodCitationChip *self)
{
  const char *publisher = zavod_citation_get_publisher (g_ptr_array_index (self->citations, 0));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (publisher);
  g_autofree char *further = self->citations->len > 1 ? g_strdup_printf ("+%u", self->citations->len - 1) : NULL;
  g_autofree char *words = zavod_words_join (" ", publisher, further != NULL ? further : "", NULL);
  /* Translators: the publisher of a source: "Source: Trend +1" */
  g_autofree char *name = g_strdup_printf (_("Source: %s"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (publisher, -1), MIN_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (further != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (further));

  self->content = box;
  gtk_menu_button_set_child (self->button, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * zavod_citation_chip_new:
 * @citations: (element-type ZavodCitation): at least one
 */
GtkWidget *
zavod_citation_chip_new (GPtrArray *citations)
{
  ZavodCitationChip *self;

  g_return_val_if_fail (citations != NULL && citations->len > 0, NULL);

  self = g_object_new (ZAVOD_TYPE_CITATION_CHIP, NULL);
  for (guint i = 0; i < citations->len; i++)
    g_ptr_array_add (self->citations, zavod_citation_ref (g_ptr_array_index (citations, i)));
  set_label (self);

  return GTK_WIDGET (self);
}

/**
 * zavod_citation_chip_set_brief:
 *
 * Shows quotation marks in place of the publisher's name, where that stands beside the chip already.
 */
void
zavod_citation_chip_set_brief (ZavodCitationChip *self)
{
  GtkWidget *icon;

  g_return_if_fail (ZAVOD_IS_CITATION_CHIP (self));

  icon = gtk_image_new_from_icon_name ("zavod-cite-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_remove (GTK_BOX (self->content), gtk_widget_get_first_child (self->content));
  gtk_box_prepend (GTK_BOX (self->content), icon);
}

/**
 * zavod_source_link_new:
 * @url: (nullable): what the atlas has as the address of a source; atlases come from strangers
 *
 * Returns: (nullable): a link that opens a web page; %NULL when @url is not the address of one
 */
GtkWidget *
zavod_source_link_new (const char *url)
{
  g_autofree char *host = url != NULL ? zavod_address_get_host (url) : NULL;
  GtkWidget *link;

  if (host == NULL)
    return NULL;

  link = gtk_link_button_new_with_label (url, host);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, url);
  gtk_widget_add_css_class (link, "source-link");

  return link;
}

/**
 * zavod_source_button_new:
 *
 * Returns: a link to all statements of a source, wherever it stands in a window
 */
GtkWidget *
zavod_source_button_new (gint64 source_id)
{
  GtkWidget *button = zavod_noun_link_new (ZAVOD_NOUN_SOURCE, source_id, _("All It Says"));

  gtk_widget_set_tooltip_text (button, _("Show All Statements of This Source"));

  return button;
}
