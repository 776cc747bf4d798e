/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything an atlas says about one site, on one page that scrolls, in the order of an analyst's questions: what it
 * is, how much it makes, what is known in figures, whether the sources agree, who has a part, when, and who says so. Or
 * everything about something else: what it is, which sites it has to do with and how, and what is said of it or by it. */

#pragma once

#include <adwaita.h>

#include "zavod-noun-record.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_RECORD_VIEW (zavod_record_view_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRecordView, zavod_record_view, ZAVOD, RECORD_VIEW, GtkWidget)

/* Properties: "orientation" (GtkOrientation: how the parts of a row stand, vertical where the page is narrow),
 * "read-only" (boolean: there is nothing to edit), "known-day" (uint: what was published later is not in the record). */

void zavod_record_view_set_site (ZavodRecordView *self,
                                 ZavodSite       *site);
void zavod_record_view_set_noun (ZavodRecordView *self,
                                 ZavodNounRecord *noun);

G_END_DECLS
