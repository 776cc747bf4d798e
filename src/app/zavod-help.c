/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "zavod-help.h"

#include <glib/gi18n.h>

/* What people want to do, in the order in which they come to it. */
static const struct
{
  const char *title;
  const char *text;
} tasks[] = {
  { N_("Find a site or a company"),
    N_("Press Ctrl+F and type any of its names, in any spelling or script. Enter goes to what is marked.\n\n"
       "Below the search, each filter says how many sites it would leave. A set of filters can be saved under a name.") },
  { N_("Read a record"),
    N_("Choose a site on the map or in a table: its record opens beside the map.\n\n"
       "Each figure names its source. Choose the source to read its words. Every name is a link; Alt+Left goes back.") },
  { N_("Compare what sources say"),
    N_("Where sources disagree, the record says so and shows their figures side by side.\n\n"
       "Choose one of them with a written reason. The others stay in the atlas. The table of conflicts lists what is not "
       "settled yet.") },
  { N_("Add a site"),
    N_("Press Ctrl+N and give it a name. Choose its place on the map, by its coordinates, or by a town.\n\n"
       "Ctrl+S saves. What you type is kept as a draft, should the power fail.") },
  { N_("State a figure with its source"),
    N_("Choose the site and press Ctrl+Shift+A. Write the value as the source does, such as “up to 50,000 a year”, and "
       "say where it stands.\n\nA statement without a source is not saved.") },
  { N_("Turn an article into statements"),
    N_("Press Ctrl+T, paste the article and choose its source. Ctrl+G goes to the next number, and Ctrl+Enter makes a statement "
       "of it: its sentence is the quote, and number, unit and date are filled in.\n\nThe text is kept until you clear it.") },
  { N_("Take back an edit"),
    N_("Ctrl+Z takes back the last edit, and then each one before it, also after a restart. Ctrl+Shift+Z does it "
       "again.") },
  { N_("Find mistakes and duplicates"),
    N_("Press Ctrl+K. What is wrong, odd or there twice is listed rule by rule, each with what mends it.\n\n"
       "The menu of a record merges it with another that is the same thing. All statements and sources are kept, and the two "
       "can be taken apart later.") },
  { N_("See another day"),
    N_("Drag the handle on the line under the map, or press Ctrl+D and type a day. Map, tables and record then show what was "
       "so on that day.\n\nThe same dialog leaves out what was published later.") },
  { N_("Add up figures"),
    N_("Choose several sites with Ctrl or Shift. The record then shows their totals, with what they count and what they leave "
       "out.\n\nPlans are never added to facts, and “up to” adds nothing to the least.") },
  { N_("Keep several atlases"),
    N_("Press Ctrl+Shift+O for the list of your atlases. There you can import and export copies, duplicate, rename, and move "
       "an atlas to the trash.") },
  { N_("Take an atlas with you"),
    N_("An atlas is one file, which QGIS and other programs open as a GeoPackage. Ctrl+Shift+S saves a copy of it.\n\n"
       "Ctrl+E exports the map as a picture, Ctrl+P prints it, and each table can be saved as CSV.") },
};

struct _ZavodHelp
{
  AdwDialog parent_instance;

  AdwNavigationView *pages;
};

G_DEFINE_FINAL_TYPE (ZavodHelp, zavod_help, ADW_TYPE_DIALOG)

static GtkWidget *
create_scrolled (GtkWidget *child)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_ARTICLE, NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_RELATION_LABELLED_BY, child, NULL, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);

  return view;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_top (widget, 12);
  gtk_widget_set_margin_bottom (widget, 24);
  gtk_widget_set_margin_start (widget, 18);
  gtk_widget_set_margin_end (widget, 18);
}

/* What scrolls the text takes the keyboard, and is called by it, so that it is read out. */
static AdwNavigationPage *
create_page (guint task)
{
  GtkWidget *label = gtk_label_new (_(tasks[task].text));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  set_margins (label);

  return adw_navigation_page_new (create_scrolled (label), _(tasks[task].title));
}

static void
on_row_activated (ZavodHelp     *self,
                  GtkListBoxRow *row)
{
  adw_navigation_view_push (self->pages, create_page ((guint) gtk_list_box_row_get_index (row)));
}

static GtkWidget *
create_list (ZavodHelp *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Help"), -1);
  set_margins (list);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(tasks[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);

  return list;
}

static void
zavod_help_class_init (ZavodHelpClass *klass)
{
}

static void
zavod_help_init (ZavodHelp *self)
{
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_push (self->pages, adw_navigation_page_new (create_scrolled (create_list (self)), _("Help")));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->pages));
  adw_dialog_set_title (ADW_DIALOG (self), _("Help"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
}

ZavodHelp *
zavod_help_new (void)
{
  return g_object_new (ZAVOD_TYPE_HELP, NULL);
}
