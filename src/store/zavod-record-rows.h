/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of changesets are parts of one record. Private to store/. */

#pragma once

#include "zavod-noun.h"
#include "zavod-sqlite.h"

G_BEGIN_DECLS

typedef struct _ZavodRecordRows ZavodRecordRows;

ZavodRecordRows *zavod_record_rows_new   (ZavodConnection         *connection,
                                          ZavodNoun                noun,
                                          gint64                   id,
                                          GError                 **error);
void             zavod_record_rows_free  (ZavodRecordRows         *self);
gboolean         zavod_record_rows_add   (ZavodRecordRows         *self,
                                          const char              *table,
                                          gint64                   id);
gboolean         zavod_record_rows_match (ZavodRecordRows         *self,
                                          sqlite3_changeset_iter  *iter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodRecordRows, zavod_record_rows_free)

G_END_DECLS
