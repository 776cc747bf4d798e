/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorts sites by what speaks for them, which is chosen in C. Private to store/. */

#pragma once

#include "zavod-connection.h"

G_BEGIN_DECLS

gboolean zavod_sites_need_sort (const ZavodListQuery  *query);
gboolean zavod_sites_sort      (ZavodConnection       *connection,
                                const ZavodListQuery  *query,
                                GArray                *ids,
                                GError               **error);

G_END_DECLS
