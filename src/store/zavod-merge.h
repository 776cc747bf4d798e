/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A patch carried out: a job of the writer. Private to store/. */

#pragma once

#include "zavod-patch-private.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodPatch *patch;
  GHashTable *choices;     /* "table/id" → ZavodChangeChoice */
  char *words;             /* of the edit that it becomes */
} ZavodMerge;

gpointer zavod_writer_merge (gpointer       self,
                             gpointer       merge,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
