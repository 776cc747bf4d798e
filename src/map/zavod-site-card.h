/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a mark stands for, in a few lines: a card beside the pointer, or a list to choose from. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-site-layer.h"

G_BEGIN_DECLS

void       zavod_site_card_fill        (GtkBox               *box,
                                        ZavodSiteLayer       *layer,
                                        ZavodSiteNames       *names,
                                        GArray               *ids,
                                        guint                 n_sites,
                                        int                   height);
GtkWidget *zavod_site_card_create_list (ZavodSiteLayer       *layer,
                                        ZavodSiteNames       *names,
                                        GArray               *ids,
                                        const char * const   *words);
gint64     zavod_site_card_get_site    (GtkListBoxRow        *row);

G_END_DECLS
