/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Atlases of any size that look like real ones, the same for the same seed. */

#pragma once

#include "zavod-store.h"

G_BEGIN_DECLS

gboolean generate_sites (ZavodStore  *store,
                         guint        n_sites,
                         guint32      seed,
                         GError     **error);

G_END_DECLS
