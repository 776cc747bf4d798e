/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about one subject, asked for by the subject and by one of the statements. */

#include "query-fixture.h"

static void
assert_ids (GPtrArray  *claims,
            const char *expected)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = NULL;

  for (guint i = 0; i < claims->len; i++)
    g_array_append_val (ids, ((const ZavodClaim *) g_ptr_array_index (claims, i))->id);
  text = query_join_ids (ids);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_about (Fixture       *self,
              ZavodSubjects  kind,
              gint64         id,
              const char    *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  zavod_store_statements_async (self->store, kind, id, NULL, take_answer, &result);
  await_answer (&result);
  claims = zavod_store_statements_finish (self->store, result, &error);
  g_assert_no_error (error);
  assert_ids (claims, expected);
}

static void
assert_beside (Fixture    *self,
               gint64      claim_id,
               const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  zavod_store_statements_beside_async (self->store, claim_id, NULL, take_answer, &result);
  await_answer (&result);
  claims = zavod_store_statements_finish (self->store, result, &error);
  g_assert_no_error (error);
  assert_ids (claims, expected);
}

static void
test_about (Fixture       *self,
            gconstpointer  unused)
{
  assert_about (self, ZAVOD_SUBJECT_PROGRAMME, 1, "403");
  assert_about (self, ZAVOD_SUBJECT_ACTOR, ALLUR, "");
  assert_about (self, ZAVOD_SUBJECT_SITE, BUSES, "108 304");
  assert_about (self, ZAVOD_SUBJECT_COUNTRY, 0, "");
}

static void
test_beside (Fixture       *self,
             gconstpointer  unused)
{
  assert_beside (self, 403, "403");
  assert_beside (self, 304, "108 304");
  assert_beside (self, 305, "305");
  assert_beside (self, 4711, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/statements/about", Fixture, NULL, query_set_up, test_about, fixture_tear_down);
  g_test_add ("/store/statements/beside", Fixture, NULL, query_set_up, test_beside, fixture_tear_down);

  return g_test_run ();
}
