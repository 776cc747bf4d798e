/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names and spellings of what statements may be about, and of places, to be spotted in a running text or looked up.
 * Filled in a thread of the store, then it never changes, so that threads may share it. */

#pragma once

#include "zavod-store.h"

G_BEGIN_DECLS

typedef struct _ZavodKnownNames ZavodKnownNames;

typedef struct
{
  gsize start;  /* bytes of the text */
  gsize end;
  ZavodNoun noun;
  gint64 id;
} ZavodKnownName;

extern const ZavodNameSink zavod_known_names_sink;

ZavodKnownNames *zavod_known_names_new     (void);
ZavodKnownNames *zavod_known_names_ref     (ZavodKnownNames       *self);
void             zavod_known_names_unref   (ZavodKnownNames       *self);
GArray          *zavod_known_names_find    (const ZavodKnownNames *self,
                                            const char            *text);
gint64           zavod_known_names_look_up (const ZavodKnownNames *self,
                                            ZavodNoun              noun,
                                            const char            *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodKnownNames, zavod_known_names_unref)

G_END_DECLS
