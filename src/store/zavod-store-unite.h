/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records of one thing made into one, and taken apart again. */

#pragma once

#include "zavod-revision.h"
#include "zavod-store.h"

G_BEGIN_DECLS

/* A record that another was merged with. */
typedef struct
{
  ZavodRevision *edit;     /* that did it */
  gint64 gone_id;          /* the record that there is no more */
  char *name;              /* which it had */
} ZavodUnion;

void       zavod_union_free           (ZavodUnion           *self);

void       zavod_store_unite_async    (ZavodStore           *self,
                                       ZavodNoun             noun,
                                       gint64                kept_id,
                                       gint64                gone_id,
                                       const char           *words,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean   zavod_store_unite_finish   (ZavodStore           *self,
                                       GAsyncResult         *result,
                                       GError              **error);
void       zavod_store_unions_async   (ZavodStore           *self,
                                       ZavodNoun             noun,
                                       gint64                id,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray *zavod_store_unions_finish  (ZavodStore           *self,
                                       GAsyncResult         *result,
                                       GError              **error);  /* ZavodUnion, the newest first */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodUnion, zavod_union_free)

G_END_DECLS
