/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-chart-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "zavod-error.h"
#include "zavod-file-filters.h"
#include "zavod-page-format.h"

typedef struct
{
  ZavodChart *chart;
  ZavodSession *session;
  gboolean as_table;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->chart);
  g_object_unref (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ZavodSession) session = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    zavod_session_report (session, error);
}

static GBytes *
draw_picture (ZavodChart  *chart,
              GFile       *file,
              GError     **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GskRenderNode) page = NULL;
  graphene_size_t size;
  ZavodPageFormat format;

  if (!zavod_page_format_from_name (name, &format))
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                           _("The name must end in .png, .pdf or .svg: that says what is written."));
      return NULL;
    }

  page = zavod_chart_draw_page (chart, &size);
  return page != NULL ? zavod_page_format_write (format, page, &size, error) : NULL;
}

static GBytes *
write_table (ZavodChart *chart)
{
  char *text = zavod_chart_to_csv (chart);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

/* The old file stays until the new one is complete. */
static void
on_file_chosen (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  bytes = self->as_table ? write_table (self->chart) : draw_picture (self->chart, file, &error);
  if (bytes != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_written,
                                         g_object_ref (self->session));
  else if (error != NULL)
    zavod_session_report (self->session, error);
}

static GListModel *
create_filters (gboolean as_table)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  if (as_table)
    {
      zavod_file_filters_add (filters, _("Comma-Separated Values"), "csv");
      return G_LIST_MODEL (filters);
    }

  zavod_file_filters_add (filters, _("SVG Drawings"), "svg");
  zavod_file_filters_add (filters, _("PNG Pictures"), "png");
  zavod_file_filters_add (filters, _("PDF Documents"), "pdf");
  return G_LIST_MODEL (filters);
}

/**
 * zavod_chart_export:
 * @session: hears of what goes wrong
 * @as_table: the numbers, instead of a picture
 *
 * Asks for a file, and writes it.
 */
void
zavod_chart_export (ZavodChart   *chart,
                    ZavodSession *session,
                    gboolean      as_table)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters (as_table);
  Export *self = g_new0 (Export, 1);

  g_return_if_fail (ZAVOD_IS_CHART (chart));

  self->chart = g_object_ref (chart);
  self->session = g_object_ref (session);
  self->as_table = as_table;
  gtk_file_dialog_set_title (dialog, _("Export Chart"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, as_table ? _("Chart.csv") : _("Chart.svg"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (chart))), NULL, on_file_chosen, self);
}
