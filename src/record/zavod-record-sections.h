/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections of a record, one file each; every function returns NULL when the atlas says nothing for its section. */

#pragma once

#include "zavod-record-links.h"
#include "zavod-record-view.h"

G_BEGIN_DECLS

GtkWidget *zavod_record_head_new       (ZavodSite       *site);
GtkWidget *zavod_record_stages_new     (ZavodSite       *site);
GtkWidget *zavod_record_capacities_new (ZavodRecordView *view,
                                        ZavodSite       *site,
                                        GPtrArray       *figures);
GtkWidget *zavod_record_figures_new    (ZavodRecordView *view,
                                        ZavodSite       *site,
                                        GPtrArray       *figures);
GtkWidget *zavod_record_rivals_new     (ZavodRecordView *view,
                                        GPtrArray       *figures);
GtkWidget *zavod_record_partners_new   (ZavodRecordView *view,
                                        GPtrArray       *claims);
GtkWidget *zavod_record_timeline_new   (ZavodRecordView *view,
                                        GPtrArray       *claims,
                                        const ZavodRecordPage *page);
GtkWidget *zavod_record_statements_new (ZavodRecordView *view,
                                        ZavodSite       *site);
GtkWidget *zavod_record_sources_new    (ZavodSite       *site);
GtkWidget *zavod_record_statement_new  (const ZavodClaim *claim,
                                        const ZavodRecordPage *page);
GtkWidget *zavod_record_later_new      (guint32          known_day,
                                        guint            n_later);

/* Of a noun that is no site. */
GtkWidget *zavod_noun_head_new         (ZavodNounRecord *record);
GtkWidget *zavod_noun_sites_new        (ZavodRecordView *view,
                                        ZavodNounRecord *record);
GtkWidget *zavod_noun_others_new       (ZavodRecordView *view,
                                        ZavodNounRecord *record);
GtkWidget *zavod_noun_statements_new   (ZavodRecordView *view,
                                        ZavodNounRecord *record);

G_END_DECLS
