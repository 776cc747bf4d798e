/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going back further than to the newest edit: taking back an old one, taking apart what was merged, and what was at a
 * moment. */

#include "zavod-writer-steps.h"

#include <glib/gi18n.h>

#include "zavod-change-plan.h"
#include "zavod-change-reader.h"
#include "zavod-record-rows.h"
#include "zavod-writer-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

static sqlite3 *
get_handle (ZavodWriter *self)
{
  return zavod_connection_get_handle (self->connection);
}

/* ---- old edits ---- */

static gboolean
set_gone_error (GError **error)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("This edit is taken back already."));

  return FALSE;
}

static gboolean
contains (const ZavodHistoryStep *step,
          gint64                  id)
{
  for (gsize i = 0; i < step->n_ids; i++)
    if (step->ids[i] == id)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full): those of the edits that are in force, the newest first */
static GArray *
list_newest_first (ZavodWriter            *self,
                   const ZavodHistoryStep *step)
{
  GArray *edits = zavod_history_get_edits (self->history);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = edits->len; i > 0 && ids->len < step->n_ids; i--)
    {
      const gint64 id = g_array_index (edits, gint64, i - 1);

      if (contains (step, id))
        g_array_append_val (ids, id);
    }

  return ids;
}

static gboolean
undo (ZavodWriter             *self,
      const ZavodHistoryStep  *step,
      ZavodOutcome            *outcome,
      GArray                  *pending,
      GError                 **error)
{
  g_autoptr (GArray) ids = list_newest_first (self, step);

  if (ids->len < step->n_ids)
    return set_gone_error (error);

  for (guint i = 0; i < ids->len; i++)
    if (!zavod_writer_step (self, ZAVOD_REVISION_UNDO, g_array_index (ids, gint64, i), outcome, pending, error))
      return FALSE;

  return TRUE;
}

static gboolean
redo (ZavodWriter             *self,
      const ZavodHistoryStep  *step,
      ZavodOutcome            *outcome,
      GArray                  *pending,
      GError                 **error)
{
  g_autoptr (GArray) in_force = list_newest_first (self, step);

  if (in_force->len > 0)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("This edit is in force already."));
      return FALSE;
    }

  return zavod_writer_step (self, ZAVOD_REVISION_REDO, step->ids[0], outcome, pending, error);
}

/* ---- what still can be undone of an edit ---- */

static gboolean
apply_plan (ZavodWriter      *self,
            ZavodChangeList  *changes,
            const char       *words,
            ZavodOutcome     *outcome,
            GArray           *pending,
            GError          **error)
{
  g_autoptr (sqlite3_session) session = zavod_writer_start_session (self, error);

  outcome->words = g_strdup (words);

  return session != NULL && zavod_changes_apply (self->connection, changes, error)
         && zavod_writer_record (self, session, words, outcome, pending, error);
}

/* Returns: (transfer full): what taking back an edit would change, compared with the atlas as it is */
static ZavodChangeList *
plan_undo (ZavodWriter  *self,
           gint64        edit_id,
           GError      **error)
{
  g_auto (ZavodChangeset) changeset = { 0 };
  g_autoptr (ZavodChangeList) changes = NULL;

  if (!zavod_writer_read (self, ZAVOD_REVISION_UNDO, edit_id, &changeset, error))
    return NULL;

  changes = zavod_changes_read (self->connection, changeset.data, changeset.size, G_MAXUINT, error);

  return changes != NULL && zavod_changes_compare (self->connection, changes, error) ? g_steal_pointer (&changes) : NULL;
}

static gboolean
undo_fitting (ZavodWriter             *self,
              const ZavodHistoryStep  *step,
              ZavodOutcome            *outcome,
              GArray                  *pending,
              GError                 **error)
{
  g_autoptr (ZavodChangeList) changes = plan_undo (self, step->ids[0], error);

  if (changes == NULL)
    return FALSE;
  if (zavod_changes_count (changes, ZAVOD_CHANGE_FITS) > 0)
    return apply_plan (self, changes, step->words, outcome, pending, error);

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT,
                       _("Nothing of this edit can be undone: all of it was changed since."));
  return FALSE;
}

