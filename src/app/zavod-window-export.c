/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as a file and on paper. */

#include "config.h"

#include "zavod-window-private.h"

#include <glib/gi18n.h>

#include "zavod-file-filters.h"
#include "zavod-map-page.h"
#include "zavod-page-print.h"

/* Returns: (transfer full) (nullable): the page that the map was asked for; %NULL when the user was told why not, or does
 * not want it any more */
static GskRenderNode *
take_page (ZavodWindow     *self,
           GObject         *map,
           GAsyncResult    *result,
           graphene_size_t *size)
{
  g_autoptr (GError) error = NULL;
  GskRenderNode *page = zavod_map_view_draw_page_finish (ZAVOD_MAP_VIEW (map), result, size, &error);

  if (page == NULL && error->domain != G_IO_ERROR)
    zavod_window_tell (self, error->message);

  return page;
}

/* ---- a file ---- */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *display_name = g_filename_display_name (name);
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      /* Translators: the name of a file */
      words = g_strdup_printf (_("Exported the map as %s"), display_name);
      zavod_window_say (self, words);
    }
  else
    {
      /* Translators: the name of a file, and the reason in the system's words */
      words = g_strdup_printf (_("“%s” cannot be written: %s"), display_name, error->message);
      zavod_window_tell (self, words);
    }
}

typedef struct
{
  ZavodWindow *window;
  GFile *file;
  ZavodPageFormat format;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* The old file stays until the new one is complete. */
static void
on_page_for_file (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  graphene_size_t size;
  g_autoptr (GskRenderNode) page = take_page (export->window, source, result, &size);
  g_autoptr (GBytes) bytes = page != NULL ? zavod_page_format_write (export->format, page, &size, &error) : NULL;

  if (bytes != NULL)
    g_file_replace_contents_bytes_async (export->file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                         on_written, g_object_ref (export->window));
  else if (error != NULL)
    zavod_window_tell (export->window, error->message);
}

static void
export_map (ZavodWindow *self,
            GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  ZavodPageFormat format;
  Export *export;

  if (!zavod_page_format_from_name (name, &format))
    {
      zavod_window_tell (self, _("The name must end in .png, .pdf or .svg: that says what is written."));
      return;
    }

  export = g_new (Export, 1);
  *export = (Export) { g_object_ref (self), g_object_ref (file), format };
  zavod_map_view_draw_page_async (self->map, on_page_for_file, export);
}

static void
on_file_chosen (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    export_map (self, file);
}

static void
action_export_map (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  const char *title = zavod_session_get_title (self->session);
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", title != NULL ? title : _("Atlas"));

  zavod_file_filters_add (filters, _("PDF Documents"), "pdf");
  zavod_file_filters_add (filters, _("PNG Pictures"), "png");
  zavod_file_filters_add (filters, _("SVG Drawings"), "svg");
  gtk_file_dialog_set_title (dialog, _("Export Map"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (file_name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_file_chosen, g_object_ref (self));
}

/* ---- paper ---- */

static void
on_page_for_paper (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (ZavodWindow) self = user_data;
  graphene_size_t size;
  g_autoptr (GskRenderNode) page = take_page (self, source, result, &size);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;

  operation = zavod_page_print_new (page, &size, zavod_session_get_title (self->session));
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    zavod_window_tell (self, error->message);
}

static void
action_print_map (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);

  zavod_map_view_draw_page_async (self->map, on_page_for_paper, g_object_ref (self));
}

void
zavod_window_update_export (ZavodWindow *self,
                            gboolean     is_open)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-map", is_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print-map", is_open);
}

void
zavod_window_class_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-map", NULL, action_export_map);
  gtk_widget_class_install_action (widget_class, "win.print-map", NULL, action_print_map);
}
