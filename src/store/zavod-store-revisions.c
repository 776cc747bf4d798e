/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading the history of an atlas, the newest first. */

#include "zavod-store-history.h"

#include "zavod-change-reader.h"
#include "zavod-changeset.h"
#include "zavod-history.h"
#include "zavod-record-rows.h"
#include "zavod-store-private.h"

#define PAGE ZAVOD_REVISION_COLUMNS " FROM revision WHERE id < ?1 ORDER BY id DESC LIMIT ?2"
#define ALL ZAVOD_REVISION_COLUMNS ", changeset FROM revision ORDER BY id DESC"
#define CHANGESET_COLUMN 6

typedef struct
{
  gint64 id;               /* of a revision or a record; where a page begins */
  guint max;
  ZavodNoun noun;
} Question;

static Question *
question_new (gint64    id,
              guint     max,
              ZavodNoun noun)
{
  Question *self = g_new (Question, 1);

  *self = (Question) { id, max, noun };
  return self;
}

static GPtrArray *
revisions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_revision_free);
}

static gpointer
read_page (ZavodConnection  *connection,
           gpointer          parameters,
           GCancellable     *cancellable,
           GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GPtrArray) revisions = revisions_new ();
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, PAGE, error);
  GHashTable *edits = statement != NULL ? zavod_history_recall_edits (connection, error) : NULL;
  gboolean row;

  if (edits == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, question->id > 0 ? question->id : G_MAXINT64);
  zavod_statement_bind_int64 (statement, 2, question->max);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&revisions);
      g_ptr_array_add (revisions, zavod_revision_load (statement, edits));
    }

  return NULL;
}

/**
 * zavod_store_revisions_async:
 * @before: the id of the revision that is read already; 0: from the newest
 * @max: how many at most
 */
void
zavod_store_revisions_async (ZavodStore          *self,
                             gint64               before,
                             guint                max,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  zavod_store_read_async (self, zavod_store_revisions_async, read_page, question_new (before, max, ZAVOD_NOUN_SITE),
                          g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
zavod_store_revisions_finish (ZavodStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_revisions_async, error);
}

/* All changes are looked at: what is learnt of one helps with those before it. */
static gboolean
concerns_record (ZavodStatement   *statement,
                 ZavodRecordRows  *rows,
                 gboolean         *concerns,
                 GError          **error)
{
  sqlite3_changeset_iter *iter;
  gsize size;
  const guint8 *data = zavod_statement_get_blob (statement, CHANGESET_COLUMN, &size);

  *concerns = FALSE;
  if (!zavod_changeset_check (data, size, error)
      || !zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, (int) size, (void *) data), error))
    return FALSE;

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    *concerns |= zavod_record_rows_match (rows, iter);

  return zavod_sqlite_check (NULL, sqlite3changeset_finalize (iter), error);
}

static gpointer
read_of_record (ZavodConnection  *connection,
                gpointer          parameters,
                GCancellable     *cancellable,
                GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GPtrArray) revisions = revisions_new ();
  g_autoptr (ZavodRecordRows) rows = zavod_record_rows_new (connection, question->noun, question->id, error);
  g_autoptr (ZavodStatement) statement = rows != NULL ? zavod_connection_prepare (connection, ALL, error) : NULL;
  GHashTable *edits = statement != NULL ? zavod_history_recall_edits (connection, error) : NULL;
  gboolean row, concerns;

  if (edits == NULL)
    return NULL;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&revisions);
      if (!concerns_record (statement, rows, &concerns, error))
        return NULL;
      if (concerns)
        g_ptr_array_add (revisions, zavod_revision_load (statement, edits));
    }

  return NULL;
}

/**
 * zavod_store_record_revisions_async:
 * @noun: site, place, actor, product, programme or source
 *
 * Reads all revisions that changed the record or what is stated of it, in a thread beside: the whole history is looked
 * through.
 */
void
zavod_store_record_revisions_async (ZavodStore          *self,
                                    ZavodNoun            noun,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (noun <= ZAVOD_NOUN_SOURCE);

  zavod_store_scan_async (self, zavod_store_record_revisions_async, read_of_record, question_new (id, 0, noun), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
zavod_store_record_revisions_finish (ZavodStore    *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_record_revisions_async, error);
}

static gpointer
read_changes (ZavodConnection  *connection,
              gpointer          parameters,
              GCancellable     *cancellable,
              GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GBytes) changeset = zavod_revision_read (connection, question->id, error);
  ZavodChangeList *changes;
  gsize size;
  gconstpointer data;

  if (changeset == NULL)
    return NULL;

  data = g_bytes_get_data (changeset, &size);
  changes = zavod_changes_read (connection, data, (int) size, question->max, error);
  if (changes != NULL)
    zavod_changes_describe (connection, changes);

  return changes;
}

/**
 * zavod_store_changes_async:
 * @max_rows: more rows are only counted
 *
 * Reads what a revision changed, row by row and field by field, in words.
 */
void
zavod_store_changes_async (ZavodStore          *self,
                           gint64               revision_id,
                           guint                max_rows,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  zavod_store_read_async (self, zavod_store_changes_async, read_changes,
                          question_new (revision_id, max_rows, ZAVOD_NOUN_SITE), g_free,
                          (GDestroyNotify) zavod_change_list_free, cancellable, callback, user_data);
}

ZavodChangeList *
zavod_store_changes_finish (ZavodStore    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_changes_async, error);
}
