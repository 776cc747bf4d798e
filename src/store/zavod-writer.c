/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-writer-private.h"

#include <glib/gi18n.h>

#include "zavod-open.h"
#include "zavod-operation.h"
#include "zavod-schema.h"
#include "zavod-sqlite.h"

static sqlite3 *
get_handle (ZavodWriter *self)
{
  return zavod_connection_get_handle (self->connection);
}

static void
tell_history (ZavodWriter  *self,
              ZavodOutcome *outcome)
{
  gint64 undo = zavod_history_get_undo (self->history);
  gint64 redo = zavod_history_get_redo (self->history);

  outcome->undo_words = undo != 0 ? zavod_revision_words (self->connection, undo) : NULL;
  outcome->redo_words = redo != 0 ? zavod_revision_words (self->connection, redo) : NULL;
}

/* Another Zavod on the same file has its own edits in the history: then it is read again. */
static gboolean
notice_others (ZavodWriter  *self,
               GError      **error)
{
  gboolean changed;

  if (!zavod_connection_check_changed (self->connection, &changed, error))
    return FALSE;

  self->is_stale |= changed;

  return !changed || zavod_history_load (self->history, self->connection, error);
}

static gboolean
begin (ZavodWriter  *self,
       GError      **error)
{
  return zavod_connection_execute (self->connection, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON", error)
         && notice_others (self, error);
}

/* When a layer was changed, as GeoPackage wants it. An extent that some program has noted may be wrong now. */
static gboolean
touch_contents (ZavodWriter   *self,
                ZavodChanges  *changes,
                GError       **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  GHashTableIter iter;
  gpointer table;

  statement = zavod_connection_prepare (self->connection,
                                        "UPDATE gpkg_contents SET last_change = strftime ('%Y-%m-%dT%H:%M:%fZ', 'now'),"
                                        " min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL WHERE table_name = ?1",
                                        error);
  if (statement == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, changes->rows);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      zavod_statement_bind_text (statement, 1, table);
      if (!zavod_statement_execute (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
finish (ZavodWriter   *self,
        ZavodOutcome  *outcome,
        GError       **error)
{
  /* from here on it is done: nobody can stop it any more */
  zavod_connection_set_cancellable (self->connection, NULL);

  return touch_contents (self, &outcome->changes, error)
         && zavod_connection_execute (self->connection, "COMMIT", error);
}

static void
add_to_history (ZavodWriter *self,
                GArray      *pending)
{
  for (guint i = 0; i < pending->len; i++)
    {
      const ZavodPending *revision = &g_array_index (pending, ZavodPending, i);

      zavod_history_add (self->history, revision->kind, revision->id);
    }
}

/**
 * zavod_writer_transact:
 * @function: what is done, in one transaction: all of it or nothing
 */
ZavodOutcome *
zavod_writer_transact (ZavodWriter     *self,
                       ZavodWriteFunc   function,
                       gpointer         data,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (ZavodOutcome) outcome = zavod_outcome_new ();
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (ZavodPending));
  gboolean done;

  zavod_connection_set_cancellable (self->connection, cancellable);
  done = begin (self, error) && function (self, data, outcome, pending, error) && finish (self, outcome, error);
  zavod_connection_set_cancellable (self->connection, NULL);

  if (!done)
    {
      zavod_connection_rollback (self->connection);
      return NULL;
    }

  add_to_history (self, pending);
  outcome->changes.everything = self->is_stale;
  self->is_stale = FALSE;
  tell_history (self, outcome);

  return g_steal_pointer (&outcome);
}

sqlite3_session *
zavod_writer_start_session (ZavodWriter  *self,
                            GError      **error)
{
  g_autoptr (sqlite3_session) session = NULL;

  if (!zavod_sqlite_check (get_handle (self), sqlite3session_create (get_handle (self), "main", &session), error))
    return NULL;

  for (guint i = 0; zavod_schema_tables[i] != NULL; i++)
    if (!zavod_sqlite_check (get_handle (self), sqlite3session_attach (session, zavod_schema_tables[i]), error))
      return NULL;

  return g_steal_pointer (&session);
}

static gboolean
apply_operations (ZavodWriter  *self,
                  ZavodEdit    *edit,
                  GError      **error)
{
  guint n_operations = zavod_edit_get_n_operations (edit);

  for (guint i = 0; i < n_operations; i++)
    if (!zavod_operation_apply (zavod_edit_get_operation (edit, i), self->connection, error))
      return FALSE;

  return TRUE;
}

/**
 * zavod_writer_record:
 * @session: what the transaction has done
 * @words: (nullable): what it does; %NULL when it becomes no revision
 *
 * Judges what was done, and makes a revision of it. What changes nothing leaves none.
 */
gboolean
zavod_writer_record (ZavodWriter      *self,
                     sqlite3_session  *session,
                     const char       *words,
                     ZavodOutcome     *outcome,
                     GArray           *pending,
                     GError          **error)
{
  g_auto (ZavodChangeset) changeset = { 0 };
  gint64 id;

  if (!zavod_sqlite_check (get_handle (self), sqlite3session_changeset (session, &changeset.size, &changeset.data),
                           error)
      || !zavod_changes_add_changeset (&outcome->changes, self->connection, changeset.data, changeset.size, error)
      || !zavod_changeset_validate (self->connection, changeset.data, changeset.size, &outcome->changes, error)
      || !zavod_changes_find_sites (&outcome->changes, self->connection, changeset.data, changeset.size, error))
    return FALSE;

  if (changeset.size == 0 || words == NULL)
    return TRUE;

  id = zavod_revision_write (self->connection, ZAVOD_REVISION_EDIT, 0, words, changeset.data, changeset.size, error);
  zavod_pending_add (pending, ZAVOD_REVISION_EDIT, id);

  return id != 0;
}

static gboolean
write_edit (ZavodWriter   *self,
            gpointer       data,
            ZavodOutcome  *outcome,
            GArray        *pending,
            GError       **error)
{
  ZavodEdit *edit = data;
  g_autoptr (sqlite3_session) session = zavod_writer_start_session (self, error);

  return session != NULL && apply_operations (self, edit, error)
         && zavod_writer_record (self, session, zavod_edit_is_recorded (edit) ? zavod_edit_get_words (edit) : NULL,
                                 outcome, pending, error);
}

/* Any conflict means that somebody else changed the same rows since: nothing is overwritten. */
static int
conflict_cb (gpointer                user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
zavod_writer_apply (ZavodWriter           *self,
                    const ZavodChangeset  *changeset,
                    GError               **error)
{
  /* the rows that a cascade deleted are in the changeset themselves: cascades must not run once more */
  int code = sqlite3changeset_apply_v2 (get_handle (self), changeset->size, changeset->data, NULL, conflict_cb, NULL,
                                        NULL, NULL, SQLITE_CHANGESETAPPLY_FKNOACTION);

  /* a row that differs, or one that another record has come to refer to */
  if (code != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT)
    return zavod_sqlite_check (get_handle (self), code, error);

  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT, "");

  return FALSE;
}

/**
 * zavod_writer_read:
 * @kind: of an undo the inverse is read
 */
gboolean
zavod_writer_read (ZavodWriter        *self,
                   ZavodRevisionKind   kind,
                   gint64              edit_id,
                   ZavodChangeset     *changeset,
                   GError            **error)
{
  g_autoptr (GBytes) stored = zavod_revision_read (self->connection, edit_id, error);
  gconstpointer data;
  gsize size;

  if (stored == NULL)
    return FALSE;

  data = g_bytes_get_data (stored, &size);
  if (kind == ZAVOD_REVISION_UNDO)
    return zavod_sqlite_check (get_handle (self),
                               sqlite3changeset_invert ((int) size, data, &changeset->size, &changeset->data), error);

  changeset->data = sqlite3_malloc64 (size);
  changeset->size = (int) size;
  memcpy (changeset->data, data, size);

  return TRUE;
}

static gboolean
set_nothing_error (ZavodRevisionKind   kind,
                   GError            **error)
{
  g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                       kind == ZAVOD_REVISION_UNDO ? _("There is nothing to undo.") : _("There is nothing to redo."));

  return FALSE;
}

/* Of an edit that comes in its turn, all that came after it was undone before it. */
static void
explain_conflict (ZavodRevisionKind   kind,
                  const char         *words,
                  GError            **error)
{
  if (error == NULL || !g_error_matches (*error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT))
    return;

  g_clear_error (error);
  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT,
               kind == ZAVOD_REVISION_UNDO
                 ? _("“%s” cannot be undone: the record was changed by another program since.")
                 : _("“%s” cannot be redone: the record was changed by another program since."),
               words);
}

static void
explain_change (ZavodRevisionKind   kind,
                const char         *words,
                GError            **error)
{
  if (error == NULL || !g_error_matches (*error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT))
    return;

  g_clear_error (error);
  g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT,
               kind == ZAVOD_REVISION_UNDO
                 ? _("“%s” cannot be undone alone: what it changed was changed again since.")
                 : _("“%s” cannot be made again: what it changed was changed otherwise since."),
               words);
}

