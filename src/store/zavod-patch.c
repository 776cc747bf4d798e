/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-patch-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "zavod-change-plan.h"
#include "zavod-change-reader.h"
#include "zavod-changeset.h"
#include "zavod-open.h"
#include "zavod-sqlite.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_changegroup, sqlite3changegroup_delete)

#define REVISIONS "SELECT id, made_at, who, words, changeset FROM revision WHERE id > ?1 ORDER BY id"

ZavodPatch *
zavod_patch_new (void)
{
  ZavodPatch *self = g_new0 (ZavodPatch, 1);

  g_atomic_ref_count_init (&self->references);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_revision_free);
  self->changesets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  return self;
}

ZavodPatch *
zavod_patch_ref (ZavodPatch *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
zavod_patch_unref (ZavodPatch *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->atlas);
  g_free (self->title);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->changesets);
  g_clear_pointer (&self->changes, zavod_change_list_free);
  g_free (self);
}

/* Takes @edit. */
void
zavod_patch_add (ZavodPatch    *self,
                 ZavodRevision *edit,
                 GBytes        *changeset)
{
  g_ptr_array_add (self->edits, edit);
  g_ptr_array_add (self->changesets, g_bytes_ref (changeset));
}

const char *
zavod_patch_get_title (ZavodPatch *self)
{
  return self->title;
}

GPtrArray *
zavod_patch_get_edits (ZavodPatch *self)
{
  return self->edits;
}

ZavodChangeList *
zavod_patch_get_changes (ZavodPatch *self)
{
  return self->changes;
}

/* ---- from the history of an atlas ---- */

static gboolean
read_atlas (ZavodConnection  *connection,
            char            **atlas,
            char            **title,
            GError          **error)
{
  g_autoptr (ZavodStatement) statement =
    zavod_connection_prepare (connection, "SELECT atlas, title FROM zavod_meta WHERE id = 1", error);
  gboolean row;

  if (statement == NULL || !zavod_statement_step (statement, &row, error))
    return FALSE;

  *atlas = zavod_statement_dup_text (statement, 0);
  *title = zavod_statement_dup_text (statement, 1);

  return TRUE;
}

static gboolean
add_revision (ZavodPatch      *self,
              ZavodStatement  *statement,
              GError         **error)
{
  ZavodRevision *edit = g_new0 (ZavodRevision, 1);
  gsize size;
  const guint8 *data = zavod_statement_get_blob (statement, 4, &size);
  g_autoptr (GBytes) changeset = g_bytes_new (data, size);

  edit->id = zavod_statement_get_int64 (statement, 0);
  edit->made_at = zavod_statement_dup_text (statement, 1);
  edit->who = zavod_statement_dup_text (statement, 2);
  edit->words = zavod_statement_dup_text (statement, 3);
  zavod_patch_add (self, edit, changeset);

  return zavod_changeset_check (data, size, error);
}

/**
 * zavod_patch_collect:
 * @after: the revision after which the edits begin
 *
 * Returns: (transfer full): the edits since, undo and redo too
 */
ZavodPatch *
zavod_patch_collect (ZavodConnection  *connection,
                     gint64            after,
                     GError          **error)
{
  g_autoptr (ZavodPatch) self = zavod_patch_new ();
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, REVISIONS, error);
  gboolean row;

  if (statement == NULL || !read_atlas (connection, &self->atlas, &self->title, error))
    return NULL;

  zavod_statement_bind_int64 (statement, 1, after);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&self);
      if (!add_revision (self, statement, error))
        return NULL;
    }

  return NULL;
}

static gboolean
is_same_revision (ZavodStatement *ours,
                  ZavodStatement *theirs)
{
  gsize our_size, their_size;
  const guint8 *our_data = zavod_statement_get_blob (ours, 4, &our_size);
  const guint8 *their_data = zavod_statement_get_blob (theirs, 4, &their_size);

  for (int column = 0; column < 4; column++)
    if (g_strcmp0 (zavod_statement_get_text (ours, column), zavod_statement_get_text (theirs, column)) != 0)
      return FALSE;

  return our_size == their_size && memcmp (our_data, their_data, our_size) == 0;
}

/* Finds the last revision that both have: up to there the copies were one. */
static gboolean
find_parting (ZavodConnection  *connection,
              ZavodConnection  *copy,
              gint64           *parting,
              GError          **error)
{
  g_autoptr (ZavodStatement) ours = zavod_connection_prepare (connection, REVISIONS, error);
  g_autoptr (ZavodStatement) theirs = ours != NULL ? zavod_connection_prepare (copy, REVISIONS, error) : NULL;
  gboolean we_have, they_have;

  *parting = 0;
  if (theirs == NULL)
    return FALSE;

  zavod_statement_bind_int64 (ours, 1, 0);
  zavod_statement_bind_int64 (theirs, 1, 0);
  while (zavod_statement_step (ours, &we_have, error) && zavod_statement_step (theirs, &they_have, error))
    {
      if (!we_have || !they_have || !is_same_revision (ours, theirs))
        return TRUE;
      *parting = zavod_statement_get_int64 (ours, 0);
    }

  return FALSE;
}

