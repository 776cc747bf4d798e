/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statuses of days, and of what was known on a day, over claims that are written down here. */

#include "zavod-as-of.h"

#define UNKNOWN 0
#define AGREED 1
#define BUILDING 2
#define OPERATING 3
#define CLOSED 4

static const ZavodKnowledge everything = { 0, TRUE };

/* Site 7 is built on day 100, works from day 200 on and is closed on day 300; site 9 works since the newest of its sources,
 * which are of days 150 and 250, or, if these do not count, always; of site 11 somebody has always said that it is agreed. */
static ZavodAsOf *
make (const ZavodKnowledge *knowledge)
{
  ZavodAsOf *self = zavod_as_of_new ();

  zavod_as_of_add (self, 7, 70, 200, 0, OPERATING);
  zavod_as_of_add_source (self, 210);
  zavod_as_of_add (self, 7, 71, 300, 0, CLOSED);
  zavod_as_of_add_source (self, 0);
  zavod_as_of_add (self, 7, 72, 100, 0, BUILDING);
  zavod_as_of_add_source (self, 90);
  zavod_as_of_add (self, 9, 90, ZAVOD_DAY_BY_SOURCES, 0, OPERATING);
  zavod_as_of_add_source (self, 150);
  zavod_as_of_add_source (self, 250);
  zavod_as_of_add_source (self, 0);
  zavod_as_of_add (self, 11, 110, 0, 0, AGREED);
  zavod_as_of_know (self, knowledge, UNKNOWN);

  return self;
}

static void
assert_statuses (ZavodAsOf  *self,
                 guint32     day,
                 const char *expected)
{
  g_autofree char *found = NULL;

  zavod_as_of_move (self, day, NULL);
  found = g_strdup_printf ("%u %u %u", zavod_as_of_get_status (self, 0), zavod_as_of_get_status (self, 1),
                           zavod_as_of_get_status (self, 2));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_goes_both_ways (void)
{
  g_autoptr (ZavodAsOf) self = make (&everything);

  g_assert_cmpuint (zavod_as_of_get_n_sites (self), ==, 3);
  g_assert_cmpint (zavod_as_of_get_site (self, 1), ==, 9);
  assert_statuses (self, 0, "0 0 1");
  assert_statuses (self, 99, "0 0 1");
  assert_statuses (self, 100, "2 0 1");
  assert_statuses (self, 249, "3 0 1");
  assert_statuses (self, 250, "3 3 1");
  assert_statuses (self, 3652059, "4 3 1");
  assert_statuses (self, 299, "3 3 1");
  assert_statuses (self, 199, "2 0 1");
  assert_statuses (self, 1, "0 0 1");
}

static void
test_what_was_known (void)
{
  const ZavodKnowledge with = { 200, TRUE }, without = { 200, FALSE };
  g_autoptr (ZavodAsOf) self = make (&with);

  /* that it works was not said before day 210 */
  assert_statuses (self, 220, "2 3 1");
  assert_statuses (self, 149, "2 0 1");
  assert_statuses (self, 300, "4 3 1");

  /* the day stays when something else is known; a claim without a source is like one without a date */
  zavod_as_of_know (self, &without, UNKNOWN);
  assert_statuses (self, 300, "2 3 0");
  zavod_as_of_know (self, &(ZavodKnowledge) { 89, TRUE }, UNKNOWN);
  g_assert_cmpuint (zavod_as_of_get_status (self, 0), ==, CLOSED);
  assert_statuses (self, 299, "0 3 1");
  assert_statuses (self, 0, "0 3 1");
  zavod_as_of_know (self, &(ZavodKnowledge) { 89, FALSE }, UNKNOWN);
  assert_statuses (self, 3652059, "0 0 0");
  zavod_as_of_know (self, &everything, UNKNOWN);
  assert_statuses (self, 300, "4 3 1");
}

static void
test_rivals_of_a_day (void)
{
  g_autoptr (ZavodAsOf) self = zavod_as_of_new ();

  /* weight decides before the number of sources, these before the id */
  zavod_as_of_add (self, 1, 10, 50, 0, OPERATING);
  zavod_as_of_add_source (self, 1);
  zavod_as_of_add_source (self, 1);
  zavod_as_of_add (self, 1, 11, 50, 1, CLOSED);
  zavod_as_of_add_source (self, 1);
  zavod_as_of_add (self, 2, 20, 50, 0, OPERATING);
  zavod_as_of_add_source (self, 1);
  zavod_as_of_add (self, 2, 21, 50, 0, CLOSED);
  zavod_as_of_add_source (self, 1);
  zavod_as_of_add_source (self, 1);
  zavod_as_of_add (self, 3, 31, 50, 0, OPERATING);
  zavod_as_of_add (self, 3, 30, 50, 0, CLOSED);
  zavod_as_of_know (self, &everything, UNKNOWN);
  assert_statuses (self, 50, "4 4 4");
}

static void
test_tells_what_changes (void)
{
  g_autoptr (ZavodAsOf) self = make (&everything);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (ZavodStatusChange));
  const ZavodStatusChange *change;

  zavod_as_of_move (self, 120, changes);
  g_assert_cmpuint (changes->len, ==, 1);
  change = &g_array_index (changes, ZavodStatusChange, 0);
  g_assert_cmpuint (change->site, ==, 0);
  g_assert_cmpuint (change->status, ==, BUILDING);

  zavod_as_of_move (self, 121, changes);
  g_assert_cmpuint (changes->len, ==, 1);
  zavod_as_of_move (self, 0, changes);
  g_assert_cmpuint (changes->len, ==, 2);
  change = &g_array_index (changes, ZavodStatusChange, 1);
  g_assert_cmpuint (change->status, ==, UNKNOWN);
}

static void
test_finds_events (void)
{
  g_autoptr (ZavodAsOf) self = make (&everything);
  g_autoptr (ZavodAsOf) empty = zavod_as_of_new ();

  g_assert_cmpuint (zavod_as_of_get_next (self, 0, TRUE), ==, 100);
  g_assert_cmpuint (zavod_as_of_get_next (self, 100, TRUE), ==, 200);
  g_assert_cmpuint (zavod_as_of_get_next (self, 300, TRUE), ==, 0);
  g_assert_cmpuint (zavod_as_of_get_next (self, 100, FALSE), ==, 0);
  g_assert_cmpuint (zavod_as_of_get_next (self, 101, FALSE), ==, 100);
  g_assert_cmpuint (zavod_as_of_get_next (self, 3652059, FALSE), ==, 300);

  zavod_as_of_know (empty, &everything, UNKNOWN);
  zavod_as_of_move (empty, 700000, NULL);
  g_assert_cmpuint (zavod_as_of_get_n_sites (empty), ==, 0);
  g_assert_cmpuint (zavod_as_of_get_next (empty, 1, TRUE), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/as-of/goes-both-ways", test_goes_both_ways);
  g_test_add_func ("/as-of/what-was-known", test_what_was_known);
  g_test_add_func ("/as-of/rivals-of-a-day", test_rivals_of_a_day);
  g_test_add_func ("/as-of/tells-what-changes", test_tells_what_changes);
  g_test_add_func ("/as-of/finds-events", test_finds_events);

  return g_test_run ();
}
