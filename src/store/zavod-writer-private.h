/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a writer, for zavod-writer.c and zavod-writer-steps.c. */

#pragma once

#include "zavod-history.h"
#include "zavod-sqlite.h"
#include "zavod-writer.h"

G_BEGIN_DECLS

struct _ZavodWriter
{
  ZavodConnection *connection;
  ZavodHistory *history;
  gboolean is_stale;       /* another program wrote, and nobody was told yet */
};

/* A revision that is part of the open transaction: the history learns of it when it is committed. */
typedef struct
{
  ZavodRevisionKind kind;
  gint64 id;               /* of the edit that was made, undone or redone */
} ZavodPending;

typedef gboolean (*ZavodWriteFunc) (ZavodWriter   *self,
                                    gpointer       data,
                                    ZavodOutcome  *outcome,
                                    GArray        *pending,  /* ZavodPending */
                                    GError       **error);

typedef struct
{
  void *data;
  int size;
} ZavodChangeset;

static inline void
zavod_changeset_clear (ZavodChangeset *self)
{
  sqlite3_free (self->data);
}

static inline void
zavod_pending_add (GArray            *pending,
                   ZavodRevisionKind  kind,
                   gint64             id)
{
  g_array_append_vals (pending, &(ZavodPending) { kind, id }, 1);
}

ZavodOutcome    *zavod_writer_transact      (ZavodWriter           *self,
                                             ZavodWriteFunc         function,
                                             gpointer               data,
                                             GCancellable          *cancellable,
                                             GError               **error);
sqlite3_session *zavod_writer_start_session (ZavodWriter           *self,
                                             GError               **error);
gboolean         zavod_writer_record        (ZavodWriter           *self,
                                             sqlite3_session       *session,
                                             const char            *words,
                                             ZavodOutcome          *outcome,
                                             GArray                *pending,
                                             GError               **error);
gboolean         zavod_writer_read          (ZavodWriter           *self,
                                             ZavodRevisionKind      kind,
                                             gint64                 edit_id,
                                             ZavodChangeset        *changeset,
                                             GError               **error);
gboolean         zavod_writer_apply         (ZavodWriter           *self,
                                             const ZavodChangeset  *changeset,
                                             GError               **error);
gboolean         zavod_writer_step          (ZavodWriter           *self,
                                             ZavodRevisionKind      kind,
                                             gint64                 edit_id,
                                             ZavodOutcome          *outcome,
                                             GArray                *pending,
                                             GError               **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZavodChangeset, zavod_changeset_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

G_END_DECLS
