/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-changeset.h"
#include "zavod-error.h"
#include "zavod-sqlite.h"

#define N_MUTATIONS 10000
#define SCHEMA \
  "CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT, r REAL, b BLOB);" \
  "CREATE TABLE long_name (id INTEGER PRIMARY KEY, t TEXT);"

typedef struct
{
  void *data;
  int size;
} Fixture;

static void
execute (sqlite3    *db,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Of two tables, with every operation and every type of value. */
static void
fixture_set_up (Fixture       *self,
                gconstpointer  unused)
{
  sqlite3 *db = NULL;
  sqlite3_session *session = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  execute (db, SCHEMA
               "INSERT INTO a VALUES (1, 'one', 1.5, x'00ff'), (2, 'two', NULL, NULL)");
  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  execute (db, "UPDATE a SET t = 'ONE' WHERE id = 1; DELETE FROM a WHERE id = 2;"
               "INSERT INTO long_name VALUES (9007199254740991, hex (zeroblob (200))), (-1, NULL)");
  g_assert_cmpint (sqlite3session_changeset (session, &self->size, &self->data), ==, SQLITE_OK);
  sqlite3session_delete (session);
  sqlite3_close (db);
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  unused)
{
  sqlite3_free (self->data);
}

static int
conflict_cb (gpointer                user_data,
             int                     conflict,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static void
apply (gconstpointer data,
       int           size)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  execute (db, SCHEMA);
  sqlite3changeset_apply (db, size, (void *) data, NULL, conflict_cb, NULL);
  sqlite3_close (db);
}

/* What is let through must be safe to hand on: the test would not end otherwise. */
static gboolean
is_accepted (gconstpointer data,
             gsize         size)
{
  g_autoptr (GError) error = NULL;
  void *inverse = NULL;
  int inverse_size;

  if (!zavod_changeset_check (data, size, &error))
    {
      g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CORRUPT);
      return FALSE;
    }

  g_assert_no_error (error);
  apply (data, (int) size);
  if (sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse) == SQLITE_OK)
    {
      apply (inverse, inverse_size);
      sqlite3_free (inverse);
    }
  return TRUE;
}

/* A change is whole or refused: only between two of them may the end be. */
static void
test_cut_off (Fixture       *self,
              gconstpointer  unused)
{
  guint n_accepted = 0;

  g_assert_true (is_accepted (self->data, (gsize) self->size));
  for (int size = 0; size < self->size; size++)
    {
      /* of exactly that size, so that a read beyond its end is seen */
      g_autofree void *copy = g_memdup2 (self->data, (gsize) size);

      n_accepted += is_accepted (copy, (gsize) size);
    }

  /* after the first table, after the first two changes, after the second table and its first change */
  g_assert_cmpuint (n_accepted, ==, 5);
}

static void
test_mutations (Fixture       *self,
                gconstpointer  unused)
{
  guint n_refused = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (self->data, (gsize) self->size);

      for (gint32 n = g_test_rand_int_range (1, 4); n > 0; n--)
        copy[g_test_rand_int_range (0, self->size)] = (guint8) g_test_rand_int_range (0, 256);
      n_refused += !is_accepted (copy, (gsize) self->size);
    }

  g_assert_cmpuint (n_refused, >, N_MUTATIONS / 20);
}

static void
test_made_up (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    gboolean accepted;
  } cases[] = {
    { "T\001\001a\0", 5, TRUE },
    { "T", 1, FALSE },
    { "T\001", 2, FALSE },
    { "T\001\001", 3, FALSE },
    { "T\001\001a", 4, FALSE },                              /* a name without an end: SQLite goes round for ever */
    { "T\001\001\0", 4, FALSE },                             /* no name */
    { "T\0a\0", 4, FALSE },                                  /* no column */
    { "T\217\377\377\377\177\001a\0", 9, FALSE },            /* four milliards of columns */
    { "T\377\377\377\377\377\377\377\377\377a\0", 12, FALSE },
    { "P\001\001a\0", 5, FALSE },                            /* a patchset */
    { "\022\0\005", 3, FALSE },                              /* a change of no table */
    { "T\002\001\001a\0", 6, FALSE },                       /* two columns for a key */
    { "T\001\0a\0", 5, FALSE },                            /* none */
    { "T\001\001a\0\022\0\001\0\0\0\0\0\0\0\001", 16, TRUE },  /* an insertion of the id 1 */
    { "T\001\001a\0\022\0\005", 8, FALSE },                  /* an insertion without an id */
    { "T\001\001a\0\022\0\0", 8, FALSE },                    /* an insertion of nothing */
    { "T\001\001a\0\027\0\0\0", 9, FALSE },                  /* an update of no row */
    { "T\001\001a\0\027\0\001\0\0\0\0\0\0\0\001\0", 17, TRUE },  /* an update of nothing */
    { "T\001\001a\0\022\0\003\217\377\377\377\177x", 14, FALSE },  /* a text longer than the file */
    { "T\001\001a\0\022\0\006", 8, FALSE },                  /* no such type */
    { "T\001\001a\0\001\0\005", 8, FALSE },                  /* no such operation */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree void *copy = g_memdup2 (cases[i].bytes, cases[i].size);

      g_test_message ("case %u", i);
      g_assert_cmpint (is_accepted (copy, cases[i].size), ==, cases[i].accepted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/changeset/made-up", test_made_up);
  g_test_add ("/store/changeset/cut-off", Fixture, NULL, fixture_set_up, test_cut_off, fixture_tear_down);
  g_test_add ("/store/changeset/mutations", Fixture, NULL, fixture_set_up, test_mutations, fixture_tear_down);

  return g_test_run ();
}
