/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-history.h"

#include <glib/gi18n.h>

#include "zavod-changeset.h"
#include "zavod-sqlite.h"
#include "zavod-store-history.h"
#include "zavod-writer.h"

static const char *const kinds[] = {
  [ZAVOD_REVISION_EDIT] = "edit",
  [ZAVOD_REVISION_UNDO] = "undo",
  [ZAVOD_REVISION_REDO] = "redo",
};

/* Both hold ids of edits, the next to be undone or redone last. */
struct _ZavodHistory
{
  GArray *undo;
  GArray *redo;
};

ZavodHistory *
zavod_history_new (void)
{
  ZavodHistory *self = g_new0 (ZavodHistory, 1);

  self->undo = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->redo = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

void
zavod_history_free (ZavodHistory *self)
{
  g_array_unref (self->undo);
  g_array_unref (self->redo);
  g_free (self);
}

static gint64
get_last (GArray *stack)
{
  return stack->len > 0 ? g_array_index (stack, gint64, stack->len - 1) : 0;
}

/* What is taken out is mostly the last. */
static void
take_out (GArray *stack,
          gint64  id)
{
  for (guint i = stack->len; i > 0; i--)
    if (g_array_index (stack, gint64, i - 1) == id)
      {
        g_array_remove_index (stack, i - 1);
        return;
      }
}

static void
move (GArray *from,
      GArray *to,
      gint64  id)
{
  take_out (from, id);
  take_out (to, id);
  g_array_append_val (to, id);
}

/**
 * zavod_history_add:
 * @id: of the edit that was made, undone or redone; any one, not the newest alone
 */
void
zavod_history_add (ZavodHistory      *self,
                   ZavodRevisionKind  kind,
                   gint64             id)
{
  switch (kind)
    {
    case ZAVOD_REVISION_EDIT:
      g_array_append_val (self->undo, id);
      g_array_set_size (self->redo, 0);
      break;

    case ZAVOD_REVISION_UNDO:
      move (self->undo, self->redo, id);
      break;

    case ZAVOD_REVISION_REDO:
      move (self->redo, self->undo, id);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* The edit that is undone next; 0: none. */
gint64
zavod_history_get_undo (ZavodHistory *self)
{
  return get_last (self->undo);
}

gint64
zavod_history_get_redo (ZavodHistory *self)
{
  return get_last (self->redo);
}

/* The edits that are not taken back, as they came into force. */
GArray *
zavod_history_get_edits (ZavodHistory *self)
{
  return self->undo;
}

ZavodRevisionKind
zavod_revision_kind_from_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], text) == 0)
      return (ZavodRevisionKind) i;

  return ZAVOD_REVISION_EDIT;
}

/**
 * zavod_history_load:
 *
 * Replays all revisions of the file, so that undo goes on where it was left, here or in another Zavod.
 */
gboolean
zavod_history_load (ZavodHistory     *self,
                    ZavodConnection  *connection,
                    GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  g_array_set_size (self->undo, 0);
  g_array_set_size (self->redo, 0);

  statement = zavod_connection_prepare (connection,
                                        "SELECT kind, coalesce (answers, id) FROM revision ORDER BY id", error);
  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      zavod_history_add (self, zavod_revision_kind_from_text (zavod_statement_get_text (statement, 0)),
                         zavod_statement_get_int64 (statement, 1));
    }

  return FALSE;
}

static const char *user_name;

/**
 * zavod_store_set_user_name:
 * @name: (nullable): who makes the edits of this process; %NULL or empty for the name that the system knows
 */
void
zavod_store_set_user_name (const char *name)
{
  g_atomic_pointer_set (&user_name, name != NULL && *name != '\0' ? g_intern_string (name) : NULL);
}

/**
 * zavod_store_get_user_name:
 * @is_chosen: (out) (optional): whether it was set, and not taken from the system
 *
 * Returns: (transfer full): the name that is written beside the edits of this process
 */
char *
zavod_store_get_user_name (gboolean *is_chosen)
{
  const char *name = g_atomic_pointer_get (&user_name);

  if (is_chosen != NULL)
    *is_chosen = name != NULL;

  if (name == NULL)
    name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();

  return g_utf8_make_valid (name, -1);
}

static char *
get_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * zavod_revision_write:
 * @answers: the edit that an undo or redo is about; 0: none
 *
 * Returns: the id of the new revision, or 0 with @error set
 */
