/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Carrying out the operations of an edit, and judging what they did. Private to store/. */

#pragma once

#include "zavod-connection.h"
#include "zavod-edit.h"

G_BEGIN_DECLS

gboolean zavod_operation_apply    (const ZavodOperation  *self,
                                   ZavodConnection       *connection,
                                   GError               **error);
gboolean zavod_changeset_validate (ZavodConnection       *connection,
                                   gconstpointer          changeset,
                                   int                    size,
                                   ZavodChanges          *changes,
                                   GError               **error);

G_END_DECLS
