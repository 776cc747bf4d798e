/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for what is wrong in a file that opens: each fault is one sentence that names the table and the row. */

#include <glib/gi18n.h>

#include "zavod-changeset.h"
#include "zavod-connection.h"
#include "zavod-coordinates.h"
#include "zavod-partial-date.h"

/* The ids and values of a column, for those that are stated. */
#define STATED(table, column) "SELECT id, " column " FROM " table " WHERE " column " IS NOT NULL"

static const struct
{
  const char *table;
  const char *column;
  ZavodVocabulary vocabulary;
  const char *sql;  /* ?1: the words, as a JSON array */
} vocabulary_columns[] = {
#define CODED(table, column, vocabulary, condition) \
  { table, column, ZAVOD_VOCABULARY_##vocabulary, \
    STATED (table, column) condition " AND " column " NOT IN (SELECT value FROM json_each (?1))" }
  CODED ("claim", "property", PROPERTY, ""),
  CODED ("claim", "value_text", STATUS, " AND property = 'status'"),
  CODED ("claim", "role", ROLE, ""),
  CODED ("claim", "modality", MODALITY, ""),
  CODED ("claim", "bound", BOUND, ""),
  CODED ("claim", "unit", UNIT, ""),
  CODED ("claim", "period", PERIOD, ""),
  CODED ("claim", "method", METHOD, ""),
  CODED ("claim", "vehicle_class", VEHICLE_CLASS, ""),
  CODED ("claim", "rank", RANK, ""),
  CODED ("claim", "country", COUNTRY, ""),
  CODED ("product", "vehicle_class", VEHICLE_CLASS, ""),
  CODED ("product", "kind", PRODUCT_KIND, ""),
  CODED ("site", "accuracy", ACCURACY, ""),
  CODED ("site", "country", COUNTRY, ""),
  CODED ("place", "country", COUNTRY, ""),
  CODED ("actor", "kind", ACTOR_KIND, ""),
  CODED ("actor", "country", COUNTRY, ""),
  CODED ("programme", "kind", PROGRAMME_KIND, ""),
  CODED ("programme", "country", COUNTRY, ""),
  CODED ("name", "kind", NAME_KIND, ""),
  CODED ("source", "kind", SOURCE_KIND, ""),
#undef CODED
};

static const struct
{
  const char *table;
  const char *column;
  const char *sql;
} date_columns[] = {
#define DATED(table, column) { table, column, STATED (table, column) }
  DATED ("claim", "since"),
  DATED ("claim", "until"),
  DATED ("claim", "as_of"),
  DATED ("name", "since"),
  DATED ("name", "until"),
  DATED ("source", "published"),
#undef DATED
};

static const struct
{
  const char *table;
  const char *sql;
  const char *fault;
} row_rules[] = {
  { "claim",
    "SELECT id FROM claim c WHERE NOT EXISTS (SELECT 1 FROM citation t WHERE t.claim_id = c.id)",
    N_("The claim has no citation.") },
  { "claim",
    "SELECT id FROM claim WHERE (site_id IS NOT NULL) + (actor_id IS NOT NULL) + (product_id IS NOT NULL)"
    " + (programme_id IS NOT NULL) + (country IS NOT NULL) <> 1",
    N_("The claim must have exactly one subject.") },
  { "name",
    "SELECT id FROM name WHERE (site_id IS NOT NULL) + (place_id IS NOT NULL) + (actor_id IS NOT NULL)"
    " + (product_id IS NOT NULL) + (programme_id IS NOT NULL) <> 1",
    N_("The name must belong to exactly one thing.") },
};

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

static char *
dup_words (ZavodVocabulary vocabulary)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < zavod_vocabulary_get_n_words (vocabulary); i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", zavod_vocabulary_get_code (vocabulary, i));

  return g_string_free (g_string_append_c (json, ']'), FALSE);
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
check_foreign_keys (Check   *check,
                    GError **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (check->connection, "PRAGMA foreign_key_check", error);
  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;

      add_fault (check, zavod_statement_get_text (statement, 0), zavod_statement_get_int64 (statement, 1),
                 g_strdup_printf (_("It refers to a row of the table “%s” that does not exist."),
                                  zavod_statement_get_text (statement, 2)));
    }

  return FALSE;
}

static gboolean
check_words (Check   *check,
             guint    index,
             GError **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  g_autofree char *words = dup_words (vocabulary_columns[index].vocabulary);
  gboolean row;

  statement = zavod_connection_prepare (check->connection, vocabulary_columns[index].sql, error);
  if (statement == NULL)
    return FALSE;

  zavod_statement_bind_text (statement, 1, words);
  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;

      add_fault (check, vocabulary_columns[index].table, zavod_statement_get_int64 (statement, 0),
                 g_strdup_printf (_("“%s” is not a word that the column “%s” can have."),
                                  zavod_statement_get_text (statement, 1), vocabulary_columns[index].column));
    }

  return FALSE;
}

static gboolean
check_dates (Check   *check,
             guint    index,
             GError **error)
{
  g_autoptr (ZavodStatement) statement = NULL;
  gboolean row;

  statement = zavod_connection_prepare (check->connection, date_columns[index].sql, error);
  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      ZavodPartialDate date;
      const char *text;

      if (!row)
        return TRUE;

      text = zavod_statement_get_text (statement, 1);
      if (!zavod_partial_date_from_iso (text, &date))
        add_fault (check, date_columns[index].table, zavod_statement_get_int64 (statement, 0),
                   g_strdup_printf (_("“%s” in the column “%s” is not a date like 2025, 2025-10 or 2025-10-21."), text,
                                    date_columns[index].column));
    }

  return FALSE;
}

static gboolean
check_places (Check   *check,
              GError **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (check->connection, STATED ("site", "geom"), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      const guint8 *blob;
      gsize size;
      double latitude;
      double longitude;

      if (!row)
        return TRUE;

      blob = zavod_statement_get_blob (statement, 1, &size);
      if (blob == NULL || !zavod_point_from_blob (blob, size, &latitude, &longitude))
        add_fault (check, "site", zavod_statement_get_int64 (statement, 0),
                   g_strdup (_("The place is not a point on the Earth.")));
    }

  return FALSE;
}

static gboolean
check_rows (Check   *check,
            guint    index,
            GError **error)
{
  g_autoptr (ZavodStatement) statement = zavod_connection_prepare (check->connection, row_rules[index].sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (zavod_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;

      add_fault (check, row_rules[index].table, zavod_statement_get_int64 (statement, 0),
                 g_strdup (_(row_rules[index].fault)));
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

  if (!check_foreign_keys (&check, &failure))
    note_failure (&check, &failure);
  for (guint i = 0; i < G_N_ELEMENTS (row_rules); i++)
    if (!check_rows (&check, i, &failure))
      note_failure (&check, &failure);
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary_columns); i++)
    if (!check_words (&check, i, &failure))
      note_failure (&check, &failure);
  for (guint i = 0; i < G_N_ELEMENTS (date_columns); i++)
    if (!check_dates (&check, i, &failure))
      note_failure (&check, &failure);
  if (!check_places (&check, &failure))
    note_failure (&check, &failure);
  if (!check_history (&check, &failure))
    note_failure (&check, &failure);

  return parameters;
}

/**
 * zavod_store_check:
 * @path: an atlas
 * @faults: (out) (transfer full) (element-type utf8): one sentence per fault; none: the atlas is in order
 *
 * Checks a whole atlas without changing it: its pages, references, subjects, citations, words, dates,
 * places and history.
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