gint64
zavod_revision_write (ZavodConnection    *connection,
                      ZavodRevisionKind   kind,
                      gint64              answers,
                      const char         *words,
                      gconstpointer       changeset,
                      int                 size,
                      GError            **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  g_autofree char *now = get_now ();
  g_autofree char *user = zavod_store_get_user_name (NULL);

  statement = zavod_connection_prepare (connection,
                                        "INSERT INTO revision (made_at, who, words, kind, answers, changeset)"
                                        " VALUES (?1, ?2, ?3, ?4, nullif (?5, 0), ?6)",
                                        error);
  if (statement == NULL)
    return 0;

  zavod_statement_bind_text (statement, 1, now);
  zavod_statement_bind_text (statement, 2, user);
  zavod_statement_bind_text (statement, 3, words);
  zavod_statement_bind_text (statement, 4, kinds[kind]);
  zavod_statement_bind_int64 (statement, 5, answers);
  zavod_statement_bind_blob (statement, 6, changeset, (gsize) size);

  if (!zavod_statement_execute (statement, error))
    return 0;

  return sqlite3_last_insert_rowid (zavod_connection_get_handle (connection));
}

/**
 * zavod_revision_words:
 *
 * Returns: (nullable) (transfer full): what the edit says it did; %NULL when there is no such revision
 */
char *
zavod_revision_words (ZavodConnection *connection,
                      gint64           id)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (connection, "SELECT words FROM revision WHERE id = ?1", NULL);
  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, id);
  if (!zavod_statement_step (statement, &row, NULL) || !row)
    return NULL;

  return zavod_statement_dup_text (statement, 0);
}

/**
 * zavod_revision_read:
 *
 * Returns: (transfer full): the changeset of an edit; %NULL with @error set, also when what is stored is no changeset
 */
GBytes *
zavod_revision_read (ZavodConnection  *connection,
                     gint64            id,
                     GError          **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  const guint8 *data;
  gboolean row;
  gsize size;

  statement = zavod_connection_prepare (connection, "SELECT changeset FROM revision WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;

  zavod_statement_bind_int64 (statement, 1, id);
  if (!zavod_statement_step (statement, &row, error))
    return NULL;

  if (!row)
    {
      g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND,
                           _("The edit is not in the history of the atlas any more."));
      return NULL;
    }

  data = zavod_statement_get_blob (statement, 0, &size);

  return zavod_changeset_check (data, size, error) ? g_bytes_new (data, size) : NULL;
}

/* Which edits are in force is asked with every page, but read once. */
static GHashTable *
read_edits (ZavodConnection  *connection,
            GError          **error)
{
  g_autoptr (ZavodHistory) history = zavod_history_new ();
  GHashTable *edits = zavod_id_set_new ();
  GArray *ids;

  if (!zavod_history_load (history, connection, error))
    {
      g_hash_table_unref (edits);
      return NULL;
    }

  ids = zavod_history_get_edits (history);
  for (guint i = 0; i < ids->len; i++)
    zavod_id_set_add (edits, g_array_index (ids, gint64, i));

  return edits;
}

/**
 * zavod_history_recall_edits:
 *
 * Returns: (transfer none) (element-type gint64): the edits that are not taken back, in a job of a reader
 */
GHashTable *
zavod_history_recall_edits (ZavodConnection  *connection,
                            GError          **error)
{
  gpointer edits;

  if (!zavod_connection_recall (connection, "edits in force", &edits, error))
    return NULL;

  if (edits == NULL)
    {
      edits = read_edits (connection, error);
      if (edits != NULL)
        zavod_connection_keep (connection, "edits in force", edits, (GDestroyNotify) g_hash_table_unref);
    }

  return edits;
}

/**
 * zavod_revision_load:
 * @statement: on a row of ZAVOD_REVISION_COLUMNS
 * @edits: those in force
 */
ZavodRevision *
zavod_revision_load (ZavodStatement *statement,
                     GHashTable     *edits)
{
  ZavodRevision *revision = g_new0 (ZavodRevision, 1);

  revision->id = zavod_statement_get_int64 (statement, 0);
  revision->kind = zavod_revision_kind_from_text (zavod_statement_get_text (statement, 1));
  revision->answers = zavod_statement_get_int64 (statement, 2);
  revision->made_at = zavod_statement_dup_text (statement, 3);
  revision->who = zavod_statement_dup_text (statement, 4);
  revision->words = zavod_statement_dup_text (statement, 5);
  revision->undone = revision->kind == ZAVOD_REVISION_EDIT && !g_hash_table_contains (edits, &revision->id);

  return revision;
}
