/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a patch. Private to store/. */

#pragma once

#include "zavod-connection.h"
#include "zavod-patch.h"

G_BEGIN_DECLS

struct _ZavodPatch
{
  gatomicrefcount references;
  char *atlas;               /* its UUID */
  char *title;
  GPtrArray *edits;          /* ZavodRevision */
  GPtrArray *changesets;     /* GBytes, one for each */
  ZavodChangeList *changes;  /* of all; NULL: not compared yet */
};

ZavodPatch      *zavod_patch_new          (void);
ZavodPatch      *zavod_patch_ref          (ZavodPatch       *self);
void             zavod_patch_add          (ZavodPatch       *self,
                                           ZavodRevision    *edit,
                                           GBytes           *changeset);
ZavodPatch      *zavod_patch_collect      (ZavodConnection  *connection,
                                           gint64            after,
                                           GError          **error);
ZavodPatch      *zavod_patch_read_copy    (ZavodConnection  *connection,
                                           const char       *path,
                                           GError          **error);
gboolean         zavod_patch_check        (ZavodPatch       *self,
                                           ZavodConnection  *connection,
                                           GError          **error);
ZavodChangeList *zavod_patch_read_changes (ZavodPatch       *self,
                                           ZavodConnection  *connection,
                                           GError          **error);
gboolean         zavod_patch_add_reasons  (ZavodPatch       *self,
                                           ZavodConnection  *connection,
                                           ZavodChangeList  *changes,
                                           GError          **error);

gboolean         zavod_patch_is_file      (const char       *path);
gboolean         zavod_patch_save         (ZavodPatch       *self,
                                           const char       *path,
                                           GError          **error);
ZavodPatch      *zavod_patch_load         (const char       *path,
                                           GError          **error);

G_END_DECLS
