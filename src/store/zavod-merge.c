/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-merge.h"

#include <glib/gi18n.h>

#include "zavod-change-plan.h"
#include "zavod-id.h"
#include "zavod-operation.h"
#include "zavod-writer-private.h"

/* All but the id; the subject and the value of the statement as it stands here. */
#define CLAIM_COLUMNS \
  "site_id, actor_id, product_id, programme_id, country, property, topic, value_text, low, high, bound, unit, currency," \
  " object_actor_id, role, share, condition, object_product_id, object_programme_id, scope_product_id, vehicle_class," \
  " stage, method, period, period_years, modality, since, until, as_of, time_text, rank, reason, note"
#define COPY_CLAIM "INSERT INTO claim (id, " CLAIM_COLUMNS ") SELECT ?1, " CLAIM_COLUMNS " FROM claim WHERE id = ?2"

#define CITATION_COLUMNS "source_id, locator, quote, speaker_id, speaker, note"
#define CITATIONS "SELECT id FROM citation WHERE claim_id = ?1 ORDER BY id"
#define COPY_CITATION \
  "INSERT INTO citation (id, claim_id, " CITATION_COLUMNS ") SELECT ?1, ?2, " CITATION_COLUMNS " FROM citation WHERE id = ?3"

static gboolean
copy_citations (ZavodConnection  *connection,
                gint64            from,
                gint64            to,
                GError          **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (connection, CITATIONS, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean found = TRUE;

  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_int64 (statement, 1, from);
  while (found)
    {
      gint64 id;

      if (!zavod_statement_step (statement, &found, error))
        return FALSE;
      id = found ? zavod_statement_get_int64 (statement, 0) : 0;
      if (found)
        g_array_append_val (ids, id);
    }

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 row[] = { zavod_id_new (), to, g_array_index (ids, gint64, i) };

      if (!zavod_connection_execute_ids (connection, COPY_CITATION, row, G_N_ELEMENTS (row), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_cells (ZavodConnection       *connection,
           const ZavodRowChange  *row,
           gint64                 id,
           GError               **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (ZavodCell));
  const ZavodOperation operation = { ZAVOD_OPERATION_UPDATE, row->table, id, cells };

  for (guint i = 0; i < row->fields->len; i++)
    g_array_append_val (cells, ((ZavodFieldChange *) g_ptr_array_index (row->fields, i))->new_cell);

  return zavod_operation_apply (&operation, connection, error);
}

/* A second statement with what they say, by the same sources, beside the one that says what is said here. */
static gboolean
add_rival (ZavodConnection       *connection,
           const ZavodRowChange  *row,
           GError               **error)
{
  const gint64 id = zavod_id_new ();

  return zavod_connection_execute_ids (connection, COPY_CLAIM, (const gint64[]) { id, row->id }, 2, error)
         && set_cells (connection, row, id, error)
         && copy_citations (connection, row->id, id, error);
}

static gboolean
wants_both (const ZavodRowChange *row)
{
  return row->choice == ZAVOD_CHOICE_BOTH && row->state == ZAVOD_CHANGE_RIVAL && row->is_there
         && row->operation != ZAVOD_OPERATION_DELETE && g_str_equal (row->table, "claim");
}

static gboolean
add_rivals (ZavodConnection        *connection,
            const ZavodChangeList  *changes,
            GError                **error)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const ZavodRowChange *row = g_ptr_array_index (changes->rows, i);

      if (wants_both (row) && !add_rival (connection, row, error))
        return FALSE;
    }

  return TRUE;
}

static void
take_choices (ZavodChangeList *changes,
              GHashTable      *choices)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      ZavodRowChange *row = g_ptr_array_index (changes->rows, i);
      g_autofree char *key = zavod_row_change_make_key (row);

      row->choice = GPOINTER_TO_INT (g_hash_table_lookup (choices, key));
    }
}

/* What fits is found once more here: between the look at it and the merge the atlas may have changed. */
static gboolean
write_merge (ZavodWriter   *self,
             gpointer       data,
             ZavodOutcome  *outcome,
             GArray        *pending,
             GError       **error)
{
  const ZavodMerge *merge = data;
  g_autoptr (ZavodChangeList) changes = zavod_patch_read_changes (merge->patch, self->connection, error);
  g_autoptr (sqlite3_session) session = changes != NULL ? zavod_writer_start_session (self, error) : NULL;

  if (session == NULL)
    return FALSE;

  outcome->words = g_strdup (merge->words);
  take_choices (changes, merge->choices);

  return zavod_changes_compare (self->connection, changes, error)
         && add_rivals (self->connection, changes, error)
         && zavod_changes_apply (self->connection, changes, error)
         && zavod_writer_record (self, session, merge->words, outcome, pending, error);
}

/**
 * zavod_writer_merge:
 * @merge: a #ZavodMerge
 *
 * Makes the changes of a patch that fit, and those that were chosen, as one edit.
 */
gpointer
zavod_writer_merge (gpointer       self,
                    gpointer       merge,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return zavod_writer_transact (self, write_merge, merge, cancellable, error);
}
