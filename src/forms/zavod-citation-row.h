/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One citation of a claim's form: the source, chosen or described anew, and where and how it says so. */

#pragma once

#include "zavod-fields.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_CITATION_ROW (zavod_citation_row_get_type ())
G_DECLARE_FINAL_TYPE (ZavodCitationRow, zavod_citation_row, ZAVOD, CITATION_ROW, AdwExpanderRow)

GtkWidget *zavod_citation_row_new (ZavodFields *fields,
                                   gint64       item,
                                   GPtrArray   *sources);

G_END_DECLS
