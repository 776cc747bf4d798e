/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a noun is counted, and that count is right about what may be deleted. */

#include "query-fixture.h"

#define BRAND 31
#define MODEL 32

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("A brand");

  query_set_up (self, unused);
  query_add_noun (edit, "product", BRAND, "Kia", "brand");
  query_add_noun (edit, "product", MODEL, "Kia Sportage", "model");
  zavod_edit_set_integer (edit, "brand_id", BRAND);
  query_add_claim (edit, 501, 0, "description", "a car", NULL, KURSIV);
  zavod_edit_set_integer (edit, "product_id", MODEL);
  query_add_claim (edit, 502, 0, "role", NULL, NULL, KURSIV);
  zavod_edit_set_integer (edit, "actor_id", ALLUR);
  zavod_edit_set_integer (edit, "object_actor_id", ALLUR);
  zavod_edit_set_text (edit, "role", "owner");
  zavod_edit_update (edit, "citation", 3050 + OLD);
  zavod_edit_set_integer (edit, "speaker_id", KIA_CORPORATION);
  fixture_edit (self, edit);
}

static void
assert_uses (Fixture       *self,
             ZavodNoun      noun,
             gint64         id,
             ZavodNounUses  expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree ZavodNounUses *uses = NULL;

  zavod_store_noun_uses_async (self->store, noun, id, NULL, take_answer, &result);
  await_answer (&result);
  uses = zavod_store_noun_uses_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uses->n_about, ==, expected.n_about);
  g_assert_cmpuint (uses->n_naming, ==, expected.n_naming);
  g_assert_cmpuint (uses->n_members, ==, expected.n_members);
}

static void
test_counts (Fixture       *self,
             gconstpointer  unused)
{
  assert_uses (self, ZAVOD_NOUN_PLACE, 1, (ZavodNounUses) { .n_members = 1 });
  assert_uses (self, ZAVOD_NOUN_ACTOR, ALLUR, (ZavodNounUses) { .n_about = 1, .n_naming = 2 });
  assert_uses (self, ZAVOD_NOUN_ACTOR, KIA_CORPORATION, (ZavodNounUses) { .n_naming = 2 });
  assert_uses (self, ZAVOD_NOUN_PROGRAMME, 1, (ZavodNounUses) { .n_about = 1 });
  assert_uses (self, ZAVOD_NOUN_PRODUCT, BRAND, (ZavodNounUses) { .n_members = 1 });
  assert_uses (self, ZAVOD_NOUN_PRODUCT, MODEL, (ZavodNounUses) { .n_about = 1 });
  assert_uses (self, ZAVOD_NOUN_SOURCE, UNDATED, (ZavodNounUses) { .n_naming = 2 });
  assert_uses (self, ZAVOD_NOUN_SOURCE, 4711, (ZavodNounUses) { 0 });
}

static void
delete (Fixture    *self,
        const char *table,
        gint64      id,
        gboolean    is_possible)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete");

  zavod_edit_delete (edit, table, id);
  if (is_possible)
    fixture_edit (self, edit);
  else
    fixture_refuse (self, edit, ZAVOD_ERROR_INVALID);
}

/* What only the noun has goes with it, and comes back; what others need stays. */
static void
test_deletion (Fixture       *self,
               gconstpointer  unused)
{
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  delete (self, "source", UNDATED, FALSE);
  delete (self, "actor", KIA_CORPORATION, FALSE);
  delete (self, "product", BRAND, FALSE);
  delete (self, "place", 1, FALSE);
  delete (self, "product", MODEL, TRUE);
  assert_query (self, "SELECT count(*) FROM claim WHERE id = 501", "0");
  words = fixture_undo (self, &error);
  g_assert_no_error (error);
  after = fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/noun-uses/counts", Fixture, NULL, set_up, test_counts, fixture_tear_down);
  g_test_add ("/store/noun-uses/deletion", Fixture, NULL, set_up, test_deletion, fixture_tear_down);

  return g_test_run ();
}
