/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button at the end of a row that takes its item out of a list. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *zavod_remove_button_new      (const char *label,
                                         gint64      item);
gint64     zavod_remove_button_get_item (GtkWidget  *button);

G_END_DECLS
