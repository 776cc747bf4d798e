/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What widgets say, for tests that make them in their own process (see ../ui/on-screen.py). */

#pragma once

#include <gtk/gtk.h>

GtkWidget *widget_tree_show      (GtkWidget  *widget,
                                  int         width,
                                  int         height);
char      *widget_tree_get_words (GtkWidget  *root);
GPtrArray *widget_tree_find_all  (GtkWidget  *root,
                                  GType       type);
GtkWidget *widget_tree_find      (GtkWidget  *root,
                                  GType       type,
                                  const char *name);
gboolean   widget_tree_has_name  (GtkWidget  *widget,
                                  const char *name);

/* Runs the main loop until the condition holds; a test that waits in vain ends by the runner's time limit. */
#define widget_tree_wait(condition) while (!(condition)) g_main_context_iteration (NULL, TRUE)
