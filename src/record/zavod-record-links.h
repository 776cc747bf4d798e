/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a claim names, as links to the records of it. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-claim.h"
#include "zavod-noun.h"

G_BEGIN_DECLS

/* Where a claim is read: neither what the page is of nor the subject under whose name it stands is a link. */
typedef struct
{
  ZavodNoun noun;
  gint64 id;
  ZavodNoun subject;
  gint64 subject_id;
} ZavodRecordPage;

ZavodNoun  zavod_record_get_subject     (const ZavodClaim      *claim);
GtkWidget *zavod_record_links_new       (void);
void       zavod_record_links_add       (GtkWidget             *links,
                                         ZavodNoun              noun,
                                         gint64                 id,
                                         const char            *name);
GtkWidget *zavod_record_value_link_new  (const ZavodClaim      *claim,
                                         const ZavodRecordPage *page);
GtkWidget *zavod_record_claim_links_new (const ZavodClaim      *claim,
                                         const ZavodRecordPage *page);

G_END_DECLS
