/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widget-tree.h"

/* Calls the function for each widget that is not hidden, in the order of reading. */
static void
visit (GtkWidget *widget,
       GFunc      function,
       gpointer   data)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;

  function (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    visit (child, function, data);
}

static void
append_words (gpointer widget,
              gpointer words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    g_string_append_printf (words, "%s\n", gtk_inscription_get_text (widget));
}

/* Returns: (transfer full): the texts below @root as they are drawn, a line each */
char *
widget_tree_get_words (GtkWidget *root)
{
  GString *words = g_string_new (NULL);

  visit (root, append_words, words);

  return g_string_free (words, FALSE);
}

static void
append_widget (gpointer widget,
               gpointer widgets)
{
  g_ptr_array_add (widgets, widget);
}

/* Returns: (transfer container): the widgets of this type that are not hidden, @root among them */
GPtrArray *
widget_tree_find_all (GtkWidget *root,
                      GType      type)
{
  GPtrArray *widgets = g_ptr_array_new ();

  visit (root, append_widget, widgets);
  for (guint i = widgets->len; i > 0; i--)
    if (!g_type_is_a (G_OBJECT_TYPE (g_ptr_array_index (widgets, i - 1)), type))
      g_ptr_array_remove_index (widgets, i - 1);

  return widgets;
}

/* Whether this is what a screen reader calls the widget. */
gboolean
widget_tree_has_name (GtkWidget  *widget,
                      const char *name)
{
  g_autofree char *actual = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                name);

  return actual == NULL;
}

/* Returns: (transfer none) (nullable): the first widget of this type and accessible name */
GtkWidget *
widget_tree_find (GtkWidget  *root,
                  GType       type,
                  const char *name)
{
  g_autoptr (GPtrArray) widgets = widget_tree_find_all (root, type);

  for (guint i = 0; i < widgets->len; i++)
    if (widget_tree_has_name (g_ptr_array_index (widgets, i), name))
      return g_ptr_array_index (widgets, i);

  return NULL;
}

/* Returns: (transfer none): a window with @widget alone, which has been laid out; gtk_window_destroy() takes it away */
GtkWidget *
widget_tree_show (GtkWidget *widget,
                  int        width,
                  int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  widget_tree_wait (gtk_widget_get_width (widget) > 0);

  return window;
}
