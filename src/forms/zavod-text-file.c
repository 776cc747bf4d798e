/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-text-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "zavod-error.h"

#define MAX_BYTES (4 * 1024 * 1024)

/* What is not UTF-8 is most likely Russian from Windows. */
static char *
decode (const char  *contents,
        gsize        length,
        GError     **error)
{
  if (length > MAX_BYTES || memchr (contents, '\0', length) != NULL)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                           length > MAX_BYTES ? _("This file is longer than any article. Paste the part that you need.")
                                              : _("This is no text file. Copy the text in the program that shows it, and paste it."));
      return NULL;
    }
  if (g_utf8_validate_len (contents, length, NULL))
    return g_strndup (contents, length);

  return g_convert (contents, (gssize) length, "UTF-8", "CP1251", NULL, NULL, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *contents = NULL;
  GError *error = NULL;
  gsize length;
  char *text;

  text = g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error)
         ? decode (contents, length, &error) : NULL;
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

static void
on_chosen (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    {
      g_file_load_contents_async (file, NULL, on_loaded, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

void
zavod_text_file_open_async (GtkWindow           *parent,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, zavod_text_file_open_async);
  gtk_file_filter_set_name (filter, _("Text Files"));
  gtk_file_filter_add_mime_type (filter, "text/plain");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Open a Text File"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, parent, NULL, on_chosen, task);
}

/**
 * zavod_text_file_open_finish:
 *
 * Returns: (transfer full): the text, in UTF-8, or %NULL with @error set: %GTK_DIALOG_ERROR_DISMISSED when none was chosen, else
 *   a sentence
 */
char *
zavod_text_file_open_finish (GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
