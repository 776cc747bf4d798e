/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-file-filters.h"

/**
 * zavod_file_filters_add:
 * @filters: of GtkFileFilter, for a dialog
 * @name: what people call such files
 * @suffix: what their names end in, without the dot
 */
void
zavod_file_filters_add (GListStore *filters,
                        const char *name,
                        const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  g_list_store_append (filters, filter);
}

/**
 * zavod_file_filters_create_dialog:
 * @name: what people call the files that are asked for
 * @suffix: as for zavod_file_filters_add()
 *
 * Returns: (transfer full): a dialog that asks for such a file
 */
GtkFileDialog *
zavod_file_filters_create_dialog (const char *title,
                                  const char *name,
                                  const char *suffix)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  zavod_file_filters_add (filters, name, suffix);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));

  return dialog;
}
