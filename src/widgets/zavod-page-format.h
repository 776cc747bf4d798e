/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing as a file of some format. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_PAGE_PNG,  /* at twice the size of the screen */
  ZAVOD_PAGE_PDF,
  ZAVOD_PAGE_SVG,
} ZavodPageFormat;

gboolean zavod_page_format_from_name (const char            *name,
                                      ZavodPageFormat       *format);
GBytes  *zavod_page_format_write     (ZavodPageFormat        format,
                                      GskRenderNode         *page,
                                      const graphene_size_t *size,
                                      GError               **error);

G_END_DECLS