/* What came from the record that went is given back to it, as far as it is there still; without the record itself nothing
 * is. */
static gboolean
take_apart (ZavodWriter             *self,
            const ZavodHistoryStep  *step,
            ZavodOutcome            *outcome,
            GArray                  *pending,
            GError                 **error)
{
  g_autoptr (ZavodChangeList) changes = plan_undo (self, step->ids[0], error);
  g_autoptr (GHashTable) index = changes != NULL ? zavod_change_list_index (changes) : NULL;
  const ZavodRowChange *record = NULL;

  if (index == NULL)
    return FALSE;

  record = zavod_change_index_find (index, zavod_noun_get_table (step->noun), step->record_id);
  if (record != NULL && record->operation == ZAVOD_OPERATION_INSERT && record->state == ZAVOD_CHANGE_FITS)
    return apply_plan (self, changes, step->words, outcome, pending, error);

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT,
                       record != NULL && record->is_there
                         ? _("They are apart already.")
                         : _("They cannot be taken apart: what the record refers to is not in the atlas any more."));
  return FALSE;
}

/* ---- what was at a moment ---- */

/* Returns: (transfer full): the ids of the revisions after that moment, the newest first */
static GArray *
list_since (ZavodWriter  *self,
            gint64        revision_id,
            GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ZavodStatement) statement =
    zavod_connection_prepare (self->connection, "SELECT id FROM revision WHERE id > ?1 ORDER BY id DESC", error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, revision_id);
  while (zavod_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = zavod_statement_get_int64 (statement, 0);
      g_array_append_val (ids, id);
    }

  return NULL;
}

static gboolean
set_unknown_error (GError **error)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT,
                       _("The atlas cannot be restored as of this moment: another program changed it since, "
                         "and the history does not say what."));

  return FALSE;
}

static gboolean
go_back (ZavodWriter  *self,
         gint64        revision_id,
         GError      **error)
{
  g_auto (ZavodChangeset) changeset = { 0 };
  g_autoptr (GError) failure = NULL;

  if (!zavod_writer_read (self, ZAVOD_REVISION_UNDO, revision_id, &changeset, error))
    return FALSE;
  if (zavod_writer_apply (self, &changeset, &failure))
    return TRUE;
  if (g_error_matches (failure, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT))
    return set_unknown_error (error);

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
set_same_error (GError **error)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("Nothing has changed since."));

  return FALSE;
}

/* Each revision, undo and redo too, says what it did: they are taken back one by one. */
static gboolean
restore (ZavodWriter             *self,
         const ZavodHistoryStep  *step,
         ZavodOutcome            *outcome,
         GArray                  *pending,
         GError                 **error)
{
  g_autoptr (GArray) ids = list_since (self, step->ids[0], error);
  g_autoptr (sqlite3_session) session = ids != NULL ? zavod_writer_start_session (self, error) : NULL;

  if (session == NULL)
    return FALSE;
  if (ids->len == 0)
    return set_same_error (error);

  for (guint i = 0; i < ids->len; i++)
    if (!go_back (self, g_array_index (ids, gint64, i), error))
      return FALSE;

  outcome->words = g_strdup (step->words);

  return zavod_writer_record (self, session, step->words, outcome, pending, error);
}

