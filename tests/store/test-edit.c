/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#define assert_query(self, sql, expected) \
  G_STMT_START { \
    g_autofree char *_found = fixture_query (self, sql); \
    g_assert_cmpstr (_found, ==, expected); \
  } G_STMT_END

static void
test_insert (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Add Kia Qazaqstan");
  gint64 site = edit_add_site (edit, "Kia Qazaqstan", 53.2, 63.6);

  edit_add_capacity (edit, site, edit_add_source (edit), "up to 70,000", 70000);
  fixture_edit (self, edit);

  assert_query (self, "SELECT name, country, hex(geom) FROM site",
                "Kia Qazaqstan|KZ|47500001E6100000" "0101000000CDCCCCCCCCCC4F409A99999999994A40");
  assert_query (self, "SELECT value_text, low FROM capacity", "up to 70,000|70000.0");
  assert_query (self, "SELECT id, words, kind, answers, length(changeset) > 0, length (who) > 0 FROM revision",
                "1|Add Kia Qazaqstan|edit|NULL|1|1");
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_false (self->everything);
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "claim"), ==, 1);
  g_assert_cmpuint (fixture_count_changed (self, "citation"), ==, 1);
  g_assert_cmpstr (zavod_store_get_undo_words (self->store), ==, "Add Kia Qazaqstan");
  g_assert_null (zavod_store_get_redo_words (self->store));
}

static void
test_unrecorded (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr (ZavodEdit) edit = zavod_edit_new ("Compile");

  zavod_edit_set_recorded (edit, FALSE);
  edit_add_site (edit, "Kia Qazaqstan", 53.2, 63.6);
  fixture_edit (self, edit);

  assert_query (self, "SELECT count(*) FROM revision", "0");
  g_assert_cmpuint (fixture_count_changed (self, "site"), ==, 1);
  g_assert_null (zavod_store_get_undo_words (self->store));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/store/edit/insert", test_insert);
  ADD ("/store/edit/unrecorded", test_unrecorded);

  return g_test_run ();
}
