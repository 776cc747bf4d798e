/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the writer's thread works with: the connection that writes, and what can be undone. Private to store/. */

#pragma once

#include "zavod-connection.h"
#include "zavod-edit.h"

G_BEGIN_DECLS

typedef struct _ZavodWriter ZavodWriter;

/* What the store tells when a job of the writer is done. */
typedef struct
{
  ZavodChanges changes;
  char *words;       /* of what was undone or redone */
  char *undo_words;  /* what can be undone from now on; NULL: nothing */
  char *redo_words;
} ZavodOutcome;

ZavodOutcome *zavod_outcome_new          (void);
void          zavod_outcome_free         (ZavodOutcome  *self);
gboolean      zavod_changes_add_changeset (ZavodChanges     *self,
                                           ZavodConnection  *connection,
                                           gconstpointer     changeset,
                                           int               size,
                                           GError          **error);
gboolean      zavod_changes_find_sites    (ZavodChanges     *self,
                                           ZavodConnection  *connection,
                                           gconstpointer     changeset,
                                           int               size,
                                           GError          **error);
gboolean      zavod_changes_is_empty     (ZavodChanges  *self);

GHashTable   *zavod_id_set_new           (void);  /* of gint64 */
void          zavod_id_set_add           (GHashTable    *self,
                                          gint64         id);

ZavodWriter  *zavod_writer_new           (const char    *path,
                                          GError       **error);
void          zavod_writer_free          (gpointer       self);
ZavodOutcome *zavod_writer_get_state     (ZavodWriter   *self);

/* Jobs, as ZavodWorkFunc: they return a ZavodOutcome. */
gpointer      zavod_writer_edit          (gpointer       self,
                                          gpointer       edit,
                                          GCancellable  *cancellable,
                                          GError       **error);
gpointer      zavod_writer_undo          (gpointer       self,
                                          gpointer       unused,
                                          GCancellable  *cancellable,
                                          GError       **error);
gpointer      zavod_writer_redo          (gpointer       self,
                                          gpointer       unused,
                                          GCancellable  *cancellable,
                                          GError       **error);
gpointer      zavod_writer_poll          (gpointer       self,
                                          gpointer       unused,
                                          GCancellable  *cancellable,
                                          GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodOutcome, zavod_outcome_free)

G_END_DECLS
