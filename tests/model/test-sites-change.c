/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"

#include "zavod-claim.h"
#include "zavod-sites-change-input.h"

static ZavodInput *
create_input (void)
{
  const gint64 sites[] = { 12, 13 };
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) zavod_reference_free);

  g_ptr_array_add (places, zavod_reference_new (3, "Kostanay"));

  return ZAVOD_INPUT (zavod_sites_change_input_new (sites, G_N_ELEMENTS (sites), places));
}

static void
test_a_field (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  zavod_input_type (input, "country", "KZ");
  assert_writes (input,
                 "update site 12 country=KZ\n"
                 "update site 13 country=KZ");
}

static void
test_a_place (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  zavod_input_type (input, "field", "place");
  zavod_input_type (input, "place", "kostanay");
  assert_writes (input,
                 "update site 12 place_id=3\n"
                 "update site 13 place_id=3");
}

static void
test_a_place_that_is_new (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  zavod_input_type (input, "field", "place");
  zavod_input_type (input, "place", "Rudny");
  assert_writes (input,
                 "insert place #1 name=Rudny\n"
                 "update site 12 place_id=#1\n"
                 "update site 13 place_id=#1");
}

/* What is stated is said anew of each of them, by the source. */
static void
test_a_statement (void)
{
  g_autoptr (ZavodInput) input = create_input ();

  zavod_input_type (input, "field", "status");
  zavod_input_type (input, "status", "closed");
  zavod_input_type (input, "since", "Oct 2025");
  zavod_input_type (input, "source", "77");
  assert_writes (input,
                 "insert claim #1 site_id=12 property=status value_text=closed since=2025-10\n"
                 "insert citation #2 claim_id=#1 source_id=77\n"
                 "insert claim #3 site_id=13 property=status value_text=closed since=2025-10\n"
                 "insert citation #4 claim_id=#3 source_id=77");
}

static void
test_problems (void)
{
  g_autoptr (ZavodInput) input = create_input ();
  g_autofree char *long_text = g_strnfill (5000, 'x');

  assert_problem (input, "country", "", "Nothing is chosen");
  assert_problem (input, "note", "", NULL);  /* is not what is changed */
  zavod_input_type (input, "field", "note");
  assert_problem (input, "note", "", "Nothing is chosen");
  assert_problem (input, "note", long_text, "");
  assert_problem (input, "note", "Seen", NULL);
  zavod_input_type (input, "field", "status");
  assert_problem (input, "source", "", "No source is chosen");
  assert_problem (input, "since", "soon", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sites-change/a-field", test_a_field);
  g_test_add_func ("/sites-change/a-place", test_a_place);
  g_test_add_func ("/sites-change/a-place-that-is-new", test_a_place_that_is_new);
  g_test_add_func ("/sites-change/a-statement", test_a_statement);
  g_test_add_func ("/sites-change/problems", test_problems);
  return g_test_run ();
}
