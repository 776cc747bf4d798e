/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes as widgets: a card for each record, in it each row with its fields, before and after. */

#pragma once

#include <adwaita.h>

#include "zavod-revision.h"

G_BEGIN_DECLS

GtkWidget *zavod_change_rows_create       (const ZavodRowChange  *row);
GtkWidget *zavod_change_rows_create_group (const ZavodRowChange  *row);
gboolean   zavod_change_rows_same_record  (const ZavodRowChange  *row,
                                           const ZavodRowChange  *other);
GtkWidget *zavod_change_rows_create_list  (void);
GtkWidget *zavod_change_rows_create_text  (const char            *text,
                                           const char            *css_class);
void       zavod_change_rows_add_rest     (GtkBox                *box,
                                           guint                  n_more);
void       zavod_change_rows_fill         (GtkBox                *box,
                                           const ZavodChangeList *changes,
                                           const char            *put_back);

G_END_DECLS
