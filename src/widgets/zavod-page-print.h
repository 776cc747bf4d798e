/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing on paper. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *zavod_page_print_new (GskRenderNode         *page,
                                         const graphene_size_t *size,
                                         const char            *title);

G_END_DECLS
