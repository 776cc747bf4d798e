/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-narrowed-bar.h"

#include <glib/gi18n.h>

#include "zavod-filter-words.h"

/* The facets come first, with their own numbers. */
enum
{
  CHIP_VIEW = ZAVOD_N_FACETS,
  CHIP_SELECTION,
  N_CHIPS
};

struct _ZavodNarrowedBar
{
  GtkWidget parent_instance;

  ZavodSession *session;
  ZavodRowList *rows;

  GtkWidget *box;
  GtkWidget *chips[N_CHIPS];  /* made when there is first something to say; NULL before */
  GtkLabel *labels[N_CHIPS];
};

G_DEFINE_FINAL_TYPE (ZavodNarrowedBar, zavod_narrowed_bar, GTK_TYPE_WIDGET)

/* ---- what is said ---- */

static char *
describe_selection (ZavodNarrowedBar *self)
{
  const char *words = zavod_session_get_selection_words (self->session);

  if (words == NULL || !zavod_row_list_is_narrowed (self->rows))
    return NULL;

  /* Translators: what a table is narrowed to: the name of a site or a company, "3 sites" */
  return g_strdup_printf (_("Only %s"), words);
}

static char *
describe (ZavodNarrowedBar *self,
          guint             chip)
{
  switch (chip)
    {
    case CHIP_SELECTION:
      return describe_selection (self);
    case CHIP_VIEW:
      return zavod_session_get_only_in_view (self->session) ? g_strdup (_("Only what is in view")) : NULL;
    default:
      return zavod_session_describe_facet (self->session, chip);
    }
}

/* ---- what is taken away ---- */

static const char *
get_tooltip (guint chip)
{
  switch (chip)
    {
    case CHIP_SELECTION:
      return _("Show All (Esc)");
    case CHIP_VIEW:
      return _("Show What Is out of View, Too (F7)");
    case ZAVOD_FACET_LOOK:
      return _("Show All Statuses");
    case ZAVOD_FACET_SHAPE:
      return _("Show All Classes");
    default:
      return _("Take This Filter Away");
    }
}

static void
on_clicked (ZavodNarrowedBar *self,
            GtkWidget        *chip)
{
  g_autoptr (ZavodFilter) filter = zavod_filter_copy (zavod_session_get_filter (self->session));

  for (guint facet = 0; facet < ZAVOD_N_FACETS; facet++)
    if (chip == self->chips[facet])
      zavod_filter_release (filter, facet);
  zavod_session_set_filter (self->session, filter);

  if (chip == self->chips[CHIP_SELECTION])
    zavod_session_clear_selection (self->session);
  else if (chip == self->chips[CHIP_VIEW])
    zavod_session_set_only_in_view (self->session, FALSE);
}

/* The chips stand in the order of their numbers, whichever was made first. */
static GtkWidget *
find_chip_before (ZavodNarrowedBar *self,
                  guint             i)
{
  for (; i > 0; i--)
    if (self->chips[i - 1] != NULL)
      return self->chips[i - 1];

  return NULL;
}

static void
add_chip (ZavodNarrowedBar *self,
          guint             i)
{
  const char *tooltip = get_tooltip (i);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_wrap_box_insert_child_after (ADW_WRAP_BOX (self->box), chip, find_chip_before (self, i));

  self->chips[i] = chip;
  self->labels[i] = GTK_LABEL (label);
}

static void
show_chip (ZavodNarrowedBar *self,
           guint             i,
           const char       *words)
{
  if (self->chips[i] == NULL && words != NULL)
    add_chip (self, i);
  if (self->chips[i] == NULL)
    return;

  gtk_widget_set_visible (self->chips[i], words != NULL);
  if (words == NULL)
    return;

  gtk_label_set_text (self->labels[i], words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
update (ZavodNarrowedBar *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < N_CHIPS; i++)
    {
      g_autofree char *words = describe (self, i);

      any |= words != NULL;
      show_chip (self, i, words);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

/* ---- the widget ---- */

static void
zavod_narrowed_bar_dispose (GObject *object)
{
  ZavodNarrowedBar *self = ZAVOD_NARROWED_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zavod_narrowed_bar_parent_class)->dispose (object);
}

static void
zavod_narrowed_bar_class_init (ZavodNarrowedBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zavod_narrowed_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zavod_narrowed_bar_init (ZavodNarrowedBar *self)
{
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  gtk_widget_add_css_class (self->box, "narrowed");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * zavod_narrowed_bar_set_rows:
 * @rows: the rows of the table that the bar belongs to
 *
 * To be called once.
 */
void
zavod_narrowed_bar_set_rows (ZavodNarrowedBar *self,
                             ZavodSession     *session,
                             ZavodRowList     *rows)
{
  g_return_if_fail (ZAVOD_IS_NARROWED_BAR (self));
  g_return_if_fail (self->rows == NULL);

  self->session = g_object_ref (session);
  self->rows = g_object_ref (rows);
  g_signal_connect_object (rows, "notify::narrowed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selection-words", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::only-in-view", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
