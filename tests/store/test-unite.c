/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records made one, with all that stands on both; and taken apart again, after other edits too. */

#include "query-fixture.h"
#include "zavod-store-history.h"
#include "zavod-store-unite.h"

enum
{
  PLANT = 100,     /* the same as TWIN */
  TWIN,
  OTHER,
};

enum
{
  CAPACITY = 200,  /* of PLANT */
  OUTPUT,          /* of TWIN */
  AREA,            /* of TWIN */
  SHARED,          /* of PLANT and TWIN */
  SHARED_ELSEWHERE,  /* of OTHER and TWIN */
};

static gboolean
unite (Fixture    *self,
       ZavodNoun   noun,
       gint64      kept,
       gint64      gone,
       GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zavod_store_unite_async (self->store, noun, kept, gone, "Merge", NULL, take_answer, &result);
  await_answer (&result);

  return zavod_store_unite_finish (self->store, result, error);
}

static void
assert_unites (Fixture   *self,
               ZavodNoun  noun,
               gint64     kept,
               gint64     gone)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unite (self, noun, kept, gone, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list_unions (Fixture   *self,
             ZavodNoun  noun,
             gint64     id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *unions;

  zavod_store_unions_async (self->store, noun, id, NULL, take_answer, &result);
  await_answer (&result);
  unions = zavod_store_unions_finish (self->store, result, &error);
  g_assert_no_error (error);

  return unions;
}

static guint
count_unions (Fixture   *self,
              ZavodNoun  noun,
              gint64     id)
{
  g_autoptr (GPtrArray) unions = list_unions (self, noun, id);

  return unions->len;
}

static char *
take_apart (Fixture           *self,
            ZavodNoun          noun,
            const ZavodUnion  *found,
            GError           **error)
{
  const ZavodHistoryStep step = { ZAVOD_STEP_TAKE_APART, &found->edit->id, 1, noun, found->gone_id, "Apart" };
  g_autoptr (GAsyncResult) result = NULL;

  zavod_store_step_async (self->store, &step, NULL, take_answer, &result);
  await_answer (&result);

  return zavod_store_step_finish (self->store, result, error);
}

static void
assert_taken_apart (Fixture          *self,
                    ZavodNoun         noun,
                    const ZavodUnion *found)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = take_apart (self, noun, found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "Apart");
}

static void
assert_undone (Fixture    *self,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = fixture_undo (self, &error);
  g_autofree char *now = fixture_dump (self);

  g_assert_no_error (error);
  g_assert_cmpstr (now, ==, expected);
}

static void
add_site (ZavodEdit  *edit,
          gint64      id,
          const char *name)
{
  zavod_edit_insert (edit, "site", id);
  zavod_edit_set_text (edit, "name", name);
}

static void
add_name (ZavodEdit  *edit,
          const char *column,
          gint64      id,
          const char *text)
{
  zavod_edit_insert (edit, "name", 0);
  zavod_edit_set_integer (edit, column, id);
  zavod_edit_set_text (edit, "text", text);
}

static void
share (ZavodEdit *edit,
       gint64     claim,
       gint64     site)
{
  zavod_edit_insert (edit, "claim_site", 0);
  zavod_edit_set_integer (edit, "claim_id", claim);
  zavod_edit_set_integer (edit, "site_id", site);
}

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Set up");

  fixture_set_up (self, NULL);
  query_add_source (edit, KURSIV, "Kursiv", "Kursiv", "2025-10-22");
  query_add_source (edit, OLD, "Old news", NULL, "2024");
  add_site (edit, PLANT, "Kia Qazaqstan");
  zavod_edit_set_text (edit, "note", "Seen");
  add_name (edit, "site_id", PLANT, "Kia KZ");
  add_site (edit, TWIN, "Kia Kostanay");
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_point (edit, "geom", 53.2, 63.6);
  zavod_edit_set_text (edit, "accuracy", "town");
  zavod_edit_set_text (edit, "note", "Heard");
  add_name (edit, "site_id", TWIN, "Kia KZ");
  add_name (edit, "site_id", TWIN, "Киа Костанай");
  add_site (edit, OTHER, "Allur");
  query_add_claim (edit, CAPACITY, PLANT, "capacity", "70,000", NULL, KURSIV);
  query_add_claim (edit, OUTPUT, TWIN, "output", "50,000", NULL, OLD);
  query_add_claim (edit, AREA, TWIN, "area", "63 ha", NULL, OLD);
  query_cite (edit, AREA, KURSIV);
  query_add_claim (edit, SHARED, PLANT, "investment", "$310 mn", NULL, KURSIV);
  share (edit, SHARED, TWIN);
  query_add_claim (edit, SHARED_ELSEWHERE, OTHER, "capacity", "190,000", NULL, KURSIV);
  share (edit, SHARED_ELSEWHERE, TWIN);
  fixture_edit (self, edit);
}

