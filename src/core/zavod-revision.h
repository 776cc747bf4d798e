/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was changed in an atlas, by whom and when, and each change row by row and field by field. */

#pragma once

#include "zavod-edit.h"
#include "zavod-noun.h"

G_BEGIN_DECLS

typedef enum
{
  ZAVOD_REVISION_EDIT,
  ZAVOD_REVISION_UNDO,
  ZAVOD_REVISION_REDO,
} ZavodRevisionKind;

typedef struct
{
  gint64 id;
  ZavodRevisionKind kind;
  gint64 answers;          /* the edit that an undo or redo is about; 0 of an edit */
  gboolean undone;         /* an edit that is taken back now */
  char *made_at;           /* UTC, ISO 8601 */
  char *who;
  char *words;
} ZavodRevision;

/* Whether a change can be made to the atlas as it is. */
typedef enum
{
  ZAVOD_CHANGE_FITS,
  ZAVOD_CHANGE_DONE,       /* it is so already */
  ZAVOD_CHANGE_RIVAL,      /* the same was changed otherwise since */
} ZavodChangeState;

/* What is to become of a change. */
typedef enum
{
  ZAVOD_CHOICE_FITTING,    /* made where it fits */
  ZAVOD_CHOICE_LEAVE,      /* not made: a rival stays as it is */
  ZAVOD_CHOICE_TAKE,       /* made, even over what was changed otherwise */
  ZAVOD_CHOICE_BOTH,       /* of a statement: beside what it is now, as a rival statement */
} ZavodChangeChoice;

/* before, after and now in words, NULL where nothing is stated. now is only filled where a change is compared with the
 * atlas. */
typedef struct
{
  const char *label;       /* translated */
  char *before;
  char *after;
  char *now;
  ZavodCell old_cell;      /* the same as values; their column is the name */
  ZavodCell new_cell;
  ZavodCell now_cell;
  gboolean rival;
} ZavodFieldChange;

typedef struct
{
  ZavodOperationKind operation;
  const char *table;       /* interned */
  gint64 id;
  ZavodNoun noun;          /* of the record that the row is a part of */
  gint64 record_id;        /* 0: it cannot be told any more, or is a statement about a country */
  char *record;            /* its name */
  char *words;             /* the row: "Capacity: up to 70,000" */
  char *reasons;           /* of changes that come from elsewhere: the words of their edits */
  ZavodChangeState state;
  ZavodChangeChoice choice;
  gboolean is_there;       /* compared with the atlas: the row is in it */
  GPtrArray *fields;       /* ZavodFieldChange */
} ZavodRowChange;

/* A part of a long change: what follows is only counted. */
typedef struct
{
  GPtrArray *rows;         /* ZavodRowChange */
  guint n_rows;            /* all of them */
} ZavodChangeList;

ZavodRevision    *zavod_revision_copy        (const ZavodRevision  *self);
void              zavod_revision_free        (ZavodRevision        *self);
char             *zavod_revision_format_time (const ZavodRevision  *self);
char             *zavod_revision_format_maker (const ZavodRevision *self);

ZavodFieldChange *zavod_row_change_add_field (ZavodRowChange       *self,
                                              const char           *column);
ZavodFieldChange *zavod_row_change_find      (const ZavodRowChange *self,
                                              const char           *column);
char             *zavod_row_make_key         (const char           *table,
                                              gint64                id);
ZavodRowChange   *zavod_row_change_new       (ZavodOperationKind    operation,
                                              const char           *table,
                                              gint64                id);
char             *zavod_row_change_make_key  (const ZavodRowChange *self);
void              zavod_row_change_free      (ZavodRowChange       *self);

ZavodChangeList  *zavod_change_list_new      (void);
void              zavod_change_list_free     (ZavodChangeList      *self);
GHashTable       *zavod_change_list_index    (const ZavodChangeList *self);
ZavodRowChange   *zavod_change_index_find    (GHashTable           *index,
                                              const char           *table,
                                              gint64                id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodRevision, zavod_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZavodChangeList, zavod_change_list_free)

G_END_DECLS
