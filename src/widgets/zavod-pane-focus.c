/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-pane-focus.h"

/* Returns: (nullable): the child in which the keyboard is */
static GtkWidget *
get_focused_child (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  while (focus != NULL && gtk_widget_get_parent (focus) != widget)
    focus = gtk_widget_get_parent (focus);

  return focus;
}

/**
 * zavod_pane_focus:
 * @widget: a pane whose children stand one after the other
 *
 * The focus() of a widget whose grab_focus() goes to its best place, as F6 wants it. GTK grabs the focus for Tab, too: what
 * stands before that place would never be reached, and Shift+Tab would not get out of the pane. With this it goes through
 * all of it.
 *
 * Returns: whether the keyboard stayed in, or came into, the pane
 */
gboolean
zavod_pane_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  const gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *child = get_focused_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);

  for (; child != NULL; child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;

  return FALSE;
}
