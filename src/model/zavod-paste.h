/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of the rows that are pasted into a table: each is checked as a form would check it, and all of them are one edit.
 * A plain value: it is made of, and asked, in a thread. */

#pragma once

#include <gio/gio.h>

#include "zavod-edit.h"
#include "zavod-known-names.h"
#include "zavod-paste-columns.h"

G_BEGIN_DECLS

typedef struct
{
  ZavodTable table;
  GPtrArray *rows;         /* GStrv */
  gboolean has_header;     /* the first row names the columns */
  GArray *columns;         /* ZavodPasteColumn */
  ZavodKnownNames *names;  /* of the atlas */
  gint64 source_id;        /* who says all of it; 0: not chosen yet */
} ZavodPaste;

typedef enum
{
  ZAVOD_PASTED_NEW,        /* a site that is made, with what is stated of it */
  ZAVOD_PASTED_ADDED,      /* statements about a site that is there, or was made by a row above */
  ZAVOD_PASTED_KNOWN,      /* a site that is there, and nothing is stated */
  ZAVOD_PASTED_WRONG,
  ZAVOD_N_PASTED
} ZavodPastedKind;

typedef struct
{
  ZavodPastedKind kind;
  guint n_statements;
  guint column;            /* of what is wrong */
  char *problem;           /* in words; NULL: nothing is wrong */
} ZavodPastedRow;

typedef struct
{
  GArray *rows;            /* ZavodPastedRow: without the header's */
  guint counts[ZAVOD_N_PASTED];
  guint n_statements;
} ZavodPasted;

ZavodPaste  *zavod_paste_copy       (const ZavodPaste  *self);
void         zavod_paste_free       (ZavodPaste        *self);
ZavodPasted *zavod_paste_carry_out  (const ZavodPaste  *self,
                                     ZavodEdit         *edit,
                                     gint              *n_done,
                                     GCancellable      *cancellable,
                                     GError           **error);
void         zavod_pasted_free      (ZavodPasted       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodPaste, zavod_paste_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodPasted, zavod_pasted_free)

G_END_DECLS
