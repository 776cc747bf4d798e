/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history as a list that grows while it is looked through: the newest revisions first, a page at a time. Its items
 * are ZavodRevisionItem. Of one record the whole history comes at once. */

#pragma once

#include "zavod-revision.h"
#include "zavod-session.h"

G_BEGIN_DECLS

#define ZAVOD_TYPE_REVISION_ITEM (zavod_revision_item_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRevisionItem, zavod_revision_item, ZAVOD, REVISION_ITEM, GObject)

#define ZAVOD_TYPE_REVISION_LIST (zavod_revision_list_get_type ())
G_DECLARE_FINAL_TYPE (ZavodRevisionList, zavod_revision_list, ZAVOD, REVISION_LIST, GObject)

/* Properties of an item: "words" (what was done), "caption" (who and when), "undone" (boolean), "name" (all of it, for
 * screen readers). Of a list: "loading" (boolean). */

const ZavodRevision *zavod_revision_item_get_revision (ZavodRevisionItem *self);

ZavodRevisionList   *zavod_revision_list_new          (ZavodSession      *session,
                                                       ZavodNoun          noun,
                                                       gint64             record_id);
void                 zavod_revision_list_load_more    (ZavodRevisionList *self);

G_END_DECLS
