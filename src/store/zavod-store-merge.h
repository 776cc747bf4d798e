/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging without a server: edits of this atlas as a file, and those of a colleague's file or copy taken over. */

#pragma once

#include "zavod-patch.h"
#include "zavod-store.h"

G_BEGIN_DECLS

void        zavod_store_export_changes_async  (ZavodStore           *self,
                                               gint64                after,
                                               const char           *path,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gint64      zavod_store_export_changes_finish (ZavodStore           *self,
                                               GAsyncResult         *result,
                                               guint                *n_edits,
                                               GError              **error);
void        zavod_store_read_patch_async      (ZavodStore           *self,
                                               const char           *path,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
ZavodPatch *zavod_store_read_patch_finish     (ZavodStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void        zavod_store_merge_async           (ZavodStore           *self,
                                               ZavodPatch           *patch,
                                               GHashTable           *choices,
                                               const char           *words,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean    zavod_store_merge_finish          (ZavodStore           *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