static void
test_all_of_a_site_moves (Fixture       *self,
                          gconstpointer  unused)
{
  g_autofree char *before = fixture_dump (self);

  assert_unites (self, ZAVOD_NOUN_SITE, PLANT, TWIN);
  assert_query (self, "SELECT name FROM site ORDER BY id", "Kia Qazaqstan|Allur");
  assert_query (self, "SELECT id FROM claim WHERE site_id = 100 ORDER BY id", "200|201|202|203");
  assert_query (self, "SELECT claim_id, site_id FROM claim_site", "204|100");
  assert_query (self, "SELECT count (*) FROM citation", "6");
  assert_query (self, "SELECT text, kind FROM name WHERE site_id = 100 ORDER BY text",
                "Kia KZ|spelling|Kia Kostanay|spelling|Киа Костанай|spelling");
  assert_query (self, "SELECT country, geom IS NOT NULL, accuracy, note FROM site WHERE id = 100", "KZ|1|town|Seen\nHeard");
  assert_query (self, "SELECT words FROM revision ORDER BY id DESC LIMIT 1", "Merge");
  assert_query (self, "SELECT count (*) FROM pragma_foreign_key_check", "0");
  assert_undone (self, before);
}

static void
test_the_history_tells_what_was_merged (Fixture       *self,
                                        gconstpointer  unused)
{
  g_autoptr (GPtrArray) unions = NULL;
  const ZavodUnion *found;

  g_assert_cmpuint (count_unions (self, ZAVOD_NOUN_SITE, PLANT), ==, 0);
  assert_unites (self, ZAVOD_NOUN_SITE, PLANT, TWIN);
  unions = list_unions (self, ZAVOD_NOUN_SITE, PLANT);
  g_assert_cmpuint (unions->len, ==, 1);
  found = g_ptr_array_index (unions, 0);
  g_assert_cmpint (found->gone_id, ==, TWIN);
  g_assert_cmpstr (found->name, ==, "Kia Kostanay");
  g_assert_cmpstr (found->edit->words, ==, "Merge");
  g_assert_cmpuint (count_unions (self, ZAVOD_NOUN_SITE, OTHER), ==, 0);

  assert_taken_apart (self, ZAVOD_NOUN_SITE, found);
  g_assert_cmpuint (count_unions (self, ZAVOD_NOUN_SITE, PLANT), ==, 0);
}

static void
test_a_deletion_is_no_union (Fixture       *self,
                             gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Delete");

  zavod_edit_delete (edit, "site", TWIN);
  zavod_edit_update (edit, "site", PLANT);
  zavod_edit_set_text (edit, "note", "Another");
  fixture_edit (self, edit);
  g_assert_cmpuint (count_unions (self, ZAVOD_NOUN_SITE, PLANT), ==, 0);
}

static void
test_taken_apart_at_once_all_is_as_before (Fixture       *self,
                                           gconstpointer  unused)
{
  g_autofree char *before = fixture_dump (self);
  g_autofree char *united = NULL, *after = NULL;
  g_autoptr (GPtrArray) unions = NULL;

  assert_unites (self, ZAVOD_NOUN_SITE, PLANT, TWIN);
  united = fixture_dump (self);
  unions = list_unions (self, ZAVOD_NOUN_SITE, PLANT);
  assert_taken_apart (self, ZAVOD_NOUN_SITE, g_ptr_array_index (unions, 0));
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
  assert_query (self, "SELECT group_concat (kind) FROM revision", "edit,edit,edit");
  assert_undone (self, united);
}

/* One statement that came from the twin is changed, one is deleted, one is added since; the note, too, is another. */
static void
edit_since (Fixture *self)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Later");

  zavod_edit_update (edit, "claim", OUTPUT);
  zavod_edit_set_text (edit, "value_text", "51,000");
  zavod_edit_delete (edit, "claim", AREA);
  query_add_claim (edit, 300, PLANT, "employees", "1,500", NULL, KURSIV);
  zavod_edit_update (edit, "site", PLANT);
  zavod_edit_set_text (edit, "note", "Seen, heard and counted");
  fixture_edit (self, edit);
}

static void
test_taken_apart_after_other_edits (Fixture       *self,
                                    gconstpointer  unused)
{
  g_autoptr (GPtrArray) unions = NULL;
  g_autofree char *before = NULL;

  assert_unites (self, ZAVOD_NOUN_SITE, PLANT, TWIN);
  edit_since (self);
  before = fixture_dump (self);
  unions = list_unions (self, ZAVOD_NOUN_SITE, PLANT);
  assert_taken_apart (self, ZAVOD_NOUN_SITE, g_ptr_array_index (unions, 0));
  assert_query (self, "SELECT id, name, country, note FROM site WHERE id = 101", "101|Kia Kostanay|KZ|Heard");
  assert_query (self, "SELECT id, value_text FROM claim WHERE site_id = 101", "201|51,000");
  assert_query (self, "SELECT id FROM claim WHERE site_id = 100 ORDER BY id", "200|203|300");
  assert_query (self, "SELECT claim_id, site_id FROM claim_site ORDER BY claim_id", "203|101|204|101");
  assert_query (self, "SELECT text FROM name WHERE site_id = 100", "Kia KZ");
  assert_query (self, "SELECT note FROM site WHERE id = 100", "Seen, heard and counted");
  assert_undone (self, before);
}

