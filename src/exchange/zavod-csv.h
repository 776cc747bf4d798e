/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table of an atlas as comma-separated values (RFC 4180, UTF-8, with a header). */

#pragma once

#include "zavod-store.h"

G_BEGIN_DECLS

void     zavod_csv_append_cell (GString          *line,
                                const ZavodCell  *cell);
gboolean zavod_csv_export      (ZavodStore       *store,
                                const char       *relation,
                                GOutputStream    *output,
                                GError          **error);

G_END_DECLS