/* One that comes in its turn leads back to what was there before, whatever that was. */
static gboolean
is_in_turn (ZavodWriter       *self,
            ZavodRevisionKind  kind,
            gint64             edit_id)
{
  return edit_id == (kind == ZAVOD_REVISION_UNDO ? zavod_history_get_undo (self->history)
                                                 : zavod_history_get_redo (self->history));
}

static gboolean
step (ZavodWriter        *self,
      ZavodRevisionKind   kind,
      gint64              edit_id,
      ZavodOutcome       *outcome,
      ZavodChangeset     *changeset,
      GError            **error)
{
  return zavod_writer_read (self, kind, edit_id, changeset, error)
         && zavod_changes_add_changeset (&outcome->changes, self->connection, changeset->data, changeset->size, error)
         && zavod_writer_apply (self, changeset, error)
         && (is_in_turn (self, kind, edit_id)
             || zavod_changeset_validate (self->connection, changeset->data, changeset->size, &outcome->changes, error))
         && zavod_changes_find_sites (&outcome->changes, self->connection, changeset->data, changeset->size, error);
}

/**
 * zavod_writer_step:
 * @kind: undo or redo
 *
 * Applies the changeset of an edit, inverted for undo, and records that as a revision that answers it.
 */
gboolean
zavod_writer_step (ZavodWriter        *self,
                   ZavodRevisionKind   kind,
                   gint64              edit_id,
                   ZavodOutcome       *outcome,
                   GArray             *pending,
                   GError            **error)
{
  g_auto (ZavodChangeset) changeset = { 0 };

  g_free (outcome->words);
  outcome->words = zavod_revision_words (self->connection, edit_id);
  if (!step (self, kind, edit_id, outcome, &changeset, error))
    {
      if (is_in_turn (self, kind, edit_id))
        explain_conflict (kind, outcome->words, error);
      else
        explain_change (kind, outcome->words, error);
      return FALSE;
    }

  zavod_pending_add (pending, kind, edit_id);

  return zavod_revision_write (self->connection, kind, edit_id, outcome->words, changeset.data, changeset.size,
                               error) != 0;
}

