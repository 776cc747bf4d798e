/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a store, for zavod-store.c, zavod-store-read.c and zavod-store-write.c. */

#pragma once

#include "zavod-connection.h"
#include "zavod-file-watch.h"
#include "zavod-worker.h"
#include "zavod-writer.h"

G_BEGIN_DECLS

struct _ZavodStore
{
  GObject parent_instance;

  char *path;
  char *undo_words;
  char *redo_words;

  ZavodWorker *writer;         /* its context: ZavodWriter; NULL: read-only or closed */
  ZavodWorker *reader;         /* its context: ZavodConnection; NULL: closed */
  ZavodWorker *copier;         /* its context: the path; NULL: no copy was asked for */
  ZavodWorker *scanner;        /* the same, for reads of seconds, which must not keep the views waiting */
  ZavodConnection *connection; /* the reader's, only to stop it */
  ZavodConnection *scan;       /* the scanner's */

  ZavodMoment moment;          /* that reads are asked about */

  ZavodFileWatch *watch;       /* NULL: the file is asked each second */
  GSource *poll_source;
  guint polls_left;            /* before a file that is watched may rest */
  gboolean can_watch;
  gboolean is_polling;
  gboolean is_written;         /* something was written while it was asked */
  gboolean is_read_only;
};

void zavod_store_deliver (ZavodStore   *self,
                          ZavodOutcome *outcome);

G_END_DECLS
