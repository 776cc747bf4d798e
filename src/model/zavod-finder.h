/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds things of the session's atlas by any of their names, as one types. The names are in memory: they are read in the
 * background when the atlas is opened and after edits, and until the new ones are there the old ones answer. */

#pragma once

#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_FINDER (zavod_finder_get_type ())
G_DECLARE_FINAL_TYPE (ZavodFinder, zavod_finder, ZAVOD, FINDER, GObject)

typedef struct
{
  ZavodNoun noun;
  gint64 id;
  char *name;      /* as people call it */
  char *markup;    /* the same, with what was typed in bold */
  char *spelling;  /* markup of the other name that was found; NULL: the name itself was */
} ZavodFinding;

/* Property "ready" (boolean, with notify): names have been read. */

ZavodFinder *zavod_finder_new         (ZavodSession         *session);
gboolean     zavod_finder_is_ready    (ZavodFinder          *self);
void         zavod_finder_find_async  (ZavodFinder          *self,
                                       const char           *text,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GPtrArray   *zavod_finder_find_finish (ZavodFinder          *self,
                                       GAsyncResult         *result,
                                       GError              **error);  /* ZavodFinding, by noun, best first */

G_END_DECLS
