/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes that were made elsewhere or at another time, compared with the atlas as it is: what fits, what is so already,
 * and what was changed otherwise. Private to store/. */

#pragma once

#include "zavod-record-rows.h"
#include "zavod-revision.h"

G_BEGIN_DECLS

gboolean zavod_changes_compare      (ZavodConnection        *connection,
                                     ZavodChangeList        *changes,
                                     GError                **error);
guint    zavod_changes_count        (const ZavodChangeList  *changes,
                                     ZavodChangeState        state);
gboolean zavod_changes_apply        (ZavodConnection        *connection,
                                     const ZavodChangeList  *changes,
                                     GError                **error);
gboolean zavod_changes_find_missing (ZavodConnection        *connection,
                                     const ZavodChangeList  *changes,
                                     ZavodRecordRows        *rows,
                                     guint                  *n_missing,
                                     GError                **error);

G_END_DECLS
