/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which files a dialog offers. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void zavod_file_filters_add (GListStore *filters,
                             const char *name,
                             const char *suffix);

GtkFileDialog *zavod_file_filters_create_dialog (const char *title,
                                                 const char *name,
                                                 const char *suffix);

G_END_DECLS
