/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What queries ask about the moment that a connection reads of. Reduced dates begin on their first day and end on their
 * last. None of it may be called by a schema, nor be taken for constant: the moment is another one for the next read. */

#include "zavod-partial-date.h"
#include "zavod-sqlite.h"

static const ZavodMoment *
get_moment (sqlite3_context *context)
{
  return sqlite3_user_data (context);
}

static ZavodPartialDate
get_date (sqlite3_value *value)
{
  ZavodPartialDate date;

  zavod_partial_date_from_iso ((const char *) sqlite3_value_text (value), &date);
  return date;
}

/* zavod_is_all_known () */
static void
is_all_known_cb (sqlite3_context  *context,
                 int               n_arguments,
                 sqlite3_value   **arguments)
{
  sqlite3_result_int (context, get_moment (context)->knowledge.day == 0);
}

/* zavod_is_known (published) */
static void
is_known_cb (sqlite3_context  *context,
             int               n_arguments,
             sqlite3_value   **arguments)
{
  const guint32 published = zavod_partial_date_get_first_day (get_date (arguments[0]));

  sqlite3_result_int (context, zavod_knowledge_has (&get_moment (context)->knowledge, published));
}

/* zavod_is_any_day () */
static void
is_any_day_cb (sqlite3_context  *context,
               int               n_arguments,
               sqlite3_value   **arguments)
{
  sqlite3_result_int (context, get_moment (context)->day == 0);
}

/* zavod_holds (since, until) */
static void
holds_cb (sqlite3_context  *context,
          int               n_arguments,
          sqlite3_value   **arguments)
{
  const guint32 first = zavod_partial_date_get_first_day (get_date (arguments[0]));
  const guint32 last = zavod_partial_date_get_last_day (get_date (arguments[1]));

  sqlite3_result_int (context, zavod_moment_has (get_moment (context), first, last));
}

/**
 * zavod_sqlite_add_moment:
 * @moment: read at each call; lives as long as @db
 */
gboolean
zavod_sqlite_add_moment (sqlite3            *db,
                         const ZavodMoment  *moment,
                         GError            **error)
{
  static const struct
  {
    const char *name;
    int n_arguments;
    void (*call) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "zavod_is_all_known", 0, is_all_known_cb },
    { "zavod_is_known", 1, is_known_cb },
    { "zavod_is_any_day", 0, is_any_day_cb },
    { "zavod_holds", 2, holds_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      int code = sqlite3_create_function_v2 (db, functions[i].name, functions[i].n_arguments,
                                             SQLITE_UTF8 | SQLITE_DIRECTONLY, (gpointer) moment, functions[i].call, NULL,
                                             NULL, NULL);

      if (!zavod_sqlite_check (db, code, error))
        return FALSE;
    }

  return TRUE;
}
