/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of an atlas: what was changed, and how to go back to what was there. */

#pragma once

#include "zavod-revision.h"
#include "zavod-store.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_STEP_UNDO,          /* takes back the edits of ids, the newest first */
  ZAVOD_STEP_UNDO_FITTING,  /* takes back of ids[0] what nothing was built on; a new edit */
  ZAVOD_STEP_REDO,          /* makes ids[0], which was taken back, once more */
  ZAVOD_STEP_RESTORE,       /* all as it was when ids[0] was made; a new edit */
  ZAVOD_STEP_RESTORE_RECORD,/* the same of one record */
  ZAVOD_STEP_TAKE_APART,    /* the record that ids[0] merged with another comes back; a new edit */
} ZavodStepKind;

typedef struct
{
  ZavodStepKind kind;
  const gint64 *ids;        /* of revisions */
  gsize n_ids;
  ZavodNoun noun;           /* of the record */
  gint64 record_id;
  const char *words;        /* of the new edit */
} ZavodHistoryStep;

void             zavod_store_set_user_name           (const char              *name);
char            *zavod_store_get_user_name           (gboolean                *is_chosen);

void             zavod_store_revisions_async         (ZavodStore              *self,
                                                      gint64                   before,
                                                      guint                    max,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
GPtrArray       *zavod_store_revisions_finish        (ZavodStore              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);  /* ZavodRevision */
void             zavod_store_record_revisions_async  (ZavodStore              *self,
                                                      ZavodNoun                noun,
                                                      gint64                   id,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
GPtrArray       *zavod_store_record_revisions_finish (ZavodStore              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);  /* ZavodRevision */
void             zavod_store_changes_async           (ZavodStore              *self,
                                                      gint64                   revision_id,
                                                      guint                    max_rows,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
ZavodChangeList *zavod_store_changes_finish          (ZavodStore              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);
void             zavod_store_builds_on_async         (ZavodStore              *self,
                                                      gint64                   edit_id,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
GPtrArray       *zavod_store_builds_on_finish        (ZavodStore              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);  /* ZavodRevision */
void             zavod_store_step_async              (ZavodStore              *self,
                                                      const ZavodHistoryStep  *step,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
char            *zavod_store_step_finish             (ZavodStore              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);

G_END_DECLS
