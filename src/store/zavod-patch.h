/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits that go from one copy of an atlas to another. A file of changes is
 *
 *   "ZAVODPCH"     8 bytes
 *   1              the version of this format, 4 bytes, little-endian
 *   1              the version of the atlas's schema, the same
 *   hash           SHA-256 of all that follows, 32 bytes
 *   edits          a GVariant in little-endian, of type (sssa(xsssay)): the id of the atlas, its title, who wrote the file;
 *                  for each edit its number, when it was made (UTC, ISO 8601), by whom, its words, and what it changed,
 *                  as SQLite's session extension records it: https://www.sqlite.org/session/intro.html
 *
 * Undo and redo are edits in it: together they come to what the atlas of the sender holds. The hash finds damage; who
 * made the file it does not prove. */

#pragma once

#include "zavod-revision.h"

G_BEGIN_DECLS

typedef struct _ZavodPatch ZavodPatch;

const char      *zavod_patch_get_title   (ZavodPatch *self);
GPtrArray       *zavod_patch_get_edits   (ZavodPatch *self);  /* ZavodRevision, the oldest first */
ZavodChangeList *zavod_patch_get_changes (ZavodPatch *self);  /* compared with the atlas, in words */
void             zavod_patch_unref       (ZavodPatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodPatch, zavod_patch_unref)

G_END_DECLS
