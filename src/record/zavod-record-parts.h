/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sections of a record are made of. */

#pragma once

#include "zavod-noun.h"
#include "zavod-record-view.h"

G_BEGIN_DECLS

GtkWidget *zavod_record_label_new      (const char      *words,
                                        ...) G_GNUC_NULL_TERMINATED;
GtkWidget *zavod_record_lines_new      (void);
void       zavod_record_lines_add      (GtkWidget       *lines,
                                        GtkWidget       *line);
GtkWidget *zavod_record_list_new       (const char      *name);
GtkWidget *zavod_record_list_add       (ZavodRecordView *view,
                                        GtkWidget       *list,
                                        GtkWidget       *lines,
                                        GtkWidget       *suffix);
GtkWidget *zavod_record_chip_new       (GPtrArray       *citations);
GtkWidget *zavod_record_pencil_new     (ZavodRecordView *view,
                                        gint64           claim_id,
                                        const char      *words);
GtkWidget *zavod_record_suffix_new     (ZavodRecordView *view,
                                        GtkWidget       *chip,
                                        gint64           claim_id);
GtkWidget *zavod_record_section_new    (const char      *title,
                                        guint            count,
                                        GtkWidget       *suffix,
                                        GtkWidget       *content);
void       zavod_record_append_names   (GString         *words,
                                        GPtrArray       *names,
                                        GHashTable      *seen);
GtkWidget *zavod_record_group_new      (ZavodNoun        noun,
                                        gint64           id,
                                        const char      *name,
                                        GtkWidget       *content);

G_END_DECLS
