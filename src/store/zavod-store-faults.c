/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-store-faults.h"

#include "zavod-change-reader.h"
#include "zavod-fault-survey.h"

typedef struct
{
  GHashTable *distinct;
  guint max_faults;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->distinct, g_hash_table_unref);
  g_free (question);
}

static gboolean
survey (ZavodFaultSurvey *self,
        GError          **error)
{
  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    if (zavod_rule_get_kind ((ZavodRule) i) == ZAVOD_RULE_BROKEN
        && !zavod_fault_survey_find_broken (self, (ZavodRule) i, error))
      return FALSE;

  return zavod_fault_survey_find_odd (self, error) && zavod_fault_survey_find_likely (self, error);
}

/* ---- in words ---- */

static gint64
find_claim (ZavodConnection *connection,
            const char      *table,
            gint64           id)
{
  ZavodCell cell = { 0 };
  gboolean found;

  if (g_str_equal (table, "claim"))
    return id;
  if (!g_str_equal (table, "citation") && !g_str_equal (table, "claim_site"))
    return 0;

  return zavod_changes_read_cell (connection, table, id, "claim_id", &cell, &found, NULL) ? cell.integer : 0;
}

static ZavodRowChange *
add_row (ZavodChangeList *rows,
         const char      *table,
         gint64           id)
{
  ZavodRowChange *row = zavod_row_change_new (ZAVOD_OPERATION_UPDATE, table, id);

  g_ptr_array_add (rows->rows, row);

  return row;
}

static void
take_words (ZavodFault           *fault,
            const ZavodRowChange *row,
            const ZavodRowChange *other)
{
  fault->noun = row->noun;
  fault->record_id = row->record_id;
  fault->record = g_strdup (row->record);
  /* that a row is the record itself need not be said */
  fault->row = row->id != row->record_id ? g_strdup (row->words) : NULL;
  if (other != NULL)
    fault->other = g_strdup (other->record);
}

/* The words are those of the history. */
static void
describe (ZavodConnection *connection,
          ZavodFaultGroup *group)
{
  g_autoptr (ZavodChangeList) rows = zavod_change_list_new ();
  g_autoptr (GPtrArray) described = g_ptr_array_new ();

  for (guint i = 0; i < group->faults->len; i++)
    {
      const ZavodFault *fault = g_ptr_array_index (group->faults, i);

      g_ptr_array_add (described, add_row (rows, fault->table, fault->id));
      g_ptr_array_add (described, fault->other_id != 0 ? add_row (rows, fault->table, fault->other_id) : NULL);
    }
  zavod_changes_describe (connection, rows);

  for (guint i = 0; i < group->faults->len; i++)
    {
      ZavodFault *fault = g_ptr_array_index (group->faults, i);

      take_words (fault, g_ptr_array_index (described, 2 * i), g_ptr_array_index (described, 2 * i + 1));
      fault->claim_id = find_claim (connection, fault->table, fault->id);
    }
}

static gpointer
read_faults (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  const Question *question = parameters;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_fault_group_free);
  g_auto (ZavodFaultSurvey) found = { NULL };

  zavod_fault_survey_init (&found, connection, cancellable, question->max_faults);
  found.distinct = question->distinct;
  if (!survey (&found, error))
    return NULL;

  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      describe (connection, found.groups[i]);
      g_ptr_array_add (groups, g_steal_pointer (&found.groups[i]));
    }

  return g_steal_pointer (&groups);
}

/**
 * zavod_store_faults_async:
 * @distinct: (nullable) (element-type utf8): pairs, as zavod_twins_make_key() has them, that are no duplicates; not to be
 *   touched again by the caller
 * @max_faults: of each rule; more are only counted
 *
 * Looks through the whole atlas for what is wrong, odd or there twice, in a thread beside.
 */
void
zavod_store_faults_async (ZavodStore          *self,
                          GHashTable          *distinct,
                          guint                max_faults,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Question *question;

  g_return_if_fail (ZAVOD_IS_STORE (self));

  question = g_new (Question, 1);
  *question = (Question) { distinct != NULL ? g_hash_table_ref (distinct) : NULL, max_faults };
  zavod_store_scan_async (self, zavod_store_faults_async, read_faults, question, question_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
zavod_store_faults_finish (ZavodStore    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return zavod_store_read_finish (self, result, zavod_store_faults_async, error);
}
