/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be undone and redone: the table `revision` replayed. Private to store/. */

#pragma once

#include "zavod-connection.h"
#include "zavod-revision.h"

G_BEGIN_DECLS

typedef struct _ZavodHistory ZavodHistory;

ZavodHistory *zavod_history_new      (void);
void          zavod_history_free     (ZavodHistory      *self);
gboolean      zavod_history_load     (ZavodHistory      *self,
                                      ZavodConnection   *connection,
                                      GError           **error);
void          zavod_history_add      (ZavodHistory      *self,
                                      ZavodRevisionKind  kind,
                                      gint64             id);
gint64        zavod_history_get_undo (ZavodHistory      *self);
gint64        zavod_history_get_redo (ZavodHistory      *self);
GArray       *zavod_history_get_edits (ZavodHistory     *self);
GHashTable   *zavod_history_recall_edits (ZavodConnection *connection,
                                          GError         **error);

#define ZAVOD_REVISION_COLUMNS "SELECT id, kind, coalesce (answers, 0), made_at, who, words"

ZavodRevisionKind zavod_revision_kind_from_text (const char *text);
ZavodRevision    *zavod_revision_load           (ZavodStatement *statement,
                                                 GHashTable     *edits);

gint64        zavod_revision_write   (ZavodConnection   *connection,
                                      ZavodRevisionKind  kind,
                                      gint64             answers,
                                      const char        *words,
                                      gconstpointer      changeset,
                                      int                size,
                                      GError           **error);
char         *zavod_revision_words   (ZavodConnection   *connection,
                                      gint64             id);
GBytes       *zavod_revision_read    (ZavodConnection   *connection,
                                      gint64             id,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodHistory, zavod_history_free)

G_END_DECLS
