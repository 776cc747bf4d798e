/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as a file and on paper. */

#include "config.h"

#include "zavod-window-private.h"

#include <glib/gi18n.h>

#include "zavod-map-page.h"

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

/* The old file stays until the new one is complete. */
static void
export_map (ZavodWindow *self,
            GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GskRenderNode) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  graphene_size_t size;
  ZavodPageFormat format;

  if (!zavod_page_format_from_name (name, &format))
    {
      zavod_window_tell (self, _("The name must end in .png, .pdf or .svg: that says what is written."));
      return;
    }

  page = zavod_map_view_draw_page (self->map, &size);
  bytes = page != NULL ? zavod_page_format_write (format, page, &size, &error) : NULL;
  if (bytes == NULL)
    zavod_window_tell (self, error != NULL ? error->message : _("The map has not been shown yet."));
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_written,
                                         g_object_ref (self));
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
add_filter (GListStore *filters,
            const char *name,
            const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  g_list_store_append (filters, filter);
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

  add_filter (filters, _("PDF Documents"), "pdf");
  add_filter (filters, _("PNG Pictures"), "png");
  add_filter (filters, _("SVG Drawings"), "svg");
  gtk_file_dialog_set_title (dialog, _("Export Map"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (file_name, "/", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_file_chosen, g_object_ref (self));
}

/* ---- paper ---- */

typedef struct
{
  GskRenderNode *node;
  graphene_size_t size;
} Sheet;

static void
sheet_free (gpointer  data,
            GClosure *closure)
{
  Sheet *self = data;

  gsk_render_node_unref (self->node);
  g_free (self);
}

/* As large as the paper allows. */
static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              Sheet             *sheet)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double width = gtk_print_context_get_width (context);
  const double height = gtk_print_context_get_height (context);
  const double scale = MIN (width / sheet->size.width, height / sheet->size.height);

  cairo_translate (cr, (width - scale * sheet->size.width) / 2, 0);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (sheet->node, cr);
}

static GtkPageSetup *
create_page_setup (const Sheet *sheet)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  if (sheet->size.width > sheet->size.height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);

  return setup;
}

static void
action_print_map (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ZavodWindow *self = ZAVOD_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->node = zavod_map_view_draw_page (self->map, &sheet->size);
  if (sheet->node == NULL)
    {
      g_free (sheet);
      zavod_window_tell (self, _("The map has not been shown yet."));
      return;
    }

  setup = create_page_setup (sheet);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, zavod_session_get_title (self->session));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), sheet, sheet_free, G_CONNECT_DEFAULT);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    zavod_window_tell (self, error->message);
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