static gboolean
gather (ZavodWriter           *self,
        gint64                 revision_id,
        ZavodRecordRows       *rows,
        sqlite3_changegroup   *group,
        GError               **error)
{
  g_auto (ZavodChangeset) changeset = { 0 };
  sqlite3_changeset_iter *iter;
  int code = SQLITE_OK, end;

  if (!zavod_writer_read (self, ZAVOD_REVISION_UNDO, revision_id, &changeset, error)
      || !zavod_sqlite_check (NULL, sqlite3changeset_start (&iter, changeset.size, changeset.data), error))
    return FALSE;

  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    if (zavod_record_rows_match (rows, iter))
      code = sqlite3changegroup_add_change (group, iter);
  end = sqlite3changeset_finalize (iter);

  return zavod_sqlite_check (get_handle (self), code, error) && zavod_sqlite_check (get_handle (self), end, error);
}

/* What all changes to the record since come to, taken back. */
static ZavodChangeList *
read_way_back (ZavodWriter      *self,
               GArray           *ids,
               ZavodRecordRows  *rows,
               GError          **error)
{
  g_autoptr (sqlite3_changegroup) group = NULL;
  g_auto (ZavodChangeset) changeset = { 0 };

  if (!zavod_sqlite_check (NULL, sqlite3changegroup_new (&group), error))
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    if (!gather (self, g_array_index (ids, gint64, i), rows, group, error))
      return NULL;

  if (!zavod_sqlite_check (NULL, sqlite3changegroup_output (group, &changeset.size, &changeset.data), error))
    return NULL;

  return zavod_changes_read (self->connection, changeset.data, changeset.size, G_MAXUINT, error);
}

/* A statement that comes back may cite a source that is gone: then that comes back with it. */
static ZavodChangeList *
read_way_back_of_record (ZavodWriter             *self,
                         const ZavodHistoryStep  *step,
                         GError                 **error)
{
  g_autoptr (GArray) ids = list_since (self, step->ids[0], error);
  g_autoptr (ZavodRecordRows) rows = ids != NULL ? zavod_record_rows_new (self->connection, step->noun,
                                                                          step->record_id, error) : NULL;

  while (rows != NULL)
    {
      g_autoptr (ZavodChangeList) changes = read_way_back (self, ids, rows, error);
      guint n_missing;

      if (changes == NULL || !zavod_changes_find_missing (self->connection, changes, rows, &n_missing, error))
        return NULL;
      if (n_missing == 0)
        return g_steal_pointer (&changes);
    }

  return NULL;
}

static gboolean
restore_record (ZavodWriter             *self,
                const ZavodHistoryStep  *step,
                ZavodOutcome            *outcome,
                GArray                  *pending,
                GError                 **error)
{
  g_autoptr (ZavodChangeList) changes = read_way_back_of_record (self, step, error);

  if (changes == NULL || !zavod_changes_compare (self->connection, changes, error))
    return FALSE;
  if (zavod_changes_count (changes, ZAVOD_CHANGE_RIVAL) > 0)
    return set_unknown_error (error);
  if (changes->rows->len == 0)
    return set_same_error (error);

  return apply_plan (self, changes, step->words, outcome, pending, error);
}

/* ---- the job ---- */

static gboolean
write_step (ZavodWriter   *self,
            gpointer       data,
            ZavodOutcome  *outcome,
            GArray        *pending,
            GError       **error)
{
  const ZavodHistoryStep *step = data;

  switch (step->kind)
    {
    case ZAVOD_STEP_UNDO:
      return undo (self, step, outcome, pending, error);
    case ZAVOD_STEP_UNDO_FITTING:
      return undo_fitting (self, step, outcome, pending, error);
    case ZAVOD_STEP_REDO:
      return redo (self, step, outcome, pending, error);
    case ZAVOD_STEP_RESTORE:
      return restore (self, step, outcome, pending, error);
    case ZAVOD_STEP_TAKE_APART:
      return take_apart (self, step, outcome, pending, error);
    case ZAVOD_STEP_RESTORE_RECORD:
      return restore_record (self, step, outcome, pending, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * zavod_writer_go:
 * @step: a #ZavodHistoryStep
 */
gpointer
zavod_writer_go (gpointer       self,
                 gpointer       step,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return zavod_writer_transact (self, write_step, step, cancellable, error);
}
