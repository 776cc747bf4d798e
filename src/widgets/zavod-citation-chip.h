/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who says so: a chip with the publisher's name that opens title, date, quote, speaker and link of each citation. */

#pragma once

#include <gtk/gtk.h>

#include "zavod-claim.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CITATION_CHIP (zavod_citation_chip_get_type ())
G_DECLARE_FINAL_TYPE (ZavodCitationChip, zavod_citation_chip, ZAVOD, CITATION_CHIP, GtkWidget)

GtkWidget *zavod_citation_chip_new       (GPtrArray         *citations);
void       zavod_citation_chip_set_brief (ZavodCitationChip *self);
GtkWidget *zavod_citations_popover_new   (GPtrArray         *citations);
GtkWidget *zavod_source_link_new         (const char        *url);
GtkWidget *zavod_source_button_new       (gint64             source_id);

G_END_DECLS