/**
 * zavod_patch_read_copy:
 * @path: another copy of the atlas
 *
 * Returns: (transfer full): what was done in the copy since it parted from this atlas
 */
ZavodPatch *
zavod_patch_read_copy (ZavodConnection  *connection,
                       const char       *path,
                       GError          **error)
{
  g_autoptr (ZavodConnection) copy = zavod_atlas_open_reader (path, zavod_atlas_is_writable (path), FALSE, error);
  gint64 parting;

  if (copy == NULL || !find_parting (connection, copy, &parting, error))
    return NULL;

  return zavod_patch_collect (copy, parting, error);
}

/* ---- compared with this atlas ---- */

/**
 * zavod_patch_check:
 *
 * Returns: %FALSE with @error set when it is of another atlas, or brings nothing
 */
gboolean
zavod_patch_check (ZavodPatch       *self,
                   ZavodConnection  *connection,
                   GError          **error)
{
  g_autofree char *atlas = NULL, *title = NULL;

  if (!read_atlas (connection, &atlas, &title, error))
    return FALSE;

  if (g_strcmp0 (atlas, self->atlas) != 0)
    g_set_error (error, ZAVOD_ERROR, ZAVOD_ERROR_INVALID,
                 /* Translators: the titles of two atlases */
                 _("These changes were made in another atlas, “%s”. They cannot be merged into “%s”."),
                 self->title, title);
  else if (self->edits->len == 0)
    g_set_error_literal (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND, _("There are no changes in it."));
  else
    return TRUE;

  return FALSE;
}

static void
add_reason (GHashTable *reasons,
            char       *key,
            const char *words)
{
  const char *known = g_hash_table_lookup (reasons, key);

  if (known == NULL)
    g_hash_table_insert (reasons, key, g_strdup (words));
  else if (strstr (known, words) == NULL)
    g_hash_table_insert (reasons, key, g_strconcat (known, "; ", words, NULL));
  else
    g_free (key);
}

/* Which edits touched a row, in their words. */
static gboolean
gather_reasons (ZavodPatch       *self,
                ZavodConnection  *connection,
                guint             place,
                GHashTable       *reasons,
                GError          **error)
{
  const ZavodRevision *edit = g_ptr_array_index (self->edits, place);
  gsize size;
  gconstpointer data = g_bytes_get_data (g_ptr_array_index (self->changesets, place), &size);
  g_autoptr (ZavodChangeList) changes = zavod_changes_read (connection, data, (int) size, G_MAXUINT, error);

  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      add_reason (reasons, zavod_row_change_make_key (row), edit->words);
    }

  return TRUE;
}

static gboolean
add_up (ZavodPatch           *self,
        sqlite3_changegroup  *group,
        GError              **error)
{
  for (guint i = 0; i < self->changesets->len; i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (self->changesets, i), &size);

      if (!zavod_sqlite_check (NULL, sqlite3changegroup_add (group, (int) size, (void *) data), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * zavod_patch_read_changes:
 *
 * Returns: (transfer full): what all edits come to, row by row
 */
ZavodChangeList *
zavod_patch_read_changes (ZavodPatch       *self,
                          ZavodConnection  *connection,
                          GError          **error)
{
  g_autoptr (sqlite3_changegroup) group = NULL;
  ZavodChangeList *changes = NULL;
  void *data = NULL;
  int size = 0;

  if (zavod_sqlite_check (NULL, sqlite3changegroup_new (&group), error) && add_up (self, group, error)
      && zavod_sqlite_check (NULL, sqlite3changegroup_output (group, &size, &data), error))
    changes = zavod_changes_read (connection, data, size, G_MAXUINT, error);
  sqlite3_free (data);

  return changes;
}

/**
 * zavod_patch_add_reasons:
 *
 * Adds to each row of @changes the words of the edits that touched it.
 */
gboolean
zavod_patch_add_reasons (ZavodPatch       *self,
                         ZavodConnection  *connection,
                         ZavodChangeList  *changes,
                         GError          **error)
{
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->edits->len; i++)
    if (!gather_reasons (self, connection, i, reasons, error))
      return FALSE;

  for (guint i = 0; i < changes->rows->len; i++)
    {
      ZavodRowChange *row = g_ptr_array_index (changes->rows, i);
      g_autofree char *key = zavod_row_change_make_key (row);

      row->reasons = g_strdup (g_hash_table_lookup (reasons, key));
    }

  return TRUE;
}
