/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong, odd or there twice, found in an atlas that other programs wrote to. */

#include "query-fixture.h"
#include "zavod-store-faults.h"
#include "zavod-twins.h"

static GPtrArray *
find_up_to (Fixture      *self,
            GHashTable   *distinct,
            guint         max_faults,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zavod_store_faults_async (self->store, distinct, max_faults, cancellable, take_answer, &result);
  await_answer (&result);

  return zavod_store_faults_finish (self->store, result, error);
}

static GPtrArray *
find (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *groups = find_up_to (self, NULL, 100, NULL, &error);

  g_assert_no_error (error);

  return groups;
}

static void
add_text (GString          *text,
          const ZavodFault *fault)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", fault->record);
  if (fault->other != NULL)
    g_string_append_printf (text, " + %s", fault->other);
  if (fault->row != NULL)
    g_string_append_printf (text, ", %s", fault->row);
  g_string_append_printf (text, ": %s", fault->words);
}

/* Compares all that break a rule, and says that nothing breaks another. */
static void
assert_finds (Fixture    *self,
              ZavodRule   rule,
              ZavodFix    fix,
              const char *expected)
{
  g_autoptr (GPtrArray) groups = find (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const ZavodFaultGroup *group = g_ptr_array_index (groups, i);

      g_assert_cmpint ((int) group->rule, ==, (int) i);
      g_assert_cmpuint (group->n_faults, ==, group->faults->len);
      if (group->rule != rule)
        g_assert_cmpuint (group->n_faults, ==, 0);
      for (guint j = 0; j < group->faults->len; j++)
        {
          const ZavodFault *fault = g_ptr_array_index (group->faults, j);

          g_assert_cmpint ((int) fault->fix, ==, (int) fix);
          add_text (text, fault);
        }
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define PLANT "Kia Qazaqstan"

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Set up");

  fixture_set_up (self, NULL);
  query_add_source (edit, KURSIV, "Kursiv", "Kursiv", "2025-10-22");
  query_add_source (edit, OLD, "Old news", NULL, "2024");
  query_add_noun (edit, "actor", ALLUR, "Allur", "company");
  query_add_noun (edit, "actor", KIA_CORPORATION, "Kia Corporation", "company");
  query_add_noun (edit, "product", 1, "Sportage", "model");
  query_add_noun (edit, "place", 1, "Kostanay", NULL);
  zavod_edit_insert (edit, "site", KIA);
  zavod_edit_set_text (edit, "name", PLANT);
  zavod_edit_set_text (edit, "country", "KZ");
  zavod_edit_set_integer (edit, "place_id", 1);
  zavod_edit_set_point (edit, "geom", 53.2, 63.6);
  query_add_claim (edit, 100, KIA, "capacity", "70,000", NULL, KURSIV);
  zavod_edit_set_real (edit, "low", 70000);
  zavod_edit_set_real (edit, "high", 70000);
  zavod_edit_set_text (edit, "unit", "vehicles");
  zavod_edit_set_text (edit, "period", "per-year");
  fixture_edit (self, edit);
}

static void
test_nothing_is_wrong (Fixture       *self,
                       gconstpointer  unused)
{
  assert_finds (self, ZAVOD_RULE_NO_SOURCE, ZAVOD_FIX_EDIT, "");
}

/* What another program may write, and what is said of it. */
static const struct
{
  const char *name;
  ZavodRule rule;
  ZavodFix fix;
  const char *sql;
  const char *expected;
} writings[] = {
  { "no-source", ZAVOD_RULE_NO_SOURCE, ZAVOD_FIX_EDIT, "DELETE FROM citation",
    PLANT ", Capacity: 70,000: No source is cited for it." },
  { "no-partner", ZAVOD_RULE_MISSING, ZAVOD_FIX_EDIT, "UPDATE claim SET object_actor_id = 99",
    PLANT ", Capacity: 70,000: Its field “With whom” refers to something that is not in the atlas." },
  { "no-scope", ZAVOD_RULE_MISSING, ZAVOD_FIX_CLEAR, "UPDATE claim SET scope_product_id = 99",
    PLANT ", Capacity: 70,000: Its field “Only for this model” refers to something that is not in the atlas." },
  { "no-town", ZAVOD_RULE_MISSING, ZAVOD_FIX_CLEAR, "UPDATE site SET place_id = 99",
    PLANT ": Its field “Town or place” refers to something that is not in the atlas." },
  { "no-claim", ZAVOD_RULE_MISSING, ZAVOD_FIX_REMOVE, "INSERT INTO citation (id, claim_id, source_id) VALUES (9, 99, 1)",
    "(null), Citation: Kursiv: Its field “Statement” refers to something that is not in the atlas." },
  { "low-above-high", ZAVOD_RULE_LOW_ABOVE_HIGH, ZAVOD_FIX_EDIT, "UPDATE claim SET low = 80000",
    PLANT ", Capacity: 70,000: Its lowest value is above its highest." },
  { "ends-first", ZAVOD_RULE_ENDS_FIRST, ZAVOD_FIX_EDIT, "UPDATE claim SET since = '2025-10', until = '2024'",
    PLANT ", Capacity: 70,000: It ends (2024) before it begins (2025-10)." },
  { "ends-in-its-year", ZAVOD_RULE_ENDS_FIRST, ZAVOD_FIX_EDIT, "UPDATE claim SET since = '2025-10', until = '2025'", "" },
  { "share", ZAVOD_RULE_SHARE, ZAVOD_FIX_EDIT, "PRAGMA ignore_check_constraints = ON; UPDATE claim SET share = 120",
    PLANT ", Capacity: 70,000: Its share is no percentage up to 100." },
  { "subject", ZAVOD_RULE_SUBJECT, ZAVOD_FIX_REMOVE,
    "PRAGMA ignore_check_constraints = ON; UPDATE claim SET country = 'KZ'",
    PLANT ", Capacity: 70,000: The claim must have exactly one subject." },
  { "word", ZAVOD_RULE_WORD, ZAVOD_FIX_EDIT, "UPDATE site SET accuracy = 'roughly'",
    PLANT ": “roughly” is not a word that the column “accuracy” can have." },
  { "date", ZAVOD_RULE_DATE, ZAVOD_FIX_EDIT, "UPDATE claim SET as_of = '21.10.2025'",
    PLANT ", Capacity: 70,000: “21.10.2025” in the column “as_of” is not a date like 2025, 2025-10 or 2025-10-21." },
  { "point", ZAVOD_RULE_POINT, ZAVOD_FIX_EDIT, "UPDATE site SET geom = x'00'",
    PLANT ": The place is not a point on the Earth." },
  { "no-reason", ZAVOD_RULE_NO_REASON, ZAVOD_FIX_EDIT, "UPDATE claim SET rank = 'preferred'",
    PLANT ", Capacity: 70,000: It is preferred, and nobody says why." },
  { "outside", ZAVOD_RULE_OUTSIDE, ZAVOD_FIX_EDIT, "UPDATE site SET country = 'TJ'",
    PLANT ": Its coordinates are not in Tajikistan." },
  { "town-outside", ZAVOD_RULE_OUTSIDE, ZAVOD_FIX_EDIT, "UPDATE place SET country = 'UZ'",
    PLANT ": Its town is in another country: Uzbekistan." },
  { "same-name", ZAVOD_RULE_SAME_NAME, ZAVOD_FIX_MERGE,
    "INSERT INTO site (id, name) VALUES (9, 'Киа Казахстан'); INSERT INTO name (id, site_id, text) VALUES (1, 1, 'Kia Kazakhstan')",
    PLANT " + Киа Казахстан: Sites" },
  { "same-company", ZAVOD_RULE_SAME_NAME, ZAVOD_FIX_MERGE,
    "INSERT INTO actor (id, name, kind) VALUES (9, 'ТОО Аллур', 'company')",
    "Allur + ТОО Аллур: Companies and people" },
  { "same-place", ZAVOD_RULE_SAME_PLACE, ZAVOD_FIX_MERGE,
    "INSERT INTO site (id, name, place_id) VALUES (9, 'Kia plant', 1)", PLANT " + Kia plant: Sites" },
  { "same-address", ZAVOD_RULE_SAME_ADDRESS, ZAVOD_FIX_MERGE,
    "UPDATE source SET url = 'https://www.kursiv.media/1/' WHERE id = 1;"
    "UPDATE source SET url = 'http://kursiv.media/1' WHERE id = 2", "Kursiv + Old news: kursiv.media/1" },
};

static void
test_another_program_wrote (Fixture       *self,
                            gconstpointer  data)
{
  const guint i = GPOINTER_TO_UINT (data);

  fixture_execute (self, writings[i].sql);
  assert_finds (self, writings[i].rule, writings[i].fix, writings[i].expected);
}

static void
set_up_writing (Fixture       *self,
                gconstpointer  data)
{
  set_up (self, NULL);
}

static void
test_two_are_preferred (Fixture       *self,
                        gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Rivals");

  zavod_edit_update (edit, "claim", 100);
  zavod_edit_set_text (edit, "rank", "preferred");
  zavod_edit_set_text (edit, "reason", "The first");
  query_add_claim (edit, 101, KIA, "capacity", "60,000", NULL, OLD);
  zavod_edit_set_real (edit, "low", 60000);
  zavod_edit_set_real (edit, "high", 60000);
  zavod_edit_set_text (edit, "unit", "vehicles");
  zavod_edit_set_text (edit, "period", "per-year");
  fixture_edit (self, edit);
  assert_finds (self, ZAVOD_RULE_SEVERAL_PREFERRED, ZAVOD_FIX_EDIT, "");

  fixture_execute (self, "UPDATE claim SET rank = 'preferred', reason = 'The second'");
  assert_finds (self, ZAVOD_RULE_SEVERAL_PREFERRED, ZAVOD_FIX_EDIT,
                PLANT ", Capacity: 60,000: “70,000” is preferred, too, and both cannot be true.");
}

static void
test_output_above_capacity (Fixture       *self,
                            gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Output");

  query_add_claim (edit, 101, KIA, "output", "90,000 in 2025", NULL, OLD);
  zavod_edit_set_real (edit, "low", 90000);
  zavod_edit_set_real (edit, "high", 90000);
  zavod_edit_set_text (edit, "unit", "vehicles");
  zavod_edit_set_text (edit, "period", "per-year");
  fixture_edit (self, edit);
  assert_finds (self, ZAVOD_RULE_OUTPUT, ZAVOD_FIX_EDIT,
                PLANT ", Output: 90,000 in 2025: This is more than the capacity that is stated: 70,000");

  fixture_execute (self, "UPDATE claim SET unit = 'buses' WHERE id = 101");
  assert_finds (self, ZAVOD_RULE_OUTPUT, ZAVOD_FIX_EDIT, "");
}

static void
add_share (ZavodEdit *edit,
           gint64     id,
           gint64     actor,
           double     share)
{
  query_add_claim (edit, id, KIA, "role", NULL, NULL, OLD);
  zavod_edit_set_integer (edit, "object_actor_id", actor);
  zavod_edit_set_text (edit, "role", "owner");
  zavod_edit_set_real (edit, "share", share);
}

/* Each partner counts once; what has ended does not. */
static void
test_shares_above_all (Fixture       *self,
                       gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Shares");

  add_share (edit, 101, ALLUR, 51);
  add_share (edit, 102, ALLUR, 49);
  add_share (edit, 103, KIA_CORPORATION, 49);
  fixture_edit (self, edit);
  assert_finds (self, ZAVOD_RULE_SHARES, ZAVOD_FIX_EDIT, "");

  fixture_execute (self, "UPDATE claim SET share = 69 WHERE id = 103");
  assert_finds (self, ZAVOD_RULE_SHARES, ZAVOD_FIX_EDIT,
                PLANT ", Partner: Kia Corporation: The shares add up to 120 %");
  fixture_execute (self, "UPDATE claim SET until = '2024' WHERE id = 103");
  assert_finds (self, ZAVOD_RULE_SHARES, ZAVOD_FIX_EDIT, "");
}

static void
test_no_duplicates (Fixture       *self,
                    gconstpointer  unused)
{
  g_autoptr (GHashTable) distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  fixture_execute (self, "INSERT INTO actor (id, name, kind) VALUES (9, 'Allur LLP', 'company'), (8, 'Allur JSC', 'company')");
  g_hash_table_add (distinct, zavod_twins_make_key (9, ALLUR));
  groups = find_up_to (self, distinct, 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((ZavodFaultGroup *) g_ptr_array_index (groups, ZAVOD_RULE_SAME_NAME))->n_faults, ==, 2);
}

static void
test_more_are_only_counted (Fixture       *self,
                            gconstpointer  unused)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  const ZavodFaultGroup *group;

  fixture_execute (self,
                   "WITH RECURSIVE n (i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
                   " INSERT INTO claim (id, site_id, property, value_text) SELECT i, 1, 'description', 'x' FROM n");
  groups = find_up_to (self, NULL, 10, NULL, &error);
  g_assert_no_error (error);
  group = g_ptr_array_index (groups, ZAVOD_RULE_NO_SOURCE);
  g_assert_cmpuint (group->n_faults, ==, 1000);
  g_assert_cmpuint (group->faults->len, ==, 10);
  g_assert_cmpint (((ZavodFault *) g_ptr_array_index (group->faults, 0))->claim_id, >=, 1000);
}

static void
test_it_can_be_stopped (Fixture       *self,
                        gconstpointer  unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (find_up_to (self, NULL, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function) g_test_add ("/faults/" name, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("none", test_nothing_is_wrong);
  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    {
      g_autofree char *path = g_strconcat ("/faults/", writings[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up_writing, test_another_program_wrote, fixture_tear_down);
    }
  ADD ("preferred", test_two_are_preferred);
  ADD ("output", test_output_above_capacity);
  ADD ("shares", test_shares_above_all);
  ADD ("distinct", test_no_duplicates);
  ADD ("many", test_more_are_only_counted);
  ADD ("stopped", test_it_can_be_stopped);

  return g_test_run ();
}
