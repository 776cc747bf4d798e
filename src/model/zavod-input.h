/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a form holds, without the form: named fields of text as typed, the texts they had on disk, the problems of each
 * field in words, and the edit that Save makes of them.
 *
 * Repeated things (other names, citations) are lists. The text of a list's field is the ids of its items, separated by
 * spaces; the fields of an item are called "LIST/ID/FIELD". So everything that was typed is a flat set of texts, which a
 * draft keeps as it is. */

#pragma once

#include "zavod-draft.h"
#include "zavod-edit.h"
#include "zavod-problem.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *const *item_fields;  /* NULL: this is a field, not a list */
} ZavodInputField;

#define ZAVOD_TYPE_INPUT (zavod_input_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZavodInput, zavod_input, ZAVOD, INPUT, GObject)

struct _ZavodInputClass
{
  GObjectClass parent_class;

  const ZavodInputField *fields;  /* in the form's order; a NULL name ends them */

  /* @list and @item are NULL and 0 for a field that is not an item's. @text is stripped of spaces at both ends. */
  ZavodProblem *(*check) (ZavodInput *self,
                          const char *list,
                          gint64      item,
                          const char *field,
                          const char *text);

  /* The same for what is only odd, and lets pass. NULL: nothing is. */
  ZavodProblem *(*warn)  (ZavodInput *self,
                          const char *list,
                          gint64      item,
                          const char *field,
                          const char *text);

  /* A field was typed into: others may be filled from it. */
  void          (*typed) (ZavodInput *self,
                          const char *field,
                          const char *old_text);

  /* The words of the edit, and its rows. */
  char         *(*describe) (ZavodInput *self);
  void          (*write)    (ZavodInput *self,
                             ZavodEdit  *edit);
};

/* Signal "changed" (const char *field): the text of a field is another. */

const char   *zavod_input_get               (ZavodInput   *self,
                                             const char   *field);
char         *zavod_input_dup               (ZavodInput   *self,
                                             const char   *field);
const char   *zavod_input_get_original      (ZavodInput   *self,
                                             const char   *field);
void          zavod_input_set               (ZavodInput   *self,
                                             const char   *field,
                                             const char   *text);
void          zavod_input_type              (ZavodInput   *self,
                                             const char   *field,
                                             const char   *text);
void          zavod_input_set_original      (ZavodInput   *self,
                                             const char   *field,
                                             const char   *text);

char         *zavod_input_item_field        (const char   *list,
                                             gint64        item,
                                             const char   *field);
void          zavod_input_add_item          (ZavodInput   *self,
                                             const char   *list,
                                             gint64        item);
void          zavod_input_add_original_item (ZavodInput   *self,
                                             const char   *list,
                                             gint64        item);
void          zavod_input_remove_item       (ZavodInput   *self,
                                             const char   *list,
                                             gint64        item);
GArray       *zavod_input_list_items        (ZavodInput   *self,
                                             const char   *list);
GArray       *zavod_input_list_removed_items (ZavodInput  *self,
                                             const char   *list);
gboolean      zavod_input_is_original_item  (ZavodInput   *self,
                                             const char   *list,
                                             gint64        item);

ZavodProblem *zavod_input_check             (ZavodInput   *self,
                                             const char   *field);
ZavodProblem *zavod_input_warn              (ZavodInput   *self,
                                             const char   *field);
char         *zavod_input_find_problem      (ZavodInput   *self);
gboolean      zavod_input_is_field_changed  (ZavodInput   *self,
                                             const char   *field);
gboolean      zavod_input_is_changed        (ZavodInput   *self);
ZavodEdit    *zavod_input_make_edit         (ZavodInput   *self);
void          zavod_input_write             (ZavodInput   *self,
                                             ZavodEdit    *edit);
void          zavod_input_reset             (ZavodInput   *self);

gboolean      zavod_input_keep_in           (ZavodInput   *self,
                                             ZavodDraft   *draft);
GPtrArray    *zavod_input_rebase            (ZavodInput   *self,
                                             ZavodInput   *fresh);

/* For subclasses: the row that a part of the input is written to. It is begun with the first column that changed. */
typedef struct
{
  ZavodInput *input;
  ZavodEdit *edit;
  const char *table;
  gint64 id;
  gboolean inserts;
  gboolean begun;
} ZavodInputRow;

void          zavod_input_row_begin         (ZavodInputRow *row);
void          zavod_input_row_write_text    (ZavodInputRow *row,
                                             const char    *field,
                                             const char    *column);
void          zavod_input_row_write_date    (ZavodInputRow *row,
                                             const char    *field,
                                             const char    *column);

G_END_DECLS