static void
test_what_is_apart_stays_so (Fixture       *self,
                             gconstpointer  unused)
{
  g_autoptr (GPtrArray) unions = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  assert_unites (self, ZAVOD_NOUN_SITE, PLANT, TWIN);
  unions = list_unions (self, ZAVOD_NOUN_SITE, PLANT);
  assert_taken_apart (self, ZAVOD_NOUN_SITE, g_ptr_array_index (unions, 0));
  words = take_apart (self, ZAVOD_NOUN_SITE, g_ptr_array_index (unions, 0), &error);
  g_assert_null (words);
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "They are apart already.");
}

static void
test_one_that_is_gone_is_refused (Fixture       *self,
                                  gconstpointer  unused)
{
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (unite (self, ZAVOD_NOUN_SITE, PLANT, 999, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (unite (self, ZAVOD_NOUN_SITE, 999, PLANT, &error));
  g_assert_error (error, ZAVOD_ERROR, ZAVOD_ERROR_NOT_FOUND);
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_companies (Fixture       *self,
                gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Companies");
  g_autofree char *before = NULL;

  query_add_noun (edit, "actor", 1, "Allur", "company");
  query_add_noun (edit, "actor", 2, "Allur Group", "company");
  zavod_edit_update (edit, "claim", CAPACITY);
  zavod_edit_set_integer (edit, "object_actor_id", 2);
  zavod_edit_insert (edit, "claim", 400);
  zavod_edit_set_integer (edit, "actor_id", 2);
  zavod_edit_set_text (edit, "property", "founded");
  query_cite (edit, 400, KURSIV);
  zavod_edit_set_integer (edit, "speaker_id", 2);
  fixture_edit (self, edit);
  before = fixture_dump (self);

  assert_unites (self, ZAVOD_NOUN_ACTOR, 1, 2);
  assert_query (self, "SELECT object_actor_id FROM claim WHERE id = 200", "1");
  assert_query (self, "SELECT actor_id FROM claim WHERE id = 400", "1");
  assert_query (self, "SELECT speaker_id FROM citation WHERE claim_id = 400", "1");
  assert_query (self, "SELECT text FROM name WHERE actor_id = 1", "Allur Group");
  g_assert_cmpuint (count_unions (self, ZAVOD_NOUN_ACTOR, 1), ==, 1);
  assert_undone (self, before);
}

/* A model that turns out to be its brand is not its own brand then. */
static void
test_a_brand_and_its_model (Fixture       *self,
                            gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Products");

  query_add_noun (edit, "product", 1, "Kia", "brand");
  query_add_noun (edit, "product", 2, "Kia cars", "model");
  zavod_edit_set_integer (edit, "brand_id", 1);
  query_add_noun (edit, "product", 3, "Sportage", "model");
  zavod_edit_set_integer (edit, "brand_id", 2);
  fixture_edit (self, edit);

  assert_unites (self, ZAVOD_NOUN_PRODUCT, 1, 2);
  assert_query (self, "SELECT id, brand_id FROM product ORDER BY id", "1|NULL|3|1");
}

static void
test_sources (Fixture       *self,
              gconstpointer  unused)
{
  g_autofree char *before = fixture_dump (self);
  g_autoptr (GPtrArray) unions = NULL;
  g_autofree char *after = NULL;

  assert_unites (self, ZAVOD_NOUN_SOURCE, OLD, KURSIV);
  assert_query (self, "SELECT title, publisher, published, note FROM source", "Old news|Kursiv|2024|Kursiv");
  assert_query (self, "SELECT DISTINCT source_id FROM citation", "2");
  unions = list_unions (self, ZAVOD_NOUN_SOURCE, OLD);
  g_assert_cmpuint (unions->len, ==, 1);
  assert_taken_apart (self, ZAVOD_NOUN_SOURCE, g_ptr_array_index (unions, 0));
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(name, function) g_test_add ("/unite/" name, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("site", test_all_of_a_site_moves);
  ADD ("found", test_the_history_tells_what_was_merged);
  ADD ("deletion", test_a_deletion_is_no_union);
  ADD ("apart-at-once", test_taken_apart_at_once_all_is_as_before);
  ADD ("apart-later", test_taken_apart_after_other_edits);
  ADD ("apart-twice", test_what_is_apart_stays_so);
  ADD ("gone", test_one_that_is_gone_is_refused);
  ADD ("companies", test_companies);
  ADD ("products", test_a_brand_and_its_model);
  ADD ("sources", test_sources);

  return g_test_run ();
}
