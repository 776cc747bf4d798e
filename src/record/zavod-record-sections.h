/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections of a record, one file each; every function returns NULL when the atlas says nothing for its section. */

#pragma once

#include "zavod-record-view.h"

G_BEGIN_DECLS

GtkWidget *zavod_record_head_new       (ZavodSite       *site);
GtkWidget *zavod_record_capacities_new (ZavodRecordView *view,
                                        ZavodSite       *site,
                                        GPtrArray       *figures);
GtkWidget *zavod_record_figures_new    (ZavodRecordView *view,
                                        ZavodSite       *site,
                                        GPtrArray       *figures);
GtkWidget *zavod_record_rivals_new     (ZavodRecordView *view,
                                        ZavodSite       *site,
                                        GPtrArray       *figures);
GtkWidget *zavod_record_partners_new   (ZavodRecordView *view,
                                        ZavodSite       *site);
GtkWidget *zavod_record_timeline_new   (ZavodRecordView *view,
                                        ZavodSite       *site);
GtkWidget *zavod_record_statements_new (ZavodRecordView *view,
                                        ZavodSite       *site);
GtkWidget *zavod_record_sources_new    (ZavodSite       *site);

G_END_DECLS
