/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-page-print.h"

typedef struct
{
  GskRenderNode *page;
  graphene_size_t size;
} Sheet;

static void
sheet_free (gpointer  data,
            GClosure *closure)
{
  Sheet *self = data;

  gsk_render_node_unref (self->page);
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
  gsk_render_node_draw (sheet->page, cr);
}

static GtkPageSetup *
create_page_setup (const graphene_size_t *size)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  if (size->width > size->height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);

  return setup;
}

/**
 * zavod_page_print_new:
 * @size: of @page, in any unit
 * @title: (nullable): of the job
 *
 * Returns: (transfer full): what prints the page on one sheet, upright or across as it fits better
 */
GtkPrintOperation *
zavod_page_print_new (GskRenderNode         *page,
                      const graphene_size_t *size,
                      const char            *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup (size);
  Sheet *sheet = g_new (Sheet, 1);

  *sheet = (Sheet) { gsk_render_node_ref (page), *size };
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  if (title != NULL)
    gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), sheet, sheet_free, G_CONNECT_DEFAULT);

  return operation;
}
