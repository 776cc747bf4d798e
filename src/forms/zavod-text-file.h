/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text file that the user chooses. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  zavod_text_file_open_async  (GtkWindow            *parent,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
char *zavod_text_file_open_finish (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
