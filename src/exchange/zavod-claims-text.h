/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The claims of an atlas that is written as text. Private to exchange/. */

#pragma once

#include "zavod-text-cells.h"

G_BEGIN_DECLS

gboolean zavod_claims_text_read (const char   *folder,
                                 ZavodNouns   *nouns,
                                 ZavodEdit    *edit,
                                 GError      **error);

G_END_DECLS
