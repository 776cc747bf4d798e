/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page as a file of some format, made in memory: whoever writes it replaces the old file at once or not at all. */

#include "zavod-page-format.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>

#include "zavod-error.h"

#define PNG_SCALE 2

static const char *const suffixes[] = {
  [ZAVOD_PAGE_PNG] = ".png",
  [ZAVOD_PAGE_PDF] = ".pdf",
  [ZAVOD_PAGE_SVG] = ".svg",
};

/**
 * zavod_page_format_from_name:
 * @name: of a file
 * @format: (out): what its ending says
 *
 * Returns: %FALSE when the ending says none of the formats
 */
gboolean
zavod_page_format_from_name (const char      *name,
                             ZavodPageFormat *format)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  lower = g_utf8_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *format = i;
        return TRUE;
      }

  return FALSE;
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (ZavodPageFormat        format,
                const graphene_size_t *size,
                GByteArray            *bytes)
{
  switch (format)
    {
    case ZAVOD_PAGE_PDF:
      return cairo_pdf_surface_create_for_stream (append_bytes, bytes, size->width, size->height);
    case ZAVOD_PAGE_SVG:
      return cairo_svg_surface_create_for_stream (append_bytes, bytes, size->width, size->height);
    case ZAVOD_PAGE_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (size->width * PNG_SCALE),
                                         (int) (size->height * PNG_SCALE));
    }
}

static void
draw (cairo_surface_t *surface,
      ZavodPageFormat  format,
      GskRenderNode   *page)
{
  cairo_t *cr = cairo_create (surface);

  if (format == ZAVOD_PAGE_PNG)
    cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  gsk_render_node_draw (page, cr);
  cairo_destroy (cr);
}

/**
 * zavod_page_format_write:
 * @size: of @page in pixels, which are points in a PDF
 *
 * Returns: (transfer full): the file's contents; %NULL with @error set when there is not enough memory for them
 */
GBytes *
zavod_page_format_write (ZavodPageFormat        format,
                         GskRenderNode         *page,
                         const graphene_size_t *size,
                         GError               **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (format, size, bytes);
  cairo_status_t status;

  draw (surface, format, page);
  status = format == ZAVOD_PAGE_PNG ? cairo_surface_write_to_png_stream (surface, append_bytes, bytes)
                                    : CAIRO_STATUS_SUCCESS;
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  /* Translators: followed by the reason, in the words of the drawing library */
  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_FAILED, _("The page cannot be drawn: %s."),
               cairo_status_to_string (status));
  return NULL;
}
