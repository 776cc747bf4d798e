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
