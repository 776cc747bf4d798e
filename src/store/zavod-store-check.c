/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for what is wrong in a file that opens: each fault is one sentence that names the table and the row. */

#include <glib/gi18n.h>

#include "zavod-changeset.h"
#include "zavod-connection.h"
#include "zavod-fault-survey.h"

typedef struct
{
  ZavodConnection *connection;
  GPtrArray *faults;
} Check;

/* Takes detail, a sentence about one row. */
static void
add_fault (Check      *check,
           const char *table,
           gint64      id,
           char       *detail)
{
  g_autofree char *sentence = detail;
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  /* Translators: the name of a table, the number of its row, and what is wrong with it */
  g_ptr_array_add (check->faults, g_strdup_printf (_("%s %s: %s"), table, row, sentence));
}

static gboolean
check_pages (Check   *check,
             GError **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (check->connection, "PRAGMA quick_check", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      const char *words;

      if (!row)
        return TRUE;

      words = zavod_statement_get_text (statement, 0);
      if (g_strcmp0 (words, "ok") != 0)
        g_ptr_array_add (check->faults, g_strdup_printf (_("The file is damaged: %s."), words));
    }

  return FALSE;
}

static gboolean
check_history (Check   *check,
               GError **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (check->connection, "SELECT id, changeset FROM revision", error);
  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      g_autoptr (GError) fault = NULL;
      const guint8 *changeset;
      gsize size;

      if (!row)
        return TRUE;

      changeset = zavod_statement_get_blob (statement, 1, &size);
      if (!zavod_changeset_check (changeset, size, &fault))
        add_fault (check, "revision", zavod_statement_get_int64 (statement, 0), g_strdup (fault->message));
    }

  return FALSE;
}

/* A column or table may be missing in a file that somebody rebuilt: that is one more fault, and the rest is checked. */
static void
note_failure (Check   *check,
              GError **failure)
{
  g_ptr_array_add (check->faults, g_strdup ((*failure)->message));
  g_clear_error (failure);
}

static void
check_rules (Check *check)
{
  g_auto (ZavodFaultSurvey) survey = { NULL };
  g_autoptr (GError) failure = NULL;

  zavod_fault_survey_init (&survey, check->connection, NULL, G_MAXUINT);
  for (guint i = 0; i < ZAVOD_N_RULES; i++)
    {
      if (zavod_rule_get_kind ((ZavodRule) i) != ZAVOD_RULE_BROKEN)
        continue;
      if (!zavod_fault_survey_find_broken (&survey, (ZavodRule) i, &failure))
        note_failure (check, &failure);
      for (guint j = 0; j < survey.groups[i]->faults->len; j++)
        {
          const ZavodFault *fault = g_ptr_array_index (survey.groups[i]->faults, j);

          add_fault (check, fault->table, fault->id, g_strdup (fault->words));
        }
    }
}

static gpointer
find_faults (ZavodConnection  *connection,
             gpointer          parameters,
             GCancellable     *cancellable,
             GError          **error)
{
  Check check = { connection, parameters };
  g_autoptr (GError) failure = NULL;

  if (!check_pages (&check, &failure))
    note_failure (&check, &failure);

  /* what is read from damaged pages would only be noise */
  if (check.faults->len > 0)
    return parameters;

  check_rules (&check);
  if (!check_history (&check, &failure))
    note_failure (&check, &failure);

  return parameters;
}

/**
 * zavod_store_check:
 * @path: an atlas
 * @faults: (out) (transfer full) (element-type utf8): one sentence per fault; none: the atlas is in order
 *
 * Checks a whole atlas without changing it: its pages, its history, and all rules that the forms keep.
 *
 * Returns: %TRUE when the file could be looked at; %FALSE with @error set when it cannot be opened as an atlas
 */
gboolean
zavod_store_check (const char  *path,
                   GPtrArray  **faults,
                   GError     **error)
{
  g_autoptr (ZavodStore) store = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (faults != NULL, FALSE);

  store = zavod_store_open (path, ZAVOD_OPEN_READ_ONLY, error);
  if (store == NULL || zavod_store_read_sync (store, find_faults, found, error) == NULL)
    return FALSE;

  *faults = g_steal_pointer (&found);
  return TRUE;
}