static gboolean
write_step (ZavodWriter   *self,
            gpointer       data,
            ZavodOutcome  *outcome,
            GArray        *pending,
            GError       **error)
{
  ZavodRevisionKind kind = GPOINTER_TO_INT (data);
  gint64 edit_id = kind == ZAVOD_REVISION_UNDO ? zavod_history_get_undo (self->history)
                                               : zavod_history_get_redo (self->history);

  return edit_id != 0 ? zavod_writer_step (self, kind, edit_id, outcome, pending, error)
                      : set_nothing_error (kind, error);
}

/**
 * zavod_writer_new:
 *
 * Opens an atlas for writing, or fails as zavod_atlas_open_writer() does.
 */
ZavodWriter *
zavod_writer_new (const char  *path,
                  GError     **error)
{
  ZavodConnection *connection = zavod_atlas_open_writer (path, error);
  ZavodWriter *self;

  if (connection == NULL)
    return NULL;

  self = g_new0 (ZavodWriter, 1);
  self->connection = connection;
  self->history = zavod_history_new ();

  if (!notice_others (self, error) || !zavod_history_load (self->history, connection, error))
    {
      zavod_writer_free (self);
      return NULL;
    }

  return self;
}

void
zavod_writer_free (gpointer data)
{
  ZavodWriter *self = data;

  zavod_history_free (self->history);
  zavod_connection_free (self->connection);
  g_free (self);
}

/* What can be undone and redone, and no change. */
ZavodOutcome *
zavod_writer_get_state (ZavodWriter *self)
{
  ZavodOutcome *outcome = zavod_outcome_new ();

  tell_history (self, outcome);

  return outcome;
}

/**
 * zavod_writer_edit:
 * @edit: a #ZavodEdit
 *
 * Carries out an edit in one transaction, with its changeset in `revision` unless the edit is not to be recorded. An
 * edit that changes nothing leaves no revision.
 */
gpointer
zavod_writer_edit (gpointer       self,
                   gpointer       edit,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return zavod_writer_transact (self, write_edit, edit, cancellable, error);
}

gpointer
zavod_writer_undo (gpointer       self,
                   gpointer       unused,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return zavod_writer_transact (self, write_step, GINT_TO_POINTER (ZAVOD_REVISION_UNDO), cancellable, error);
}

gpointer
zavod_writer_redo (gpointer       self,
                   gpointer       unused,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return zavod_writer_transact (self, write_step, GINT_TO_POINTER (ZAVOD_REVISION_REDO), cancellable, error);
}

/* Whether another program wrote: the connection does not notice its own commits. */
gpointer
zavod_writer_poll (gpointer       data,
                   gpointer       unused,
                   GCancellable  *cancellable,
                   GError       **error)
{
  ZavodWriter *self = data;
  ZavodOutcome *outcome;

  if (!notice_others (self, error))
    return NULL;

  outcome = zavod_writer_get_state (self);
  outcome->changes.everything = self->is_stale;
  self->is_stale = FALSE;

  return outcome;
}
