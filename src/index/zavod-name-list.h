/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names to be searched as one types. Each name is kept as it is written and folded (zavod-folding.h); the beginnings of all
 * words are sorted, so that what begins with the letters typed stands together. It is filled, finished, and then never
 * changes, so that threads may share it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZavodNameList ZavodNameList;

typedef struct
{
  gint64 id;
  const char *text;    /* the name that was found, as written; owned by the list, like the next */
  const char *main;    /* what it is called else; NULL: text is its main name, or it has none */
} ZavodNameHit;

ZavodNameList *zavod_name_list_new    (void);
ZavodNameList *zavod_name_list_ref    (ZavodNameList       *self);
void           zavod_name_list_unref  (ZavodNameList       *self);
void           zavod_name_list_add    (ZavodNameList       *self,
                                       gint64               id,
                                       const char          *text,
                                       const char          *main);
void           zavod_name_list_finish (ZavodNameList       *self);
guint          zavod_name_list_get_n  (const ZavodNameList *self);
GArray        *zavod_name_list_find   (const ZavodNameList *self,
                                       const char          *folded,
                                       guint                max_hits,
                                       gboolean             forgiving,
                                       GCancellable        *cancellable);  /* ZavodNameHit, best first */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodNameList, zavod_name_list_unref)

G_END_DECLS
