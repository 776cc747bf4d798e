/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records made into one: a job of the writer, as ZavodWorkFunc; it returns a ZavodOutcome. Private to store/. */

#pragma once

#include "zavod-noun.h"
#include "zavod-writer.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodNoun noun;
  gint64 kept_id;
  gint64 gone_id;
  char *words;             /* of the edit */
} ZavodUniting;

gpointer zavod_writer_unite (gpointer       self,
                             gpointer       uniting,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
